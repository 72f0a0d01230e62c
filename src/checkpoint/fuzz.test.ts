// Seeded mutations of everything a stranger may write: the answer is a value or a CheckpointError, and soon.
// How many and which: test/fuzzing.ts. The comparison with the Rust crate is test/reference/safetensors_fuzz.py.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asked, judge, mutated, mutatedBytes, mutatedValue, random, runs, seed } from '../../test/fuzzing.ts';
import { openCheckpoint } from './checkpoint.ts';
import { readConfig } from './config.ts';
import { parseJson } from './json.ts';
import { readRope } from './rope.ts';
import { headerLength, parseHeader } from './safetensors.ts';
import { memoryFiles } from './web-files.ts';

test('safetensors', { timeout: 0 }, async () => {
  const pick = random(seed);
  const file = readFileSync(new URL('../../test/data/safetensors/types.safetensors', import.meta.url));
  const header = file.subarray(8, 8 + Number(file.readBigUInt64LE(0))).toString();
  const dataBytes = file.byteLength - 8 - Buffer.byteLength(header);
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const json = Buffer.from(mutated(header.trimEnd(), pick));
    if (pick(4) === 0 && json.length > 0) json[pick(json.length)] = pick(256);
    const bytes = Buffer.concat([Buffer.alloc(8), json, Buffer.alloc(dataBytes)]);
    bytes.writeBigUInt64LE(pick(50) === 0 ? BigInt(pick(2 ** 31)) << BigInt(pick(33)) : BigInt(json.length), 0);
    const parse = () => parseHeader('x', bytes.subarray(8, 8 + headerLength('x', bytes, bytes.length)), bytes.length);
    if (await judge(json.toString(), parse)) accepted++;
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(runs);
});

test('JSON: accepts what the engine accepts, with the same values', { timeout: 0 }, async () => {
  const pick = random(seed + 1);
  const base = '{"a": [1, -2.5e3, true, null], "b": {"c\\n\\u00e9\\ud834\\udd1e": "x\\\\y", "": false}, "d": 12345678901234567890}';
  for (let run = 0; run < runs; run++) {
    const text = mutated(base, pick);
    let own: unknown;
    let refusal: Error | null = null;
    await judge(text, () => {
      try {
        own = parseJson('x', text);
      } catch (error) {
        refusal = error as Error;
        throw error;
      }
    });
    let engine: { value: unknown } | null = null;
    try {
      engine = { value: JSON.parse(text) };
    } catch {
      // refused by both, or the next line fails
    }
    if (refusal === null) expect(JSON.stringify(own), text).toBe(engine && JSON.stringify(engine.value));
    else if (engine) expect(String(refusal), text).toMatch(/must appear once|have its partner|within float64/);
  }
});

test('config.json and generation_config.json', { timeout: 0 }, async () => {
  const pick = random(seed + 2);
  const config = JSON.stringify({ model_type: 'x', architectures: ['A'], d_model: 8, eos_token_id: [1, 2], id2label: { 0: 'a' }, bad_words_ids: [[1]], torch_dtype: 'float32', num_beams: 4, early_stopping: true, rope_theta: 1e4, rope_scaling: { rope_type: 'linear', factor: 2 }, decoder: { max_length: 5 } });
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const text = mutated(config, pick);
    const inside = pick(2) === 0;
    const files = memoryFiles(new Map(inside ? [['config.json', text]] : [['config.json', config], ['generation_config.json', text]]));
    const act = async () => {
      const { reader } = await readConfig(files);
      reader.integer('d_model', 1);
      reader.nested('decoder');
      readRope(reader);
      reader.finish();
    };
    if (await judge(text, act)) accepted++;
  }
  expect(accepted).toBeGreaterThan(0);
});

test('model.safetensors.index.json', { timeout: 0 }, async () => {
  const pick = random(seed + 3);
  const folder = new URL('../../test/fixtures/bert-masked/', import.meta.url);
  const name = 'model.safetensors.index.json';
  const index = readFileSync(new URL(name, folder), 'utf8');
  const shards = [1, 2, 3].map((i) => `model-0000${i}-of-00003.safetensors`);
  const others = shards.map((shard) => [shard, new Uint8Array(readFileSync(new URL(shard, folder)))] as const);
  let accepted = 0;
  const count = asked ? runs : 1_000;
  for (let run = 0; run < count; run++) {
    const text = pick(2) === 0 ? mutated(index, pick) : JSON.stringify(mutatedValue(JSON.parse(index), pick));
    if (await judge(text, () => openCheckpoint(memoryFiles(new Map<string, string | Uint8Array>([[name, text], ...others]))))) accepted++;
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(count);
});

test('a whole safetensors file', { timeout: 0 }, async () => {
  const pick = random(seed + 4);
  const file = new Uint8Array(readFileSync(new URL('../../test/data/safetensors/types.safetensors', import.meta.url)));
  for (let run = 0; run < (asked ? runs : 2_000); run++) {
    const bytes = mutatedBytes(file, pick);
    await judge(Buffer.from(bytes).toString('latin1'), async () => {
      const checkpoint = await openCheckpoint(memoryFiles(new Map([['model.safetensors', bytes]])));
      for (const tensor of checkpoint.names()) await checkpoint.read(tensor);
    });
  }
});
