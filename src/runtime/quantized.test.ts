// Products in 8-bit integers, on every runtime.
import { expect, it } from 'vitest';
import { float32, type NDArray } from '../array.ts';
import { emitModel, input, matMulQuantized, parameter, quantize } from '../graph/index.ts';
import { random } from '../random.ts';
import { compileGraph } from './compile.ts';
import type { Session } from './session.ts';
import { onEveryRuntime } from './test-runtimes.ts';

onEveryRuntime('quantised products', (bench) => {
  it('are exact at the largest numbers there are', async () => {
    // as models are compiled: where the processor's own way overflows, another is asked for
    const size = 64;
    const weight = float32(new Float32Array(size * size).fill(1), [size, size]);
    const engine = { runtime: bench.runtime, weights: bench.runtime.weights(), reader: { read: async () => weight } };
    const session = await compileGraph(engine, { y: matMulQuantized(input('x', 'float32', ['rows', size]), quantize(parameter('w', 'float32', [size, size]))) });
    try {
      const { y } = (await session.run({ x: float32(new Float32Array(2 * size).fill(1), [2, size]) })) as { y: NDArray<'float32'> };
      for (const value of y.data) expect(Math.abs(value - size)).toBeLessThan(1e-3);
    } finally {
      session.release();
      engine.weights.release();
    }
  });

  const [inner, outer] = [96, 40];
  it.each([['rows', inner], ['rows', 1, inner]])('of a row do not depend on the rows beside it, but for the last bits of scaling: [%s, %s]', async (...shape: (number | string)[]) => {
    const uniform = random(4);
    const draw = (count: number, size: number): Float32Array => Float32Array.from({ length: count }, () => size * (uniform() - 0.5));
    const compiled = async (some: readonly (number | string)[]): Promise<Session> => {
      const x = input('x', 'float32', some);
      const outputs = { y: matMulQuantized(x, quantize(parameter('w', 'float32', [outer, inner])), parameter('b', 'float32', [outer])) };
      return bench.own(await bench.runtime.compile(emitModel({ outputs, parameter: () => 'input' }).bytes));
    };
    const [many, single] = [await compiled(shape), await compiled(shape.map((size) => (size === 'rows' ? 1 : size)))];
    const w = float32(draw(inner * outer, 1), [outer, inner]);
    const rows = Array.from({ length: 40 }, (_, i) => draw(inner, 10 ** ((i % 7) - 3)));
    const b = float32(draw(outer, 1), [outer]);
    const product = async (session: Session, some: readonly Float32Array[]): Promise<Float32Array> => {
      const { y } = (await session.run({ x: float32(some.flatMap((row) => [...row]), [some.length, ...shape.slice(1) as number[]]), w, b })) as { y: NDArray<'float32'> };
      return y.data;
    };
    const together = await product(many, rows);
    for (const [i, row] of rows.entries()) {
      const beside = [...together.subarray(i * outer, (i + 1) * outer)];
      expect(beside, `row ${i}`).toEqual([...(await product(many, [row]))]);
      // the graph of a single row scales within the product
      const alone = await product(single, [row]);
      const size = Math.max(...alone.map(Math.abs));
      for (const [j, value] of beside.entries()) expect(Math.abs(value - (alone[j] as number)), `row ${i}, ${j}`).toBeLessThanOrEqual(size * 2 ** -21);
    }
  });
});
