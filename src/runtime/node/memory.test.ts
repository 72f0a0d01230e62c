// What only a native runtime can get wrong: memory that is collected, moved, kept or lost.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { float32, zeros } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Buffer } from '../session.ts';
import { multiplication, type TinyGraph, tinyModel, unary } from '../tiny-model.ts';
import { createNodeRuntime } from './index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const runtime = createNodeRuntime();
const residentMegabytes = (): number => {
  collect();
  return process.memoryUsage().rss / 2 ** 20;
};
/** Fills young and old memory with rubbish, so that something freed too early is soon something else. */
const churn = (): void => {
  for (let i = 0; i < 20; i++) zeros('float32', [100_000]).data.fill(-1);
  for (let i = 0; i < 2000; i++) zeros('float32', [8]).data.fill(-1);
  collect();
};

describe('memory', () => {
  it('of bound buffers lives as long as the binding, though nobody else holds them', async () => {
    const session = await runtime.compile(tinyModel(unary('Neg', 'float32', ['n'])));
    const binding = session.bind();
    const y = runtime.buffer('float32', [6]);
    const bind = (): WeakRef<Buffer> => {
      const x = runtime.buffer('float32', [16]);
      for (let i = 0; i < 16; i++) x.data[i] = i;
      binding.input('x', x.view([6], 4));
      return new WeakRef(x);
    };
    const x = bind();
    binding.output('y', y);
    for (let i = 0; i < 5; i++) {
      churn();
      await binding.run();
      expect(Array.from(y.data)).toEqual([-4, -5, -6, -7, -8, -9]);
    }
    x.deref()?.release();
    y.release();
    session.release();
    expect(runtime.handles()).toEqual({ session: 0, value: 0, binding: 0, container: 0, run: 0 });
  });

  it('of large outputs is written where it stays, and no handle on it is left behind, failing or given up', async () => {
    const session = await runtime.compile(tinyModel(multiplication(['n', 64], ['k', 8192])));
    const [x, w] = [float32(new Float32Array(64 * 64).fill(1), [64, 64]), float32(new Float32Array(64 * 8192).fill(1), [64, 8192])];
    for (let i = 0; i < 4; i++) {
      const run = session.run({ x, w });
      churn();
      const { y } = await run;
      expect(y?.data.every((value) => value === 64)).toBe(true);
    }
    // sizes that no product has
    await expect(session.run({ x, w: float32(new Float32Array(8192), [1, 8192]) })).rejects.toThrow();
    const giveUp = new AbortController();
    const run = session.run({ x, w }, { signal: giveUp.signal });
    giveUp.abort();
    await run.catch(() => {});
    session.release();
    expect(runtime.handles()).toEqual({ session: 0, value: 0, binding: 0, container: 0, run: 0 });
  });

  it('of weights and feeds lives as long as native code reads it', async () => {
    const weights = runtime.weights();
    // small ones begin life in the heap that moves
    weights.add([['w', float32([2, 0, 0, 2], [2, 2])]]);
    const graph = { ...multiplication(['n', 2], [2, 2]), inputs: [{ name: 'x', dtype: 'float32' as const, shape: ['n', 2] }], weights: [{ name: 'w', dtype: 'float32' as const, shape: [2, 2] }] };
    const session = await runtime.compile(tinyModel(graph), { weights, initializers: ['w'], optimize: 'off' });
    for (let i = 0; i < 10; i++) {
      const run = session.run({ x: float32([i, 1], [1, 2]) });
      churn();
      expect((await run).y?.data).toEqual(Float32Array.of(2 * i, 2));
    }
    session.release();
    weights.release();
  });

  it('is aligned to 64 bytes and stays where it is', () => {
    const buffer = runtime.buffer('float32', [3]);
    expect(buffer.data.byteOffset % 4).toBe(0);
    const { data } = buffer;
    churn();
    expect(buffer.data).toBe(data);
    buffer.release();
  });

  it('stays flat over ten thousand requests, of many shapes, some failing, some given up', async () => {
    const session = await runtime.compile(tinyModel(multiplication(['n', 'm'], ['m', 32])));
    const w = zeros('float32', [16, 32]);
    const request = async (i: number): Promise<void> => {
      const rows = 1 + (i % 50);
      if (i % 100 === 99) await expect(session.run({ x: zeros('float32', [rows, 15]), w })).rejects.toThrow(SessionError);
      else if (i % 100 === 98) await session.run({ x: zeros('float32', [rows, 16]), w }, { signal: new AbortController().signal });
      else if (i % 100 === 97) await expect(session.run({ x: zeros('float32', [rows, 16]), w }, { signal: AbortSignal.abort() })).rejects.toThrow();
      else if (i % 100 === 96) await expect(session.run({ x: zeros('float32', [rows, 16]) })).rejects.toThrow('"w" is missing');
      else await session.run({ x: zeros('float32', [rows, 16]), w });
    };
    const requests = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 20) await Promise.all(Array.from({ length: 20 }, (_, j) => request(i + j)));
    };
    await requests(4000);
    const before = residentMegabytes();
    await requests(10_000);
    expect(residentMegabytes() - before).toBeLessThan(6);
    session.release();
    expect(runtime.handles()).toEqual({ session: 0, value: 0, binding: 0, container: 0, run: 0 });
  }, 20_000);

  it('stays flat over sessions, bindings, buffers and weights that come and go', async () => {
    const data = zeros('float32', [256, 256]);
    const once = async (): Promise<void> => {
      const weights = runtime.weights();
      weights.add([['w', data]]);
      const graph = { ...multiplication(['n', 256], [256, 256]), inputs: [{ name: 'x', dtype: 'float32' as const, shape: ['n', 256] }], weights: [{ name: 'w', dtype: 'float32' as const, shape: [256, 256] }] };
      const session = await runtime.compile(tinyModel(graph), { weights, initializers: ['w'] });
      const binding = session.bind();
      const [x, y] = [runtime.buffer('float32', [4, 256]), runtime.buffer('float32', [4, 256])];
      binding.input('x', x.view([2, 256]));
      binding.output('y', y.view([2, 256], 256));
      await binding.run();
      for (const owner of [x, y, session, weights]) owner.release();
    };
    for (let i = 0; i < 100; i++) await once();
    const before = residentMegabytes();
    for (let i = 0; i < 300; i++) await once();
    expect(residentMegabytes() - before).toBeLessThan(6);
    expect(runtime.handles()).toEqual({ session: 0, value: 0, binding: 0, container: 0, run: 0 });
  }, 20_000);

  it('of weights is one for all sessions: the second costs no second copy', async () => {
    const weights = runtime.weights();
    const names = Array.from({ length: 4 }, (_, i) => `w${i}`);
    for (const name of names) weights.add([[name, zeros('float32', [2048, 2048])]]);
    for (const name of names) weights.get(name).data.fill(0.25 as never);
    const graph: TinyGraph = {
      inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 2048] }],
      outputs: [{ name: 'y', dtype: 'float32', shape: ['n', 2048] }],
      nodes: names.map((name, i) => ({ op: 'MatMul', inputs: [i ? `h${i - 1}` : 'x', name], outputs: [i === names.length - 1 ? 'y' : `h${i}`] })),
      weights: names.map((name) => ({ name, dtype: 'float32', shape: [2048, 2048] })),
    };
    const compile = () => runtime.compile(tinyModel(graph), { weights, initializers: names });
    const sessions = [await compile()];
    const before = residentMegabytes();
    sessions.push(await compile(), await compile(), await compile());
    // 64 MB of weights, and as many in packed form
    expect(residentMegabytes() - before).toBeLessThan(16);
    for (const session of sessions) session.release();
    weights.release();
  });

  it('of results that depend on threads is none: denormals are kept by all', async () => {
    const session = await runtime.compile(tinyModel(unary('Neg', 'float32', ['n'])));
    const x = zeros('float32', [1_000_000]);
    x.data.fill(1e-40);
    const { y } = await session.run({ x });
    const values = new Set(y?.data as Float32Array);
    expect([values.size, values.has(0)]).toEqual([1, false]);
    session.release();
  });
});
