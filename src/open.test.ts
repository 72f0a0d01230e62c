import { mkdtemp, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Files } from './checkpoint/index.ts';
import { nodeFiles } from './checkpoint/node-files.ts';
import { forward } from './forward.ts';
import { int64 } from './array.ts';
import { openModel } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { fileRecording, load, loadTranscriber, loadTranslator } from './index.ts';

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

describe('what a caller gives', () => {
  const unchecked = (value: unknown): never => value as never;

  it('must be options of opening that there are', async () => {
    await expect(loadTranslator('fr-en', unchecked({ bits: 4 }))).rejects.toThrow(/^load: bits must be one of 8, 32, got 4$/);
    await expect(loadTranslator('fr-en', unchecked({ bits: '8' }))).rejects.toThrow(/^load: bits must be one of 8, 32, got "8"$/);
    await expect(loadTranslator('fr-en', unchecked({ draft: 'yes' }))).rejects.toThrow(/^load: draft must be one of true, false, got "yes"$/);
    await expect(loadTranslator('fr-en', { bits: 8, draft: true })).rejects.toThrow(/^load: draft is checked with 32 bits, got bits 8$/);
    await expect(loadTranslator(unchecked(undefined))).rejects.toThrow(/^load: a model must be given by its zoo name or its folder, got undefined; try fr-en$/);
  });

  it('must be a text, and options of reading that there are', async () => {
    const model = await loadTranslator('fr-en');
    const refused = (options: unknown, message: RegExp): Promise<void> => expect(model.translate('Bonjour.', unchecked(options))).rejects.toThrow(message);
    await expect(model.translate(unchecked(undefined))).rejects.toThrow(/^translate: a text must be a string, got undefined$/);
    await refused({ method: 'rollout' }, /^method: must be a method, as parseMethod makes it of words, got "rollout"$/);
    await refused({ method: { name: 'best' } }, /^method: its name must be one of raw, averaged, shifted, heads, rollout, got "best"$/);
    await refused({ sightlines: 'foo' }, /^translate: sightlines must be one of words, tokens, off, got "foo"$/);
    await refused({ record: 'foo' }, /^translate: record must be one of off, summary, full, got "foo"$/);
    await model.release();
  });

  it('must be at least one temperature, and a task that there is', async () => {
    const model = await loadTranscriber('test/fixtures/whisper-multilingual');
    const recording = await fileRecording('test/fixtures/audio/tone-stereo.wav');
    await expect(model.transcribe(recording, { temperatures: [] }).next()).rejects.toThrow(/^transcribe: there must be at least one temperature, got none/);
    await expect(model.transcribe(recording, { task: unchecked('sing') }).next()).rejects.toThrow(/^transcribe: the task must be one of transcribe, translate, got "sing"$/);
    await model.release();
  });
});

it('a model is released where its scope ends', async () => {
  let released = 0;
  const model = await load('fr-en');
  const { release } = model.opened;
  const counted = (): Promise<void> => {
    released++;
    return release();
  };
  Object.assign(model.opened, { release: counted });
  {
    await using held = model;
    expect(held.kind).toBe('encoder-decoder');
  }
  expect(released).toBe(1);
});

it('refuses a kind of model that is called as what every object has', async () => {
  for (const kind of ['__proto__', 'constructor', 'toString']) {
    const folder = nodeFiles(join(import.meta.dirname, '..', 'test', 'fixtures', 'gpt2-generate'));
    const files: Files = { ...folder, read: async (path, ...range) => (path === 'config.json' ? new TextEncoder().encode(`{"model_type": "${kind}"}`) : folder.read(path, ...range)) };
    await expect(openModel(files, createNodeRuntime())).rejects.toThrow(`"model_type" must be one of`);
  }
});
