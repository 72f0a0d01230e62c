// Choices along an axis: the largest, the k largest. They have no derivative.
import { int64 } from '../../array.ts';
import { apply, applyOne, constant, type Dimension, type Op, type Tensor } from '../tensor.ts';
import { normalizeAxes } from './shape.ts';

const argMaxOp: Op = {
  name: 'ArgMax',
  infer: ([x], attributes) => {
    const axis = (attributes['axis'] as { int: number }).int;
    return [{ dtype: 'int64', shape: (x as Tensor).shape.filter((_, i) => i !== axis) }];
  },
};
/** Index of the largest element along an axis; the first of equals. */
export function argMax(x: Tensor, axis = -1): Tensor {
  const [normalized] = normalizeAxes('ArgMax', [axis], x) as [number];
  return applyOne(argMaxOp, [x], { axis: { int: normalized }, keepdims: { int: 0 } });
}

const topKOp: Op = {
  name: 'TopK',
  infer: ([x, k]) => {
    const value = k as Tensor;
    const count: Dimension = value.node.origin?.kind === 'constant' ? Number((value.node.origin.value.data as BigInt64Array)[0]) : 'k';
    const shape = [...(x as Tensor).shape.slice(0, -1), count];
    return [
      { dtype: (x as Tensor).dtype, shape },
      { dtype: 'int64', shape },
    ];
  },
};
/** The k largest along the last axis, largest first, the first of equals before the others, and their indices. A tensor k is int64[1]. */
export function topK(x: Tensor, k: number | Tensor): { values: Tensor; indices: Tensor } {
  const [values, indices] = apply(topKOp, [x, typeof k === 'number' ? constant(int64([k])) : k], { axis: { int: -1 } }) as [Tensor, Tensor];
  return { values, indices };
}
