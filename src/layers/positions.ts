// Positions counted among tokens that are no padding, as RoBERTa and what came of fairseq count them.
import { add, cast, type Dimension, equal, greaterOrEqual, matMul, multiply, not, positions, reshape, type Tensor } from '../graph/index.ts';

/**
 * Where each token stands: int64 [batch or 1, length].
 * @param given positions counted from 0; null: counted here
 * @param pad the padding token, whose own position is its number and from behind which the others are counted; null:
 *   every token counts, from 0
 */
export function countedPositions({ ids, positions: given }: { readonly ids: Tensor; readonly positions: Tensor | null }, pad: number | null): Tensor {
  const length = ids.shape[1] as Dimension;
  const order = positions(ids, 1);
  if (pad === null) return given ?? reshape(order, [1, length]);
  // what goes on behind a cache counts all that stands before it, padding too
  if (given) return add(multiply(add(given, 1), cast(not(equal(ids, pad)), 'int64')), pad);
  const counted = cast(not(equal(ids, pad)), 'float32');
  // how many are counted up to each: the product with ones on and above the diagonal
  const upTo = cast(greaterOrEqual(reshape(order, [1, length]), reshape(order, [length, 1])), 'float32');
  return add(cast(multiply(matMul(counted, upTo), counted), 'int64'), pad);
}
