// Scoring: the log-probability a model gives to each token of a target that is already written, with the attention
// that it paid on the way, in one pass; and the same where places of the source are hidden, whatever the source is,
// which is how the cut check asks what an output really depended on.
import { int64, type NDArray } from './array.ts';
import { Pass } from './attention/index.ts';
import { goingOn, seenBeside } from './generation/encode.ts';
import { declared, type Runnable, seenStates, type SourceArrays } from './generation/runnable.ts';
import { gather, gatherElements, input, logSoftmax, reshape, type Tensor, unsqueeze } from './graph/index.ts';
import { type DecoderModel, type EncoderDecoderModel, type Outputs, partAt, partsOf, picturesIn, statesOf } from './models/family.ts';
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

/** What was read and what was written of it, as the model takes it. */
export interface Written {
  /** A row of each array; of a decoder, the pictures that go with its prompt. */
  readonly source: SourceArrays;
  /** All tokens, the start token or the prompt, and what was given to begin with, included. */
  readonly ids: readonly number[];
  /** How many of them were given. */
  readonly given: number;
}

/** Places of a part of the source that are hidden from everything that looks at it: one of `partsOf`, or of what is beside a prompt. */
export interface Hidden {
  readonly part: string;
  readonly places: ReadonlySet<number>;
}

/** States gone over at once: what bounds a pass's memory. */
const statesAtOnce = 4096;

/** A part that may be hidden: its name, the sites that look at it, and how its places lie, [rows of a way, keys of a row]. */
interface Part {
  readonly name: string;
  readonly sites: readonly string[];
  readonly shape: readonly [rows: number, keys: number];
}

function partsThere(model: EncoderDecoderModel | DecoderModel, { source, ids }: Written): Part[] {
  if (model.kind === 'encoder-decoder') return Object.entries(partsOf(model.source)).map(([name, sites]) => ({ name, sites, shape: [1, statesOf(model.source, name, (input) => (source[input] as NDArray).shape)] }));
  const pictures = model.beside ? picturesIn(model.beside, source) : 0;
  return Object.entries(model.beside?.parts ?? {}).flatMap(([name, { sites, states, alone = false }]): Part[] => {
    if (!states) return [{ name, sites, shape: [1, ids.length - 1] }];
    const keys = states.tiles * states.keys;
    return pictures > 0 ? [{ name, sites, shape: alone ? [pictures, keys] : [1, pictures * keys] }] : [];
  });
}

/** Scores of the tokens `labels` after the states that `at` counts through all rows, both int64 [batch, written]. */
function scoringGraph(model: EncoderDecoderModel | DecoderModel, pass: Pass, names: ReadonlySet<string>): Record<string, Tensor> {
  const [ids, at, labels] = [input('target', 'int64', ['batch', 'length']), input('at', 'int64', ['batch', 'written']), input('labels', 'int64', ['batch', 'written'])];
  const pick = (states: Tensor): Tensor => {
    const width = states.shape[2] as number;
    return reshape(gather(reshape(states, ['batch*length', width]), at), ['batch', 'written', width]);
  };
  const text = { ids, mask: null, positions: null };
  let outputs: Outputs;
  if (model.kind === 'encoder-decoder') outputs = model.decode(pass, text, { ...model.encode(pass, declared(model.source.inputs, names)), contexts: null }, pick);
  else outputs = model.forward(pass, text, pick, seenBeside(pass, model.beside, declared(model.beside?.inputs ?? {}, names)));
  return { scores: gatherElements(logSoftmax(outputs['logits'] as Tensor), unsqueeze(labels, 2)) };
}

/**
 * Log-probability of each token written, once for each way of hiding; a way that names nothing hides nothing. Keys and
 * values of hidden places are masked wherever they would be looked at; what is given is read as it was.
 */
export async function scoreHidden(runnable: Runnable<EncoderDecoderModel> | Runnable<DecoderModel>, written: Written, ways: readonly (readonly Hidden[])[], options: Pick<ScoreOptions, 'mute' | 'signal'> = {}): Promise<Float32Array[]> {
  const model: EncoderDecoderModel | DecoderModel = runnable.model;
  const { ids, given } = written;
  const parts = partsThere(model, written);
  const factors = headFactors(model, options.mute);
  const names = Object.keys(written.source).sort();
  const key = `score hidden ${names} ${Object.keys(factors)}`;
  let session = runnable.sessions.get(key);
  if (!session) {
    const sitesOf = Object.fromEntries(parts.map(({ name, sites }) => [name, sites]));
    const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, headMask: (site) => `head_mask.${site}` in factors, hides: (site) => partAt(sitesOf, site) });
    session = compileGraph(runnable.engine, scoringGraph(model, pass, new Set(names)));
    runnable.sessions.set(key, session);
  }
  const graph = await session;
  const atOnce = Math.max(1, Math.floor(statesAtOnce / Math.max(1, ...parts.map(({ shape: [rows, keys] }) => rows * keys))));
  const [length, count] = [ids.length - 1, ids.length - given];
  const source = model.kind === 'decoder' && model.beside ? goingOn(model.beside, written.source, length) : written.source;
  const results: Float32Array[] = [];
  for (let from = 0; from < ways.length; from += atOnce) {
    const some = ways.slice(from, from + atOnce);
    const seen = parts.map(({ name, shape: [rows, keys] }) => {
      const hidden = some.map((way) => new Set(way.flatMap(({ part, places }) => (part === name ? [...places] : []))));
      return [`seen.${name}`, int64(seenStates(hidden, rows * keys), [some.length * rows, keys])] as const;
    });
    const rows = (values: (row: number, i: number) => number): NDArray => int64(Array.from({ length: some.length * count }, (_, i) => values(Math.floor(i / count), i % count)), [some.length, count]);
    const { scores } = await graph.run({
      ...Object.fromEntries(Object.entries(source).map(([name, array]) => [name, repeated(array, some.length)])),
      ...Object.fromEntries(seen.filter(([name]) => graph.inputs.includes(name))),
      target: int64(some.flatMap(() => ids.slice(0, -1)), [some.length, length]),
      at: rows((row, i) => row * length + given - 1 + i),
      labels: rows((_, i) => ids[given + i] as number),
      ...factors,
    }, options.signal ? { signal: options.signal } : {});
    for (let row = 0; row < some.length; row++) results.push((scores as NDArray<'float32'>).data.slice(row * count, (row + 1) * count));
  }
  return results;
}

/** Rows, so many times. */
function repeated(array: NDArray, times: number): NDArray {
  const { shape: [rows = 1, ...rest], data } = array;
  const all = new (data.constructor as Float32ArrayConstructor)(data.length * times);
  for (let i = 0; i < times; i++) all.set(data as Float32Array, i * data.length);
  return { ...array, shape: [times * rows, ...rest], data: all } as NDArray;
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
