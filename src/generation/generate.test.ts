// How outputs begin, and generation over states that are given: what whole passes say, step by step. What is written of
// texts and pictures is held against the reference in test/parity.test.ts.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { int64, type NDArray } from '../array.ts';
import { nodeFiles } from '../checkpoint/node-files.ts';
import { forward } from '../forward.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { openModel } from '../open.ts';
import { generateRaw, readArrays, writeArrays } from '../raw.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { textSource } from './encode.ts';
import { generateFromSource } from './generate.ts';
import type { Runnable } from './runnable.ts';

const runtime = createNodeRuntime();
const folder = (fixture: string): string => join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture);
const opened = await Promise.all(['gpt2-cross', 'marian-two-tables'].map((fixture) => openModel(nodeFiles(folder(fixture)), runtime)));
const [gpt2, marian] = opened.map(({ runnable }) => runnable as unknown as Runnable<EncoderDecoderModel>) as [Runnable<EncoderDecoderModel>, Runnable<EncoderDecoderModel>];
afterAll(() => Promise.all(opened.map((one) => one.release())));

it('goes on from a prompt beside states that are given', async () => {
  const { encoder_hidden_states: all } = (await readArrays(join(folder('gpt2-cross'), 'inputs.safetensors'))) as { encoder_hidden_states: NDArray<'float32'> };
  const [, length, width] = all.shape as [number, number, number];
  const states: NDArray<'float32'> = { dtype: 'float32', shape: [1, length, width], data: all.data.slice(0, length * width) };
  const ids = [7, 3, 11];
  const site = (name: string): boolean => name.includes('attentions');
  const { outputs } = await generateFromSource(gpt2, { encoder_hidden_states: states }, { maxNewTokens: 5, reveal: site }, [ids]);
  const written = [...ids];
  for (let step = 0; step < 5; step++) {
    const whole = await forward(gpt2 as never, { encoder_hidden_states: states, input_ids: int64(written, [1, written.length]) });
    const { data, shape } = whole['logits'] as NDArray<'float32'>;
    const last = data.subarray(data.length - (shape[2] as number));
    written.push(last.indexOf(last.reduce((most, value) => Math.max(most, value))));
  }
  expect(outputs[0]?.[0]?.ids).toEqual(written);
  expect(Object.keys(outputs[0]?.[0]?.weights ?? {}).sort()).toEqual(['attentions.0', 'attentions.1', 'cross_attentions.0', 'cross_attentions.1']);
});

it('puts the start token before what outputs are to begin with, unless one of them has it', async () => {
  const source = textSource([[5, 17, 33, 0], [71, 9, 0]], 60);
  const firsts = async (begun: number[][]): Promise<(readonly number[])[]> => {
    const { outputs } = await generateFromSource(marian, source, { decoderStart: 60, maxNewTokens: 1 }, begun);
    return outputs.flat().map(({ ids }) => ids.slice(0, -1));
  };
  expect(await firsts([[31, 7], [8, 9]])).toEqual([[60, 31, 7], [60, 8, 9]]);
  expect(await firsts([[60, 7], [8, 9]])).toEqual([[60, 7], [8, 9]]);
});

it('ends beams where every token is forbidden, and refuses tokens that the model does not have', async () => {
  const source = textSource([[5, 17, 33, 0]], 60);
  const vocabulary = marian.model.dimensions.vocabulary;
  const options = { decoderStart: 60, maxNewTokens: 4, beams: 2 };
  const { outputs } = await generateFromSource(marian, source, { ...options, suppressTokens: Array.from({ length: vocabulary }, (_, id) => id) });
  expect(outputs[0]?.[0]?.ids).toEqual([60]);
  await expect(generateFromSource(marian, source, { ...options, forcedBos: vocabulary })).rejects.toThrow(`generate: forcedBos must be a token of the model's, from 0 to ${vocabulary - 1}, got ${vocabulary}`);
  await expect(generateFromSource(marian, source, { ...options, minLength: -1 })).rejects.toThrow('generate: minLength must be a whole number from 0, got -1');
  await expect(generateFromSource(marian, textSource([[5, 73]], 60), options)).rejects.toThrow('generate: "input_ids" must be from 0 to 72, got 73');
});

it.each<[string, Record<string, NDArray>, string]>([
  ['marian-two-tables', { input_ids: int64([5, 17], [1, 2]), position_ids: int64([0, 1], [1, 2]) }, 'generate: inputs are input_ids, attention_mask, decoder_input_ids, decoder_attention_mask, got "position_ids"'],
  ['marian-two-tables', { input_ids: int64([5, 17], [2, 1]), decoder_input_ids: int64([60, 3], [1, 2]) }, 'generate: "decoder_input_ids" must have as many rows as its source, 2, got 1'],
  ['marian-two-tables', { input_ids: int64([5, 17], [2, 1]), decoder_attention_mask: int64([1, 1], [2, 1]) }, 'generate: "decoder_input_ids" must be among the inputs, as its mask is'],
  ['gpt2-left', { input_ids: int64([], [0, 3]) }, 'inputs: "input_ids" must hold at least one token, got shape [0,3]'],
  ['gpt2-left', { input_ids: int64([4, 5], [2, 1]), attention_mask: int64([1, 0], [2, 1]) }, 'inputs: the mask of "input_ids" must leave a token of every row, got all 1 of row 1 masked'],
  ['marian-two-tables', { input_ids: int64([5, 17], [1, 2]), attention_mask: int64([0, 0], [1, 2]) }, 'inputs: the mask of "input_ids" must leave a token of every row, got all 2 of row 0 masked'],
  ['gpt2-left', { input_ids: int64([4, 5], [2, 1]), position_ids: int64([0, 1], [2, 1]) }, 'generate: inputs are input_ids, attention_mask, got "position_ids"'],
])('says in one sentence what is wrong with arrays: %s %o', async (fixture, arrays, message) => {
  const path = join(await mkdtemp(join(tmpdir(), 'sightline-')), 'in.safetensors');
  await writeArrays(path, arrays);
  await expect(generateRaw(folder(fixture), path, { bits: 32, options: {} })).rejects.toThrow(message);
});
