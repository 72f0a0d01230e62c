// What folders of sentence-transformers say of pooling, lengths and cases.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { pictureFolder } from '../test/picture-folder.ts';
import { type EmbeddingModel, type EmbedOptions, load } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'sightline-embed-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let folder = '';
const json = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
const modules = (...types: string[]): void => json('modules.json', types.map((type, idx) => ({ idx, name: `${idx}`, path: idx === 0 ? '' : `${idx}_${type}`, type: `sentence_transformers.models.${type}` })));
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  folder = pictureFolder(home, 'bert-plain', 12, { pad: 0, cls: 2, sep: 5, unk: 1 }, 'ViT');
  mkdirSync(join(folder, '1_Pooling'));
  modules('Transformer', 'Pooling');
  json('1_Pooling/config.json', { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false });
});

async function embed(text: string, options: EmbedOptions = {}): Promise<number[]> {
  const model = (await load(folder)) as EmbeddingModel;
  try {
    const [vector] = await model.embed([text], options);
    return [...(vector as Float32Array)];
  } finally {
    await model.release();
  }
}

it('pooling and scaling are the folder’s, unless others are asked for', async () => {
  const text = 'w7 w8 w9';
  const cls = await embed(text, { pooling: 'cls', normalize: false });
  expect(await embed(text)).toEqual(cls);
  expect(await embed(text, { pooling: 'mean', normalize: false })).not.toEqual(cls);
  modules('Transformer', 'Pooling', 'Normalize');
  const scaled = await embed(text);
  expect(Math.hypot(...scaled)).toBeCloseTo(1, 5);
  expect(scaled).toEqual(await embed(text, { pooling: 'cls', normalize: true }));
  json('1_Pooling/config.json', { pooling_mode: 'lasttoken' });
  expect(await embed(text)).toEqual(await embed(text, { pooling: 'last' }));
});

it('texts are cut at the folder’s length, and read in small letters where it says so', async () => {
  json('sentence_bert_config.json', { max_seq_length: 5, do_lower_case: true });
  const short = await embed('w7 w8 w9');
  expect(await embed('W7 w8 W9 w10 w11')).toEqual(short);
  json('sentence_bert_config.json', { max_seq_length: null, do_lower_case: false });
  expect(await embed('w7 w8 w9 w10 w11')).not.toEqual(short);
});

it('what is not known is refused by name', async () => {
  json('1_Pooling/config.json', { pooling_mode_max_tokens: true, pooling_mode_mean_tokens: true });
  await expect(embed('w7')).rejects.toThrow(/^1_Pooling\/config\.json: the pooling mode must be one of mean, cls, lasttoken, got max with mean; choose another/);
  expect((await embed('w7', { pooling: 'mean' })).length).toBe(24);
  await expect(embed('w7', { pooling: 'max' as never })).rejects.toThrow(/^embed: pooling must be one of mean, cls, last, got "max"$/);
  modules('Transformer', 'Pooling', 'Dense');
  await expect(embed('w7')).rejects.toThrow(/^modules\.json: modules must be Transformer, Pooling and Normalize, got Dense, which would change the vectors$/);
});
