// Weights given to models at compilation, on every runtime by the same tests.
import { expect, it } from 'vitest';
import { float32, int64, type NDArray, zeros } from '../array.ts';
import { SessionError } from '../errors.ts';
import { onEveryRuntime } from './test-runtimes.ts';
import { multiplication, type TinyGraph, tinyModel, unary } from './tiny-model.ts';

onEveryRuntime('weights', (bench) => {
  const { own, compile } = bench;
  const square = (n: number, diagonal: number): NDArray => float32(Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? diagonal : 0)), [n, n]);

  it('are shared by the sessions compiled over them', async () => {
    const weights = own(bench.runtime.weights());
    weights.add([['layers.0.w', square(32, 3)], ['b', float32([1])]]);
    expect([weights.has('b'), weights.has('c'), weights.bytes]).toEqual([true, false, 4 * (32 * 32 + 1)]);
    const graph = (op: string): TinyGraph => ({
      inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 32] }],
      outputs: [{ name: 'y', dtype: 'float32', shape: ['n', 32] }],
      nodes: [
        { op: 'MatMul', inputs: ['x', 'layers.0.w'], outputs: ['product'] },
        { op, inputs: ['product', 'b'], outputs: ['y'] },
      ],
      weights: [{ name: 'layers.0.w', dtype: 'float32', shape: [32, 32] }, { name: 'b', dtype: 'float32', shape: [1] }],
    });
    const options = { weights, initializers: ['layers.0.w', 'b'] };
    const sessions = await Promise.all([compile(graph('Add'), options), compile(graph('Sub'), options), compile(graph('Mul'), options)]);
    const x = float32(new Float32Array(32).fill(2), [1, 32]);
    const results = await Promise.all(sessions.map((session) => session.run({ x })));
    expect(results.map(({ y }) => y?.data[31])).toEqual([7, 5, 6]);
  });

  it('may be seen and folded by the graph optimiser, as if they stood in the model', async () => {
    const weights = own(bench.runtime.weights());
    weights.add([['w', float32(Array.from({ length: 64 * 64 }, (_, i) => i), [64, 64])], ['bias', float32([0.5])]]);
    const session = await compile(
      {
        inputs: [{ name: 'x', dtype: 'float32', shape: [1, 64] }],
        outputs: [{ name: 'y', dtype: 'float32', shape: [1, 64] }],
        nodes: [
          { op: 'Transpose', inputs: ['w'], outputs: ['turned'], attributes: { perm: [1, 0] } },
          { op: 'MatMul', inputs: ['x', 'turned'], outputs: ['product'] },
          { op: 'Mul', inputs: ['product', 'bias'], outputs: ['y'] },
        ],
        weights: [{ name: 'w', dtype: 'float32', shape: [64, 64] }, { name: 'bias', dtype: 'float32', shape: [1] }],
      },
      { weights, initializers: ['w', 'bias'] },
    );
    const x = zeros('float32', [1, 64]);
    x.data[1] = 1;
    expect((await session.run({ x })).y).toEqual(float32(Array.from({ length: 64 }, (_, i) => (64 * i + 1) / 2), [1, 64]));
  });

  it.each(['off', 'basic', 'all'] as const)('reach convolutions and embeddings, optimised: %s', async (optimize) => {
    const weights = own(bench.runtime.weights());
    weights.add([
      ['table', float32([1, 2, 3, 4, 5, 6], [3, 2])],
      ['kernel', float32(new Float32Array(2048 * 1 * 3).fill(1), [2048, 1, 3])],
    ]);
    const session = await compile(
      {
        inputs: [{ name: 'ids', dtype: 'int64', shape: ['n'] }],
        outputs: [{ name: 'rows', dtype: 'float32', shape: ['n', 2] }, { name: 'wave', dtype: 'float32', shape: [1, 2048, 'm'] }],
        nodes: [
          { op: 'Gather', inputs: ['table', 'ids'], outputs: ['rows'] },
          { op: 'Reshape', inputs: ['rows', 'flat'], outputs: ['signal'] },
          { op: 'Conv', inputs: ['signal', 'kernel'], outputs: ['wave'] },
        ],
        constants: { flat: int64([1, 1, -1]) },
        weights: [{ name: 'table', dtype: 'float32', shape: [3, 2] }, { name: 'kernel', dtype: 'float32', shape: [2048, 1, 3] }],
      },
      { weights, initializers: ['table', 'kernel'], optimize },
    );
    const { rows, wave } = await session.run({ ids: int64([2, 0]) });
    expect(rows).toEqual(float32([5, 6, 1, 2], [2, 2]));
    expect([wave?.shape, wave?.data[0], wave?.data[1]]).toEqual([[1, 2048, 2], 12, 9]);
  });

  it('outlive the arrays they were given in and give them back', async () => {
    const weights = own(bench.runtime.weights());
    const array = square(4, 1);
    weights.add([['w', array]]);
    expect(weights.get('w').data).toBe(array.data);
    expect(() => weights.add([['w', array]])).toThrow('"w" exists already');
    expect(() => weights.get('v')).toThrow('no weight is named "v"');
    expect(() => weights.add([['v', { ...array, shape: [5] }]])).toThrow('weight "v" must have as many elements as its shape [5], got 16');
  });

  it('are released after their sessions only', async () => {
    const weights = own(bench.runtime.weights());
    weights.add([['w', square(2, 1)]]);
    const session = await bench.runtime.compile(tinyModel({ ...multiplication(['n', 2], [2, 2]), inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 2] }], weights: [{ name: 'w', dtype: 'float32', shape: [2, 2] }] }), { weights, initializers: ['w'] });
    expect(() => weights.release()).toThrow('weights must outlive their sessions, 1 still use them');
    session.release();
    weights.release();
    weights.release();
    expect(() => weights.add([])).toThrow(SessionError);
    expect(() => weights.get('w')).toThrow('after their release');
  });

  it('are released during a run, when it has ended', async () => {
    const weights = own(bench.runtime.weights());
    weights.add([['w', square(2, 1)]]);
    const session = await bench.runtime.compile(tinyModel({ ...multiplication(['n', 2], [2, 2]), inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 2] }], weights: [{ name: 'w', dtype: 'float32', shape: [2, 2] }] }), { weights, initializers: ['w'] });
    const before = bench.runtime.handles();
    const running = session.run({ x: { dtype: 'float32', shape: [1, 2], data: Float32Array.of(1, 2) } });
    session.release();
    weights.release();
    expect(() => weights.get('w')).toThrow('after their release');
    expect(Object.values(await running)[0]?.shape).toEqual([1, 2]);
    const after = bench.runtime.handles();
    for (const kind of ['container', 'weights', 'session']) if (before[kind] !== undefined) expect(after[kind] ?? 0, kind).toBe((before[kind] as number) - 1);
  });

  it('are named when the model wants one that is missing', async () => {
    const weights = own(bench.runtime.weights());
    const graph: TinyGraph = { ...multiplication(['n', 2], [2, 2]), inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 2] }], weights: [{ name: 'w', dtype: 'float32', shape: [2, 2] }] };
    await expect(compile(graph, { weights, initializers: ['w'] })).rejects.toThrow('no weight is named "w"');
    await expect(compile(graph, { initializers: ['w'] })).rejects.toThrow('1 weights and none were given');
    await expect(compile(graph)).rejects.toThrow('initializer "w" has no data in the model and is not among the weights taken');
    weights.add([['w', square(3, 1)]]);
    await expect(compile(graph, { weights, initializers: ['w'] })).rejects.toThrow('weight "w" must be float32 [2, 2] as the model says, got float32 [3, 3]');
    await expect(compile(unary('Neg', 'float32', [1]), { weights, initializers: ['w'] })).rejects.toThrow('no initializer without data that is named "w"');
  });
});
