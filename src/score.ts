// Scoring: the log-probability a model gives to each token of a target that is already written, with the attention
// that it paid on the way, in one pass; and the same where places of the source are hidden, whatever the source is,
// which is how the cut check asks what an output really depended on.
import { int64, type NDArray } from './array.ts';
import { Pass } from './attention/index.ts';
import { declared, type Runnable, type SourceArrays } from './generation/runnable.ts';
import { gatherElements, input, logSoftmax, type Tensor, unsqueeze } from './graph/index.ts';
import { type EncoderDecoderModel, partsOf, statesOf } from './models/family.ts';
import { compileGraph } from './runtime/compile.ts';
import { type HeadAt, headFactors } from './sites.ts';

export interface ScoringItem {
  readonly source: readonly number[];
  /** Tokens written, start token excluded, end token included. */
  readonly target: readonly number[];
}

export interface Scored {
  /** Log-probability of each target token. */
  readonly scores: Float32Array;
  /** By name: [heads, targetTokens, keys]. */
  readonly weights: Readonly<Record<string, NDArray<'float32'>>>;
}

export interface ScoreOptions {
  readonly start: number;
  readonly pad: number;
  readonly reveal?: (name: string) => boolean;
  /** Heads whose outputs are taken out. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
}

/** Scores targets together, each as if alone. */
export async function scoreTargets(runnable: Runnable<EncoderDecoderModel>, items: readonly ScoringItem[], options: ScoreOptions): Promise<Scored[]> {
  const { model } = runnable;
  const names = [
    ...Array.from({ length: model.dimensions.layers }, (_, i) => `cross_attentions.${i}`),
    ...Array.from({ length: model.dimensions.encoderLayers ?? 0 }, (_, i) => `encoder_attentions.${i}`),
  ].filter((name) => options.reveal?.(name));
  const factors = headFactors(model, options.mute);
  const key = `score ${names} ${Object.keys(factors)}`;
  let session = runnable.sessions.get(key);
  if (!session) {
    const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, headMask: (site) => `head_mask.${site}` in factors, ...(options.reveal ? { reveal: options.reveal } : {}) });
    const ids = input('ids', 'int64', ['batch', 'sourceLength']);
    const mask = input('mask', 'int64', ['batch', 'sourceLength']);
    const encoded = model.encode(pass, { input_ids: ids, attention_mask: mask });
    const target = input('target', 'int64', ['batch', 'targetLength']);
    const logits = model.decode(pass, { ids: target, mask: null, positions: null }, { ...encoded, contexts: null }).logits as Tensor;
    const scores = gatherElements(logSoftmax(logits), unsqueeze(input('labels', 'int64', ['batch', 'targetLength']), 2));
    session = compileGraph(runnable.engine, { scores, ...Object.fromEntries(names.map((name) => [name, pass.revealed[name] as Tensor])) });
    runnable.sessions.set(key, session);
  }
  const sourceLength = Math.max(...items.map((item) => item.source.length));
  const targetLength = Math.max(...items.map((item) => item.target.length));
  const rows = <T>(length: number, pick: (item: ScoringItem, i: number) => T): T[] => items.flatMap((item) => Array.from({ length }, (_, i) => pick(item, i)));
  const feeds = {
    ids: int64(rows(sourceLength, (item, i) => item.source[i] ?? options.pad), [items.length, sourceLength]),
    mask: int64(rows(sourceLength, (item, i) => (i < item.source.length ? 1 : 0)), [items.length, sourceLength]),
    target: int64(rows(targetLength, (item, i) => (i === 0 ? options.start : (item.target[i - 1] ?? options.pad))), [items.length, targetLength]),
    labels: int64(rows(targetLength, (item, i) => item.target[i] ?? 0), [items.length, targetLength]),
  };
  const results = await (await session).run({ ...feeds, ...factors }, options.signal ? { signal: options.signal } : {});
  const all = results['scores'] as NDArray<'float32'>;
  return items.map((item, row) => ({
    scores: all.data.slice(row * targetLength, row * targetLength + item.target.length),
    weights: Object.fromEntries(names.map((name) => [name, cropped(results[name] as NDArray<'float32'>, row, name.startsWith('cross') ? item.target.length : item.source.length, item.source.length)])),
  }));
}

/** One source as the model takes it, a row of each array, and what was written of it. */
export interface Written {
  readonly source: SourceArrays;
  /** All tokens, the start token and what was given to begin with included. */
  readonly ids: readonly number[];
  /** How many of them were given. */
  readonly given: number;
}

/** Places of a part of the source (`partsOf`) that are hidden from everything that looks at it. */
export interface Hidden {
  readonly part: string;
  readonly places: ReadonlySet<number>;
}

/** States gone over at once: what bounds a pass's memory. */
const statesAtOnce = 4096;

/**
 * Log-probability of each token written, once for each way of hiding: null hides nothing. Keys and values of hidden places
 * are masked wherever they would be looked at; what is given is read as it was.
 */
export async function scoreHidden(runnable: Runnable<EncoderDecoderModel>, { source, ids, given }: Written, ways: readonly (Hidden | null)[], options: Pick<ScoreOptions, 'mute' | 'signal'> = {}): Promise<Float32Array[]> {
  const { model } = runnable;
  const parts = Object.entries(partsOf(model.source));
  const factors = headFactors(model, options.mute);
  const names = Object.keys(source).sort();
  const key = `score hidden ${names} ${Object.keys(factors)}`;
  let session = runnable.sessions.get(key);
  if (!session) {
    const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, headMask: (site) => `head_mask.${site}` in factors, hides: (site) => parts.find(([, sites]) => sites.some((begin) => site.startsWith(begin)))?.[0] });
    const encoded = model.encode(pass, declared(model.source.inputs, new Set(names)));
    const target = input('target', 'int64', ['batch', 'targetLength']);
    const logits = model.decode(pass, { ids: target, mask: null, positions: null }, { ...encoded, contexts: null }).logits as Tensor;
    session = compileGraph(runnable.engine, { scores: gatherElements(logSoftmax(logits), unsqueeze(input('labels', 'int64', ['batch', 'targetLength']), 2)) });
    runnable.sessions.set(key, session);
  }
  const graph = await session;
  const shapes = (name: string): readonly number[] => (source[name] as NDArray).shape;
  const states = parts.map(([part]) => [part, statesOf(model.source, part, shapes)] as const);
  const atOnce = Math.max(1, Math.floor(statesAtOnce / Math.max(...states.map(([, count]) => count))));
  const length = ids.length - 1;
  const results: Float32Array[] = [];
  for (let from = 0; from < ways.length; from += atOnce) {
    const some = ways.slice(from, from + atOnce);
    const rows = <T>(count: number, pick: (way: Hidden | null, i: number) => T): T[] => some.flatMap((way) => Array.from({ length: count }, (_, i) => pick(way, i)));
    const seen = states.map(([part, count]) => [`seen.${part}`, int64(rows(count, (way, i) => (way?.part === part && way.places.has(i) ? 0 : 1)), [some.length, count])] as const);
    const { scores } = await graph.run({
      ...Object.fromEntries(Object.entries(source).map(([name, array]) => [name, repeated(array, some.length)])),
      ...Object.fromEntries(seen.filter(([name]) => graph.inputs.includes(name))),
      target: int64(rows(length, (_, i) => ids[i] as number), [some.length, length]),
      labels: int64(rows(length, (_, i) => ids[i + 1] as number), [some.length, length]),
      ...factors,
    }, options.signal ? { signal: options.signal } : {});
    for (let row = 0; row < some.length; row++) results.push((scores as NDArray<'float32'>).data.slice(row * length + given - 1, (row + 1) * length));
  }
  return results;
}

/** One row, so many times. */
function repeated(array: NDArray, times: number): NDArray {
  const { shape: [, ...rest], data } = array;
  const all = new (data.constructor as Float32ArrayConstructor)(data.length * times);
  for (let i = 0; i < times; i++) all.set(data as Float32Array, i * data.length);
  return { ...array, shape: [times, ...rest], data: all } as NDArray;
}

/** An item's own part of padded weights: [batch, heads, queries, keys] → [heads, queries, keys]. */
function cropped(array: NDArray<'float32'>, row: number, queries: number, keys: number): NDArray<'float32'> {
  const [, heads, allQueries, allKeys] = array.shape as [number, number, number, number];
  const data = new Float32Array(heads * queries * keys);
  for (let head = 0; head < heads; head++) {
    for (let query = 0; query < queries; query++) {
      const from = ((row * heads + head) * allQueries + query) * allKeys;
      data.set(array.data.subarray(from, from + keys), (head * queries + query) * keys);
    }
  }
  return { dtype: 'float32', shape: [heads, queries, keys], data };
}
