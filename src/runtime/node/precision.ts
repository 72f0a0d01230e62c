// Whether the processor multiplies 8-bit numbers exactly. x86 processors without instructions made for it add two
// products in 16 bits, which overflow; the library then offers a slower way that does not. It is tried, once a process.
import { float32, type NDArray, zeros } from '../../array.ts';
import { constant, emitModel, input, matMulQuantized } from '../../graph/index.ts';
import type { Session } from '../session.ts';

/** The entry of a session's configuration that asks for the way that is exact. */
export const exactEntry = ['session.x64quantprecision', '1'] as const;

let known: Promise<boolean> | undefined;

/** Whether products are exact without asking for it. @param compile compiles as usual */
export function multipliesExactly(compile: (model: Uint8Array) => Promise<Session>): Promise<boolean> {
  known ??= process.arch === 'x64' ? tryProducts(compile) : Promise.resolve(true);
  return known;
}

/** The largest products there are, 255 · 127, summed: 64 of 1 · 1 after scaling. */
async function tryProducts(compile: (model: Uint8Array) => Promise<Session>): Promise<boolean> {
  const size = 64;
  const weights = { quantized: constant({ dtype: 'int8', shape: [size, size], data: new Int8Array(size * size).fill(127) }), scales: constant(float32(new Float32Array(size).fill(1 / 127))) };
  const model = emitModel({ outputs: { y: matMulQuantized(input('x', 'float32', ['rows', size]), weights) }, parameter: () => 'input' });
  const session = await compile(model.bytes);
  try {
    const x = zeros('float32', [2, size]);
    x.data.fill(1);
    const y = (await session.run({ x }))['y'] as NDArray<'float32'>;
    return y.data.every((value) => Math.abs(value - size) < 1e-3);
  } finally {
    session.release();
  }
}
