// Seeded mutations of everything a stranger may write: the answer is a value or a CheckpointError, and soon.
// 20,000 a parser by default; SIGHTLINE_FUZZ=1000000 for more, SIGHTLINE_FUZZ_SEED for others. The comparison with the
// Rust crate is test/reference/safetensors_fuzz.py.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { readConfig } from './config.ts';
import { parseJson } from './json.ts';
import { readRope } from './rope.ts';
import { headerLength, parseHeader } from './safetensors.ts';
import { memoryFiles } from './web-files.ts';

const runs = Number(process.env.SIGHTLINE_FUZZ ?? 20_000);
const seed = Number(process.env.SIGHTLINE_FUZZ_SEED ?? 1);
const limit = 250; // milliseconds

// mulberry32
function random(state: number): (below: number) => number {
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const pieces = ['"', '{', '}', '[', ']', ',', ':', '0', '-', '\\', 'null', 'true', '1e999', '-0', '1.5', '9007199254740993', '""', '"\\ud800"', '"__proto__"', '\\u0000', 'NaN', '[0,0]', '{}', ' ', '\ufeff', 'é', '𝄞'];

function mutated(text: string, pick: (below: number) => number): string {
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    const at = pick(text.length + 1);
    const end = at + pick(pick(4) === 0 ? 40 : 4);
    const insert = pick(3) === 0 ? text.slice(pick(text.length), pick(text.length + 1)) : (pieces[pick(pieces.length)] ?? '');
    text = text.slice(0, at) + insert + text.slice(end);
  }
  return text;
}

/** Runs a case; true where it is accepted. Fails on other errors, and on what is slow three times (the machine may pause us once). */
async function judge(input: string, act: () => unknown, tries = 3): Promise<boolean> {
  const start = performance.now();
  let accepted = true;
  try {
    await act();
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw new Error(`not a CheckpointError, on ${JSON.stringify(input)}`, { cause: error });
    accepted = false;
  }
  if (performance.now() - start <= limit) return accepted;
  if (tries > 1) return judge(input, act, tries - 1);
  return expect.fail(`took over ${limit} ms: ${JSON.stringify(input.slice(0, 200))}`);
}

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
