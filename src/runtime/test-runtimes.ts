// Runs the same tests on every runtime, and holds each test to releasing what it took.
import { afterEach, beforeAll, describe, expect } from 'vitest';
import type { DType } from '../array.ts';
import { createNodeRuntime } from './node/index.ts';
import type { Buffer, CompileOptions, Runtime, Session } from './session.ts';
import { type TinyGraph, tinyModel } from './tiny-model.ts';
import { createWebRuntime } from './web/index.ts';

const runtimes = [
  { name: 'node', create: async (): Promise<Runtime> => createNodeRuntime(), offLoop: true },
  { name: 'web', create: () => createWebRuntime({ threads: 1 }), offLoop: false },
];

/** A runtime in a test. What `own`, `compile` and `filled` give is released after it. */
export interface Bench {
  readonly runtime: Runtime;
  /** True if runs leave the event loop free, and can be stopped. */
  readonly offLoop: boolean;
  own<T extends { release(): void }>(thing: T): T;
  compile(graph: TinyGraph, options?: CompileOptions): Promise<Session>;
  /** A buffer that begins with the values given, and goes on with zeros. */
  filled<D extends DType>(dtype: D, shape: readonly number[], values: ArrayLike<number | bigint>): Buffer<D>;
}

/** Declares tests on each runtime. */
export function onEveryRuntime(title: string, tests: (bench: Bench) => void): void {
  describe.each(runtimes)(`${title} on $name`, ({ create, offLoop }) => {
    const owned: { release(): void }[] = [];
    let runtime: Runtime | undefined;
    const bench: Bench = {
      get runtime() {
        if (!runtime) throw new Error('the runtime is made before the first test');
        return runtime;
      },
      offLoop,
      own(thing) {
        owned.push(thing);
        return thing;
      },
      compile: async (graph, options = {}) => bench.own(await bench.runtime.compile(tinyModel(graph), options)),
      filled(dtype, shape, values) {
        const buffer = bench.own(bench.runtime.buffer(dtype, shape));
        for (let i = 0; i < values.length; i++) buffer.data[i] = values[i] as never;
        return buffer;
      },
    };
    beforeAll(async () => {
      runtime = await create();
    });
    afterEach(() => {
      for (const thing of owned.splice(0).reverse()) thing.release();
      expect(Object.values(bench.runtime.handles()).every((count) => count === 0), JSON.stringify(bench.runtime.handles())).toBe(true);
    });
    tests(bench);
  });
}
