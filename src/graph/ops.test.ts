// Every derivative against central finite differences, in float64 where the runtime's kernels take it; values and
// inferred shapes against what the runtime returns.
import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import { elementCount, int64 } from '../array.ts';
import { GraphError } from '../errors.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { random } from '../random.ts';
import * as graph from './index.ts';
import type { Dimension, Tensor } from './index.ts';

const runtime = createNodeRuntime();
type Values = Readonly<Record<string, NDArray>>;

async function evaluate(outputs: Readonly<Record<string, Tensor>>, feeds: Values): Promise<Record<string, NDArray>> {
  const model = graph.emitModel({ outputs, parameter: () => 'input' });
  const session = await runtime.compile(model.bytes, { optimize: 'off' });
  try {
    return await session.run(Object.fromEntries(model.inputs.map((name) => [name, feeds[name] as NDArray])));
  } finally {
    session.release();
  }
}

const next = random(7);
const make = (dtype: 'float64' | 'float32', shape: readonly number[], low = -1.5, high = 1.5): NDArray => {
  const values = Array.from({ length: elementCount(shape) }, () => low + next() * (high - low));
  return { dtype, shape, data: dtype === 'float64' ? Float64Array.from(values) : Float32Array.from(values) } as NDArray;
};

/** Weighted sum of an output, so that every element has a gradient of its own. */
function weigh(y: Tensor, feeds: Record<string, NDArray>, dtype: 'float64' | 'float32', shape: readonly number[]): Tensor {
  feeds['weigh'] = make(dtype, shape);
  return graph.reduceSum(graph.multiply(y, graph.input('weigh', dtype, y.shape)));
}

interface Case {
  readonly name: string;
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly write: (x: Record<string, Tensor>) => Tensor;
  readonly indices?: Values;
  /** Kernels that only take float32 are checked with wider steps. */
  readonly dtype?: 'float32' | 'float64';
  readonly range?: readonly [number, number];
  readonly named?: Readonly<Record<string, readonly Dimension[]>>;
}

const cases: readonly Case[] = [
  { name: 'add, broadcast', inputs: { a: [2, 3], b: [3] }, write: ({ a, b }) => graph.add(a as Tensor, b as Tensor) },
  { name: 'subtract, broadcast of the left', inputs: { a: [1, 3], b: [2, 3] }, write: ({ a, b }) => graph.subtract(a as Tensor, b as Tensor) },
  { name: 'multiply', inputs: { a: [2, 1, 3], b: [4, 1] }, write: ({ a, b }) => graph.multiply(a as Tensor, b as Tensor) },
  { name: 'divide', inputs: { a: [2, 3], b: [2, 3] }, range: [0.5, 2], write: ({ a, b }) => graph.divide(a as Tensor, b as Tensor) },
  { name: 'maximum', inputs: { a: [2, 3], b: [2, 3] }, write: ({ a, b }) => graph.maximum(a as Tensor, b as Tensor) },
  { name: 'negate, exp', inputs: { a: [5] }, write: ({ a }) => graph.exp(graph.negate(a as Tensor)) },
  { name: 'log, sqrt', inputs: { a: [5] }, range: [0.5, 3], write: ({ a }) => graph.log(graph.sqrt(a as Tensor)) },
  { name: 'cos', inputs: { a: [5] }, write: ({ a }) => graph.cos(a as Tensor) },
  { name: 'sin', inputs: { a: [5] }, write: ({ a }) => graph.sin(a as Tensor) },
  { name: 'tanh', inputs: { a: [5] }, write: ({ a }) => graph.tanh(a as Tensor) },
  { name: 'sigmoid', inputs: { a: [5] }, write: ({ a }) => graph.sigmoid(a as Tensor) },
  { name: 'erf', inputs: { a: [5] }, dtype: 'float32', write: ({ a }) => graph.erf(a as Tensor) },
  { name: 'relu', inputs: { a: [7] }, write: ({ a }) => graph.relu(a as Tensor) },
  { name: 'gelu', inputs: { a: [6] }, dtype: 'float32', write: ({ a }) => graph.gelu(a as Tensor) },
  { name: 'gelu, tanh form', inputs: { a: [6] }, write: ({ a }) => graph.gelu(a as Tensor, 'tanh') },
  { name: 'where', inputs: { a: [2, 3], b: [3] }, write: ({ a, b }) => graph.where(graph.greater(a as Tensor, 0), a as Tensor, b as Tensor) },
  { name: 'reduceSum over axes', inputs: { a: [2, 3, 4] }, write: ({ a }) => graph.reduceSum(a as Tensor, [0, 2]) },
  { name: 'reduceMean, kept axis, named sizes', inputs: { a: [2, 3] }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.reduceMean(a as Tensor, [-1], true) },
  { name: 'reshape with named sizes', inputs: { a: [2, 3, 4] }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.reshape(a as Tensor, ['batch*length', 4]) },
  { name: 'transpose', inputs: { a: [2, 3, 4] }, write: ({ a }) => graph.transpose(a as Tensor, [2, 0, 1]) },
  { name: 'concatenate', inputs: { a: [2, 3], b: [2, 1] }, write: ({ a, b }) => graph.concatenate([a as Tensor, b as Tensor], 1) },
  { name: 'a number on either side', inputs: { a: [3] }, write: ({ a }) => graph.subtract(graph.divide(graph.add(graph.multiply(a as Tensor, 3), 1), 4), 2) },
  { name: 'subtract, broadcast on both sides', inputs: { a: [2, 1], b: [1, 3] }, named: { a: ['rows', 1], b: [1, 'columns'] }, write: ({ a, b }) => graph.subtract(a as Tensor, b as Tensor) },
  { name: 'divide, broadcast', inputs: { a: [3], b: [2, 1] }, range: [0.5, 2], write: ({ a, b }) => graph.divide(a as Tensor, b as Tensor) },
  { name: 'maximum, broadcast', inputs: { a: [2, 3], b: [1] }, write: ({ a, b }) => graph.maximum(a as Tensor, b as Tensor) },
  { name: 'identity, and an operand read twice', inputs: { a: [3] }, write: ({ a }) => graph.multiply(graph.identity(a as Tensor), a as Tensor) },
  { name: 'cast to float32 and back', inputs: { a: [3] }, dtype: 'float32', write: ({ a }) => graph.cast(graph.exp(graph.cast(a as Tensor, 'float64')), 'float32') },
  { name: 'where, broadcast branches', inputs: { a: [2, 1], b: [] }, indices: { i: int64([1, 0, 1]) }, write: ({ a, b, i }) => graph.where(graph.greater(i as Tensor, 0), a as Tensor, b as Tensor) },
  { name: 'reduceSum of all', inputs: { a: [2, 3] }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.exp(graph.reduceSum(a as Tensor)) },
  { name: 'reduceSum, kept axes', inputs: { a: [2, 3, 2] }, write: ({ a }) => graph.reduceSum(graph.exp(a as Tensor), [1, -1], true) },
  { name: 'reduceMean of named axes, not kept', inputs: { a: [2, 3, 2] }, named: { a: ['batch', 'length', 2] }, write: ({ a }) => graph.reduceMean(graph.exp(a as Tensor), [0, 1]) },
  { name: 'reshape to and from several named sizes', inputs: { a: [2, 3, 4] }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.reshape(graph.exp(a as Tensor), [1, 'length', 'batch', 4]) },
  { name: 'concatenate of named sizes', inputs: { a: [2, 3], b: [2, 2] }, named: { a: ['rows', 'left'], b: ['rows', 'right'] }, write: ({ a, b }) => graph.concatenate([a as Tensor, b as Tensor], 1) },
  { name: 'split of which one part is read', inputs: { a: [2, 5] }, write: ({ a }) => graph.exp(graph.split(a as Tensor, [2, 3], 1)[0] as Tensor) },
  { name: 'gather of a table by [batch, length]', inputs: { a: [4, 3] }, indices: { i: int64([1, 3, 1, 1, 0, 3], [2, 3]) }, write: ({ a, i }) => graph.exp(graph.gather(a as Tensor, i as Tensor)) },
  { name: 'matMul of a matrix and a batch', inputs: { a: [2, 3], b: [2, 3, 2] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'matMul, broadcast batches', inputs: { a: [2, 1, 2, 3], b: [2, 3, 2] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'softmax with named sizes', inputs: { a: [2, 3] }, named: { a: ['rows', 'width'] }, write: ({ a }) => graph.softmax(a as Tensor) },
  // a double's statistics are float32, so that its derivative is no better than one
  { name: 'layerNormalization with named sizes', inputs: { a: [2, 2, 4], w: [4], b: [4] }, dtype: 'float32', named: { a: ['batch', 'length', 4] }, write: ({ a, w, b }) => graph.layerNormalization(a as Tensor, w as Tensor, b as Tensor, 1e-5) },
  { name: 'plainAttention with a bias and named sizes', inputs: { q: [2, 2, 2, 3], k: [2, 2, 3, 3], v: [2, 2, 3, 2], b: [1, 1, 2, 3] }, named: { q: ['batch', 2, 'queryLength', 3], k: ['batch', 2, 'keyLength', 3], v: ['batch', 2, 'keyLength', 2], b: [1, 1, 'queryLength', 'keyLength'] }, write: ({ q, k, v, b }) => graph.joinHeads(graph.plainAttention(q as Tensor, k as Tensor, v as Tensor, { scale: 0.7, bias: b as Tensor }).output) },
  { name: 'split', inputs: { a: [2, 5] }, write: ({ a }) => { const [x, y] = graph.split(a as Tensor, [2, 3], 1) as [Tensor, Tensor]; return graph.concatenate([graph.multiply(y, 2), x], 1); } },
  { name: 'convolution', inputs: { a: [2, 3, 6], w: [2, 3, 3], b: [2] }, dtype: 'float32', write: ({ a, w, b }) => graph.convolution(a as Tensor, w as Tensor, b as Tensor, { padding: [1] }) },
  { name: 'convolution with a stride that leaves the end out', inputs: { a: [2, 2, 8], w: [3, 2, 3], b: [3] }, dtype: 'float32', named: { a: ['batch', 2, 8] }, write: ({ a, w, b }) => graph.convolution(a as Tensor, w as Tensor, b as Tensor, { strides: [2], padding: [1] }) },
  { name: 'convolution of named length', inputs: { a: [1, 2, 5], w: [2, 2, 3] }, dtype: 'float32', named: { a: ['batch', 2, 'length'] }, write: ({ a, w }) => graph.convolution(a as Tensor, w as Tensor, null, { padding: [1] }) },
  { name: 'convolution of patches', inputs: { a: [2, 2, 4, 5], w: [3, 2, 2, 2], b: [3] }, dtype: 'float32', write: ({ a, w, b }) => graph.convolution(a as Tensor, w as Tensor, b as Tensor, { strides: [2, 2] }) },
  { name: 'unsqueeze', inputs: { a: [2, 3] }, write: ({ a }) => graph.unsqueeze(a as Tensor, 1) },
  { name: 'gather with an index twice', inputs: { a: [4, 3] }, indices: { i: int64([1, 3, 1], [3]) }, write: ({ a, i }) => graph.gather(a as Tensor, i as Tensor) },
  { name: 'gatherElements', inputs: { a: [2, 4] }, indices: { i: int64([3, 0], [2, 1]) }, write: ({ a, i }) => graph.gatherElements(a as Tensor, i as Tensor) },
  { name: 'matMul of matrices', inputs: { a: [2, 3], b: [3, 4] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'matMul of batches', inputs: { a: [2, 2, 3], b: [2, 3, 2] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'matMul of a batch and a matrix', inputs: { a: [2, 2, 3], b: [3, 4] }, named: { a: ['batch', 'length', 3] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'gemm', inputs: { a: [2, 3], b: [4, 3], c: [4] }, named: { a: ['rows', 3] }, write: ({ a, b, c }) => graph.gemm(a as Tensor, b as Tensor, c as Tensor) },
  { name: 'gemm without a bias', inputs: { a: [2, 3], b: [4, 3] }, write: ({ a, b }) => graph.gemm(a as Tensor, b as Tensor) },
  { name: 'softmax', inputs: { a: [2, 4] }, write: ({ a }) => graph.softmax(a as Tensor) },
  { name: 'logSoftmax', inputs: { a: [2, 4] }, write: ({ a }) => graph.logSoftmax(a as Tensor) },
  { name: 'layerNormalization', inputs: { a: [2, 5], w: [5], b: [5] }, dtype: 'float32', write: ({ a, w, b }) => graph.layerNormalization(a as Tensor, w as Tensor, b as Tensor, 1e-5) },
  { name: 'cumulativeSum', inputs: { a: [2, 4] }, write: ({ a }) => graph.multiply(graph.cumulativeSum(a as Tensor, 1), a as Tensor) },
  { name: 'rmsNormalization', inputs: { a: [2, 3, 5], w: [5] }, dtype: 'float32', named: { a: ['batch', 'length', 5] }, write: ({ a, w }) => graph.rmsNormalization(a as Tensor, w as Tensor, 1e-5) },
  { name: 'plainAttention with grouped heads', inputs: { q: [1, 4, 2, 3], k: [1, 2, 3, 3], v: [1, 2, 3, 3] }, write: ({ q, k, v }) => graph.plainAttention(q as Tensor, k as Tensor, v as Tensor, { scale: 0.7 }).output },
];

describe('derivatives', () => {
  it.each(cases)('$name', async ({ inputs, write, indices = {}, dtype = 'float64', range = [-1.5, 1.5], named = {} }: Case) => {
    const feeds: Record<string, NDArray> = { ...indices };
    const tensors: Record<string, Tensor> = {};
    for (const [name, shape] of Object.entries(inputs)) {
      feeds[name] = make(dtype, shape, ...range);
      tensors[name] = graph.input(name, dtype, named[name] ?? shape);
    }
    for (const [name, array] of Object.entries(indices)) tensors[name] = graph.input(name, 'int64', array.shape);
    const y = write(tensors);
    const first = (await evaluate({ y }, feeds))['y'] as NDArray;
    for (const [axis, size] of y.shape.entries()) if (typeof size === 'number') expect(first.shape[axis]).toBe(size);
    expect(first.shape.length).toBe(y.shape.length);
    const loss = weigh(y, feeds, dtype, first.shape);
    const wanted = Object.keys(inputs).map((name) => tensors[name] as Tensor);
    const gradients = graph.gradients(loss, wanted);
    const found = await evaluate(Object.fromEntries(gradients.map((tensor, i) => [`g${i}`, tensor])), feeds);
    // float32: error of a central difference is about ε·|L|/h + h², least at h ≈ 1e-2
    const h = dtype === 'float64' ? 1e-5 : 1e-2;
    for (const [i, name] of Object.keys(inputs).entries()) {
      const { data } = feeds[name] as NDArray<'float32'>;
      const gradient = found[`g${i}`]?.data as Float32Array;
      for (let at = 0; at < data.length; at++) {
        const kept = data[at] as number;
        const value = async (x: number): Promise<number> => {
          data[at] = x;
          return ((await evaluate({ loss }, feeds))['loss'] as NDArray<'float32'>).data[0] as number;
        };
        const slope = ((await value(kept + h)) - (await value(kept - h))) / (2 * h);
        data[at] = kept;
        expect(Math.abs((gradient[at] as number) - slope), `${name}[${at}]`).toBeLessThan(dtype === 'float64' ? 1e-7 * Math.max(1, Math.abs(slope)) : 3e-3 * Math.max(1, Math.abs(slope)));
      }
    }
  }, 60_000);
});

describe('gradients', () => {
  it('are zeros where the loss does not depend on a tensor', async () => {
    const [a, b] = [graph.input('a', 'float64', ['n']), graph.input('b', 'float64', ['m', 2])];
    const [, zero] = graph.gradients(graph.reduceSum(a), [a, b]) as [Tensor, Tensor];
    const feeds = { b: make('float64', [3, 2]) };
    expect((await evaluate({ zero }, feeds))['zero']).toEqual({ dtype: 'float64', shape: [3, 2], data: new Float64Array(6) });
  });
  it('of inner tensors need no derivative of what lies behind them', async () => {
    const a = graph.input('a', 'float64', [2]);
    const inner = graph.absolute(a);
    const [g] = graph.gradients(graph.reduceSum(graph.multiply(inner, inner)), [inner]) as [Tensor];
    const found = (await evaluate({ g }, { a: { dtype: 'float64', shape: [2], data: Float64Array.of(-3, 2) } }))['g'] as NDArray;
    expect([...found.data]).toEqual([6, 4]);
  });
  it('go to the first of equal operands of a maximum', async () => {
    const [a, b] = [graph.input('a', 'float64', [1]), graph.input('b', 'float64', [1])];
    const [x, y] = graph.gradients(graph.reduceSum(graph.maximum(a, b)), [a, b]) as [Tensor, Tensor];
    const one = { dtype: 'float64', shape: [1], data: Float64Array.of(1) } as const;
    const found = await evaluate({ x, y }, { a: one, b: one });
    expect([found['x']?.data[0], found['y']?.data[0]]).toEqual([1, 0]);
  });
});

describe('errors', () => {
  it('name the rule and the operands’ types at the line that wrote the node', () => {
    const a = graph.input('a', 'float32', [2, 3]);
    const b = graph.input('b', 'float32', [4, 5]);
    expect(() => graph.matMul(a, b)).toThrow(/MatMul: inner sizes must be equal, got 3 and 4, got float32\[2, 3\] and float32\[4, 5\]/);
    expect(() => graph.add(a, graph.input('c', 'int64', [2, 3]))).toThrow(/Add: operands must have one dtype/);
    try {
      graph.add(a, b);
    } catch (error) {
      expect((error as Error).stack).toContain('ops.test.ts');
    }
  });
  it('name an op without a derivative', () => {
    const a = graph.input('a', 'float32', [2]);
    expect(() => graph.gradients(graph.reduceSum(graph.absolute(a)), [a])).toThrow(/Abs has no derivative/);
    expect(() => graph.gradients(a, [a])).toThrow('gradients: the loss must be one number, got float32[2]');
  });

  const x = graph.input('x', 'float32', ['batch', 4]);
  const whole = graph.input('whole', 'int64', [2]);
  const refusals: readonly [string, () => unknown, string][] = [
    ['an axis', () => graph.reduceSum(x, [2]), 'ReduceSum: an axis must be in [-2, 2), not 2, got float32[batch, 4]'],
    ['an axis twice', () => graph.reduceMean(x, [1, -1]), 'ReduceMean: axes must differ, not [1, -1], got float32[batch, 4]'],
    ['an axis of a choice', () => graph.argMax(x, 2), 'ArgMax: an axis must be in [-2, 2), not 2, got float32[batch, 4]'],
    ['an axis of a slice', () => graph.slice(x, 5, 0, 1), 'Slice: an axis must be in [-2, 2), not 5, got float32[batch, 4]'],
    ['an axis of parts', () => graph.concatenate([x, x], 2), 'Concat: an axis must be in [-2, 2), not 2, got float32[batch, 4]'],
    ['no parts', () => graph.concatenate([], 0), 'Concat: there must be one part or more, got no operand'],
    ['parts that differ', () => graph.concatenate([x, whole], 0), 'Concat: parts must agree in all but axis 0, got float32[batch, 4] and int64[2]'],
    ['sizes of parts', () => graph.split(x, [1, 2], 1), 'Split: parts [1, 2] must add up to axis 1, got float32[batch, 4] and int64[2]'],
    ['counts of elements', () => graph.reshape(graph.input('y', 'float32', [2, 3]), [7]), 'Reshape: element counts must be equal, target [7] has 7, got float32[2, 3] and int64[1]'],
    ['counts of elements beside names', () => graph.reshape(x, ['batch', 3]), 'Reshape: element counts must be equal, target [batch, 3] has 3*batch, got float32[batch, 4] and int64[2]'],
    ['names from nowhere', () => graph.reshape(x, ['rows', 'columns']), 'Reshape: all named sizes but one must be in the operand, not "columns" of [rows, columns], got float32[batch, 4]'],
    ['sizes that are no sizes', () => graph.reshape(x, ['batch', 8, 0.5]), 'Reshape: sizes must be whole numbers, not [batch, 8, 0.5], got float32[batch, 4]'],
    ['an order', () => graph.transpose(x, [0, 2]), 'Transpose: order must name every axis once, got [0, 2], got float32[batch, 4]'],
    ['names that may differ', () => graph.add(x, graph.input('y', 'float32', ['rows', 4])), 'Add: dimensions "batch" and "rows" at axis 0 are not known to be equal, got float32[batch, 4] and float32[rows, 4]'],
    ['fractions of integers', () => graph.multiply(whole, 0.5), 'scalar: a number beside integers must be whole, not 0.5, got int64[2]'],
    ['numbers beside flags', () => graph.equal(graph.not(graph.input('f', 'bool', [2])), 1), 'scalar: a number must stand beside float32, float64, int64 or int32, not 1, got bool[2]'],
    ['a condition', () => graph.where(x, x, x), 'Where: the condition must be bool, got float32[batch, 4] and float32[batch, 4] and float32[batch, 4]'],
    ['indices', () => graph.gather(x, x), 'Gather: indices must be int64 or int32, got float32[batch, 4] and float32[batch, 4]'],
    ['indices beside elements', () => graph.gatherElements(x, whole), 'GatherElements: indices must have the shape of the data in all but the last axis, got float32[batch, 4] and int64[2]'],
    ['ranks of products', () => graph.matMul(x, graph.input('v', 'float32', [4])), 'MatMul: operands must have two axes or more, got float32[batch, 4] and float32[4]'],
    ['weights of norms', () => graph.layerNormalization(x, graph.input('v', 'float32', [3]), graph.input('v', 'float32', [4]), 1e-5), 'LayerNormalization: weight and bias must have the last axis\'s size 4, got float32[batch, 4] and float32[3] and float32[4]'],
    ['heads', () => graph.splitHeads(graph.input('s', 'float32', [1, 2, 10]), 3), 'splitHeads: the operand must be [batch, length, width] with a width that is a multiple of the 3 heads, got float32[1, 2, 10]'],
    ['quantised weights', () => graph.quantize(graph.input('w', 'float32', [2, 3, 4])), 'quantize: the operand must be [out, in], got float32[2, 3, 4]'],
    ['quantised products', () => graph.matMulQuantized(graph.input('x', 'float32', [2, 5]), graph.quantize(graph.input('w', 'float32', [3, 4]))), 'MatMulIntegerToFloat: inner sizes must be equal, the weight\'s is 4, got uint8[2, 5] and int8[4, 3] and float32[] and float32[3] and uint8[]'],
    ['channels', () => graph.convolution(graph.input('y', 'float32', [1, 3, 8]), graph.input('w', 'float32', [2, 4, 3]), null), 'Conv: channels must be 4 in each of 1 groups, got float32[1, 3, 8] and float32[2, 4, 3] and nothing'],
    ['kernels', () => graph.convolution(graph.input('y', 'float32', [1, 4, 2]), graph.input('w', 'float32', [2, 4, 3]), null), 'Conv: axis 2 with its padding must hold the kernel\'s 3, got float32[1, 4, 2] and float32[2, 4, 3] and nothing'],
    ['derivatives not written', () => graph.gradients(graph.reduceSum(graph.gather(x, whole, 1)), [x]), 'Gather: the derivative is written for axis 0, not 1, got float32[batch, 4] and int64[2]'],
  ];
  it.each(refusals)('of %s', (_, write, message) => {
    try {
      write();
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toBe(message);
      expect(error).toBeInstanceOf(GraphError);
      expect((error as Error).stack).toContain('ops.test.ts');
    }
  });
});
