// Operations that act on each element, with ONNX (NumPy) broadcasting, and the sums and means that undo it. They
// stand together because each one's derivatives are written with the others.
import { type DType, int64 } from '../../array.ts';
import { apply, applyOne, type Attributes, broken, constant, type Dimension, type GraphNode, multiplyDimensions, type Op, type Shape, scalar, type Tensor, type TensorType } from '../tensor.ts';
import { dynamicSliceOp, expandLike, normalizeAxes, reshape, reshapeLike, sizeOf } from './shape.ts';

/** The shape of two operands aligned at the right; throws when a pair of sizes cannot agree. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const shape: Dimension[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) shape.push(left);
    else if (left === 1) shape.push(right);
    else if (typeof left === 'number' && typeof right === 'number') throw new Error(`sizes must be equal or 1 at axis ${axis}`);
    else throw new Error(`dimensions "${left}" and "${right}" at axis ${axis} are not known to be equal`);
  }
  return shape;
}

/** Sums a gradient over the axes along which an operand was broadcast: the transpose of broadcasting. */
export function sumToShapeOf(gradient: Tensor, operand: Tensor): Tensor {
  const lead = gradient.shape.length - operand.shape.length;
  const axes: number[] = [];
  for (const [axis, size] of gradient.shape.entries()) {
    if (axis < lead || (operand.shape[axis - lead] === 1 && size !== 1)) axes.push(axis);
  }
  if (axes.length === 0) return gradient;
  const summed = reduceSum(gradient, axes, true);
  return lead === 0 ? summed : reshapeLike(summed, operand);
}

function operands(inputs: readonly (Tensor | null)[], count: number): Tensor[] {
  if (inputs.length !== count || inputs.some((tensor) => tensor === null)) throw new Error(`takes ${count} operands`);
  return inputs as Tensor[];
}

function sameType(inputs: readonly Tensor[]): DType {
  const dtype = (inputs[0] as Tensor).dtype;
  if (inputs.some((tensor) => tensor.dtype !== dtype)) throw new Error('operands must have one dtype');
  return dtype;
}

type Derivative = NonNullable<Op['derivative']>;
type Pair = readonly [Tensor, Tensor];

function binary(name: string, derivative?: (operands: Pair, gradient: Tensor, result: Tensor) => Pair, result?: DType): Op {
  const full: Derivative | undefined =
    derivative &&
    ((node: GraphNode, [gradient]) => {
      if (!gradient) return [null, null];
      const pair = node.inputs as unknown as Pair;
      const [left, right] = derivative(pair, gradient, node.outputs[0] as Tensor);
      return [sumToShapeOf(left, pair[0]), sumToShapeOf(right, pair[1])];
    });
  const infer = (inputs: readonly (Tensor | null)[]): TensorType[] => {
    const [a, b] = operands(inputs, 2) as unknown as Pair;
    const dtype = sameType([a, b]);
    return [{ dtype: result ?? dtype, shape: broadcast(a.shape, b.shape) }];
  };
  return full ? { name, infer, derivative: full } : { name, infer };
}

function unary(name: string, derivative?: (x: Tensor, gradient: Tensor, result: Tensor) => Tensor, domain?: string): Op {
  const op = {
    name,
    ...(domain === undefined ? {} : { domain }),
    infer: (inputs: readonly (Tensor | null)[]): TensorType[] => {
      const [x] = operands(inputs, 1) as [Tensor];
      return [{ dtype: x.dtype, shape: x.shape }];
    },
  };
  if (!derivative) return op;
  return {
    ...op,
    derivative: (node, [gradient]) => [gradient ? derivative(node.inputs[0] as Tensor, gradient, node.outputs[0] as Tensor) : null],
  };
}

/** A scalar of a tensor's dtype. */
export function scalarLike(value: number, like: Tensor): Tensor {
  if (like.dtype !== 'float32' && like.dtype !== 'float64' && like.dtype !== 'int64' && like.dtype !== 'int32') {
    throw broken('scalar', `a number must stand beside float32, float64, int64 or int32, not ${value}`, [like]);
  }
  if (like.dtype.startsWith('int') && !Number.isSafeInteger(value)) throw broken('scalar', `a number beside integers must be whole, not ${value}`, [like]);
  return scalar(value, like.dtype);
}

type Operand = Tensor | number;
const lift = (value: Operand, like: Tensor): Tensor => (typeof value === 'number' ? scalarLike(value, like) : value);

// (x + y)' = x' + y'
const addOp = binary('Add', (_, g) => [g, g]);
// (x - y)' = x' - y'
const subOp = binary('Sub', (_, g) => [g, negate(g)]);
// (xy)' = x'y + xy'
const mulOp = binary('Mul', ([x, y], g) => [multiply(g, y), multiply(g, x)]);
// (x/y)' = x'/y - (x/y) y'/y
const divOp = binary('Div', ([, y], g, result) => [divide(g, y), negate(divide(multiply(g, result), y))]);
// max: the gradient goes to the larger operand, to the first on a tie
const maxOp = binary('Max', ([x, y], g) => {
  const first = greaterOrEqual(x, y);
  return [where(first, g, multiply(g, 0)), where(first, multiply(g, 0), g)];
});

export const add = (a: Tensor, b: Operand): Tensor => applyOne(addOp, [a, lift(b, a)]);
export const subtract = (a: Tensor, b: Operand): Tensor => applyOne(subOp, [a, lift(b, a)]);
export const multiply = (a: Tensor, b: Operand): Tensor => applyOne(mulOp, [a, lift(b, a)]);
export const divide = (a: Tensor, b: Operand): Tensor => applyOne(divOp, [a, lift(b, a)]);
export const maximum = (a: Tensor, b: Operand): Tensor => applyOne(maxOp, [a, lift(b, a)]);

// (-x)' = -x'
const negOp = unary('Neg', (_, g) => negate(g));
// (e^x)' = e^x x'
const expOp = unary('Exp', (_, g, y) => multiply(g, y));
// (ln x)' = x'/x
const logOp = unary('Log', (x, g) => divide(g, x));
// (√x)' = x' / (2√x)
const sqrtOp = unary('Sqrt', (_, g, y) => divide(g, multiply(y, 2)));
// cos' = -sin, sin' = cos
const cosOp = unary('Cos', (x, g) => negate(multiply(g, sin(x))));
const sinOp = unary('Sin', (x, g) => multiply(g, cos(x)));
// tanh' = 1 - tanh²
const tanhOp = unary('Tanh', (_, g, y) => multiply(g, subtract(scalarLike(1, y), multiply(y, y))));
// σ' = σ(1 - σ)
const sigmoidOp = unary('Sigmoid', (_, g, y) => multiply(g, multiply(y, subtract(scalarLike(1, y), y))));
// erf'(x) = 2/√π e^(-x²)
const erfOp = unary('Erf', (x, g) => multiply(g, multiply(exp(negate(multiply(x, x))), 2 / Math.sqrt(Math.PI))));
// relu'(x) = x > 0 (a cast is faster here than Sign or Where)
const reluOp = unary('Relu', (x, g) => multiply(g, cast(greater(x, scalarLike(0, x)), x.dtype)));
const absOp = unary('Abs');
const roundOp = unary('Round');
const notOp = unary('Not');

export const negate = (x: Tensor): Tensor => applyOne(negOp, [x]);
export const exp = (x: Tensor): Tensor => applyOne(expOp, [x]);
export const log = (x: Tensor): Tensor => applyOne(logOp, [x]);
export const sqrt = (x: Tensor): Tensor => applyOne(sqrtOp, [x]);
export const cos = (x: Tensor): Tensor => applyOne(cosOp, [x]);
export const sin = (x: Tensor): Tensor => applyOne(sinOp, [x]);
export const tanh = (x: Tensor): Tensor => applyOne(tanhOp, [x]);
export const sigmoid = (x: Tensor): Tensor => applyOne(sigmoidOp, [x]);
export const erf = (x: Tensor): Tensor => applyOne(erfOp, [x]);
export const relu = (x: Tensor): Tensor => applyOne(reluOp, [x]);
export const absolute = (x: Tensor): Tensor => applyOne(absOp, [x]);
/** Nearest integer, halves to even. */
export const round = (x: Tensor): Tensor => applyOne(roundOp, [x]);
export const not = (x: Tensor): Tensor => applyOne(notOp, [x]);

// Gelu, exact: x Φ(x) with Φ(x) = ½(1 + erf(x/√2)); derivative Φ(x) + x e^(-x²/2)/√(2π). Standard since opset 20.
// The 'tanh' form is ½x(1 + tanh(√(2/π)(x + 0.044715x³))).
const geluOp: Op = {
  ...unary('Gelu'),
  derivative: (node, [g]) => {
    const x = node.inputs[0] as Tensor;
    if (!g) return [null];
    const square = multiply(x, x);
    if (isTanhForm(node.attributes)) {
      const c = Math.sqrt(2 / Math.PI);
      const t = tanh(multiply(multiply(x, c), add(multiply(square, 0.044715), 1)));
      // y' = ½(1+t) + ½x(1-t²) c (1 + 3·0.044715x²)
      const inner = multiply(add(multiply(square, 3 * 0.044715), 1), c);
      const slope = multiply(multiply(multiply(x, subtract(scalarLike(1, t), multiply(t, t))), inner), 0.5);
      return [multiply(g, add(multiply(add(t, 1), 0.5), slope))];
    }
    const cumulative = multiply(add(erf(multiply(x, Math.SQRT1_2)), 1), 0.5);
    const density = multiply(exp(multiply(square, -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return [multiply(g, add(cumulative, multiply(x, density)))];
  },
};
const isTanhForm = (attributes: Attributes): boolean => {
  const form = attributes['approximate'];
  return form !== undefined && 'string' in form && form.string === 'tanh';
};
export const gelu = (x: Tensor, form: 'none' | 'tanh' = 'none'): Tensor =>
  applyOne(geluOp, [x], { approximate: { string: form } });

// Comparisons have no derivative.
const equalOp = binary('Equal', undefined, 'bool');
const lessOp = binary('Less', undefined, 'bool');
const greaterOp = binary('Greater', undefined, 'bool');
const greaterOrEqualOp = binary('GreaterOrEqual', undefined, 'bool');
const andOp = binary('And', undefined, 'bool');
const orOp = binary('Or', undefined, 'bool');
export const equal = (a: Tensor, b: Operand): Tensor => applyOne(equalOp, [a, lift(b, a)]);
export const less = (a: Tensor, b: Operand): Tensor => applyOne(lessOp, [a, lift(b, a)]);
export const greater = (a: Tensor, b: Operand): Tensor => applyOne(greaterOp, [a, lift(b, a)]);
export const greaterOrEqual = (a: Tensor, b: Operand): Tensor => applyOne(greaterOrEqualOp, [a, lift(b, a)]);
export const and = (a: Tensor, b: Tensor): Tensor => applyOne(andOp, [a, b]);
export const or = (a: Tensor, b: Tensor): Tensor => applyOne(orOp, [a, b]);

// where(c, x, y)' = where(c, x', 0) + where(c, 0, y')
const whereOp: Op = {
  name: 'Where',
  infer: (inputs) => {
    const [condition, a, b] = operands(inputs, 3) as [Tensor, Tensor, Tensor];
    if (condition.dtype !== 'bool') throw new Error('the condition must be bool');
    return [{ dtype: sameType([a, b]), shape: broadcast(condition.shape, broadcast(a.shape, b.shape)) }];
  },
  derivative: (node, [g]) => {
    const [condition, a, b] = node.inputs as [Tensor, Tensor, Tensor];
    if (!g) return [null, null, null];
    const zero = scalarLike(0, g);
    return [null, sumToShapeOf(where(condition, g, zero), a), sumToShapeOf(where(condition, zero, g), b)];
  },
};
export const where = (condition: Tensor, a: Tensor, b: Tensor): Tensor => applyOne(whereOp, [condition, a, b]);

/** ONNX TensorProto.DataType by dtype. */
export const onnxType: { readonly [D in DType]: number } = {
  float32: 1, uint8: 2, int8: 3, uint16: 4, int16: 5, int32: 6, int64: 7, bool: 9, float16: 10, float64: 11, uint32: 12, uint64: 13, bfloat16: 16,
};

const dtypeOf = (code: number): DType => {
  for (const [dtype, value] of Object.entries(onnxType)) if (value === code) return dtype as DType;
  throw new Error(`unknown element type ${code}`);
};
const isFloat = (dtype: DType): boolean => dtype === 'float32' || dtype === 'float64' || dtype === 'float16' || dtype === 'bfloat16';

const castOp: Op = {
  name: 'Cast',
  infer: (inputs, attributes) => {
    const [x] = operands(inputs, 1) as [Tensor];
    const to = attributes['to'] as { int: number };
    return [{ dtype: dtypeOf(to.int), shape: x.shape }];
  },
  // between floats a cast is the identity; from integers there is nothing to differentiate
  derivative: (node, [g]) => {
    const x = node.inputs[0] as Tensor;
    return [g && isFloat(x.dtype) ? cast(g, x.dtype) : null];
  },
};
export function cast(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : applyOne(castOp, [x], { to: { int: onnxType[dtype] } });
}

const clipOp: Op = {
  name: 'Clip',
  infer: (inputs) => {
    const [x] = operands(inputs, 3) as [Tensor];
    return [{ dtype: x.dtype, shape: x.shape }];
  },
};
/** Values limited to [low, high]. No derivative: it is used on weights at load. */
export const clip = (x: Tensor, low: number, high: number): Tensor => applyOne(clipOp, [x, scalarLike(low, x), scalarLike(high, x)]);

/** The same tensor under a new node: for outputs that need a name of their own. */
const identityOp = unary('Identity', (_, g) => g);
export const identity = (x: Tensor): Tensor => apply(identityOp, [x])[0] as Tensor;

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
const reduceMinOp = reduction('ReduceMin', undefined);

// y(i) = Σ x(j), j ≤ i:  x'(j) = Σ g(i), i ≥ j
const cumulativeSumOp: Op = {
  name: 'CumSum',
  infer: (inputs) => [{ dtype: (inputs[0] as Tensor).dtype, shape: (inputs[0] as Tensor).shape }],
  derivative: (node, [g]) => [g ? applyOne(cumulativeSumOp, [g, node.inputs[1] as Tensor], { reverse: { int: 1 } }) : null, null],
};
/** Sums of all up to each along an axis. */
export const cumulativeSum = (x: Tensor, axis: number): Tensor => applyOne(cumulativeSumOp, [x, constant(int64([axis], []))], {});

function reduce(op: Op, x: Tensor, axes: readonly number[], keep: boolean): Tensor {
  const normalized = normalizeAxes(op.name, axes, x);
  // to ONNX no axes at all means every axis
  if (normalized.length === 0 && x.shape.length > 0) return x;
  return applyOne(op, [x, constant(int64(normalized))], { keepdims: { int: keep ? 1 : 0 } });
}

/** Sum over axes (default all), keeping them as 1 or not (default). */
export const reduceSum = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceSumOp, x, axes, keep);
export const reduceMean = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceMeanOp, x, axes, keep);
export const reduceMax = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceMaxOp, x, axes, keep);
export const reduceMin = (x: Tensor, axes: readonly number[] = x.shape.map((_, i) => i), keep = false): Tensor => reduce(reduceMinOp, x, axes, keep);

/** Elements of a 1-D range at run time: `length` elements from `start` (int64 scalars). The dimension gets `name`. */
export function sliceAt(x: Tensor, start: Tensor, length: Tensor, dimension: Dimension): Tensor {
  const from = reshape(start, [1]);
  const ends = add(from, reshape(length, [1]));
  return applyOne(dynamicSliceOp([dimension, ...x.shape.slice(1)]), [x, from, ends, constant(int64([0]))]);
}
