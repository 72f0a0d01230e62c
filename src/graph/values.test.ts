// The value of every op against a few lines of JavaScript, and its inferred shape against the one the runtime gives
// back, with sizes as numbers and as names.
import { describe, expect, it } from 'vitest';
import { type DType, elementCount, type NDArray, viewAs } from '../array.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { multipliesExactly } from '../runtime/node/precision.ts';
import * as graph from './index.ts';
import type { Dimension, Tensor } from './index.ts';

/** An array as the references here see it. */
interface Plain {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

const next = random(11);
const make = (dtype: DType, shape: readonly number[], value: (i: number) => number): Plain => ({ dtype, shape, data: Array.from({ length: elementCount(shape) }, (_, i) => value(i)) });
/** Random numbers: float64 where the runtime has a kernel for it, float32 (rounded here too) where it does not. */
const double = (...shape: number[]): Plain => make('float64', shape, () => next() * 3 - 1.5);
const single = (...shape: number[]): Plain => make('float32', shape, () => Math.fround(next() * 3 - 1.5));
const positive = (...shape: number[]): Plain => make('float64', shape, () => next() + 0.5);
const integers = (values: readonly number[], shape: readonly number[] = [values.length]): Plain => ({ dtype: 'int64', shape, data: values });
const flags = (values: readonly number[], shape: readonly number[] = [values.length]): Plain => ({ dtype: 'bool', shape, data: values });

function toArray({ dtype, shape, data }: Plain): NDArray {
  const bytes = { float64: 8, float32: 4, int64: 8, int32: 4, bool: 1, uint8: 1, int8: 1 }[dtype as 'float64'];
  const storage = viewAs(dtype, new ArrayBuffer(data.length * bytes), 0, data.length);
  for (const [i, value] of data.entries()) storage[i] = dtype === 'int64' ? BigInt(value) : value;
  return { dtype, shape, data: storage };
}

// ——— references ———

const strides = (shape: readonly number[]): number[] => shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
/** Calls back with the indices of every element, in their order. */
function fill(dtype: DType, shape: readonly number[], value: (at: number[]) => number): Plain {
  const step = strides(shape);
  return make(dtype, shape, (i) => value(shape.map((size, axis) => Math.floor(i / (step[axis] as number)) % size)));
}
/** An element by indices, those of broadcast axes being 0 and those too many at the left left out. */
function get({ shape, data }: Plain, at: readonly number[]): number {
  const own = at.slice(at.length - shape.length);
  return data[strides(shape).reduce((sum, step, axis) => sum + step * (shape[axis] === 1 ? 0 : (own[axis] as number)), 0)] as number;
}
function each(f: (...values: number[]) => number, dtype?: DType): (...operands: Plain[]) => Plain {
  return (...operands) => {
    const rank = Math.max(...operands.map(({ shape }) => shape.length));
    const shape = Array.from({ length: rank }, (_, axis) => Math.max(...operands.map((one) => one.shape[axis - rank + one.shape.length] ?? 1)));
    return fill(dtype ?? (operands.at(-1) as Plain).dtype, shape, (at) => f(...operands.map((one) => get(one, at))));
  };
}
/** Reduces axes, keeping them as 1. */
const reduce = (x: Plain, axes: readonly number[], f: (values: number[]) => number): Plain =>
  fill(x.dtype, x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)), (at) => {
    const values: number[] = [];
    fill(x.dtype, x.shape, (other) => (other.every((i, axis) => axes.includes(axis) || i === at[axis]) ? values.push(get(x, other)) : 0));
    return f(values);
  });
const as = (x: Plain, shape: readonly number[]): Plain => ({ ...x, shape });
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const last = (x: Plain): number => x.shape.length - 1;
const matMul = (a: Plain, b: Plain): Plain => {
  const lead = each(() => 0)(fill(a.dtype, [...a.shape.slice(0, -2), 1, 1], () => 0), fill(a.dtype, [...b.shape.slice(0, -2), 1, 1], () => 0)).shape.slice(0, -2);
  return fill(a.dtype, [...lead, a.shape.at(-2) as number, b.shape.at(-1) as number], (at) => {
    const [row, column] = at.slice(-2) as [number, number];
    return sum(Array.from({ length: a.shape.at(-1) as number }, (_, i) => get(a, [...at.slice(0, -2), row, i]) * get(b, [...at.slice(0, -2), i, column])));
  });
};
const exchange = (x: Plain, order: readonly number[]): Plain => fill(x.dtype, order.map((axis) => x.shape[axis] as number), (at) => get(x, order.map((_, axis) => at[order.indexOf(axis)] as number)));
const softmax = (x: Plain): Plain => {
  const raised = each(Math.exp)(x);
  return each((a, b) => a / b)(raised, reduce(raised, [last(x)], sum));
};
/** erf by its series, exact to a double's last digits for the range used here. */
function erf(x: number): number {
  let total = 0;
  for (let n = 0, term = x; n < 60; n++, term *= (-x * x) / n) total += term / (2 * n + 1);
  return (2 / Math.sqrt(Math.PI)) * total;
}
const part = (x: Plain, axis: number, from: number, to: number): Plain =>
  fill(x.dtype, x.shape.map((size, i) => (i === axis ? to - from : size)), (at) => get(x, at.map((i, j) => (j === axis ? (x.shape[axis] === 1 ? 0 : i + from) : i))));
const attend = (q: Plain, k: Plain, v: Plain, scale: number, bias: Plain): { weights: Plain; output: Plain } => {
  const group = (q.shape[1] as number) / (k.shape[1] as number);
  const repeat = (x: Plain): Plain => fill(x.dtype, [x.shape[0] as number, (x.shape[1] as number) * group, ...x.shape.slice(2)], ([b, h, ...rest]) => get(x, [b as number, Math.floor((h as number) / group), ...rest]));
  const weights = softmax(each((score, added) => score * scale + added)(matMul(q, exchange(repeat(k), [0, 1, 3, 2])), bias));
  return { weights, output: matMul(weights, repeat(v)) };
};
const heads = (x: Plain, count: number): Plain => exchange(as(x, [x.shape[0] as number, x.shape[1] as number, count, (x.shape[2] as number) / count]), [0, 2, 1, 3]);
const join = (x: Plain): Plain => as(exchange(x, [0, 2, 1, 3]), [x.shape[0] as number, x.shape[2] as number, (x.shape[1] as number) * (x.shape[3] as number)]);

// ——— cases ———

type Given = Readonly<Record<string, Plain>>;
interface Case {
  readonly given: Given;
  /** Names for the sizes of some operands, for a second run. */
  readonly named?: Readonly<Record<string, readonly Dimension[]>>;
  readonly write: (x: Record<'a' | 'b' | 'c' | 'd' | 'e', Tensor>) => Tensor;
  readonly expected: (x: Record<'a' | 'b' | 'c' | 'd' | 'e', Plain>) => Plain;
  /** Largest difference, relative above 1; default 1e-12 for float64, 2e-6 for float32 (a few of its last digits). */
  readonly tolerance?: number;
  /** The operator sums products of 8-bit numbers, for which some processors have too little room. */
  readonly overflows?: boolean;
}

const unary = (write: (x: Tensor) => Tensor, f: (x: number) => number, x: Plain = double(2, 3)): Case => ({ given: { a: x }, named: { a: ['rows', 3] }, write: ({ a }) => write(a), expected: ({ a }) => each(f)(a) });
const binary = (write: (a: Tensor, b: Tensor) => Tensor, f: (a: number, b: number) => number, operand = double): Case[] => [
  { given: { a: operand(2, 3), b: operand(2, 3) }, named: { a: ['rows', 3], b: ['rows', 3] }, write: ({ a, b }) => write(a, b), expected: ({ a, b }) => each(f)(a, b) },
  { given: { a: operand(2, 1, 3), b: operand(4, 1) }, named: { a: ['rows', 1, 'width'], b: ['length', 1] }, write: ({ a, b }) => write(a, b), expected: ({ a, b }) => each(f)(a, b) },
];
const compare = (write: (a: Tensor, b: Tensor) => Tensor, f: (a: number, b: number) => boolean): Case => ({
  given: { a: integers([1, 2, 3, 4, 5, 6], [2, 3]), b: integers([1, 5, 3]) }, named: { a: ['rows', 3] }, write: ({ a, b }) => write(a, b), expected: ({ a, b }) => each((x, y) => Number(f(x, y)), 'bool')(a, b),
});
const logical = (write: (a: Tensor, b: Tensor) => Tensor, f: (a: number, b: number) => number): Case => ({ given: { a: flags([0, 0, 1, 1], [2, 2]), b: flags([0, 1]) }, named: { a: ['rows', 2] }, write: ({ a, b }) => write(a, b), expected: ({ a, b }) => each(f)(a, b) });
const reduction = (write: typeof graph.reduceSum, f: (values: number[]) => number): Case[] => [
  { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => write(a, [0, -1]), expected: ({ a }) => as(reduce(a, [0, 2], f), [3]) },
  { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => write(a, [1], true), expected: ({ a }) => reduce(a, [1], f) },
  { given: { a: double(2, 3) }, named: { a: ['batch', 'length'] }, write: ({ a }) => write(a), expected: ({ a }) => as(reduce(a, [0, 1], f), []) },
  { given: { a: double(2, 3) }, named: { a: ['batch', 'length'] }, write: ({ a }) => write(a, []), expected: ({ a }) => a },
  { given: { a: double() }, write: ({ a }) => write(a), expected: ({ a }) => a },
];

const tail = (rows: number, length: number): Plain => make('float32', [rows, length], () => 0);
const cacheCase = (pick: 'output' | 'keys' | 'weights'): Case => ({
  // two rows with 3 positions kept, one new: heads of 8, four of queries over two of keys
  given: { a: single(2, 1, 64), b: single(2, 2, 6, 8), c: single(2, 2, 6, 8), d: { dtype: 'int32', shape: [2], data: [3, 3] }, e: { dtype: 'int32', shape: [1], data: [4] } },
  named: { a: ['rows', 1, 64], b: ['rows', 2, 'capacity', 8], c: ['rows', 2, 'capacity', 8], d: ['rows'] },
  write: ({ a, b, c, d, e }) => {
    const step = graph.cachedAttention(a, { keys: b, values: c, last: d, total: e }, { heads: 4, kvHeads: 2, scale: 0.4, reveal: pick === 'weights' });
    // what lies behind the positions in use is not said
    return pick === 'keys' ? graph.slice(step.keys, 2, 0, 4) : (step[pick] as Tensor);
  },
  expected: ({ a, b, c }) => {
    const fresh = (from: number): Plain => heads(part(a, 2, from, from + 16), 2);
    const kept = (cache: Plain, now: Plain): Plain => fill('float32', cache.shape, ([row, head, at, i]) => (at === 3 ? get(now, [row as number, head as number, 0, i as number]) : get(cache, [row as number, head as number, at as number, i as number])));
    const [keys, values] = [kept(b, fresh(32)), kept(c, fresh(48))];
    if (pick === 'keys') return part(keys, 2, 0, 4);
    const { weights, output } = attend(heads(part(a, 2, 0, 32), 4), part(keys, 2, 0, 4), part(values, 2, 0, 4), 0.4, tail(1, 4));
    return pick === 'weights' ? weights : join(output);
  },
});

const whole = (...shape: number[]): Plain => make('int8', shape, () => Math.round(next() * 254 - 127));
/** Keys and values of 8 bits, all there: `rows` sources, so many queries of each. */
const storedCase = (pick: 'output' | 'keys' | 'weights', rows: number, queries: number, hides = false): Case => {
  const bias = make('float32', [rows, 1, queries, 5], (i) => (hides && i % 5 === 3 ? -3.4028234663852886e38 : 0));
  return {
    given: { a: single(rows, queries, 16), b: whole(rows, 2, 5, 8), c: whole(rows, 2, 5, 8), d: { dtype: 'int32', shape: [rows], data: new Array<number>(rows).fill(4) }, e: { dtype: 'int32', shape: [1], data: [5] } },
    named: { a: ['rows', 'queries', 16], b: ['rows', 2, 'keyLength', 8], c: ['rows', 2, 'keyLength', 8], d: ['rows'] },
    write: ({ a, b, c, d, e }) => {
      const cache = { keys: b, values: c, last: d, total: e, nothing: graph.slice(a, 1, 0, 0) };
      return graph.storedAttention(a, cache, { scale: 0.01, reveal: pick === 'weights', bias: hides ? graph.constant(toArray(bias)) : null })[pick] as Tensor;
    },
    expected: ({ a, b, c }) => {
      if (pick === 'keys') return b;
      const { weights, output } = attend(heads(a, 2), { ...b, dtype: 'float32' }, { ...c, dtype: 'float32' }, 0.01, bias);
      return pick === 'weights' ? weights : join(output);
    },
  };
};

/** Windows along one axis; groups follow from the channels. */
const convolve = (x: Plain, weight: Plain, bias: Plain | null, stride: number, padding: number): Plain => {
  const [batch, channels, length] = x.shape as [number, number, number];
  const [out, part, kernel] = weight.shape as [number, number, number];
  return fill(x.dtype, [batch, out, Math.floor((length + 2 * padding - kernel) / stride) + 1], ([row, m, i]) => {
    const first = Math.floor((m as number) / ((out * part) / channels)) * part;
    let total = bias ? get(bias, [m as number]) : 0;
    for (let c = 0; c < part; c++) for (let j = 0; j < kernel; j++) {
      const at = (i as number) * stride + j - padding;
      if (at >= 0 && at < length) total += get(weight, [m as number, c, j]) * get(x, [row as number, first + c, at]);
    }
    return total;
  });
};
/** Whole numbers by output as `quantize` makes them, [in, out]. */
const quantized = (x: Plain): { whole: Plain; scales: Plain } => {
  const scales = each((m) => Math.fround(Math.fround(m) / 127))(reduce(each(Math.abs)(x), [1], (values) => Math.max(...values)));
  return { whole: exchange(each((v, s) => Math.round(Math.fround(v / s)), 'int8')(x, scales), [1, 0]), scales };
};

type Op = Exclude<
  { [K in keyof typeof graph]: (typeof graph)[K] extends (...operands: never[]) => unknown ? K : never }[keyof typeof graph],
  | 'backpropagate' | 'gradients' | 'bytesOf' | 'emitModel' // what is done with graphs: tests of their own
  | 'input' | 'parameter' | 'reachable' | 'show' | 'multiplyDimensions' | 'broadcast' | 'normalizeAxes' | 'dynamicSliceOp' // no values
>;

const cases: { readonly [K in Op]: Case | readonly Case[] } = {
  add: binary(graph.add, (a, b) => a + b),
  subtract: binary(graph.subtract, (a, b) => a - b),
  multiply: [...binary(graph.multiply, (a, b) => a * b), unary((x) => graph.multiply(x, 3), (x) => 3 * x)],
  divide: binary(graph.divide, (a, b) => a / b, positive),
  maximum: binary(graph.maximum, Math.max),
  negate: unary(graph.negate, (x) => -x),
  exp: unary(graph.exp, Math.exp),
  log: unary(graph.log, Math.log, positive(2, 3)),
  sqrt: unary(graph.sqrt, Math.sqrt, positive(2, 3)),
  cos: unary(graph.cos, Math.cos),
  sin: unary(graph.sin, Math.sin),
  tanh: unary(graph.tanh, Math.tanh),
  sigmoid: unary(graph.sigmoid, (x) => 1 / (1 + Math.exp(-x))),
  erf: unary(graph.erf, erf, single(2, 3)),
  relu: unary(graph.relu, (x) => Math.max(x, 0)),
  absolute: unary(graph.absolute, Math.abs),
  round: unary(graph.round, (x) => ({ '-1.5': -2, '-0.5': 0, '0.5': 0, '1.5': 2, '2.4': 2, '2.6': 3 })[x] ?? Number.NaN, make('float64', [2, 3], (i) => [-1.5, -0.5, 0.5, 1.5, 2.4, 2.6][i] as number)),
  not: unary(graph.not, (x) => 1 - x, flags([0, 1, 1, 0, 0, 1], [2, 3])),
  gelu: [
    unary(graph.gelu, (x) => (x / 2) * (1 + erf(x * Math.SQRT1_2)), single(2, 3)),
    unary((x) => graph.gelu(x, 'tanh'), (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))), single(2, 3)),
  ],
  identity: unary(graph.identity, (x) => x),
  clip: unary((x) => graph.clip(x, -0.5, 0.75), (x) => Math.min(0.75, Math.max(-0.5, x))),
  cast: [
    { given: { a: double(2, 3) }, named: { a: ['rows', 3] }, write: ({ a }) => graph.cast(a, 'float32'), expected: ({ a }) => each(Math.fround, 'float32')(a) },
    { given: { a: flags([0, 1, 1]) }, write: ({ a }) => graph.cast(a, 'float64'), expected: ({ a }) => ({ ...a, dtype: 'float64' }) },
    { given: { a: double(5) }, write: ({ a }) => graph.cast(a, 'int64'), expected: ({ a }) => each(Math.trunc, 'int64')(a) },
  ],
  equal: compare(graph.equal, (a, b) => a === b),
  less: compare(graph.less, (a, b) => a < b),
  greater: compare(graph.greater, (a, b) => a > b),
  greaterOrEqual: compare(graph.greaterOrEqual, (a, b) => a >= b),
  and: logical(graph.and, (a, b) => a & b),
  or: logical(graph.or, (a, b) => a | b),
  where: { given: { a: flags([1, 0, 0]), b: double(2, 3), c: double(2, 1) }, named: { a: ['width'], b: ['rows', 'width'], c: ['rows', 1] }, write: ({ a, b, c }) => graph.where(a, b, c), expected: ({ a, b, c }) => each((q, x, y) => (q ? x : y))(a, b, c) },
  scalar: { given: { a: double(2) }, write: ({ a }) => graph.add(a, graph.scalar(0.25, 'float64')), expected: ({ a }) => each((x) => x + 0.25)(a) },
  scalarLike: { given: { a: integers([2, 3]) }, write: ({ a }) => graph.add(a, graph.scalarLike(5, a)), expected: ({ a }) => each((x) => x + 5)(a) },
  constant: { given: { a: double(2) }, write: ({ a }) => graph.add(a, graph.constant({ dtype: 'float64', shape: [2], data: Float64Array.of(1, 2) })), expected: ({ a }) => fill('float64', [2], ([i]) => get(a, [i as number]) + (i as number) + 1) },
  masked: { given: { a: single(2) }, write: ({ a }) => graph.maximum(a, graph.masked()), expected: ({ a }) => a },
  reduceSum: reduction(graph.reduceSum, sum),
  reduceMean: reduction(graph.reduceMean, (values) => sum(values) / values.length),
  reduceMax: reduction(graph.reduceMax, (values) => Math.max(...values)),
  reduceMin: reduction(graph.reduceMin, (values) => Math.min(...values)),
  sumToShapeOf: { given: { a: double(4, 2, 3), b: double(2, 1) }, named: { a: ['batch', 'rows', 3], b: ['rows', 1] }, write: ({ a, b }) => graph.sumToShapeOf(a, b), expected: ({ a }) => as(reduce(a, [0, 2], sum), [2, 1]) },
  argMax: [
    { given: { a: double(2, 5) }, named: { a: ['rows', 5] }, write: ({ a }) => graph.argMax(a), expected: ({ a }) => ({ ...as(reduce(a, [1], (values) => values.indexOf(Math.max(...values))), [2]), dtype: 'int64' }) },
    { given: { a: make('float64', [4], (i) => [1, 7, 7, 0][i] as number) }, write: ({ a }) => graph.argMax(a, 0), expected: () => integers([1], []) },
    // many columns are gone over in blocks; the first of equals all the same, in another block or in its own
    ...[4200, 4099].map((columns): Case => ({ given: { a: make('float32', [3, columns], (i) => ([70, 75, 300, columns + 4098, 2 * columns].includes(i) ? 2 : Math.sin(i))) }, named: { a: ['rows', columns] }, write: ({ a }: Record<'a', Tensor>) => graph.argMax(a), expected: () => integers([70, 4098, 0]) })),
  ],
  topK: [
    { given: { a: double(2, 5) }, named: { a: ['rows', 5] }, write: ({ a }) => graph.topK(a, 3).values, expected: ({ a }) => fill('float64', [2, 3], ([row, i]) => a.data.slice(5 * (row as number), 5 * (row as number) + 5).sort((x, y) => y - x)[i as number] as number) },
    { given: { a: make('float64', [5], (i) => [1, 7, 3, 0, 9][i] as number) }, write: ({ a }) => graph.topK(a, 2).indices, expected: () => integers([4, 1]) },
  ],
  matMul: ([[[2, 3], [3, 4]], [[2, 2, 3], [2, 3, 4]], [[2, 5, 3], [3, 4]], [[2, 3], [2, 3, 4]], [[2, 1, 2, 3], [5, 3, 2]]] as const).map(([left, right]) => ({
    given: { a: double(...left), b: double(...right) }, named: { a: [...left.slice(0, -2).map((size, i) => (size === 1 ? 1 : `a${i}`)), 'rows', 3], ...(right.length > 2 && left.length > 3 ? { b: ['b0', 3, 2] } : {}), ...(left.length === 3 && right.length === 3 ? { b: ['a0', 3, 'columns'] } : {}) },
    write: ({ a, b }: Record<'a' | 'b', Tensor>) => graph.matMul(a, b), expected: ({ a, b }: Record<'a' | 'b', Plain>) => matMul(a, b),
  })),
  gemm: [
    { given: { a: double(2, 3), b: double(4, 3), c: double(4) }, named: { a: ['rows', 3] }, write: ({ a, b, c }) => graph.gemm(a, b, c), expected: ({ a, b, c }) => each((x, y) => x + y)(matMul(a, exchange(b, [1, 0])), c) },
    { given: { a: double(2, 3), b: double(4, 3) }, named: { a: ['rows', 3] }, write: ({ a, b }) => graph.gemm(a, b), expected: ({ a, b }) => matMul(a, exchange(b, [1, 0])) },
  ],
  softmax: { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 'width'] }, write: ({ a }) => graph.softmax(a), expected: ({ a }) => softmax(a) },
  logSoftmax: { given: { a: double(2, 4) }, named: { a: ['batch', 'width'] }, write: ({ a }) => graph.logSoftmax(a), expected: ({ a }) => each(Math.log)(softmax(a)) },
  convolution: [
    { given: { a: single(2, 3, 7), b: single(4, 3, 3), c: single(4) }, named: { a: ['batch', 3, 'length'] }, write: ({ a, b, c }) => graph.convolution(a, b, c, { padding: [1], strides: [2] }), expected: ({ a, b, c }) => convolve(a, b, c, 2, 1) },
    { given: { a: single(1, 4, 6), b: single(2, 2, 3) }, write: ({ a, b }) => graph.convolution(a, b, null, { groups: 2 }), expected: ({ a, b }) => convolve(a, b, null, 1, 0) },
  ],
  cumulativeSum: {
    given: { a: double(2, 4) }, named: { a: ['rows', 4] },
    write: ({ a }) => graph.cumulativeSum(a, 1), expected: ({ a }) => fill('float64', a.shape, ([row = 0, last = 0]) => sum(Array.from({ length: last + 1 }, (_, i) => get(a, [row, i])))),
  },
  rmsNormalization: {
    given: { a: single(2, 3, 4), b: single(4) }, named: { a: ['batch', 'length', 4] },
    write: ({ a, b }) => graph.rmsNormalization(a, b, 1e-2),
    expected: ({ a, b }) => each((x, square, weight) => (x / Math.sqrt(square + 1e-2)) * weight)(a, reduce(a, [2], (values) => sum(values.map((x) => x * x)) / 4), b),
  },
  layerNormalization: {
    given: { a: single(2, 3, 4), b: single(4), c: single(4) }, named: { a: ['batch', 'length', 4] },
    write: ({ a, b, c }) => graph.layerNormalization(a, b, c, 1e-5),
    expected: ({ a, b, c }) => {
      const centred = each((x, mean) => x - mean)(a, reduce(a, [2], (values) => sum(values) / 4));
      const variance = reduce(centred, [2], (values) => sum(values.map((x) => x * x)) / 4);
      return each((x, v, weight, bias) => (x / Math.sqrt(v + 1e-5)) * weight + bias)(centred, variance, b, c);
    },
  },
  splitHeads: { given: { a: double(2, 3, 8) }, named: { a: ['batch', 'length', 8] }, write: ({ a }) => graph.splitHeads(a, 2), expected: ({ a }) => heads(a, 2) },
  joinHeads: { given: { a: double(2, 4, 3, 2) }, named: { a: ['batch', 4, 'length', 2] }, write: ({ a }) => graph.joinHeads(a), expected: ({ a }) => join(a) },
  plainAttention: ([1, 2, 4] as const).flatMap((kvHeads) => (['output', 'weights'] as const).map((what) => ({
    given: { a: double(2, 4, 3, 2), b: double(2, kvHeads, 5, 2), c: double(2, kvHeads, 5, 3), d: double(2, 1, 3, 5) },
    named: { a: ['batch', 4, 'queryLength', 2], b: ['batch', kvHeads, 'keyLength', 2], c: ['batch', kvHeads, 'keyLength', 3], d: ['batch', 1, 'queryLength', 'keyLength'] },
    write: ({ a, b, c, d }: Record<'a' | 'b' | 'c' | 'd', Tensor>) => graph.plainAttention(a, b, c, { scale: 0.7, bias: d })[what],
    expected: ({ a, b, c, d }: Record<'a' | 'b' | 'c' | 'd', Plain>) => attend(a, b, c, 0.7, d)[what],
  }))),
  matMulTransposed: ([[[2, 3], ['rows', 3]], [[2, 5, 3], ['batch', 'rows', 3]]] as const).map(([shape, named]) => ({
    given: { a: single(...shape), b: single(4, 3) }, named: { a: [...named] }, write: ({ a, b }: Record<'a' | 'b', Tensor>) => graph.matMulTransposed(a, b), expected: ({ a, b }: Record<'a' | 'b', Plain>) => matMul(a, exchange(b, [1, 0])),
  })),
  multiHeadAttention: [1, 3].flatMap((queries) => (['output', 'weights'] as const).map((what) => ({
    given: { a: single(2, queries, 8), b: single(2, 2, 5, 4), c: single(2, 2, 5, 4), d: single(1, 1, queries, 5) },
    named: { a: ['batch', 'queryLength', 8], b: ['batch', 2, 'keyLength', 4], c: ['batch', 2, 'keyLength', 4], d: [1, 1, 'queryLength', 'keyLength'] },
    write: ({ a, b, c, d }: Record<'a' | 'b' | 'c' | 'd', Tensor>): Tensor => {
      const { output, scores } = graph.multiHeadAttention(a, b, c, 0.5, d);
      return what === 'output' ? output : graph.softmax(scores);
    },
    expected: ({ a, b, c, d }: Record<'a' | 'b' | 'c' | 'd', Plain>) => {
      const { output, weights } = attend(heads(a, 2), b, c, 0.5, d);
      return what === 'output' ? join(output) : weights;
    },
  }))),
  wideAttention: {
    given: { a: single(2, 3, 8), b: single(2, 5, 8), c: single(2, 5, 8) },
    named: { a: ['batch', 'queryLength', 8], b: ['batch', 'keyLength', 8], c: ['batch', 'keyLength', 8] },
    write: ({ a, b, c }) => graph.wideAttention(a, b, c, 2, 0.5), expected: ({ a, b, c }) => join(attend(heads(a, 2), heads(b, 2), heads(c, 2), 0.5, make('float32', [1, 1, 1, 1], () => 0)).output),
  },
  cachedAttention: [cacheCase('output'), cacheCase('keys'), cacheCase('weights')],
  storedAttention: [storedCase('output', 2, 1), storedCase('keys', 2, 1), storedCase('weights', 2, 1), storedCase('output', 1, 3), storedCase('weights', 1, 5), storedCase('output', 2, 1, true), storedCase('weights', 1, 3, true)],
  // two heads of six numbers, of which the first four turn: halves of them paired, or neighbours
  rotaryEmbedding: [false, true].map((interleaved) => ({
    given: { a: single(2, 3, 12), b: single(2, 3, 2), c: single(2, 3, 2) },
    named: { a: ['batch', 'length', 12], b: ['batch', 'length', 2], c: ['batch', 'length', 2] },
    write: ({ a, b, c }: Record<'a' | 'b' | 'c', Tensor>) => graph.rotaryEmbedding(a, 2, { cos: b, sin: c, interleaved }),
    expected: ({ a, b, c }: Record<'a' | 'b' | 'c', Plain>) => fill('float32', a.shape, ([row = 0, at = 0, i = 0]) => {
      const [head, own] = [i - (i % 6), i % 6];
      if (own >= 4) return get(a, [row, at, i]);
      const [pair, second] = interleaved ? [Math.floor(own / 2), own % 2 === 1] : [own % 2, own >= 2];
      const [x, y] = (interleaved ? [2 * pair, 2 * pair + 1] : [pair, pair + 2]).map((one) => get(a, [row, at, head + one])) as [number, number];
      const [cos, sin] = [get(b, [row, at, pair]), get(c, [row, at, pair])];
      return second ? y * cos + x * sin : x * cos - y * sin;
    }),
  })),
  quantize: [
    { given: { a: single(3, 64) }, write: ({ a }) => graph.quantize(a).quantized, expected: ({ a }) => quantized(a).whole },
    { given: { a: single(3, 64) }, write: ({ a }) => graph.quantize(a).scales, expected: ({ a }) => as(quantized(a).scales, [3]) },
  ],
  // a column's largest is 127; one of zeros stays zeros
  wholeNumbers: (['numbers', 'sizes'] as const).map((pick) => ({
    given: { a: make('float32', [2, 3, 2], (i) => (i % 2 ? 0 : Math.fround(Math.sin(i + 1)))) }, named: { a: ['rows', 'length', 2] },
    write: ({ a }) => graph.wholeNumbers(a)[pick],
    expected: ({ a }) => {
      const sizes = each((m) => Math.max(Math.fround(m * Math.fround(1 / 127)), 1e-30))(reduce(each(Math.abs)(a), [1], (values) => Math.max(...values)));
      return pick === 'sizes' ? sizes : each((v, s) => Math.round(Math.fround(v / s)), 'int8')(a, sizes);
    },
  })),
  // both sides of the product lose what 8 bits lose: a row's step is its largest value over 127, and 64 errors of at most half of one add up
  matMulQuantized: [
    { given: { a: single(2, 4, 64), b: single(3, 64) }, named: { a: ['batch', 'length', 64] }, write: ({ a, b }) => graph.matMulQuantized(a, graph.quantize(b)), expected: ({ a, b }) => matMul(a, exchange(b, [1, 0])), tolerance: 0.15, overflows: true },
    // rows of zeros, and inner sizes of any number
    { given: { a: make('float32', [2, 1, 33], (i) => (i < 33 ? 0 : Math.sin(i))), b: single(3, 33) }, write: ({ a, b }) => graph.matMulQuantized(a, graph.quantize(b)), expected: ({ a, b }) => matMul(a, exchange(b, [1, 0])), tolerance: 0.15, overflows: true },
  ],
  shapeOf: { given: { a: double(2, 3) }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.shapeOf(a), expected: () => integers([2, 3]) },
  sizeOf: { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.sizeOf(a, [0, 2]), expected: () => integers([8], []) },
  reshape: [
    { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.reshape(a, [graph.multiplyDimensions(a.shape.slice(0, 2)), 4]), expected: ({ a }) => as(a, [6, 4]) },
    { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.reshape(a, [a.shape[0] as Dimension, a.shape[1] as Dimension, 2, 2]), expected: ({ a }) => as(a, [2, 3, 2, 2]) },
    { given: { a: double(2, 3) }, named: { a: ['batch', 'length'] }, write: ({ a }) => graph.reshape(a, [1, a.shape[0] as Dimension, 1, a.shape[1] as Dimension]), expected: ({ a }) => as(a, [1, 2, 1, 3]) },
  ],
  reshapeLike: { given: { a: double(6, 4), b: double(2, 3, 4) }, named: { a: ['batch*length', 4], b: ['batch', 'length', 4] }, write: ({ a, b }) => graph.reshapeLike(a, b), expected: ({ a }) => as(a, [2, 3, 4]) },
  expandLike: { given: { a: double(2, 1), b: double(2, 3) }, named: { a: ['rows', 1], b: ['rows', 'columns'] }, write: ({ a, b }) => graph.expandLike(a, b), expected: ({ a, b }) => each((x) => x)(a, b) },
  zerosLike: { given: { a: double(2, 3) }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.zerosLike(a), expected: ({ a }) => each(() => 0)(a) },
  transpose: [
    { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.transpose(a, [2, 0, 1]), expected: ({ a }) => exchange(a, [2, 0, 1]) },
    { given: { a: double(2, 3, 4) }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.transpose(a), expected: ({ a }) => exchange(a, [0, 2, 1]) },
  ],
  concatenate: { given: { a: double(2, 3), b: double(2, 2) }, named: { a: ['rows', 'left'], b: ['rows', 'right'] }, write: ({ a, b }) => graph.concatenate([a, b], -1), expected: ({ a, b }) => fill('float64', [2, 5], ([row, i]) => ((i as number) < 3 ? get(a, [row as number, i as number]) : get(b, [row as number, (i as number) - 3]))) },
  split: [0, 1].map((index) => ({ given: { a: double(2, 5) }, named: { a: ['rows', 5] }, write: ({ a }: Record<'a', Tensor>) => graph.split(a, [2, 3], -1)[index] as Tensor, expected: ({ a }: Record<'a', Plain>) => part(a, 1, index * 2, 2 + index * 3) })),
  gather: [
    { given: { a: double(4, 3), b: integers([1, 3, 1, 0], [2, 2]) }, named: { a: ['rows', 3], b: ['batch', 'length'] }, write: ({ a, b }) => graph.gather(a, b), expected: ({ a, b }) => fill('float64', [2, 2, 3], ([i, j, k]) => get(a, [get(b, [i as number, j as number]), k as number])) },
    { given: { a: double(2, 4), b: integers([3, 1]) }, named: { a: ['rows', 4] }, write: ({ a, b }) => graph.gather(a, b, -1), expected: ({ a, b }) => fill('float64', [2, 2], ([i, j]) => get(a, [i as number, get(b, [j as number])])) },
  ],
  gatherElements: { given: { a: double(2, 4), b: integers([3, 0], [2, 1]) }, named: { a: ['rows', 4], b: ['rows', 1] }, write: ({ a, b }) => graph.gatherElements(a, b), expected: ({ a, b }) => fill('float64', [2, 1], ([i]) => get(a, [i as number, get(b, [i as number, 0])])) },
  scatterElements: { given: { a: double(2, 4), b: integers([3, 3, 0, 1], [2, 2]), c: double(2, 2) }, named: { a: ['rows', 4], b: ['rows', 2], c: ['rows', 2] }, write: ({ a, b, c }) => graph.scatterElements(a, b, c), expected: ({ a, b, c }) => fill('float64', [2, 4], ([i, j]) => get(a, [i as number, j as number]) + sum([0, 1].map((k) => (get(b, [i as number, k]) === j ? get(c, [i as number, k]) : 0)))) },
  slice: [
    { given: { a: double(2, 5) }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.slice(a, -1, 0, 3), expected: ({ a }) => part(a, 1, 0, 3) },
    { given: { a: double(2, 5) }, named: { a: ['rows', 5] }, write: ({ a }) => graph.slice(a, 1, -2), expected: ({ a }) => part(a, 1, 3, 5) },
    { given: { a: double(2, 5) }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.slice(a, 1, -1), expected: ({ a }) => part(a, 1, 4, 5) },
  ],
  sliceAt: { given: { a: double(7), b: integers([2], []), c: integers([3], []) }, named: { a: ['all'] }, write: ({ a, b, c }) => graph.sliceAt(a, b, c, 3), expected: ({ a }) => part(a, 0, 2, 5) },
  positions: { given: { a: double(2, 5) }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.positions(a, -1), expected: () => integers([0, 1, 2, 3, 4]) },
  unsqueeze: [1, -1].map((axis) => ({ given: { a: double(2, 3) }, named: { a: ['rows', 'columns'] }, write: ({ a }: Record<'a', Tensor>) => graph.unsqueeze(a, axis), expected: ({ a }: Record<'a', Plain>) => as(a, axis === 1 ? [2, 1, 3] : [2, 3, 1]) })),
};

const runtime = createNodeRuntime();
const exact = await multipliesExactly((model) => runtime.compile(model));
const all = Object.entries(cases).flatMap(([name, some]) => [some].flat().flatMap((one: Case, i) => (one.named ? [{ name, i, one, named: {} }, { name, i, one, named: one.named }] : [{ name, i, one, named: {} }])));

/** A dimension's size given those of the names in it. */
function sizeOf(dimension: Dimension, sizes: ReadonlyMap<string, number>): number {
  const windows = /^windows\((\w+),(\d+),(\d+),(\d+)\)$/.exec(String(dimension));
  if (windows) {
    const [size, kernel, stride, padding] = [sizes.get(windows[1] as string), ...windows.slice(2).map(Number)] as [number, number, number, number];
    return Math.floor((size + padding - kernel) / stride) + 1;
  }
  const product = (text: string): number => text.split('*').reduce((value, factor) => value * (sizes.get(factor) ?? Number(factor)), 1);
  return typeof dimension === 'number' ? dimension : (sizes.get(dimension) ?? dimension.split('+').reduce((total, term) => total + product(term), 0));
}

describe('values and shapes', () => {
  it.each(all.map((one) => [`${one.name} ${one.i}${Object.keys(one.named).length ? ', named' : ''}`, one] as const))('%s', async (_, { one, named }) => {
    const tensors: Record<string, Tensor> = {};
    const sizes = new Map<string, number>();
    for (const [name, { dtype, shape }] of Object.entries(one.given)) {
      const dimensions = (named as NonNullable<Case['named']>)[name] ?? shape;
      for (const [axis, size] of dimensions.entries()) if (typeof size === 'string') sizes.set(size, shape[axis] as number);
      tensors[name] = graph.input(name, dtype, dimensions);
    }
    sizes.set('totalLength', 4); // of a cache, an input's value
    const y = one.write(tensors as never);
    for (const standard of [false, true]) {
      if (standard && graph.reachable([y]).some(({ op }) => op?.domain && !op.standard)) continue;
      // a processor whose own products of 8-bit numbers overflow has exact ones of weights alone: src/runtime/quantized.test.ts
      if (!standard && one.overflows && !exact) continue;
      const model = graph.emitModel({ outputs: { y }, parameter: () => 'input', extraInputs: Object.values(tensors), standard });
      const session = await runtime.compile(model.bytes, { optimize: 'off' });
      const got = (await session.run(Object.fromEntries(Object.entries(one.given).map(([name, plain]) => [name, toArray(plain)]))))['y'] as NDArray;
      session.release();
      const expected = one.expected(one.given as never);
      expect(got.shape, 'shape at run time').toEqual(expected.shape);
      expect(y.shape.map((size) => sizeOf(size, sizes)), 'shape inferred').toEqual(expected.shape);
      expect([got.dtype, y.dtype]).toEqual([expected.dtype, expected.dtype]);
      const tolerance = one.tolerance ?? (expected.dtype === 'float64' ? 1e-12 : expected.dtype === 'float32' ? 2e-6 : 0);
      for (const [i, value] of expected.data.entries()) expect(Math.abs(Number(got.data[i]) - value), `[${i}] ${got.data[i]} for ${value}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
    }
  });
});

describe('dimensions', () => {
  it('multiply and broadcast as numbers where they are, as names where not', () => {
    expect(graph.multiplyDimensions([2, 3])).toBe(6);
    expect(graph.multiplyDimensions([2, 'batch', 3])).toBe('6*batch');
    expect(graph.multiplyDimensions([])).toBe(1);
    expect(graph.broadcast(['batch', 1, 3], [4, 1])).toEqual(['batch', 4, 3]);
    expect(graph.show(graph.input('x', 'float32', ['batch', 2]))).toBe('float32[batch, 2]');
  });
});
