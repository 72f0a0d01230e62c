// Every fixture of test/fixtures against Hugging Face transformers: logits, hidden states and every attention map of
// a whole pass, and the sequences and scores of generate. The fixtures come from test/reference/make_fixtures.py.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { int64, type NDArray } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { forward } from '../src/forward.ts';
import { textSource } from '../src/generation/encode.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { type GenerationOptions, generateFromPrompt, generateFromSource } from '../src/generation/generate.ts';
import type { DecoderModel, EncoderDecoderModel } from '../src/models/family.ts';
import { type Opened, openModel } from '../src/open.ts';
import { besideOf, readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { revealable } from '../src/sites.ts';
import { referenceOptions } from '../src/translate.ts';

const root = join(import.meta.dirname, 'fixtures');
const runtime = createNodeRuntime();

const cases = readdirSync(root).filter((name) => existsSync(join(root, name, 'inputs.safetensors')));

/** Largest difference, and its bound: 2e-5 of the reference's own scale for states, 1e-5 for probabilities. */
function compare(name: string, ours: NDArray, reference: NDArray): void {
  expect([...ours.shape], `${name}: shape`).toEqual([...reference.shape]);
  const [a, b] = [ours.data as Float32Array, reference.data as Float32Array];
  let difference = 0;
  let scale = 1;
  for (let i = 0; i < b.length; i++) {
    difference = Math.max(difference, Math.abs((a[i] as number) - (b[i] as number)));
    scale = Math.max(scale, Math.abs(b[i] as number));
  }
  expect(difference, name).toBeLessThanOrEqual(name.includes('attentions') ? 1e-5 : 2e-5 * scale);
}

describe.each(cases)('%s', (name) => {
  const folder = join(root, name);
  let opened: Opened | undefined;
  const open = async (): Promise<Opened> => {
    opened ??= await openModel(nodeFiles(folder), runtime);
    return opened;
  };
  afterAll(() => opened?.release());

  it('gives the reference’s outputs, states and attention maps', async () => {
    const { runnable, model } = await open();
    const inputs = await readArrays(join(folder, 'inputs.safetensors'));
    const reference = await readArrays(join(folder, 'outputs.safetensors'));
    const { attentions, hidden } = revealable(model);
    const all = new Set([...attentions, ...hidden]);
    const ours = await forward(runnable, inputs, { reveal: (one) => all.has(one) });
    expect(Object.keys(ours).sort()).toEqual(expect.arrayContaining(Object.keys(reference).sort()));
    for (const [one, array] of Object.entries(reference)) compare(one, ours[one] as NDArray, array);
    for (const one of attentions) {
      const { data, shape } = ours[one] as NDArray<'float32'>;
      const keys = shape[3] as number;
      for (let row = 0; row < data.length; row += keys) {
        let sum = 0;
        for (let i = 0; i < keys; i++) sum += data[row + i] as number;
        expect(Math.abs(sum - 1), `${one}: a row's sum`).toBeLessThan(1e-5);
      }
    }
  });

  it('sums up attention in the graph as its maps say, outputs being the same', async () => {
    const { runnable, model } = await open();
    const inputs = await readArrays(join(folder, 'inputs.safetensors'));
    const reference = await readArrays(join(folder, 'outputs.safetensors'));
    const { attentions } = revealable(model);
    const reveal = (one: string): boolean => attentions.includes(one);
    const maps = await forward(runnable, inputs, { reveal });
    const summary = await forward(runnable, inputs, { reveal, summarize: (one) => ({ topKeys: 3, heads: one.endsWith('.0') ? [1, 0] : [] }) });
    for (const [one, array] of Object.entries(summary)) if (!/attentions/.test(one)) compare(one, array, reference[one] as NDArray);
    for (const one of attentions) {
      const { data, shape } = maps[one] as NDArray<'float32'>;
      const [batch, heads, queries, keys] = shape as [number, number, number, number];
      const [top, shares, mass] = ['top_keys', 'top_shares', 'mass'].map((part) => summary[`${one}.${part}`]) as [NDArray<'int64'>, NDArray<'float32'>, NDArray<'float32'> | undefined];
      expect(summary[one]).toBeUndefined();
      expect(top.shape).toEqual([batch, queries, Math.min(3, keys)]);
      // what is no text has no tokens that sources could be of
      const tokens = Object.entries(inputs).some(([input, ids]) => input.endsWith('input_ids') && ids.shape[1] === keys);
      expect(mass?.shape).toEqual(tokens ? [batch, heads, queries, 3] : undefined);
      const at = (row: number, head: number, query: number, key: number): number => data[((row * heads + head) * queries + query) * keys + key] as number;
      const prefix = one.startsWith('decoder_') && model.kind === 'encoder-decoder' ? (model.outputPrefix ?? 'decoder_') : '';
      const mask = inputs[`${prefix}attention_mask`] as NDArray<'int64'> | undefined;
      for (let row = 0; row < batch; row++) {
        const kept = Array.from({ length: keys }, (_, key) => key).filter((key) => mask?.data[row * keys + key] !== 0n);
        for (let query = 0; query < queries; query++) {
          const mean = Array.from({ length: keys }, (_, key) => Array.from({ length: heads }, (_, head) => at(row, head, query, key)).reduce((sum, value) => sum + value, 0) / heads);
          const best = [...mean].sort((a, b) => b - a);
          for (let i = 0; i < (top.shape[2] as number); i++) {
            const from = (row * queries + query) * (top.shape[2] as number) + i;
            expect(Math.abs((shares.data[from] as number) - (best[i] as number))).toBeLessThan(1e-6);
            expect(Math.abs((mean[Number(top.data[from])] as number) - (best[i] as number))).toBeLessThan(1e-6);
          }
          for (let head = 0; mass && head < heads; head++) {
            const sums = [0, 0, 0];
            for (const key of kept) sums[key === kept[0] ? 0 : key === kept.at(-1) ? 2 : 1] = (sums[key === kept[0] ? 0 : key === kept.at(-1) ? 2 : 1] as number) + at(row, head, query, key);
            for (let source = 0; source < 3; source++) expect(Math.abs((mass.data[((row * heads + head) * queries + query) * 3 + source] as number) - (sums[source] as number)), `${one}: mass`).toBeLessThan(2e-6);
          }
        }
      }
      if (!one.endsWith('.0')) continue;
      const chosen = summary[`${one}.heads`] as NDArray<'float32'>;
      expect(chosen.shape).toEqual([batch, 2, queries, keys]);
      for (let row = 0; row < batch; row++) for (let i = 0; i < queries * keys; i++) expect(chosen.data[(row * 2 + 1) * queries * keys + i]).toBeCloseTo(data[row * heads * queries * keys + i] as number, 6);
    }
  });

  it('gives the same outputs unrecorded', async () => {
    const { runnable } = await open();
    const inputs = await readArrays(join(folder, 'inputs.safetensors'));
    const reference = await readArrays(join(folder, 'outputs.safetensors'));
    const plain = await forward(runnable, inputs);
    for (const [one, array] of Object.entries(plain)) compare(one, array, reference[one] as NDArray);
  });

  it.runIf(/^(clip|siglip)-/.test(name))('computes one side without the other', async () => {
    const { runnable } = await open();
    const inputs = await readArrays(join(folder, 'inputs.safetensors'));
    const reference = await readArrays(join(folder, 'outputs.safetensors'));
    const { pixel_values: pixels, ...text } = inputs as { pixel_values: NDArray } & Record<string, NDArray>;
    const [seen, read] = await Promise.all([forward(runnable, { pixel_values: pixels }), forward(runnable, text)]);
    expect([Object.keys(seen).sort(), Object.keys(read).sort()]).toEqual([['image_embeds', 'vision_model_output.last_hidden_state'], ['text_embeds', 'text_model_output.last_hidden_state']]);
    for (const [one, array] of [...Object.entries(seen), ...Object.entries(read)]) compare(one, array, reference[one] as NDArray);
    await expect(forward(runnable, {})).rejects.toThrow(/must be among the inputs/);
  });

  const file = join(folder, 'generate.json');
  if (!existsSync(file)) return;
  type Case = { name: string; inputs: { input_ids?: number[][]; pixel_values?: number[]; input_values?: number[]; attention_mask?: number[][]; decoder_input_ids?: number[][] }; arguments: Record<string, unknown>; sequences: number[][]; scores: number[] | null };
  const generations = JSON.parse(readFileSync(file, 'utf8')) as Case[];
  const names: Readonly<Record<string, keyof GenerationOptions>> = {
    max_new_tokens: 'maxNewTokens', max_length: 'maxLength', min_length: 'minLength', min_new_tokens: 'minNewTokens', num_beams: 'beams', length_penalty: 'lengthPenalty', early_stopping: 'earlyStopping',
    num_return_sequences: 'returned', no_repeat_ngram_size: 'noRepeatNgram', repetition_penalty: 'repetitionPenalty', bad_words_ids: 'badWords', suppress_tokens: 'suppressTokens', begin_suppress_tokens: 'beginSuppressTokens',
    forced_bos_token_id: 'forcedBos', forced_eos_token_id: 'forcedEos', eos_token_id: 'eos', do_sample: 'sample', pad_token_id: 'pad', decoder_start_token_id: 'decoderStart',
  };
  it.each(generations)('generates as the reference: $name', async ({ inputs, arguments: given, sequences, scores }) => {
    const { runnable, model } = await open();
    const settings: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(given)) {
      const own = names[key];
      expect(own, `argument ${key}`).toBeDefined();
      settings[own as string] = (own === 'forcedEos' || own === 'eos') && !Array.isArray(value) ? [value] : value;
    }
    const options = referenceOptions(opened as Opened, settings);
    const rows = (inputs.input_ids ?? []).map((row, i) => row.filter((_, at) => inputs.attention_mask?.[i]?.[at] !== 0));
    // pictures and sounds are the fixture's own
    const stored = await readArrays(join(folder, 'inputs.safetensors'));
    const own = inputs.pixel_values ? ['pixel_values'] : inputs.input_values ? ['input_values', 'attention_mask'] : [];
    const pictures: Record<string, NDArray> = Object.fromEntries(own.flatMap((one) => (stored[one] ? [[one, stored[one]]] : [])));
    const prompted = model.kind === 'encoder-decoder' && model.outputPrefix === '';
    const source = { ...pictures, ...(rows.length > 0 && !prompted ? textSource(rows, options.pad ?? 0) : {}) };
    const reveal = (one: string): boolean => one.includes('attentions');
    // recording, summed up or in full, changes neither sequences nor scores
    for (const record of [{}, { reveal }, { reveal, summary: true }]) {
      const outputs = model.kind === 'encoder-decoder'
        ? (await generateFromSource(runnable as unknown as Runnable<EncoderDecoderModel>, source, { ...options, ...record }, prompted ? inputs.input_ids : inputs.decoder_input_ids)).outputs.flat()
        : (await generateFromPrompt(runnable as unknown as Runnable<DecoderModel>, rows, { ...options, ...record }, inputs.pixel_values ? besideOf(model as DecoderModel, stored) : {})).flat();
      expect(outputs.map((one) => [...one.ids])).toEqual(sequences);
      if (scores) for (const [i, score] of scores.entries()) expect(Math.abs((outputs[i]?.score ?? Number.NaN) - score)).toBeLessThan(1e-4);
    }
  });
});

it('has fixtures', () => {
  expect(cases.length).toBeGreaterThan(20);
  expect(int64([1]).data[0]).toBe(1n);
});
