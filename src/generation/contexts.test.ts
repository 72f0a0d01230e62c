// In 8 bits, contexts of pictures and sound are whole numbers of 8 bits. They are what float32 ones are to within half of
// one, whoever consults them; and several sources are each what they are alone, though the kernel takes but one where
// there are several positions of each.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { float32, type NDArray } from '../array.ts';
import { nodeFiles } from '../checkpoint/node-files.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { type Opened, openModel } from '../open.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import type { Runtime } from '../runtime/session.ts';
import { createWebRuntime } from '../runtime/web/index.ts';
import { widened } from './contexts.ts';
import { encodeSource, textSource } from './encode.ts';
import { type Generated, type GenerationOptions, generateFromSource } from './generate.ts';
import type { Runnable } from './runnable.ts';

const native = createNodeRuntime();
const owned: Opened[] = [];
const open = async (fixture: string, on: Runtime, bits: 8 | 32 = 8): Promise<Runnable<EncoderDecoderModel>> => {
  const opened = await openModel(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture)), on, { bits });
  owned.push(opened);
  return opened.runnable as unknown as Runnable<EncoderDecoderModel>;
};
afterAll(async () => {
  for (const one of owned) await one.release();
});

/** Rows of a source that are all of one length. */
function sources({ model }: Runnable<EncoderDecoderModel>, rows: number): Record<string, NDArray> {
  const next = random(5);
  const [[name, { shape }]] = Object.entries(model.source.inputs) as unknown as [[string, { shape: readonly (number | string)[] }]];
  const sizes = [rows, ...shape.slice(1).map((size) => (typeof size === 'number' ? size : 400))];
  return { [name]: float32(Float32Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, () => next() * 2 - 1), sizes) };
}
const rowOf = (given: Record<string, NDArray>, row: number): Record<string, NDArray> =>
  Object.fromEntries(Object.entries(given).map(([name, { shape, data }]) => {
    const size = data.length / (shape[0] as number);
    return [name, float32(data.slice(row * size, (row + 1) * size) as Float32Array, [1, ...shape.slice(1)])];
  }));
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), a.length === b.length ? 0 : Number.POSITIVE_INFINITY);
const write = async (runnable: Runnable<EncoderDecoderModel>, given: Record<string, NDArray>, options: GenerationOptions): Promise<Generated[]> => {
  const rows = Object.values(given)[0]?.shape[0] as number;
  return (await generateFromSource(runnable, given, { decoderStart: 1, eos: [], maxNewTokens: 6, reveal: (name) => name.startsWith('cross_'), ...options }, Array.from({ length: rows }, () => [1, 5, 4]))).outputs.flat();
};
const alike = (one: readonly Generated[], other: readonly Generated[], within: number): void => {
  expect(one.map(({ ids }) => ids)).toEqual(other.map(({ ids }) => ids));
  for (const [i, { tokenScores, weights }] of one.entries()) {
    expect(farthest(tokenScores, other[i]?.tokenScores ?? [])).toBeLessThan(within);
    expect(Object.keys(weights).length).toBeGreaterThan(0);
    for (const [name, { data }] of Object.entries(weights)) expect(farthest(data, other[i]?.weights[name]?.data ?? [])).toBeLessThan(within);
  }
};

describe.each(['whisper-multilingual', 'ved-vit-gpt2', 'ved-trocr-waves'])('%s', (fixture) => {
  it('has contexts of whole numbers, the nearest to what they stand for', async () => {
    const [small, large] = [await open(fixture, native), await open(fixture, { ...native, readsSmallCaches: false })];
    const given = sources(small, 2);
    const [numbers, exact] = [await encodeSource(small, given), await encodeSource(large, given)];
    const again = await widened(small, numbers);
    for (const [layer, context] of numbers.contexts.entries()) {
      for (const side of ['keys', 'values'] as const) {
        expect([context[side].dtype, exact.contexts[layer]?.[side].dtype]).toEqual(['int8', 'float32']);
        const [, heads, length, headDim] = context[side].shape as [number, number, number, number];
        const [meant, were] = [again.contexts[layer]?.[side].data as Float32Array, exact.contexts[layer]?.[side].data as Float32Array];
        const sizes = context.sizes?.[side].data as Float32Array;
        for (const [i, value] of meant.entries()) {
          const head = Math.floor(i / (length * headDim)); // through all rows
          expect(Math.abs(value - (were[i] as number))).toBeLessThanOrEqual((sizes[head * headDim + (i % headDim)] as number) * 0.5001);
        }
        expect(heads * headDim).toBe(context.sizes?.[side].shape[2]);
      }
    }
  });

  it('writes the same on the web', async () => {
    const [here, there] = [await open(fixture, native), await open(fixture, await createWebRuntime({ threads: 1 }))];
    for (const options of [{}, { beams: 3 }]) alike(await write(there, sources(there, 1), options), await write(here, sources(here, 1), options), 1e-4);
  }, 60_000);

  // several are widened, for there are three tokens to begin with: what one source gives, the kernel gave
  it('writes of several sources what it writes of each alone, with one beam and with more', async () => {
    const runnable = await open(fixture, native);
    const given = sources(runnable, 3);
    for (const options of [{}, { beams: 3, returned: 2 }]) {
      const alone: Generated[] = [];
      for (let row = 0; row < 3; row++) alone.push(...(await write(runnable, rowOf(given, row), options)));
      alike(await write(runnable, given, options), alone, 2e-5);
    }
  });
});

it('are float32 where the source is text, where heads are of other sizes, and in 32 bits', async () => {
  for (const runnable of [await open('whisper-english', native), await open('ved-swin-trocr', native), await open('whisper-multilingual', native, 32)]) {
    expect((await encodeSource(runnable, sources(runnable, 1))).contexts[0]?.keys.dtype).toBe('float32');
  }
  const text = await open('marian-generate', native);
  expect((await encodeSource(text, textSource([[5, 9, 0]], 0))).contexts[0]?.keys.dtype).toBe('float32');
});
