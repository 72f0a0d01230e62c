// Products in 8-bit integers, on every runtime.
import { expect, it } from 'vitest';
import { float32, type NDArray } from '../array.ts';
import { emitModel, input, matMulQuantized, parameter, quantize } from '../graph/index.ts';
import { random } from '../random.ts';
import { tryProducts } from './node/precision.ts';
import { onEveryRuntime } from './test-runtimes.ts';

onEveryRuntime('quantised products', (bench) => {
  it('are exact at the largest numbers there are', async () => {
    expect(await tryProducts((model) => bench.runtime.compile(model))).toBe(true);
  });

  it('of a row do not depend on the rows beside it', async () => {
    const uniform = random(4);
    const draw = (count: number, size: number): Float32Array => Float32Array.from({ length: count }, () => size * (uniform() - 0.5));
    const [inner, outer] = [96, 40];
    const model = emitModel({ outputs: { y: matMulQuantized(input('x', 'float32', ['rows', inner]), quantize(parameter('w', 'float32', [outer, inner]))) }, parameter: () => 'input' });
    const session = bench.own(await bench.runtime.compile(model.bytes));
    const w = float32(draw(inner * outer, 1), [outer, inner]);
    const rows = Array.from({ length: 40 }, (_, i) => draw(inner, 10 ** ((i % 7) - 3)));
    const product = async (some: readonly Float32Array[]): Promise<number[]> => {
      const { y } = (await session.run({ x: float32(some.flatMap((row) => [...row]), [some.length, inner]), w })) as { y: NDArray<'float32'> };
      return [...y.data];
    };
    const together = await product(rows);
    for (const [i, row] of rows.entries()) expect(together.slice(i * outer, (i + 1) * outer), `row ${i}`).toEqual(await product([row]));
  });
});
