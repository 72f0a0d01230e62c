// What is in a picture, by classes the model knows or by texts that are given.
import { int64, type NDArray } from './array.ts';
import { quote } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import { forward } from './forward.ts';
import { textSource } from './generation/encode.ts';
import { readPictureSteps } from './image/config.ts';
import type { Picture } from './image/picture.ts';
import { type Processed, processPicture } from './image/process.ts';
import type { EncoderModel, Input } from './models/family.ts';
import type { Opened } from './open.ts';
import type { HeadAt } from './sites.ts';

export interface ClassifyOptions {
  /** What texts are put into, "{}" standing for the text; default "{}": as they are. */
  readonly template?: string;
  /** Heads whose outputs are taken out. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
}

export interface Label {
  readonly label: string;
  readonly score: number;
}

export interface Classification {
  /** The picture's name. */
  readonly input: string;
  /** Best first. Scores of classes, and of texts that are compared among each other, add up to one. */
  readonly labels: readonly Label[];
}

/**
 * Classifies pictures. @param labels texts to choose among, of models that read texts; none for models of fixed classes
 *
 * @throws InputError when the model reads no pictures, knows no classes, or needs labels that are not given
 */
export async function classifyPictures(opened: Opened, pictures: readonly Picture[], labels: readonly string[] = [], options: ClassifyOptions = {}): Promise<Classification[]> {
  const ready = async (): Promise<Processed[]> => {
    const steps = await readPictureSteps(opened.files);
    return pictures.map((picture) => processPicture(picture, steps));
  };
  const judged = await judge(opened, ready, labels, 'classify', options);
  if (!judged) throw new InputError('classify: the model must have classes, and this one only gives states');
  return pictures.map(({ name }, i) => ({ input: name, labels: judged[i] as readonly Label[] }));
}

/** The model, where it judges pictures by as many labels; throws InputError where it does not, or needs labels that are not given, or takes none. @param command whose message it is */
function judging({ model, config }: Opened, labels: readonly string[], command: string, options: ClassifyOptions): EncoderModel {
  if (model.kind !== 'encoder' || !model.inputs['pixel_values']) throw new InputError(`${command}: the model must read pictures and tell what they are, got ${config.modelType}, which does not`);
  const texts = model.inputs['input_ids'] !== undefined;
  if (texts && labels.length === 0) throw new InputError(`${command}: this model compares pictures with texts, and none was given; name the labels to choose among`);
  if (!texts && labels.length > 0) throw new InputError(`${command}: this model has classes of its own and takes no labels, got ${quote(labels[0] as string)}`);
  if (!texts && options.template !== undefined) throw new InputError(`${command}: this model has classes of its own and takes no template, got ${quote(options.template)}`);
  if (labels.some((label) => label.trim() === '')) throw new InputError(`${command}: a label must have at least one word, got an empty one`);
  return model;
}

/** What pictures are judged to be, the labels of each best first; null of a model that has no classes and gives states alone. @param ready makes the pictures ready, asked once it is known that the model can judge them */
export async function judge(opened: Opened, ready: () => Promise<readonly Processed[]>, labels: readonly string[], command: string, options: ClassifyOptions = {}): Promise<(readonly Label[])[] | null> {
  const model = judging(opened, labels, command, options);
  const processed = await ready();
  const [, height, width] = (model.inputs['pixel_values'] as Input).shape.slice(1) as [number, number, number];
  for (const one of processed) {
    if (one.height !== height || one.width !== width) throw new InputError(`${command}: the model takes ${height} × ${width} pixels, and preprocessor_config.json makes ${one.height} × ${one.width}`);
  }
  const stacked = (repeats: number): NDArray<'float32'> => {
    const size = 3 * height * width;
    const data = new Float32Array(processed.length * repeats * size);
    for (const [i, { pixels }] of processed.entries()) for (let j = 0; j < repeats; j++) data.set(pixels.data, (i * repeats + j) * size);
    return { dtype: 'float32', shape: [processed.length * repeats, 3, height, width], data };
  };
  const run = (inputs: Record<string, NDArray>): Promise<Record<string, NDArray>> => forward(opened.runnable, inputs, { ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}) });
  const ranked = (names: readonly string[], scores: (picture: number) => readonly number[]): (readonly Label[])[] =>
    processed.map((_, i) => {
      const values = scores(i);
      return names.map((label, j) => ({ label, score: values[j] as number })).sort((a, b) => b.score - a.score);
    });

  if (labels.length === 0) {
    const { logits } = (await run({ pixel_values: stacked(1) })) as { logits?: NDArray<'float32'> };
    if (!logits) return null;
    const classes = logits.shape[1] as number;
    const names = Array.from({ length: classes }, (_, i) => opened.config.id2label?.get(i) ?? `class ${i}`);
    return ranked(names, (i) => softmax([...logits.data.subarray(i * classes, (i + 1) * classes)]));
  }

  const { among, padding } = model.judges ?? { among: true, padding: 'masked' };
  const tokenizer = await opened.tokenizer();
  const limit = model.dimensions.maxLength;
  const pad = tokenizer.special.pad ?? 0;
  const rows = labels.map((label) => {
    const { ids } = tokenizer.encode((options.template ?? '{}').replaceAll('{}', label));
    if (ids.length > limit) throw new InputError(`${command}: a label must have at most ${limit} tokens, got ${ids.length} in ${quote(label)}`);
    return padding === 'full' ? [...ids, ...new Array<number>(limit - ids.length).fill(pad)] : [...ids];
  });
  const given = padding === 'full' ? { input_ids: int64(rows.flat(), [rows.length, limit]) } : textSource(rows, pad);
  if (model.inputs['pixel_values']?.shape[0] === model.inputs['input_ids']?.shape[0]) {
    // texts that look at the picture: every pair is a row of its own
    const repeat = (array: NDArray): NDArray => {
      const [count, length] = array.shape as [number, number];
      const data = new BigInt64Array(processed.length * count * length);
      for (let i = 0; i < processed.length; i++) data.set(array.data as BigInt64Array, i * count * length);
      return { dtype: 'int64', shape: [processed.length * count, length], data };
    };
    const { itm_score: pairs } = (await run({ ...Object.fromEntries(Object.entries(given).map(([name, array]) => [name, repeat(array)])), pixel_values: stacked(rows.length) })) as { itm_score: NDArray<'float32'> };
    return ranked(labels, (i) => rows.map((_, j) => softmax([...pairs.data.subarray((i * rows.length + j) * 2, (i * rows.length + j) * 2 + 2)])[1] as number));
  }
  const { logits_per_image: alike } = (await run({ ...given, pixel_values: stacked(1) })) as { logits_per_image: NDArray<'float32'> };
  return ranked(labels, (i) => {
    const values = [...alike.data.subarray(i * rows.length, (i + 1) * rows.length)];
    return among ? softmax(values) : values.map((value) => 1 / (1 + Math.exp(-value)));
  });
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
