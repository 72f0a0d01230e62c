// Exported models: standard operators only, weights where they lie, and the same outputs as a pass of our own. What
// needs Python (ONNX's checker, Hugging Face's outputs) is test/reference/check_export.py.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { afterAll, describe, expect, it } from 'vitest';
import type { NDArray } from '../src/array.ts';
import { exportModel } from '../src/export.ts';
import { forward } from '../src/forward.ts';
import { exportRaw, openRaw, readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const work = mkdtempSync(join(tmpdir(), 'sightline-export-'));
afterAll(() => rmSync(work, { recursive: true }));
const runtime = createNodeRuntime();

describe('an exported model', () => {
  it.each(['marian-opus', 'marian-two-tables', 'marian-float16', 'marian-bfloat16', 'gpt2-untied', 'gpt2-left', 'bert-plain', 'bert-classes', 'whisper-english', 'moonshine-tiny'])('%s gives what a pass gives', async (name) => {
    const opened = await openRaw(join(fixtures, name));
    const weights = runtime.weights();
    try {
      const exported = exportModel(opened);
      expect(Buffer.from(exported.bytes).includes('com.microsoft')).toBe(false);
      // the initializers point at the checkpoint's bytes: read back from the model's own words, not asked of the checkpoint
      const external = externals(exported.bytes);
      const files = new Map(exported.weights.map((path) => [path, readFileSync(join(fixtures, name, path))]));
      expect(new Set(external.map(({ location }) => location))).toEqual(new Set(files.keys()));
      for (const { tensor, location, offset, length } of external) {
        const { data } = await opened.checkpoint.read(tensor);
        expect(Buffer.compare(files.get(location)?.subarray(offset, offset + length) as Buffer, Buffer.from(data.buffer, data.byteOffset, data.byteLength)), tensor).toBe(0);
        weights.add([[tensor, await opened.checkpoint.read(tensor)]]);
      }
      const session = await runtime.compile(exported.bytes, { weights, initializers: external.map(({ tensor }) => tensor), optimize: 'all' });
      const inputs = await readArrays(join(fixtures, name, 'inputs.safetensors'));
      const feeds = Object.fromEntries(exported.inputs.map((input) => [input, inputs[input] ?? ones(inputs['input_ids'] as NDArray)]));
      const got = await session.run(feeds);
      const expected = await forward(opened.runnable, feeds);
      session.release();
      expect(exported.outputs).toEqual(Object.keys(expected));
      for (const [output, { data, shape }] of Object.entries(expected)) {
        expect(got[output]?.shape).toEqual(shape);
        // fused and plain attention add up in different orders
        const values = Array.from(data as Float32Array);
        const tolerance = 2e-5 * Math.max(1, ...values.map(Math.abs));
        expect(Math.max(...values.map((value, i) => Math.abs(value - Number(got[output]?.data[i])))), output).toBeLessThan(tolerance);
      }
    } finally {
      weights.release();
      await opened.release();
    }
  });

  it('is written with its weights beside it, and not over other weights', async () => {
    const out = join(work, 'model.onnx');
    const written = await exportRaw(join(fixtures, 'marian-opus'), out);
    expect(written.inputs.toSorted()).toEqual(['attention_mask', 'decoder_input_ids', 'input_ids']);
    expect(readFileSync(out).equals(written.bytes)).toBe(true);
    expect(readFileSync(join(work, 'model.safetensors')).equals(readFileSync(join(fixtures, 'marian-opus', 'model.safetensors')))).toBe(true);
    await exportRaw(join(fixtures, 'marian-opus'), out); // the same weights are no obstacle
    const other = readFileSync(join(work, 'model.safetensors'));
    other[other.length - 1] = (other.at(-1) as number) ^ 1;
    writeFileSync(join(work, 'model.safetensors'), other);
    await expect(exportRaw(join(fixtures, 'marian-opus'), out)).rejects.toThrow(/model\.safetensors is in the way of the weights/);
  });
});

const ones = ({ shape }: NDArray): NDArray => ({ dtype: 'int64', shape, data: new BigInt64Array(shape.reduce((a, b) => a * b, 1)).fill(1n) });

/** Initializers without data, of the ModelProto's graph (7): name 8, external_data 13 { key 1, value 2 }. */
function externals(model: Uint8Array): { tensor: string; location: string; offset: number; length: number }[] {
  const parts = (bytes: Uint8Array, wanted: number): Uint8Array[] => {
    const reader = new BinaryReader(bytes);
    const found: Uint8Array[] = [];
    while (reader.pos < reader.len) {
      const [field, wire] = reader.tag();
      if (field === wanted && wire === WireType.LengthDelimited) found.push(reader.bytes());
      else reader.skip(wire);
    }
    return found;
  };
  const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
  return parts(parts(model, 7)[0] as Uint8Array, 5).flatMap((tensor) => {
    const entries = Object.fromEntries(parts(tensor, 13).map((entry) => [text(parts(entry, 1)[0]), text(parts(entry, 2)[0])]));
    return entries['location'] === undefined ? [] : [{ tensor: text(parts(tensor, 8)[0]), location: entries['location'], offset: Number(entries['offset']), length: Number(entries['length']) }];
  });
}
