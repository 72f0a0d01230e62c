// The contract of session.ts, held against every runtime by the same tests.
import { describe, expect, it } from 'vitest';
import { elementCount, float32, int64, zeros } from '../array.ts';
import { SessionError } from '../errors.ts';
import { random } from '../random.ts';
import type { Session } from './session.ts';
import { onEveryRuntime } from './test-runtimes.ts';
import { constant, countingLoop, doubling, multiplication, tinyModel, unary } from './tiny-model.ts';

onEveryRuntime('the contract', (bench) => {
  const { offLoop, own, compile, filled } = bench;

  it('has a name and a version', () => {
    expect(bench.runtime.name).toMatch(/^onnxruntime/);
    expect(bench.runtime.version).toMatch(/^1\.\d+/);
  });

  describe('run', () => {
    it('computes, and says what the graph takes and gives', async () => {
      const session = await compile(multiplication(['n', 2], [2, 3]));
      expect([session.inputs, session.outputs]).toEqual([['x', 'w'], ['y']]);
      const { y } = await session.run({ x: float32([1, 2, 3, 4], [2, 2]), w: float32([1, 0, 1, 0, 1, 1], [2, 3]) });
      expect(y).toEqual(float32([1, 2, 3, 3, 4, 7], [2, 3]));
    });

    it('takes and gives shapes known at run time only, empty ones too', async () => {
      const session = await compile(unary('Neg', 'float32', ['rows', 'columns']));
      for (const shape of [[1, 1], [3, 5], [0, 4], [2, 0], [1, 1000]]) {
        const x = float32(Array.from({ length: elementCount(shape) }, (_, i) => i + 1), shape);
        const { y } = await session.run({ x });
        expect(y?.shape).toEqual(shape);
        expect(Array.from(y?.data as Float32Array)).toEqual(Array.from(x.data, (value) => -value));
      }
    });

    it('takes and gives scalars', async () => {
      const session = await compile(unary('Neg', 'float32', []));
      expect((await session.run({ x: float32([2], []) })).y).toEqual(float32([-2], []));
    });

    it.each(['float64', 'float32', 'float16', 'int64', 'int32', 'int16', 'int8', 'uint8', 'uint16', 'uint32', 'uint64', 'bool'] as const)('carries %s through unchanged', async (dtype) => {
      const session = await compile(unary('Identity', dtype, ['n']));
      const x = zeros(dtype, [3]);
      // in float16, 0x3c00 is 1
      const one = dtype === 'int64' || dtype === 'uint64' ? 1n : dtype === 'float16' ? 0x3c00 : 1;
      x.data[1] = one as never;
      const { y } = await session.run({ x });
      expect(y?.dtype).toBe(dtype);
      expect(y?.data).toEqual(x.data);
      expect(y?.data).not.toBe(x.data);
    });

    it('carries whole numbers past 2^53', async () => {
      const session = await compile(unary('Neg', 'int64', ['n']));
      const { y } = await session.run({ x: int64([2n ** 62n + 1n, -1]) });
      expect(y?.data).toEqual(BigInt64Array.of(-(2n ** 62n) - 1n, 1n));
    });

    it('gives arrays that later runs leave alone', async () => {
      const session = await compile(unary('Neg', 'float32', ['n']));
      const first = (await session.run({ x: float32([1, 2]) })).y;
      await session.run({ x: float32([8, 9]) });
      expect(first).toEqual(float32([-1, -2]));
    });

    it('gives large outputs, whether their sizes follow from what is fed or are found out', async () => {
      const session = await compile({
        inputs: [{ name: 'x', dtype: 'float32', shape: ['n'] }, { name: 'z', dtype: 'float32', shape: ['n'] }],
        outputs: [{ name: 'sum', dtype: 'float32', shape: ['n'] }, { name: 'where', dtype: 'int64', shape: [1, 'k'] }],
        nodes: [{ op: 'Add', inputs: ['x', 'z'], outputs: ['sum'] }, { op: 'NonZero', inputs: ['x'], outputs: ['where'] }],
      });
      const x = float32(Float32Array.from({ length: 400_000 }, (_, i) => i % 7));
      const one = await session.run({ x, z: x });
      const other = await session.run({ x, z: zeros('float32', [400_000]) });
      expect(one['sum']?.shape).toEqual([400_000]);
      expect(one['sum']?.data).toEqual(x.data.map((value) => 2 * value));
      expect(other['sum']?.data).toEqual(x.data);
      expect(other['where']?.shape).toEqual([1, x.data.filter((value) => value !== 0).length]);
      // two of one name that differ: the smaller is repeated
      const { sum } = await session.run({ x, z: float32([1]) });
      expect(sum?.data[399_999]).toBe((399_999 % 7) + 1);
    });

    it('gives the outputs asked for', async () => {
      const session = await compile({
        inputs: [{ name: 'x', dtype: 'float32', shape: [2] }],
        outputs: [{ name: 'a', dtype: 'float32', shape: [2] }, { name: 'b', dtype: 'float32', shape: [2] }],
        nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['a'] }, { op: 'Abs', inputs: ['x'], outputs: ['b'] }],
      });
      const x = float32([-1, 2]);
      expect(Object.keys(await session.run({ x }))).toEqual(['a', 'b']);
      expect(await session.run({ x }, { outputs: ['b'] })).toEqual({ b: float32([1, 2]) });
    });

    it('answers many at once, each with its own result', async () => {
      const session = await compile(multiplication(['n', 64], [64, 64]));
      const w = float32(Array.from({ length: 64 * 64 }, (_, i) => (i % 65 === 0 ? 2 : 0)), [64, 64]);
      const results = await Promise.all(Array.from({ length: 300 }, (_, i) => session.run({ x: float32(new Float32Array(64 * (1 + (i % 7))).fill(i), [1 + (i % 7), 64]), w })));
      for (const [i, { y }] of results.entries()) expect([y?.shape[0], y?.data[0], y?.data.at(-1)]).toEqual([1 + (i % 7), 2 * i, 2 * i]);
    });
  });

  describe('bind', () => {
    it('reads and writes the buffers, run after run', async () => {
      const session = await compile(unary('Neg', 'float32', [2]));
      const binding = session.bind();
      const [x, y] = [filled('float32', [2], [1, 2]), filled('float32', [2], [])];
      binding.input('x', x);
      binding.output('y', y);
      await binding.run();
      expect(y.data).toEqual(Float32Array.of(-1, -2));
      x.data[0] = 5;
      await binding.run();
      expect(y.data).toEqual(Float32Array.of(-5, -2));
    });

    it('updates a buffer in place that is both input and output', async () => {
      const session = await compile(doubling([3]));
      const binding = session.bind();
      const x = filled('float32', [3], [1, 2, 3]);
      binding.input('x', x);
      binding.output('y', x);
      for (let i = 0; i < 4; i++) await binding.run();
      expect(x.data).toEqual(Float32Array.of(16, 32, 48));
    });

    it('binds views: parts of one memory, other shapes', async () => {
      const session = await compile(unary('Neg', 'float32', ['n', 2]));
      const memory = filled('float32', [8], [1, 2, 3, 4, 5, 6, 7, 8]);
      const binding = session.bind();
      binding.input('x', memory.view([1, 2], 1));
      binding.output('y', memory.view([1, 2], 6));
      await binding.run();
      expect(memory.data).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6, -2, -3));
      expect(memory.view([2, 2, 2]).shape).toEqual([2, 2, 2]);
      memory.view([2]).data[0] = 9;
      expect(memory.data[0]).toBe(9);
    });

    it('takes another buffer in place of one bound before', async () => {
      const session = await compile(unary('Neg', 'int32', ['n']));
      const binding = session.bind();
      const [x, longer] = [filled('int32', [1], [1]), filled('int32', [2], [3, 4])];
      const [y, wider] = [filled('int32', [1], []), filled('int32', [2], [])];
      binding.input('x', x);
      binding.output('y', y);
      await binding.run();
      binding.input('x', longer);
      binding.output('y', wider);
      await binding.run();
      expect([y.data, wider.data]).toEqual([Int32Array.of(-1), Int32Array.of(-3, -4)]);
    });

    it('takes empty buffers', async () => {
      const session = await compile(unary('Neg', 'float32', ['n', 3]));
      const binding = session.bind();
      binding.input('x', own(bench.runtime.buffer('float32', [0, 3])));
      binding.output('y', own(bench.runtime.buffer('float32', [0, 3])));
      await binding.run();
    });

    it('refuses a second run while one is in flight, and runs again after it', async () => {
      const session = await compile(unary('Neg', 'float32', [1]));
      const binding = session.bind();
      const [x, y] = [filled('float32', [1], [1]), filled('float32', [1], [])];
      binding.input('x', x);
      binding.output('y', y);
      const first = binding.run();
      await expect(binding.run()).rejects.toThrow('one run at a time');
      expect(() => binding.input('x', x)).toThrow('one run at a time');
      await first;
      await binding.run();
    });

    it('reports an output buffer of another shape than the result', async () => {
      const session = await compile(unary('Neg', 'float32', ['n']));
      const binding = session.bind();
      binding.input('x', filled('float32', [3], [1, 2, 3]));
      binding.output('y', filled('float32', [2], []));
      await expect(binding.run()).rejects.toThrow(SessionError);
    });

    it('names inputs that have no buffer', async () => {
      const session = await compile(multiplication([1, 1], [1, 1]));
      const binding = session.bind();
      binding.input('x', filled('float32', [1, 1], []));
      await expect(binding.run()).rejects.toThrow('missing: w');
    });
  });

  describe('errors', () => {
    it('reports bytes that are no model', async () => {
      for (const bytes of [new Uint8Array(0), Uint8Array.of(1, 2, 3), new Uint8Array(100).fill(255), tinyModel(unary('Neg', 'float32', [1])).slice(0, 30)]) {
        await expect(bench.runtime.compile(bytes)).rejects.toThrow(SessionError);
      }
    });

    it('reports models damaged anywhere, and survives', async () => {
      const next = random(7);
      const models = [countingLoop(), multiplication(['n', 2], [2, 2]), constant(float32([1, 2]))].map(tinyModel);
      for (let i = 0; i < 600; i++) {
        const model = (models[i % 3] as Uint8Array).slice();
        for (let j = 0; j <= i % 3; j++) model[Math.floor(next() * model.length)] = Math.floor(next() * 256);
        const outcome = await bench.runtime.compile(i % 5 ? model : model.slice(0, Math.floor(next() * model.length))).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SessionError);
        else (outcome as Session).release();
      }
    });

    it('reports a node that cannot be, with its name', async () => {
      await expect(compile(unary('Nonesuch', 'float32', [1]))).rejects.toThrow(/Nonesuch/);
      await expect(compile({ ...multiplication([1, 2], [3, 1]) })).rejects.toThrow(/MatMul of y|matrix multiplication/);
    });

    it('reports a node that fails in a run, with its name', async () => {
      const session = await compile(multiplication(['n', 'm'], ['k', 'o']));
      await expect(session.run({ x: zeros('float32', [1, 2]), w: zeros('float32', [3, 1]) })).rejects.toThrow(/MatMul of y/);
      await expect(session.run({ x: zeros('float32', [1, 2]), w: zeros('float32', [3, 1]) })).rejects.toThrow(SessionError);
    });

    it('names inputs and outputs that are unknown, missing or of another type', async () => {
      const session = await compile(unary('Neg', 'float32', ['n', 2]));
      const x = zeros('float32', [1, 2]);
      await expect(session.run({ x, z: x })).rejects.toThrow('no input is named "z"; known: x');
      await expect(session.run({})).rejects.toThrow('input "x" is missing');
      await expect(session.run({ x }, { outputs: ['z'] })).rejects.toThrow('no output is named "z"; known: y');
      await expect(session.run({ x: zeros('int64', [1, 2]) })).rejects.toThrow('input "x" must be float32 [n, 2], got int64 [1, 2]');
      await expect(session.run({ x: zeros('float32', [1, 3]) })).rejects.toThrow('input "x" must be float32 [n, 2], got float32 [1, 3]');
      await expect(session.run({ x: { ...x, shape: [2, 2] } })).rejects.toThrow('input "x" must have as many elements as its shape [2, 2], got 2');
      const binding = session.bind();
      expect(() => binding.input('z', filled('float32', [1, 2], []))).toThrow('no input is named "z"; known: x');
      expect(() => binding.output('x', filled('float32', [1, 2], []))).toThrow('no output is named "x"; known: y');
      expect(() => binding.input('x', filled('int32', [1, 2], []))).toThrow('the buffer of input "x" must be float32 [n, 2], got int32 [1, 2]');
      expect(() => binding.output('y', filled('float32', [2], []))).toThrow('the buffer of output "y" must be float32 [n, 2], got float32 [2]');
    });

    it('takes buffers over elements that are there already', async () => {
      const session = await compile(unary('Neg', 'float32', [2]));
      const binding = session.bind();
      const data = Float32Array.of(1, 2);
      binding.input('x', own(bench.runtime.buffer('float32', [2], data)));
      const y = own(bench.runtime.buffer('float32', [2]));
      binding.output('y', y);
      data[1] = 5;
      await binding.run();
      expect([...y.data]).toEqual([-1, -5]);
    });

    it('refuses buffers and views that cannot be', () => {
      expect(() => bench.runtime.buffer('float32', [2], new Float32Array(3))).toThrow('a buffer must have as many elements as its shape [2], got 3');
      expect(() => bench.runtime.buffer('float32', [-1])).toThrow('whole numbers from 0, got [-1]');
      expect(() => bench.runtime.buffer('float32', [1.5])).toThrow(SessionError);
      expect(() => bench.runtime.buffer('float32', [2 ** 40, 2 ** 12])).toThrow('no memory for a buffer');
      const buffer = own(bench.runtime.buffer('float32', [4]));
      expect(() => buffer.view([5])).toThrow('inside its buffer of 4 elements, got 0 to 5');
      expect(() => buffer.view([2], 3)).toThrow(SessionError);
      expect(() => buffer.view([2], -1)).toThrow(SessionError);
    });
  });

  describe('release', () => {
    it('is once, and use after it throws', async () => {
      const session = await bench.runtime.compile(tinyModel(unary('Neg', 'float32', [1])));
      const binding = session.bind();
      const buffer = bench.runtime.buffer('float32', [1]);
      const view = buffer.view([]);
      for (let i = 0; i < 2; i++) {
        buffer.release();
        binding.release();
        session.release();
      }
      expect(() => buffer.data).toThrow('after its release');
      expect(() => view.data).toThrow('after its release');
      expect(() => buffer.view([1])).toThrow(SessionError);
      await expect(binding.run()).rejects.toThrow('after its release');
      await expect(session.run({ x: zeros('float32', [1]) })).rejects.toThrow('after its release');
      expect(() => session.bind()).toThrow('after its release');
    });

    it('of a session releases its bindings', async () => {
      const session = await bench.runtime.compile(tinyModel(unary('Neg', 'float32', [1])));
      const binding = session.bind();
      session.release();
      await expect(binding.run()).rejects.toThrow('after its release');
    });

    it('of a bound buffer makes the next run throw', async () => {
      const session = await compile(unary('Neg', 'float32', [1]));
      const binding = session.bind();
      const x = bench.runtime.buffer('float32', [1]);
      binding.input('x', x);
      binding.output('y', filled('float32', [1], []));
      await binding.run();
      x.release();
      await expect(binding.run()).rejects.toThrow('a float32 buffer [1] is used after its release');
    });

    it('during a run waits for its end', async () => {
      const session = await bench.runtime.compile(tinyModel(countingLoop()));
      const [x, y] = [filled('int64', [], [2000n]), filled('float32', [], [])];
      const binding = session.bind();
      binding.input('count', x);
      binding.output('total', y);
      const runs = [binding.run(), session.run({ count: int64([2000], []) })];
      session.release();
      expect(() => session.bind()).toThrow('after its release');
      await Promise.all(runs);
      expect(y.data[0]).toBe(2000);
    });
  });

  describe('signals', () => {
    it('that aborted before reject at once', async () => {
      const session = await compile(unary('Neg', 'float32', [1]));
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(session.run({ x: zeros('float32', [1]) }, { signal })).rejects.toThrow('enough');
    });

    it('that never abort change nothing, and may serve many runs', async () => {
      const session = await compile(unary('Neg', 'float32', [1]));
      const { signal } = new AbortController();
      for (let i = 0; i < 20; i++) expect((await session.run({ x: float32([i]) }, { signal })).y?.data[0]).toBe(-i);
    });

    it('stop a run, and the session runs on', async () => {
      const session = await compile(countingLoop());
      const controller = new AbortController();
      // a thousand times longer where it can be stopped in flight
      const run = session.run({ count: int64([offLoop ? 50_000_000 : 50_000], []) }, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error('enough')), offLoop ? 50 : 0);
      if (!offLoop) controller.abort(new Error('enough'));
      const before = performance.now();
      await expect(run).rejects.toThrow('enough');
      expect(performance.now() - before).toBeLessThan(2000);
      expect((await session.run({ count: int64([3], []) })).total?.data[0]).toBe(3);
    });
  });

  describe.runIf(offLoop)('off the event loop', () => {
    it('timers tick during a long run', async () => {
      const session = await compile(countingLoop());
      let ticks = 0;
      const timer = setInterval(() => ticks++, 1);
      const before = performance.now();
      await session.run({ count: int64([100_000], []) });
      const elapsed = performance.now() - before;
      clearInterval(timer);
      // a blocked loop would tick once at most, however slow the machine
      expect(elapsed).toBeGreaterThan(0);
      expect(ticks).toBeGreaterThan(5);
    });

    it('runs that wait for a place can be given up', async () => {
      const session = await compile(countingLoop());
      const stop = new AbortController();
      const long = Array.from({ length: 8 }, () => session.run({ count: int64([50_000_000], []) }, { signal: stop.signal }).catch((error: Error) => error.message));
      const late = new AbortController();
      const waiting = session.run({ count: int64([1], []) }, { signal: late.signal });
      late.abort(new Error('gave up'));
      await expect(waiting).rejects.toThrow('gave up');
      stop.abort(new Error('stopped'));
      expect(await Promise.all(long)).toEqual(Array(8).fill('stopped'));
    });
  });

  it('takes constants in the model', async () => {
    const session = await compile(constant(float32([1, 2, 3])));
    expect((await session.run({ x: float32([1, 1, 1]) })).y).toEqual(float32([2, 3, 4]));
  });
});
