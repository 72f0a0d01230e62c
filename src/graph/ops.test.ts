// Every derivative against central finite differences, in float64 where the runtime's kernels take it; values and
// inferred shapes against what the runtime returns.
import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import { elementCount, int64 } from '../array.ts';
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
  { name: 'tanh', inputs: { a: [5] }, write: ({ a }) => graph.tanh(a as Tensor) },
  { name: 'sigmoid', inputs: { a: [5] }, write: ({ a }) => graph.sigmoid(a as Tensor) },
  { name: 'erf', inputs: { a: [5] }, dtype: 'float32', write: ({ a }) => graph.erf(a as Tensor) },
  { name: 'relu', inputs: { a: [7] }, write: ({ a }) => graph.relu(a as Tensor) },
  { name: 'gelu', inputs: { a: [6] }, dtype: 'float32', write: ({ a }) => graph.gelu(a as Tensor) },
  { name: 'gelu, tanh form', inputs: { a: [6] }, dtype: 'float32', write: ({ a }) => graph.gelu(a as Tensor, 'tanh') },
  { name: 'where', inputs: { a: [2, 3], b: [3] }, write: ({ a, b }) => graph.where(graph.greater(a as Tensor, 0), a as Tensor, b as Tensor) },
  { name: 'reduceSum over axes', inputs: { a: [2, 3, 4] }, write: ({ a }) => graph.reduceSum(a as Tensor, [0, 2]) },
  { name: 'reduceMean, kept axis, named sizes', inputs: { a: [2, 3] }, named: { a: ['rows', 'columns'] }, write: ({ a }) => graph.reduceMean(a as Tensor, [-1], true) },
  { name: 'reshape with named sizes', inputs: { a: [2, 3, 4] }, named: { a: ['batch', 'length', 4] }, write: ({ a }) => graph.reshape(a as Tensor, ['batch*length', 4]) },
  { name: 'transpose', inputs: { a: [2, 3, 4] }, write: ({ a }) => graph.transpose(a as Tensor, [2, 0, 1]) },
  { name: 'concatenate', inputs: { a: [2, 3], b: [2, 1] }, write: ({ a, b }) => graph.concatenate([a as Tensor, b as Tensor], 1) },
  { name: 'split', inputs: { a: [2, 5] }, write: ({ a }) => { const [x, y] = graph.split(a as Tensor, [2, 3], 1) as [Tensor, Tensor]; return graph.concatenate([graph.multiply(y, 2), x], 1); } },
  { name: 'unsqueeze', inputs: { a: [2, 3] }, write: ({ a }) => graph.unsqueeze(a as Tensor, 1) },
  { name: 'gather with an index twice', inputs: { a: [4, 3] }, indices: { i: int64([1, 3, 1], [3]) }, write: ({ a, i }) => graph.gather(a as Tensor, i as Tensor) },
  { name: 'gatherElements', inputs: { a: [2, 4] }, indices: { i: int64([3, 0], [2, 1]) }, write: ({ a, i }) => graph.gatherElements(a as Tensor, i as Tensor) },
  { name: 'matMul of matrices', inputs: { a: [2, 3], b: [3, 4] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'matMul of batches', inputs: { a: [2, 2, 3], b: [2, 3, 2] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'matMul of a batch and a matrix', inputs: { a: [2, 2, 3], b: [3, 4] }, named: { a: ['batch', 'length', 3] }, write: ({ a, b }) => graph.matMul(a as Tensor, b as Tensor) },
  { name: 'softmax', inputs: { a: [2, 4] }, write: ({ a }) => graph.softmax(a as Tensor) },
  { name: 'logSoftmax', inputs: { a: [2, 4] }, write: ({ a }) => graph.logSoftmax(a as Tensor) },
  { name: 'layerNormalization', inputs: { a: [2, 5], w: [5], b: [5] }, dtype: 'float32', write: ({ a, w, b }) => graph.layerNormalization(a as Tensor, w as Tensor, b as Tensor, 1e-5) },
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
  });
});
