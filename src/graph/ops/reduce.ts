// Operations that fold an axis away: sums, means, extremes, choices.
import { int64 } from '../../array.ts';
import { apply, applyOne, constant, type Dimension, multiplyDimensions, type Op, type Tensor } from '../tensor.ts';
import { cast, divide, multiply } from './elementwise.ts';
import { expandLike, reshapeLike, sizeOf } from './shape.ts';

/** Axes as non-negative numbers; throws when one is out of range. */
export function normalizeAxes(axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => {
    const positive = axis < 0 ? axis + rank : axis;
    if (!Number.isInteger(axis) || positive < 0 || positive >= rank) throw new Error(`axis must be in [-${rank}, ${rank}), got ${axis}`);
    return positive;
  });
}

function axesOf(axes: Tensor): number[] {
  if (axes.node.origin?.kind !== 'constant') throw new Error('axes must be constant');
  return [...(axes.node.origin.value.data as BigInt64Array)].map(Number);
}

function reduction(name: string, derivative: Op['derivative']): Op {
  return {
    name,
    infer: (inputs, attributes) => {
      const [x, axes] = inputs as [Tensor, Tensor];
      const reduced = new Set(axesOf(axes));
      const keep = (attributes['keepdims'] as { int: number }).int === 1;
      const shape: Dimension[] = [];
      for (const [axis, size] of x.shape.entries()) {
        if (!reduced.has(axis)) shape.push(size);
        else if (keep) shape.push(1);
      }
      return [{ dtype: x.dtype, shape }];
    },
    ...(derivative ? { derivative } : {}),
  };
}

/** The reduced tensor's gradient with its axes back as 1, so that it broadcasts. */
function withAxes(gradient: Tensor, x: Tensor, axes: Tensor): Tensor {
  if (gradient.shape.length === x.shape.length) return gradient;
  const reduced = new Set(axesOf(axes));
  return reshapeLike(
    gradient,
    x,
    x.shape.map((size, axis) => (reduced.has(axis) ? 1 : size)),
  );
}

// (Σ x)' = Σ x': every element receives the sum's gradient
const reduceSumOp = reduction('ReduceSum', (node, [g]) => {
  const [x, axes] = node.inputs as [Tensor, Tensor];
  return [g ? expandLike(withAxes(g, x, axes), x) : null, null];
});
// mean = Σ/n
const reduceMeanOp = reduction('ReduceMean', (node, [g]) => {
  const [x, axes] = node.inputs as [Tensor, Tensor];
  if (!g) return [null, null];
  const sizes = axesOf(axes).map((axis) => x.shape[axis] as Dimension);
  const count = multiplyDimensions(sizes);
  const share = typeof count === 'number' ? multiply(g, 1 / count) : divide(g, cast(sizeOf(x, axesOf(axes)), g.dtype));
  return [expandLike(withAxes(share, x, axes), x), null];
});
const reduceMaxOp = reduction('ReduceMax', undefined);

function reduce(op: Op, x: Tensor, axes: readonly number[], keep: boolean): Tensor {
  const normalized = normalizeAxes(axes, x.shape.length);
  return applyOne(op, [x, constant(int64(normalized))], { keepdims: { int: keep ? 1 : 0 } });
}

/** Sum over axes (default all), keeping them as 1 or not (default). */
export const reduceSum = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceSumOp, x, axes, keep);
export const reduceMean = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceMeanOp, x, axes, keep);
export const reduceMax = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceMaxOp, x, axes, keep);

const argMaxOp: Op = {
  name: 'ArgMax',
  infer: ([x], attributes) => {
    const axis = (attributes['axis'] as { int: number }).int;
    return [{ dtype: 'int64', shape: (x as Tensor).shape.filter((_, i) => i !== axis) }];
  },
};
/** Index of the largest element along an axis; the first of equals. */
export function argMax(x: Tensor, axis = -1): Tensor {
  const [normalized] = normalizeAxes([axis], x.shape.length) as [number];
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
/** The k largest along the last axis, largest first, and their indices. */
export function topK(x: Tensor, k: number): { values: Tensor; indices: Tensor } {
  const [values, indices] = apply(topKOp, [x, constant(int64([k]))], { axis: { int: -1 } }) as [Tensor, Tensor];
  return { values, indices };
}
