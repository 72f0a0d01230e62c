import { mkdtemp, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFiles } from './checkpoint/node-files.ts';
import { forward } from './forward.ts';
import { int64 } from './array.ts';
import { openModel } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';

describe('weights that are not finite', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  // zoo/fr-en holds float16; the place is an odd element, an even one, and the last
  it.each([
    ['infinity', 0x7c00, 4097],
    ['minus infinity', 0xfc00, 4096],
    ['NaN', 0x7e01, 255],
  ])('are refused by name and place: %s', async (_, pattern, at) => {
    folder = await mkdtemp(join(tmpdir(), 'sightline-'));
    const bytes = await readFile('zoo/fr-en/model.safetensors');
    const header = Number(bytes.readBigUInt64LE(0));
    const tensors = JSON.parse(bytes.toString('utf8', 8, 8 + header)) as Record<string, { dtype: string; data_offsets: [number, number] }>;
    const name = at === 255 ? 'model.encoder.layers.0.fc2.bias' : 'model.encoder.layers.0.fc2.weight';
    expect(tensors[name]?.dtype).toBe('F16');
    const [from] = (tensors[name] as { data_offsets: [number, number] }).data_offsets;
    bytes.writeUInt16LE(0x7bff, 8 + header + from); // the largest number there is
    bytes.writeUInt16LE(pattern, 8 + header + from + 2 * at);
    await writeFile(join(folder, 'model.safetensors'), bytes);
    for (const file of ['config.json', 'generation_config.json']) await copyFile(join('zoo/fr-en', file), join(folder, file));
    const opened = await openModel(nodeFiles(folder), createNodeRuntime());
    const ids = int64([5, 6, 0], [1, 3]);
    await expect(forward(opened.runnable, { input_ids: ids, decoder_input_ids: ids })).rejects.toThrow(`"${name}" must hold finite numbers, got NaN or infinity at element ${at}`);
    await opened.release();
  });
});
