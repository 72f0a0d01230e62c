import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { fields, readConfig } from './config.ts';
import { generationKeys } from './generation-keys.ts';
import { harmlessKeys } from './harmless-keys.ts';
import type { JsonObject } from './json.ts';
import { readRope, readRopeOf } from './rope.ts';
import { memoryFiles } from './web-files.ts';

function read(config: unknown, generation?: unknown) {
  const files = new Map([['config.json', typeof config === 'string' ? config : JSON.stringify(config)]]);
  if (generation !== undefined) files.set('generation_config.json', JSON.stringify(generation));
  return readConfig(memoryFiles(files));
}

const of = (raw: object) => fields(raw as JsonObject, 'config.json');

// As Helsinki-NLP/opus-mt-fr-en has it on the Hub, shortened where lists are long.
const opus = {
  _name_or_path: '/tmp/Helsinki-NLP/opus-mt-fr-en', _num_labels: 3, activation_dropout: 0, activation_function: 'swish', add_bias_logits: false,
  add_final_layer_norm: false, architectures: ['MarianMTModel'], attention_dropout: 0, bad_words_ids: [[59513]], bos_token_id: 0, classif_dropout: 0,
  classifier_dropout: 0, d_model: 512, decoder_attention_heads: 8, decoder_ffn_dim: 2048, decoder_layerdrop: 0, decoder_layers: 6,
  decoder_start_token_id: 59513, decoder_vocab_size: 59514, dropout: 0.1, encoder_attention_heads: 8, encoder_ffn_dim: 2048, encoder_layerdrop: 0,
  encoder_layers: 6, eos_token_id: 0, forced_eos_token_id: 0, gradient_checkpointing: false, id2label: { 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' },
  init_std: 0.02, is_encoder_decoder: true, label2id: { LABEL_0: 0 }, max_length: 512, max_position_embeddings: 512, model_type: 'marian',
  normalize_before: false, normalize_embedding: false, num_beams: 6, num_hidden_layers: 6, pad_token_id: 59513, scale_embedding: true,
  share_encoder_decoder_embeddings: true, static_position_embeddings: true, transformers_version: '4.22.0.dev0', use_cache: true, vocab_size: 59514,
};

describe('readConfig', () => {
  test('reads a config of the Hub, generation settings inside', async () => {
    const config = await read(opus);
    expect(config).toMatchObject({ modelType: 'marian', architectures: ['MarianMTModel'], dtype: null });
    expect(config.id2label).toEqual(new Map([[0, 'LABEL_0'], [1, 'LABEL_1'], [2, 'LABEL_2']]));
    expect(config.generation).toMatchObject({
      maxLength: 512, numBeams: 6, badWordsIds: [[59513]], decoderStartTokenId: 59513, padTokenId: 59513, bosTokenId: 0, eosTokenId: [0],
      forcedEosTokenId: [0], forcedBosTokenId: null, extra: {},
    });
    expect(config.generation.given.has('num_beams')).toBe(true);
    expect(config.generation.given.has('length_penalty')).toBe(false);
    const f = config.reader;
    expect(() => f.finish()).toThrow(/unknown key "activation_function" may change the maths, got "swish", and so may "d_model", .*"vocab_size"/);
    for (const key of ['d_model', 'decoder_attention_heads', 'decoder_ffn_dim', 'decoder_layers', 'decoder_vocab_size', 'encoder_attention_heads', 'encoder_ffn_dim', 'encoder_layers', 'max_position_embeddings', 'vocab_size']) f.integer(key);
    f.oneOf('activation_function', ['gelu', 'swish']);
    f.boolean('scale_embedding');
    f.boolean('share_encoder_decoder_embeddings');
    f.finish();
  });

  test('takes generation settings from generation_config.json alone where it is there', async () => {
    const { generation } = await read(opus, { eos_token_id: [2, 3], temperature: 0.7, top_k: 0, early_stopping: 'never', lang_to_id: { '<|en|>': 5 }, transformers_version: '5.0' });
    expect(generation).toMatchObject({ maxLength: 20, numBeams: 1, eosTokenId: [2, 3], temperature: 0.7, topK: 0, topP: 1, minP: null, earlyStopping: 'never', badWordsIds: [], padTokenId: null, extra: { lang_to_id: { '<|en|>': 5 } } });
  });

  test('has the defaults of the reference', async () => {
    expect((await read({ model_type: 'x' })).generation).toMatchObject({
      maxLength: 20, maxNewTokens: null, minLength: 0, doSample: false, numBeams: 1, numReturnSequences: 1, earlyStopping: false, lengthPenalty: 1,
      noRepeatNgramSize: 0, repetitionPenalty: 1, temperature: 1, topK: 50, topP: 1, minP: null, renormalizeLogits: false, suppressTokens: [], eosTokenId: [],
    });
  });

  test('fills open settings from the decoder, as the reference', async () => {
    const { generation } = await read({ model_type: 'vision-encoder-decoder', num_beams: 2, decoder: { num_beams: 4, eos_token_id: 7, max_length: 64 } });
    expect(generation).toMatchObject({ numBeams: 2, eosTokenId: [7], maxLength: 64 });
  });

  test('keeps to old and odd ways of writing', async () => {
    expect((await read({ model_type: 'bart', bos_token_id: 5, force_bos_token_to_be_generated: true })).generation.forcedBosTokenId).toBe(5);
    expect((await read({ model_type: 'llama', pad_token_id: -1 })).generation.padTokenId).toBeNull();
    expect((await read({ model_type: 'x', torch_dtype: 'float16' })).dtype).toBe('float16');
    expect((await read({ model_type: 'x', torch_dtype: 'float16', dtype: 'bfloat16' })).dtype).toBe('bfloat16');
    expect((await read({ model_type: 'x', dtype: 'float4' })).dtype).toBeNull();
    expect((await read('{"model_type":"x","a":Infinity,"b":{"__float__":"-Infinity"},"c":NaN}')).raw).toEqual({ model_type: 'x', a: Infinity, b: -Infinity, c: Number.NaN });
  });

  test.each<[string, unknown, unknown, RegExp]>([
    ['no model type', {}, undefined, /^config\.json: "model_type" must be given, a string, got nothing/],
    ['a list', [], undefined, /must be a JSON object, got \[\]/],
    ['no JSON', '{"model_type":', undefined, /^config\.json: JSON: .* at character 14/],
    ['a key twice', '{"model_type":"x","model_type":"y"}', undefined, /key "model_type" must appear once/],
    ['labels that are no map', { model_type: 'x', id2label: ['a'] }, undefined, /"id2label" must map indexes to names, got \["a"\]/],
    ['a label that is no name', { model_type: 'x', id2label: { 0: {} } }, undefined, /got \{\} for "0"/],
    ['a label without index', { model_type: 'x', id2label: { __proto__x: 'a' } }, undefined, /for "__proto__x"/],
    ['a broken number of beams', { model_type: 'x', num_beams: 1.5 }, undefined, /^config\.json: "num_beams" must be a whole number from 1 to 2147483647, got 1\.5/],
    ['no beams', { model_type: 'x' }, { num_beams: 0 }, /^generation_config\.json: "num_beams" must be .*, got 0/],
    ['a bad top_p', { model_type: 'x' }, { top_p: 2 }, /"top_p" must be a number from 0 to 1, got 2/],
    ['a bad end token', { model_type: 'x' }, { eos_token_id: ['a'] }, /"eos_token_id" must be a list of whole numbers .* got \["a"\]/],
    ['bad words', { model_type: 'x' }, { bad_words_ids: [1] }, /"bad_words_ids" must be a list of lists of token ids, got \[1\]/],
    ['early stopping', { model_type: 'x' }, { early_stopping: 'sometimes' }, /"early_stopping" must be true or false, got "sometimes"/],
    ['contrastive search', { model_type: 'x' }, { penalty_alpha: 0.6 }, /"penalty_alpha" changes what is generated and is not supported, got 0\.6/],
    ['groups of beams', { model_type: 'x', num_beam_groups: 2 }, undefined, /^config\.json: "num_beam_groups" changes/],
    ['guidance', { model_type: 'x' }, { guidance_scale: 1.5 }, /"guidance_scale" changes/],
  ])('refuses %s', async (_case, config, generation, message) => {
    await expect(read(config, generation)).rejects.toThrow(message);
    await expect(read(config, generation)).rejects.toBeInstanceOf(CheckpointError);
  });

  test('settings that do nothing are let through', async () => {
    await read({ model_type: 'x' }, { typical_p: 1.0, num_beam_groups: 1, diversity_penalty: 0.0, guidance_scale: null, remove_invalid_values: false, use_cache: false });
  });

  test('a huge config is refused unread', async () => {
    await expect(read(' '.repeat((16 << 20) + 1))).rejects.toThrow(/at most 16777216 bytes/);
  });
});

// Made by test/reference/generation_data.py.
const { cases } = JSON.parse(readFileSync(new URL('../../test/data/config/generation.json', import.meta.url), 'utf8')) as {
  cases: { name: string; config: object; generation: object | null; expected: Record<string, unknown> }[];
};

test.each(cases)('generation settings are those of the reference: $name', async ({ config, generation: file, expected }) => {
  const { generation } = await read(config, file ?? undefined);
  const lists = ['bad_words_ids', 'suppress_tokens', 'begin_suppress_tokens', 'eos_token_id', 'forced_eos_token_id'];
  for (const [key, value] of Object.entries(expected)) {
    const name = key.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
    if (key === 'renormalize_logits' && value === null) continue; // null and false are one to it
    const wanted = !lists.includes(key) || Array.isArray(value) ? value : value === null ? [] : [value];
    expect(generation[name as keyof typeof generation], key).toEqual(wanted);
  }
});

describe('fields', () => {
  test('settles absent, null and the default', () => {
    const f = of({ a: null, b: 2 });
    expect(f.integer('b')).toBe(2);
    expect(f.integer('c', 3)).toBe(3);
    expect(f.integer('c', null)).toBeNull();
    expect(f.integer('a', null)).toBeNull();
    expect(() => f.integer('a', 3)).toThrow('config.json: "a" must be a whole number from 1 to 2147483647, got null');
    expect(() => f.integer('a')).toThrow(/got null/);
    expect(() => f.integer('c')).toThrow('config.json: "c" must be given, a whole number from 1 to 2147483647, got nothing');
    expect([f.given('a'), f.given('b'), f.given('c')]).toEqual([false, true, false]);
  });

  test.each<[object, (f: ReturnType<typeof of>) => unknown, RegExp]>([
    [{ a: '512' }, (f) => f.integer('a', 1), /got "512"/],
    [{ a: 0 }, (f) => f.integer('a', 1), /from 1 to/],
    [{ a: -1 }, (f) => f.integer('a', 1, { min: 0 }), /from 0 to 2147483647, got -1/],
    [{ a: 2 ** 31 }, (f) => f.integer('a', 1), /got 2147483648/],
    [{ a: Number.NaN }, (f) => f.number('a', 1), /must be a number, got NaN/],
    [{ a: Infinity }, (f) => f.number('a', 1), /must be a number, got Infinity/],
    [{ a: 0 }, (f) => f.number('a', 1, { min: 0.5 }), /a number of at least 0\.5, got 0/],
    [{ a: 1 }, (f) => f.boolean('a', true), /true or false, got 1/],
    [{ a: 1 }, (f) => f.string('a', ''), /a string, got 1/],
    [{ a: 'tanh' }, (f) => f.oneOf('a', ['gelu', 'relu'], 'gelu'), /one of gelu, relu, got "tanh"/],
    [{ a: [1, -1] }, (f) => f.integers('a', []), /a list of whole numbers from 0 .* got \[1,-1\]/],
    [{ a: [1, 'x'] }, (f) => f.strings('a', []), /a list of strings/],
    [{ a: [] }, (f) => f.nested('a'), /must be an object, got \[\]/],
    [{ a: true }, (f) => f.expect('a', false), /"a" must be false; other values are not supported, got true/],
    [{ a: { b: 1.5 } }, (f) => f.nested('a')?.integer('b'), /^config\.json: "a\.b" must be a whole number/],
  ])('refuses %j', (raw, act, message) => {
    expect(() => act(of(raw))).toThrow(message);
    expect(() => act(of(raw))).toThrow(CheckpointError);
  });

  test('aliases are one key', () => {
    const f = of({ hidden_size: 8, heads: 2, n_head: 2, x: 1, y: 2 });
    f.alias('d_model', 'hidden_size');
    f.alias('heads', 'n_head');
    f.alias('x', 'y');
    expect(f.integer('d_model', 1)).toBe(8);
    expect(f.integer('heads')).toBe(2);
    expect(() => f.integer('x')).toThrow('"x" and "y" are two names of one thing and must agree, got [1,2]');
    f.finish();
  });

  test('a general name beside the family\'s own must say the same', () => {
    const same = of({ encoder_layers: 6, num_hidden_layers: 6 });
    same.integer('encoder_layers');
    same.finish();
    const other = of({ encoder_layers: 6, num_hidden_layers: 3 });
    other.integer('encoder_layers');
    expect(() => other.finish()).toThrow(/unknown key "num_hidden_layers"/);
  });

  test('finish refuses what nobody read, inside nested configs too', () => {
    expect(() => of({ foo: 3 }).finish()).toThrow('config.json: unknown key "foo" may change the maths, got 3; if it does not, take it out of the file');
    expect(() => of({ is_decoder: true }).finish()).toThrow(/"is_decoder" may change the maths, got true/);
    expect(() => of({ quantization_config: { bits: 4 } }).finish()).toThrow(/quantization_config/);
    of({ foo: null, is_decoder: false, pruned_heads: {}, dropout: 0.1, num_beams: 4, torch_dtype: 'float32' }).finish();
    const f = of({ decoder: { foo: 1, dropout: 0.1 } });
    f.nested('decoder');
    expect(() => f.finish()).toThrow(/unknown key "decoder\.foo"/);
    f.nested('decoder')?.ignore('foo');
    f.finish();
    of(JSON.parse('{"dropout":0}')).finish();
    expect(() => of(JSON.parse('{"__proto__":{"d_model":1}}')).finish()).toThrow(/unknown key "__proto__"/);
    expect(of({}).integer('constructor', null)).toBeNull();
  });

  test('no key that changes generation is called harmless elsewhere', () => {
    for (const key of generationKeys) expect(harmlessKeys.has(key)).toBe(true);
    for (const key of ['hidden_size', 'hidden_act', 'sliding_window', 'rope_scaling', 'layer_norm_eps', 'scale_embedding', 'vocab_size']) expect(harmlessKeys.has(key)).toBe(false);
  });
});

describe('readRope', () => {
  test('reads both ways of writing as one', () => {
    const scaling = { rope_type: 'llama3', factor: 8, low_freq_factor: 1, high_freq_factor: 4, original_max_position_embeddings: 8192 };
    const expected = { type: 'llama3', theta: 500000, factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4, originalMaxLength: 8192, partialRotaryFactor: 1 };
    expect(readRope(of({ rope_theta: 500000, rope_scaling: scaling }))).toMatchObject(expected);
    expect(readRope(of({ rope_parameters: { ...scaling, rope_theta: 500000 } }))).toMatchObject(expected);
    expect(readRope(of({ rope_theta: 1, rope_parameters: { rope_type: 'default', rope_theta: 500000 } }))).toMatchObject({ type: 'default', theta: 500000 });
    expect(readRope(of({ rope_scaling: { type: 'linear', factor: 2 } }), 5000, 0.5)).toMatchObject({ type: 'linear', theta: 5000, factor: 2, partialRotaryFactor: 0.5 });
    expect(readRope(of({ rope_scaling: null }))).toMatchObject({ type: 'default', theta: 10000 });
    const f = of({ rope_theta: 1e6, rope_scaling: null, partial_rotary_factor: 0.25 });
    expect(readRope(f).partialRotaryFactor).toBe(0.25);
    f.finish();
  });

  test('reads tables by layer type', () => {
    const raw = { rope_parameters: { full_attention: { rope_type: 'linear', factor: 8, rope_theta: 1e6 }, sliding_attention: { rope_type: 'default', rope_theta: 1e4 } } };
    expect(readRopeOf('full_attention', of(raw))).toMatchObject({ type: 'linear', theta: 1e6 });
    expect(readRopeOf('sliding_attention', of(raw))).toMatchObject({ type: 'default', theta: 1e4 });
    expect(() => readRope(of(raw))).toThrow(/unknown key "rope_parameters\.full_attention"/);
  });

  test.each<[object, RegExp]>([
    [{ rope_scaling: { type: 'spiral' } }, /"rope_parameters\.rope_type" must be one of default, linear, dynamic, yarn, longrope, llama3, got "spiral"/],
    [{ rope_scaling: { type: 'linear' } }, /"rope_parameters\.factor" must be given for linear/],
    [{ rope_scaling: { type: 'linear', factor: 0 } }, /factor/],
    [{ rope_scaling: { type: 'linear', factor: 2, twist: 1 } }, /unknown key "rope_parameters\.twist"/],
    [{ rope_scaling: { type: 'linear', factor: 2 }, rope_parameters: { type: 'default' } }, /must agree/],
    [{ rope_scaling: 2 }, /must be an object, got 2/],
    [{ rope_theta: 'big' }, /"rope_theta" must be a number/],
  ])('refuses %j', (raw, message) => {
    expect(() => readRope(of(raw))).toThrow(message);
    expect(() => readRope(of(raw))).toThrow(CheckpointError);
  });
});
