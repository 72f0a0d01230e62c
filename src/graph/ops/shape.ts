// Operations that move elements without changing them: reshape, transpose, concatenate, slice, gather.
import { int64, zeros } from '../../array.ts';
import { addDimensions, apply, applyOne, broken, constant, type Dimension, multiplyDimensions, type Op, type Shape, scalar, show, type Tensor } from '../tensor.ts';

/** Axes of a tensor as non-negative numbers; throws GraphError when one is out of range, or named twice. */
export function normalizeAxes(op: string, axes: readonly number[], x: Tensor, rank: number = x.shape.length): number[] {
  const normalized = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  for (const [i, axis] of normalized.entries()) {
    if (!Number.isInteger(axis) || axis < 0 || axis >= rank) throw broken(op, `an axis must be in [-${rank}, ${rank}), not ${axes[i]}`, [x]);
    if (normalized.indexOf(axis) !== i) throw broken(op, `axes must differ, not [${axes.join(', ')}]`, [x]);
  }
  return normalized;
}
const normalizeAxis = (op: string, axis: number, x: Tensor, rank?: number): number => normalizeAxes(op, [axis], x, rank)[0] as number;

/** A shape's product as its number and its names, products among them taken apart: [2, '3*batch'] is 6 and ['batch']. */
function factors(shape: Shape): { known: number; names: string } {
  let known = 1;
  const names: string[] = [];
  for (const factor of shape.flatMap((size) => String(size).split('*'))) {
    if (Number.isInteger(Number(factor))) known *= Number(factor);
    else names.push(factor);
  }
  return { known, names: names.sort().join('*') };
}

const shapeOp: Op = {
  name: 'Shape',
  infer: ([x]) => [{ dtype: 'int64', shape: [(x as Tensor).shape.length] }],
  derivative: () => [null],
};
/** The sizes of a tensor at run time, int64[rank]. */
export const shapeOf = (x: Tensor): Tensor => applyOne(shapeOp, [x]);

/** The product of some of a tensor's sizes at run time, as an int64 scalar. */
export function sizeOf(x: Tensor, axes: readonly number[]): Tensor {
  const sizes = gather(shapeOf(x), constant(int64(axes)));
  return applyOne(reduceProdOp, [sizes], { keepdims: { int: 0 } });
}
const reduceProdOp: Op = { name: 'ReduceProd', infer: ([x]) => [{ dtype: (x as Tensor).dtype, shape: [] }] };

// The target shape travels beside the node because ONNX carries it as a tensor, whose values types cannot see.
const reshapeOp = (shape: Shape): Op => ({
  name: 'Reshape',
  infer: ([x]) => {
    const type = x as Tensor;
    const before = factors(type.shape);
    const after = factors(shape);
    if (before.names === after.names && before.known !== after.known) {
      throw new Error(`element counts must be equal, target [${shape.join(', ')}] has ${multiplyDimensions(shape)}`);
    }
    return [{ dtype: type.dtype, shape }];
  },
  // a reshape's transpose is the reshape back
  derivative: (node, [g]) => [g ? reshapeLike(g, node.inputs[0] as Tensor) : null, null],
});

/**
 * The same elements under another shape. Named dimensions are kept where they stand at the same axis as before;
 * at most one other may be named, and is worked out at run time; further ones are read from `like`.
 */
export function reshape(x: Tensor, shape: Shape, like?: Tensor): Tensor {
  if (shape.length === x.shape.length && shape.every((size, axis) => size === x.shape[axis])) return x;
  for (const size of shape) if (typeof size === 'number' && !(Number.isSafeInteger(size) && size >= 0)) throw broken('Reshape', `sizes must be whole numbers, not [${shape.join(', ')}]`, [x]);
  const unknown = shape.filter((size, axis) => typeof size === 'string' && x.shape[axis] !== size);
  if (unknown.length <= 1) {
    const target = shape.map((size, axis) => (typeof size === 'number' ? size : x.shape[axis] === size ? 0 : -1));
    return applyOne(reshapeOp(shape), [x, constant(int64(target))]);
  }
  const sources = [x, ...(like ? [like] : [])];
  let inferred = false;
  const parts = shape.map((size) => {
    if (typeof size === 'number') return constant(int64([size]));
    for (const source of sources) {
      const axis = source.shape.indexOf(size);
      if (axis >= 0) return gather(shapeOf(source), constant(int64([axis])));
    }
    if (inferred) throw broken('Reshape', `all named sizes but one must be in the operand${like ? ` or in ${show(like)}` : ''}, not "${size}" of [${shape.join(', ')}]`, [x]);
    inferred = true;
    return constant(int64([-1]));
  });
  return applyOne(reshapeOp(shape), [x, concatenate(parts, 0)]);
}

/** Reshapes to the sizes another tensor has, or (given `shape`) to named sizes found in it. */
export function reshapeLike(x: Tensor, like: Tensor, shape: Shape = like.shape): Tensor {
  return reshape(x, shape, like);
}

const expandOp = (shape: Shape): Op => ({
  name: 'Expand',
  infer: ([x]) => [{ dtype: (x as Tensor).dtype, shape }],
});
/** Broadcasts to the shape of another tensor. */
export function expandLike(x: Tensor, like: Tensor): Tensor {
  if (x.shape.length === like.shape.length && x.shape.every((size, axis) => size === like.shape[axis])) return x;
  const known = like.shape.every((size) => typeof size === 'number');
  return applyOne(expandOp(like.shape), [x, known ? constant(int64(like.shape as number[])) : shapeOf(like)]);
}

const transposeOp: Op = {
  name: 'Transpose',
  infer: ([x], attributes) => {
    const { shape, dtype } = x as Tensor;
    const { ints } = attributes['perm'] as { ints: readonly number[] };
    if (ints.length !== shape.length || shape.some((_, axis) => !ints.includes(axis))) throw new Error(`order must name every axis once, got [${ints.join(', ')}]`);
    return [{ dtype, shape: ints.map((axis) => shape[axis] as Dimension) }];
  },
  derivative: (node, [g]) => {
    const { ints } = node.attributes['perm'] as { ints: readonly number[] };
    return [g ? transpose(g, ints.map((_, axis) => ints.indexOf(axis))) : null];
  },
};
/** Axes in another order; default: the last two exchanged. */
export function transpose(x: Tensor, order?: readonly number[]): Tensor {
  const rank = x.shape.length;
  if (!order && rank < 2) throw broken('Transpose', 'without an order there must be two axes or more', [x]);
  const ints = order ?? [...Array(Math.max(0, rank - 2)).keys(), rank - 1, rank - 2];
  return applyOne(transposeOp, [x], { perm: { ints } });
}

const concatOp: Op = {
  name: 'Concat',
  infer: (inputs, attributes) => {
    const parts = inputs as Tensor[];
    const { int: axis } = attributes['axis'] as { int: number };
    const [first] = parts as [Tensor];
    const shape = [...first.shape];
    for (const part of parts.slice(1)) {
      const fits = part.dtype === first.dtype && part.shape.length === shape.length && part.shape.every((size, i) => i === axis || size === shape[i]);
      if (!fits) throw new Error(`parts must agree in all but axis ${axis}`);
      shape[axis] = addDimensions(shape[axis] as Dimension, part.shape[axis] as Dimension);
    }
    return [{ dtype: first.dtype, shape }];
  },
  derivative: (node, [g]) => {
    const { int: axis } = node.attributes['axis'] as { int: number };
    const parts = node.inputs as Tensor[];
    if (!g) return parts.map(() => null);
    const sizes = parts.map((part) => part.shape[axis] as Dimension);
    if (sizes.every((size) => typeof size === 'number')) return split(g, sizes, axis);
    // sizes known only when it runs are asked of the parts
    const counts = parts.map((part) => gather(shapeOf(part), constant(int64([axis]))));
    return apply(splitLikeOp(parts), [g, concatenate(counts, 0)], { axis: { int: axis } });
  },
};
/** Parts one after another along an axis. */
export function concatenate(parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (!first) throw broken('Concat', 'there must be one part or more', []);
  const at = normalizeAxis('Concat', axis, first);
  return parts.length === 1 ? first : applyOne(concatOp, parts, { axis: { int: at } });
}
const splitLikeOp = (parts: readonly Tensor[]): Op => ({ name: 'Split', infer: () => parts });

const splitOp: Op = {
  name: 'Split',
  infer: ([x, sizes], attributes) => {
    const { shape, dtype } = x as Tensor;
    const { int: axis } = attributes['axis'] as { int: number };
    const parts = [...((sizes as Tensor).node.origin as { value: { data: BigInt64Array } }).value.data].map(Number);
    const total = parts.reduce((sum, size) => sum + size, 0);
    if (typeof shape[axis] === 'number' && shape[axis] !== total) throw new Error(`parts [${parts.join(', ')}] must add up to axis ${axis}`);
    return parts.map((size) => ({ dtype, shape: shape.map((other, i) => (i === axis ? size : other)) }));
  },
  derivative: (node, gradients) => {
    const { int: axis } = node.attributes['axis'] as { int: number };
    const whole = gradients.map((g, i) => g ?? zerosLike(node.outputs[i] as Tensor));
    return [gradients.some(Boolean) ? concatenate(whole, axis) : null, null];
  },
};
/** Parts of the given sizes along an axis. */
export function split(x: Tensor, sizes: readonly number[], axis: number): readonly Tensor[] {
  return apply(splitOp, [x, constant(int64(sizes))], { axis: { int: normalizeAxis('Split', axis, x) } });
}

/** Zeros with the type of a tensor. */
export function zerosLike(x: Tensor): Tensor {
  return expandLike(constant(zeros(x.dtype, x.shape.map(() => 1))), x);
}

function requireIndices({ dtype }: Tensor): void {
  if (dtype !== 'int64' && dtype !== 'int32') throw new Error('indices must be int64 or int32');
}
/** For indices that stand beside the data, along its last axis. */
function requireElements(data: Tensor, indices: Tensor, updates: Tensor = indices): void {
  requireIndices(indices);
  const fits = indices.shape.length === data.shape.length && data.shape.every((size, axis) => axis === data.shape.length - 1 || size === indices.shape[axis]);
  if (!fits) throw new Error('indices must have the shape of the data in all but the last axis');
  if (updates.shape.length !== indices.shape.length || updates.shape.some((size, axis) => size !== indices.shape[axis])) throw new Error('updates must have the shape of the indices');
}

const gatherOp: Op = {
  name: 'Gather',
  infer: ([data, indices], attributes) => {
    const { shape, dtype } = data as Tensor;
    requireIndices(indices as Tensor);
    const { int: axis } = attributes['axis'] as { int: number };
    return [{ dtype, shape: [...shape.slice(0, axis), ...(indices as Tensor).shape, ...shape.slice(axis + 1)] }];
  },
  // rows looked up give their gradients back to the rows they came from, added where a row was used twice
  derivative: (node, [g]) => {
    const [data, indices] = node.inputs as [Tensor, Tensor];
    const { int: axis } = node.attributes['axis'] as { int: number };
    if (!g) return [null, null];
    if (axis !== 0) throw broken('Gather', `the derivative is written for axis 0, not ${axis}`, [data, indices]);
    const count = multiplyDimensions(indices.shape);
    const rows = reshapeLike(g, g, [count, ...data.shape.slice(1)]);
    return [applyOne(scatterAddOp, [zerosLike(data), reshape(indices, [count, 1]), rows], { reduction: { string: 'add' } }), null];
  },
};
/** Rows (or slices along an axis) by index. */
export const gather = (data: Tensor, indices: Tensor, axis = 0): Tensor => applyOne(gatherOp, [data, indices], { axis: { int: normalizeAxis('Gather', axis, data) } });

const scatterAddOp: Op = {
  name: 'ScatterND',
  infer: ([data]) => [{ dtype: (data as Tensor).dtype, shape: (data as Tensor).shape }],
};

const gatherElementsOp: Op = {
  name: 'GatherElements',
  infer: (inputs) => {
    const [data, indices] = inputs as [Tensor, Tensor];
    requireElements(data, indices);
    return [{ dtype: data.dtype, shape: indices.shape }];
  },
  derivative: (node, [g]) => {
    const [data, indices] = node.inputs as [Tensor, Tensor];
    return [g ? scatterElements(zerosLike(data), indices, g) : null, null];
  },
};
/** One element per index along the last axis. */
export const gatherElements = (data: Tensor, indices: Tensor): Tensor => applyOne(gatherElementsOp, [data, indices], { axis: { int: -1 } });

const scatterElementsOp: Op = {
  name: 'ScatterElements',
  infer: (inputs) => {
    const [data, indices, updates] = inputs as [Tensor, Tensor, Tensor];
    if (updates.dtype !== data.dtype) throw new Error('data and updates must have one dtype');
    requireElements(data, indices, updates);
    return [{ dtype: data.dtype, shape: data.shape }];
  },
};
/** Adds updates to the elements at the indices along the last axis. */
export const scatterElements = (data: Tensor, indices: Tensor, updates: Tensor): Tensor =>
  applyOne(scatterElementsOp, [data, indices, updates], { axis: { int: -1 }, reduction: { string: 'add' } });

const sliceOp: Op = {
  name: 'Slice',
  infer: ([x, starts, ends, axes], _attributes) => {
    const { shape, dtype } = x as Tensor;
    const fixed = (tensor: Tensor | null | undefined): number[] | null =>
      tensor?.node.origin?.kind === 'constant' ? [...(tensor.node.origin.value.data as BigInt64Array)].map(Number) : null;
    const [axis] = fixed(axes) as [number];
    const from = fixed(starts)?.[0];
    const to = fixed(ends)?.[0];
    const size = shape[axis] as Dimension;
    let length: Dimension = `slice(${size})`;
    if (typeof size === 'number' && from !== undefined && to !== undefined) {
      const start = from < 0 ? Math.max(0, from + size) : Math.min(from, size);
      const end = to < 0 ? Math.max(0, to + size) : Math.min(to, size);
      length = Math.max(0, end - start);
    } else if (from !== undefined && to !== undefined && from < 0 && to >= Number.MAX_SAFE_INTEGER) length = -from;
    else if (from === 0 && to !== undefined && to > 0 && to < Number.MAX_SAFE_INTEGER) length = to;
    return [{ dtype, shape: shape.map((other, i) => (i === axis ? length : other)) }];
  },
};
/** The op of slices whose ends are tensors: the dimension gets a name. */
export const dynamicSliceOp = (shape: Shape): Op => ({ ...sliceOp, infer: ([x]) => [{ dtype: (x as Tensor).dtype, shape }] });

/** Elements from `start` to before `end` along an axis; negative numbers count from the end. A named axis is taken to be long enough. */
export function slice(x: Tensor, axis: number, start: number, end: number = Number.MAX_SAFE_INTEGER): Tensor {
  return applyOne(sliceOp, [x, constant(int64([start])), constant(int64([end])), constant(int64([normalizeAxis('Slice', axis, x)]))]);
}

const rangeOp = (size: Dimension): Op => ({ name: 'Range', infer: () => [{ dtype: 'int64', shape: [size] }] });
/** 0, 1, … to the size of one axis of a tensor, int64. */
export function positions(x: Tensor, axis: number): Tensor {
  const at = normalizeAxis('Range', axis, x);
  const size = x.shape[at] as Dimension;
  if (typeof size === 'number') return constant(int64(Array.from({ length: size }, (_, i) => i)));
  const limit = gather(shapeOf(x), scalar(at, 'int64'));
  return applyOne(rangeOp(size), [scalar(0, 'int64'), limit, scalar(1, 'int64')]);
}

/** Adds an axis of size 1; negative axes count from the end of the result. */
export function unsqueeze(x: Tensor, place: number): Tensor {
  const axis = normalizeAxis('Unsqueeze', place, x, x.shape.length + 1);
  const op: Op = {
    name: 'Unsqueeze',
    infer: ([value]) => {
      const { shape, dtype } = value as Tensor;
      return [{ dtype, shape: [...shape.slice(0, axis), 1, ...shape.slice(axis)] }];
    },
    derivative: (node, [g]) => [g ? reshapeLike(g, node.inputs[0] as Tensor) : null, null],
  };
  return applyOne(op, [x, constant(int64([axis]))]);
}
