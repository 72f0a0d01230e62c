// Contexts as steps read them. In 8 bits those of pictures and sound are whole numbers of 8 bits: a source of 1,500 states
// is as much to read at each token as the decoder's own weights, and a quarter of that is soon read.
import type { NDArray } from '../array.ts';
import { cast, input, joinHeads, multiply, splitHeads, type Tensor, wholeNumbers } from '../graph/index.ts';
import type { Buffer, Runtime } from '../runtime/session.ts';
import { type EncodedContext, type EncodedSource, type Runnable, session } from './runnable.ts';

/**
 * Whether contexts are kept in 8 bits: where weights are, and sources are long and all of one length, as pictures and sound are.
 * Texts are left as they are.
 */
export function smallContexts({ bits, engine, model }: Runnable): boolean {
  if (bits !== 8 || model.kind !== 'encoder-decoder' || !engine.runtime.readsSmallCaches) return false;
  const { dimensions: { heads, kvHeads, headDim }, source } = model;
  return heads === kvHeads && headDim % 8 === 0 && !source.through && ['pixels', 'features', 'samples'].includes(source.kind);
}

/** Contexts on a runtime, by the names of a step's inputs and outputs. The caller releases the buffers; one may have two names. */
export function contextBuffers(runtime: Runtime, contexts: readonly EncodedContext[]): Map<string, Buffer> {
  const buffers = new Map<string, Buffer>();
  const place = (name: string, { dtype, shape, data }: NDArray): void => void buffers.set(name, runtime.buffer(dtype, shape, data));
  for (const [layer, { keys, values, sizes }] of contexts.entries()) {
    place(`keys.${layer}`, keys);
    place(`values.${layer}`, values);
    if (!sizes) continue;
    place(`key_sizes.${layer}`, sizes.keys);
    place(`value_sizes.${layer}`, sizes.values);
    // the kernel gives back what it read; where it lies there already, nothing moves
    for (const side of ['keys', 'values']) buffers.set(`present_${side}.cross_attentions.${layer}`, buffers.get(`${side}.${layer}`) as Buffer);
  }
  const [first] = contexts;
  if (first?.sizes) {
    const [rows, , length] = first.keys.shape as [number, number, number];
    place('source_last', { dtype: 'int32', shape: [rows], data: new Int32Array(rows).fill(length - 1) });
    place('source_total', { dtype: 'int32', shape: [1], data: Int32Array.of(length) });
  }
  return buffers;
}

/** A source's contexts as float32, for what the kernel of 8-bit ones does not do: several positions of several sources. */
export async function widened(runnable: Runnable, source: EncodedSource): Promise<EncodedSource> {
  if (!source.contexts.some(({ sizes }) => sizes)) return source;
  const { kvHeads, headDim } = runnable.model.dimensions;
  const graph = await session(runnable, 'widen', () => {
    const sizes = input('sizes', 'float32', ['batch', 1, kvHeads * headDim]);
    return { wide: multiply(cast(input('numbers', 'int8', ['batch', kvHeads, 'keyLength', headDim]), 'float32'), splitHeads(sizes, kvHeads)) };
  });
  const wide = async (numbers: NDArray, sizes: NDArray): Promise<NDArray> => (await graph.run({ numbers, sizes }))['wide'] as NDArray;
  const contexts: EncodedContext[] = [];
  for (const { keys, values, sizes } of source.contexts) contexts.push(sizes ? { keys: await wide(keys, sizes.keys), values: await wide(values, sizes.values) } : { keys, values });
  return { ...source, contexts };
}

/** Contexts in 8 bits, of float32 ones: for drafts. */
export async function narrowed(runnable: Runnable, contexts: readonly EncodedContext[]): Promise<EncodedContext[]> {
  const { kvHeads, headDim } = runnable.model.dimensions;
  const graph = await session(runnable, 'narrow', () => {
    const outputs: Record<string, Tensor> = {};
    for (const side of ['keys', 'values']) {
      const { numbers, sizes } = wholeNumbers(input(side, 'float32', ['batch', kvHeads, 'keyLength', headDim]), 2);
      Object.assign(outputs, { [`small ${side}`]: numbers, [`sizes of ${side}`]: joinHeads(sizes) });
    }
    return outputs;
  });
  const narrow: EncodedContext[] = [];
  for (const { keys, values } of contexts) {
    const made = await graph.run({ keys, values });
    const array = (name: string): NDArray => made[name] as NDArray;
    narrow.push({ keys: array('small keys'), values: array('small values'), sizes: { keys: array('sizes of keys'), values: array('sizes of values') } });
  }
  return narrow;
}
