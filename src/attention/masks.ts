// Masks as biases: what is added to the scores so that a query does not see a key. The reference adds the most
// negative float32 rather than -∞, so that a query that may see nothing sees everything alike instead of NaN.
import { add, and, cast, type Dimension, equal, greater, greaterOrEqual, masked, not, positions, reshape, scalar, type Tensor, where } from '../graph/index.ts';

/** Bias that hides keys where a mask is 0: int64 [batch, keyLength] → float32 [batch, 1, 1, keyLength]. */
export function paddingBias(mask: Tensor): Tensor {
  const [batch, keyLength] = mask.shape as [Dimension, Dimension];
  return biasWhere(reshape(not(equal(mask, 0)), [batch, 1, 1, keyLength]));
}

/**
 * Bias that hides later positions, and keys where the mask (if any) is 0.
 * @param sequence [batch, length, …] whose length is queries' and keys' alike
 * @param window how many positions are seen, the query's own the last of them; default all before it
 * @returns float32 [batch or 1, 1, length, length]
 */
export function causalBias(sequence: Tensor, mask: Tensor | null, window: number | null = null): Tensor {
  const length = sequence.shape[1] as Dimension;
  const order = positions(sequence, 1);
  const [queries, keys] = [reshape(order, [length, 1]), reshape(order, [1, length])];
  const before = greaterOrEqual(queries, keys);
  const visible = window === null ? before : and(before, greater(add(keys, window), queries));
  const square = reshape(visible, [1, 1, length, length]);
  if (!mask) return biasWhere(square);
  const [batch] = mask.shape as [Dimension];
  return biasWhere(and(square, reshape(not(equal(mask, 0)), [batch, 1, 1, length])));
}

function biasWhere(visible: Tensor): Tensor {
  return where(visible, scalar(0), masked());
}

/** 1 where a mask says so, as float32: for pooling over kept positions. */
export const maskWeights = (mask: Tensor): Tensor => cast(not(equal(mask, 0)), 'float32');
