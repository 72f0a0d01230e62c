// preprocessor_config.json of transformers 4 and 5 (and its place inside processor_config.json): which steps a picture
// goes through. What a file leaves open is its processor's own default; what is not understood is refused by name.
import { type Fields, fields } from '../checkpoint/config.ts';
import { type Files, listed, readProcessor } from '../checkpoint/index.ts';
import { isObject, type JsonObject } from '../checkpoint/json.ts';
import { CheckpointError } from '../errors.ts';
import type { PictureSteps, Size } from './process.ts';
import { resampleNames } from './resample.ts';

interface Defaults {
  readonly size: JsonObject | number;
  readonly crop?: JsonObject | number;
  readonly resample: number;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** A single number as `size` means the shorter edge rather than a square. */
  readonly shortest?: boolean;
  readonly donut?: boolean;
  /** In tiles, at most so many. */
  readonly tiles?: number;
  /** In square tiles of such an edge, as many as it takes; `size` is then of the longer edge. */
  readonly squares?: number;
}

const half = [0.5, 0.5, 0.5];
const openai = { mean: [0.48145466, 0.4578275, 0.40821073], deviation: [0.26862954, 0.26130258, 0.27577711] };

const squares: Defaults = { size: { longest_edge: 4 * 364 }, resample: 1, mean: half, deviation: half, squares: 364 };

/** By the processor's name without "ImageProcessor" or "FeatureExtractor" and what follows. */
const known: Readonly<Record<string, Defaults>> = {
  ViT: { size: 224, resample: 2, mean: half, deviation: half },
  DeiT: { size: 256, crop: 224, resample: 3, mean: half, deviation: half },
  CLIP: { size: { shortest_edge: 224 }, crop: 224, resample: 3, ...openai, shortest: true },
  Siglip: { size: { height: 224, width: 224 }, resample: 3, mean: half, deviation: half, shortest: true },
  Blip: { size: 384, resample: 3, ...openai },
  Donut: { size: { height: 2560, width: 1920 }, resample: 2, mean: half, deviation: half, donut: true },
  Mllama: { size: { height: 224, width: 224 }, resample: 2, mean: half, deviation: half, tiles: 4 },
  Idefics3: squares,
  SmolVLM: squares,
};

/** Reads how a folder wants its pictures. Throws CheckpointError for processors and keys that are not known. */
export async function readPictureSteps(files: Files): Promise<PictureSteps> {
  const found = await readProcessor(files, 'image_processor');
  if (!found) throw new CheckpointError(files.name, `there must be preprocessor_config.json for pictures, got ${await listed(files)}`);
  return pictureSteps(found.raw, found.file);
}

/** The steps that a processor's config lists. */
export function pictureSteps(raw: JsonObject, file: string): PictureSteps {
  const f = fields(raw, file);
  const type = f.string('image_processor_type', null) ?? f.string('feature_extractor_type', null) ?? 'ViTImageProcessor';
  f.ignore('feature_extractor_type', 'processor_class', 'device', 'data_format', 'input_data_format', 'return_tensors', 'disable_grouping', '_valid_processor_keys', 'do_convert_rgb', 'image_seq_length', 'image_processor_type');
  const kind = type.replace(/(ImageProcessor|FeatureExtractor)(Fast|Pil)?$/, '');
  const defaults = known[kind];
  if (!defaults || !Object.hasOwn(known, kind)) throw new CheckpointError(file, `"image_processor_type" must be one of ${Object.keys(known).map((one) => `${one}ImageProcessor`).join(', ')}, got "${type}"`);
  // null says no, where nothing said leaves the default
  const wants = (key: string, fallback: boolean): boolean => f.boolean(key, null) ?? (f.value(key) === undefined && fallback);
  const size = readSize(f, 'size', defaults.size, { ...defaults, shortest: !wants('default_to_square', !defaults.shortest) });
  const filter = f.integer('resample', null, { min: 0, max: 5 }) ?? defaults.resample;
  if (!Object.hasOwn(resampleNames, filter)) throw new CheckpointError(file, `"resample" must be one of ${Object.keys(resampleNames).join(', ')}, got ${filter}`);
  const crop = readSize(f, 'crop_size', defaults.crop ?? 224, {});
  const crops = wants('do_center_crop', defaults.crop !== undefined);
  if (crops && defaults.crop === undefined && !f.given('crop_size')) throw new CheckpointError(file, '"crop_size" must be given where "do_center_crop" is true, got none');
  const exact = (of: Size, key: string) => {
    if (of.kind !== 'exact') throw new CheckpointError(file, `"${key}" must have height and width here`);
    return { height: of.height, width: of.width };
  };
  const donut = defaults.donut ?? false;
  const most = defaults.tiles === undefined ? null : (f.integer('max_image_tiles', null, { max: 64 }) ?? defaults.tiles);
  const edge = most === null ? null : exact(size, 'size');
  if (edge && (edge.height !== edge.width || !wants('do_resize', true) || !wants('do_pad', true))) throw new CheckpointError(file, `"size" must be square, and pictures resized and padded, for tiles, got ${JSON.stringify({ ...edge, do_resize: f.value('do_resize'), do_pad: f.value('do_pad') })}`);
  const square = defaults.squares === undefined ? null : readSize(f, 'max_image_size', { longest_edge: defaults.squares }, defaults);
  if (square && square.kind !== 'longest') throw new CheckpointError(file, '"max_image_size" must have a longest_edge');
  if (square && size.kind !== 'longest' && size.kind !== 'exact') throw new CheckpointError(file, '"size" must have a longest_edge, or height and width');
  const apart = square !== null && wants('do_image_splitting', true);
  // how it is told, and how frames of films are chosen
  if (square) f.ignore('return_row_col_info', 'video_sampling');
  const frame = donut ? exact(size, 'size') : null;
  const padding = wants('do_pad', donut);
  const padSize = f.given('pad_size') ? exact(readSize(f, 'pad_size', 0, {}), 'pad_size') : null;
  f.ignore('pad_size', 'random_padding');
  const mean = f.numbers('image_mean', null) ?? defaults.mean;
  const deviation = f.numbers('image_std', null) ?? defaults.deviation;
  if (mean.length !== 3 || deviation.length !== 3 || deviation.includes(0)) throw new CheckpointError(file, '"image_mean" and "image_std" must be three numbers each, none of the second 0');
  const steps: PictureSteps = {
    turn: frame && wants('do_align_long_axis', false) ? frame : null,
    tiles: edge && most !== null ? { edge: edge.height, most, filter } : null,
    resize: !edge && wants('do_resize', true) ? { size: frame ? { kind: 'shortest', edge: Math.min(frame.height, frame.width), longest: null } : size, filter } : null,
    squares: square && { edge: square.edge, apart, filter },
    // where the filter is number 0 the reference takes it for none, and its own
    thumbnail: frame && wants('do_thumbnail', true) ? { ...frame, filter: filter || 3 } : null,
    padAround: frame && padding ? frame : null,
    crop: crops && !square ? exact(crop, 'crop_size') : null,
    rescale: wants('do_rescale', true) ? (f.number('rescale_factor', null) ?? 1 / 255) : null,
    normalize: wants('do_normalize', true) ? { mean, deviation } : null,
    padAfter: !donut && !edge && !square && padding ? padSize : null,
  };
  for (const key of ['do_align_long_axis', 'do_thumbnail']) if (!donut) f.boolean(key, null);
  f.number('rescale_factor', null);
  f.finish();
  return steps;
}

function readSize(f: Fields, key: string, fallback: JsonObject | number, { shortest = false, donut = false, squares: longest }: Pick<Defaults, 'shortest' | 'donut' | 'squares'>): Size {
  const value = f.value(key) ?? fallback;
  const refuse = (): never => {
    throw new CheckpointError(f.file, `"${key}" must be a number of pixels, height and width, or a shortest_edge, got ${JSON.stringify(value)}`);
  };
  const pixels = (of: unknown): number => (typeof of === 'number' && Number.isInteger(of) && of > 0 && of <= 1 << 16 ? of : refuse());
  if (typeof value === 'number') return shortest ? { kind: 'shortest', edge: pixels(value), longest: null } : { kind: 'exact', height: pixels(value), width: pixels(value) };
  // Donut's lists are width first
  if (Array.isArray(value) && value.length === 2) {
    const [first, second] = [pixels(value[0]), pixels(value[1])];
    return { kind: 'exact', height: donut ? second : first, width: donut ? first : second };
  }
  if (!isObject(value)) return refuse();
  const given = Object.keys(value).filter((one) => value[one] !== null).sort().join();
  if (given === 'height,width') return { kind: 'exact', height: pixels(value.height), width: pixels(value.width) };
  if (given === 'shortest_edge') return { kind: 'shortest', edge: pixels(value.shortest_edge), longest: null };
  if (given === 'longest_edge' && longest !== undefined) return { kind: 'longest', edge: pixels(value.longest_edge) };
  if (given === 'longest_edge,shortest_edge' && longest === undefined) return { kind: 'shortest', edge: pixels(value.shortest_edge), longest: pixels(value.longest_edge) };
  if (given === 'max_height,max_width') return { kind: 'fit', height: pixels(value.max_height), width: pixels(value.max_width) };
  return refuse();
}
