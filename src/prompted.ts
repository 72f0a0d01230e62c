// Pictures put into words by language models: a picture stands in the prompt, or beside it, where some layers look at it.
// Each word written points at regions of the user's own picture, by the columns of attention that are the picture's, and at
// words of what was asked.
import { int64, type NDArray } from './array.ts';
import { type Described, type DescribeOptions, generationOf, outputOf, type PictureSightline, ranked, regionShares, toldOf } from './describe.ts';
import { InputError } from './errors.ts';
import { type Generated, generateFromPrompt } from './generation/generate.ts';
import type { Runnable } from './generation/runnable.ts';
import { readPictureSteps } from './image/config.ts';
import type { Picture } from './image/picture.ts';
import { processPicture, regionBoxes } from './image/process.ts';
import { cutTiles } from './image/tiles.ts';
import type { Beside, DecoderModel } from './models/family.ts';
import type { Opened } from './open.ts';
import { checkMethod, describeMethod, type Method, reads, type ScoreMatrix, scores, type Weights } from './provenance/methods.ts';
import { type Sightline, sightlines, tokenSpans } from './provenance/sightlines.ts';
import { looksAtSource } from './sites.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';
import { words } from './text/words.ts';
import { generationDefaults, readReading } from './translate.ts';

/** What is said where nothing is asked. */
const description = 'Describe the picture.';

/** A prompt as the model takes it, every picture's tokens there. */
interface Prompt {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokens: readonly Token[];
  /** The first of the picture's tokens. */
  readonly picture: number;
  /** Where what was asked stands in the text; null: nothing was. */
  readonly asked: readonly [start: number, end: number] | null;
}

/**
 * Puts pictures into words, one after another.
 *
 * @throws InputError for a question that holds special tokens, and for what a model of this kind cannot be asked
 */
export async function* describePrompted(opened: Opened, pictures: Iterable<Picture> | AsyncIterable<Picture>, options: DescribeOptions = {}): AsyncGenerator<Described> {
  const model = opened.model as DecoderModel;
  const { beside, dimensions } = model;
  if (!beside) throw new InputError(`describe: the model must read pictures and write text, got ${opened.config.modelType}, which does not`);
  if (options.cut) throw new InputError('describe: the cut check is for models whose pictures are a source of their own; this one reads them as part of its prompt');
  const [tokenizer, steps, reading] = await Promise.all([opened.tokenizer(), readPictureSteps(opened.files), readReading(opened)]);
  // without a folder's own heads, what was looked at while a token was written is what counts
  const method: Method = options.method ?? (reading.method.name === 'heads' ? reading.method : { name: 'averaged' });
  checkMethod(method, dimensions);
  if (method.name === 'rollout') throw new InputError('describe: the method must be heads, averaged or shifted for pictures, got rollout');
  const threshold = options.threshold ?? reading.threshold;
  const wanted = options.sightlines ?? 'words';
  const prompt = promptOf(tokenizer, beside, options);
  const defaults = generationDefaults(opened);
  for await (const picture of pictures) {
    const processed = processPicture(picture, steps);
    const tiled = steps.tiles && cutTiles(processed.pixels, steps.tiles.edge, steps.tiles.most);
    const given = tiled ? withLooks(tiled.arrays, beside, prompt) : { pixel_values: { ...processed.pixels, shape: [1, ...processed.pixels.shape] } };
    const takes = beside.inputs['pixel_values']?.shape.slice(tiled ? 2 : 1).join(' × ');
    const makes = given['pixel_values']?.shape.slice(tiled ? 2 : 1).join(' × ');
    if (takes !== makes) throw new InputError(`describe: the model takes ${takes} pixels, and preprocessor_config.json makes ${makes}`);
    const [[best]] = (await generateFromPrompt(opened.runnable as Runnable<never> as unknown as Runnable<DecoderModel>, [prompt.ids], {
      ...generationOf(defaults, options, dimensions.maxLength - prompt.ids.length),
      ...(wanted === 'off' ? {} : { reveal: (site: string) => reads(method, site) }),
      ...(options.mute ? { mute: options.mute } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    }, given)) as [[Generated]];
    const output = outputOf(tokenizer, best, wanted);
    const common = toldOf(picture, options.question, best, output, method);
    if (wanted === 'off') {
      yield { picture, description: { ...common, sightlines: [] }, heat: null };
      continue;
    }
    const { rows, columns, height, width } = beside.regions;
    const grid = { rows: rows * (tiled?.sheet.rows ?? 1), columns: columns * (tiled?.sheet.columns ?? 1) };
    const boxes = regionBoxes(processed, grid.rows, grid.columns, height, width);
    const [own, looked] = [false, true].map((source) => matrixOf(model, best.weights, method, source));
    const seen = beside.sites.length > 0 ? looked : own;
    if (!seen) throw new InputError(`describe: the method must read a layer that looks at the picture, those of ${beside.sites.join(', ')}, got ${describeMethod(method)}`);
    const keys = regionKeys(beside, grid, beside.sites.length > 0 ? 0 : prompt.picture);
    const shares = regionShares(seen.map((row) => Float64Array.from(keys, (key) => row[key] as number)), output, { ...beside.regions, ...grid, lead: 0 }, boxes);
    const asked = own && prompt.asked ? askedWords(own, output, prompt, wanted, threshold) : [];
    const lines = output.spans.map((span, i): PictureSightline => ({ ...span, sources: [...ranked(shares[i] as Float64Array, boxes, threshold), ...(asked[i]?.sources ?? [])] }));
    yield { picture, description: { ...common, sightlines: lines }, heat: { ...grid, boxes, shares } };
  }
}

/** The prompt of a question or of none, or one that is spelt out with the picture's token in it. */
function promptOf(tokenizer: Tokenizer, beside: Beside, { question, prompt = '' }: DescribeOptions): Prompt {
  const piece = tokenizer.pieceOf(beside.token);
  if (piece === undefined) throw new InputError(`describe: the tokenizer must have the picture's token, ${beside.token}, and has none`);
  const said = question?.trim() ?? description;
  const spelt = prompt.includes(piece);
  if (spelt && question !== undefined) throw new InputError(`describe: a prompt that spells out where the picture stands, by ${piece}, must be given without a question, got "${question}"`);
  const framed = beside.frame(piece, said, (one) => tokenizer.idOf(one) !== undefined);
  const text = spelt ? prompt : `${framed}${prompt}`;
  const bos = tokenizer.special.bos === undefined ? undefined : tokenizer.pieceOf(tokenizer.special.bos);
  const { tokens } = tokenizer.encode(text, { parseSpecialTokens: true, addSpecialTokens: bos === undefined || !text.includes(bos) });
  const at = spelt ? -1 : framed.indexOf(said, framed.indexOf(piece) + piece.length);
  const foreign = tokens.find((token) => token.special && token.start >= at && token.end <= at + said.length && token.end > token.start);
  if (at >= 0 && foreign) throw new InputError(`describe: a question must hold no special tokens, got "${foreign.text}"`);
  const places = tokens.flatMap((token, i) => (token.id === beside.token ? [i] : []));
  if (places.length !== 1) throw new InputError(`describe: a prompt must hold ${piece} once, got it ${places.length} times`);
  const [picture] = places as [number];
  const whole = tokens.flatMap((token, i) => new Array<Token>(i === picture ? beside.count : 1).fill(token));
  return { text, ids: whole.map((token) => token.id), tokens: whole, picture, asked: question === undefined ? null : [at, at + said.length] };
}

/** What each token sees of a picture in tiles: all of it from the picture's token on, nothing before. */
function withLooks(arrays: Readonly<Record<string, NDArray>>, beside: Beside, { ids, picture }: Prompt): Record<string, NDArray> {
  const there = arrays['aspect_ratio_mask'] as NDArray<'int64'>;
  const tiles = there.data.length;
  const looks = int64(Array.from({ length: ids.length * tiles }, (_, i) => (Math.floor(i / tiles) >= picture ? Number(there.data[i % tiles]) : 0)), [1, ids.length, 1, tiles]);
  return { ...arrays, ...Object.fromEntries(beside.byToken.map((name) => [name, looks])) };
}

/** Keys of a picture's regions, row by row over all its tiles, each of which begins with tokens for the whole. @param first the picture's first key */
function regionKeys({ regions: { lead, rows, columns } }: Beside, grid: { readonly rows: number; readonly columns: number }, first: number): number[] {
  return Array.from({ length: grid.rows * grid.columns }, (_, i) => {
    const [row, column] = [Math.floor(i / grid.columns), i % grid.columns];
    const tile = Math.floor(row / rows) * (grid.columns / columns) + Math.floor(column / columns);
    return first + tile * (lead + rows * columns) + lead + (row % rows) * columns + (column % columns);
  });
}

/** Scores by a method from the layers that look at pictures beside the text, or from the others; null where it reads none of them. */
function matrixOf(model: DecoderModel, weights: Weights, method: Method, source: boolean): ScoreMatrix | null {
  const some = Object.fromEntries(Object.entries(weights).filter(([site]) => looksAtSource(model, site) === source));
  const layers = Object.keys(some).map((site) => Number(site.split('.')[1]));
  if (layers.length === 0) return null;
  const of = <T>(list: readonly T[] | undefined, layer: (one: T) => number): T[] | undefined => list?.filter((one) => layers.includes(layer(one)));
  const [heads, whole] = [of(method.heads, ([layer]) => layer), of(method.layers, (layer) => layer)];
  return scores(some, { ...method, ...(heads ? { heads } : {}), ...(whole ? { layers: whole } : {}) });
}

/** Sightlines to the words of what was asked, told by their places in it. */
function askedWords(matrix: ScoreMatrix, output: Parameters<typeof sightlines>[1], { text, tokens, asked }: Prompt, by: 'words' | 'tokens', threshold: number): Sightline[] {
  const [from, to] = asked as readonly [number, number];
  const question = text.slice(from, to);
  const inside = tokens.map((token) => ({ ...token, special: token.special || token.start < from || token.end > to }));
  const spans = by === 'words' ? words(question).map((span) => ({ ...span, start: span.start + from, end: span.end + from })) : tokenSpans(text, inside);
  return sightlines(matrix, output, { text, tokens: inside, spans }, 'question', threshold).map((line) => ({
    ...line, sources: line.sources.map((one) => ({ ...one, start: one.start - from, end: one.end - from })),
  }));
}
