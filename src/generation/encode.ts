// Sources encoded once: the contexts that decodings consult.
import { int64, type NDArray } from '../array.ts';
import { Pass } from '../attention/index.ts';
import type { Dimension, Tensor } from '../graph/index.ts';
import type { Beside, DecoderModel, EncoderDecoderModel, Given } from '../models/family.ts';
import type { Session } from '../runtime/session.ts';
import { revealable } from '../sites.ts';
import { smallContexts } from './contexts.ts';
import { declared, type EncodedSource, namesOf, only, type Runnable, session, type SourceArrays, type Watching, visibleInputs, watching, watchingKey } from './runnable.ts';

/** Sites of the side that writes; the others are the source's. */
const written = /^(decoder|cross)_/;

/** The graph that encodes sources given by the arrays named, and what it takes beside them. */
export function encodeGraph(runnable: Runnable<EncoderDecoderModel>, given: readonly string[], options: Watching): { graph: Promise<Session>; beside: Readonly<Record<string, NDArray>> } {
  const { model } = runnable;
  const wanted = namesOf(options.reveal, revealable(model).attentions.filter((name) => !written.test(name)));
  const factors = Object.fromEntries(Object.entries(options.factors ?? {}).filter(([name]) => !written.test(name.slice('head_mask.'.length))));
  const sourceLength = model.source.inputs['input_ids']?.shape[1];
  const sources: Record<string, NDArray> = options.summary?.sources && wanted.length > 0 ? { [`sources.${sourceLength}`]: options.summary.sources } : {};
  const graph = session(runnable, `encode ${[...given].sort()} ${wanted} ${options.summary?.full ? wanted.filter(options.summary.full) : ''} ${Object.keys(sources)} ${watchingKey({ ...options, factors })}`, () => {
    const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, smallContexts: smallContexts(runnable), ...watching(model, options, Object.keys(sources).length > 0 ? [sourceLength as Dimension] : []) });
    const { states, mask } = model.encode(pass, declared(model.source.inputs, new Set(given)));
    const outputs: Record<string, Tensor> = { ...pass.revealed, ...(mask ? { mask } : {}) };
    for (const [layer, { keys, values, sizes }] of model.contexts(pass, states).entries()) {
      Object.assign(outputs, { [`keys.${layer}`]: keys, [`values.${layer}`]: values });
      if (sizes) Object.assign(outputs, { [`key_sizes.${layer}`]: sizes.keys, [`value_sizes.${layer}`]: sizes.values });
    }
    return outputs;
  });
  return { graph, beside: { ...sources, ...factors } };
}

/** Encodes sources: the arrays the model declares, rows together. Throws what the runtime throws. */
export async function encodeSource(runnable: Runnable<EncoderDecoderModel>, inputs: SourceArrays, options: Watching = {}): Promise<EncodedSource> {
  const { model } = runnable;
  const { graph, beside } = encodeGraph(runnable, Object.keys(inputs), options);
  const compiled = await graph;
  const results = await compiled.run({ ...inputs, ...beside, ...only(visibleInputs(options.visible), compiled.inputs) }, options.signal ? { signal: options.signal } : {});
  const contexts = Array.from({ length: model.dimensions.layers }, (_, layer) => ({
    keys: results[`keys.${layer}`] as NDArray,
    values: results[`values.${layer}`] as NDArray,
    ...(results[`key_sizes.${layer}`] ? { sizes: { keys: results[`key_sizes.${layer}`] as NDArray, values: results[`value_sizes.${layer}`] as NDArray } } : {}),
  }));
  return { contexts, mask: (results['mask'] as NDArray<'int64'> | undefined) ?? null, revealed: Object.fromEntries(Object.entries(results).filter(([name]) => !/^(keys|values|key_sizes|value_sizes)\.\d+$|^mask$/.test(name))) };
}

/** Pictures that go with prompts, as passes over text take them: worked out once, with what is said of them token by token. */
export async function lookBeside(runnable: Runnable<DecoderModel>, given: SourceArrays, options: Watching = {}): Promise<SourceArrays | undefined> {
  const { beside } = runnable.model;
  if (!beside || !given['pixel_values']) return undefined;
  const pictures = Object.fromEntries(Object.entries(given).filter(([name]) => !beside.byToken.includes(name)));
  const graph = session(runnable, `look ${Object.keys(pictures).sort()}`, () => ({ ...beside.encode(new Pass({ parameters: runnable.parameters, bits: runnable.bits }), declared(beside.inputs, new Set(Object.keys(pictures)))) }));
  const seen = await (await graph).run(pictures, options.signal ? { signal: options.signal } : {});
  return { ...seen, ...only(given, beside.byToken) };
}

/** The same within a pass over text: undefined where it is given no pictures. */
export const seenBeside = (pass: Pass, beside: Beside | undefined, given: Given): Given | undefined => beside && given['pixel_values'] && { ...beside.encode(pass, given), ...only(given, beside.byToken) };

/** What goes with a prompt, told of so many tokens: of those that come after it, what is said of its last. One row. */
export const goingOn = ({ byToken }: Beside, given: SourceArrays, length: number): SourceArrays =>
  Object.fromEntries(Object.entries(given).map(([name, array]) => {
    if (!byToken.includes(name)) return [name, array];
    const { data, shape } = array;
    const [, known, ...rest] = shape as [number, number, ...number[]];
    const size = data.length / known;
    return [name, int64(Array.from({ length: length * size }, (_, i) => Number(data[Math.min(Math.floor(i / size), known - 1) * size + (i % size)])), [1, length, ...rest])];
  }));

/** Rows of an array [batch, length, …] without the positions that a mask hides, at the left; what is left over says 0. */
export function withoutPadding(array: NDArray, mask: NDArray | undefined): NDArray {
  if (!mask) return array;
  const [batch, length, ...rest] = array.shape as [number, number, ...number[]];
  const size = rest.reduce((product, value) => product * value, 1);
  const data = array.data.slice();
  data.fill((array.dtype === 'int64' ? 0n : 0) as never);
  for (let row = 0; row < batch; row++) {
    let to = row * length;
    for (let i = 0; i < length; i++) {
      const from = row * length + i;
      if (mask.data[from] !== 0n) data.set(array.data.subarray(from * size, (from + 1) * size) as never, to++ * size);
    }
  }
  return { ...array, data } as NDArray;
}

/** Texts as a source: ids padded to one length at the right, with their mask where anything is padded. */
export function textSource(rows: readonly (readonly number[])[], pad: number): SourceArrays {
  const longest = Math.max(...rows.map((row) => row.length));
  const ragged = rows.some((row) => row.length !== longest);
  const at = <T>(pick: (row: readonly number[], i: number) => T): T[] => rows.flatMap((row) => Array.from({ length: longest }, (_, i) => pick(row, i)));
  const shape = [rows.length, longest];
  return {
    input_ids: int64(at((row, i) => row[i] ?? pad), shape),
    ...(ragged ? { attention_mask: int64(at((row, i) => (i < row.length ? 1 : 0)), shape) } : {}),
  };
}
