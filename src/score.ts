// Scoring: the log-probability a model gives to each token of a target that is already written, with the attention
// that it paid on the way, in one pass. Any part of the source can be hidden, which is how the cut check asks what
// an output really depended on.
import { int64, type NDArray } from './array.ts';
import { Pass } from './attention/index.ts';
import type { Runnable } from './generation/runnable.ts';
import { gatherElements, input, logSoftmax, type Tensor, unsqueeze } from './graph/index.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import { compileGraph } from './runtime/compile.ts';
import { type HeadAt, headFactors } from './sites.ts';

export interface ScoringItem {
  readonly source: readonly number[];
  /** Tokens written, start token excluded, end token included. */
  readonly target: readonly number[];
  /** Source positions hidden from the encoder and the decoder alike. */
  readonly hidden?: ReadonlySet<number>;
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
    mask: int64(rows(sourceLength, (item, i) => (i < item.source.length && !item.hidden?.has(i) ? 1 : 0)), [items.length, sourceLength]),
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
