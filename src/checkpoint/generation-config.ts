// How a model wants to generate: generation_config.json, or the same keys inside config.json where older versions of
// transformers left them. Names and defaults of transformers' GenerationConfig (5.24; the same in 4.57).
import { CheckpointError } from '../errors.ts';
import { type Fields, fields } from './fields.ts';
import { show } from './files.ts';
import { generationKeys, unsupportedGeneration } from './generation-keys.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** Settings of generation. Lengths are in tokens; for decoder-only models `maxLength` and `minLength` count the prompt. */
export interface GenerationConfig {
  /** Default 20, the reference's; see `given` for whether the file said so. */
  readonly maxLength: number;
  /** Wins over `maxLength`. */
  readonly maxNewTokens: number | null;
  readonly minLength: number;
  readonly minNewTokens: number | null;
  readonly doSample: boolean;
  readonly numBeams: number;
  readonly numReturnSequences: number;
  readonly earlyStopping: boolean | 'never';
  readonly lengthPenalty: number;
  readonly noRepeatNgramSize: number;
  readonly repetitionPenalty: number;
  readonly temperature: number;
  /** 0: all tokens. */
  readonly topK: number;
  readonly topP: number;
  readonly minP: number | null;
  readonly renormalizeLogits: boolean;
  readonly badWordsIds: readonly (readonly number[])[];
  readonly suppressTokens: readonly number[];
  readonly beginSuppressTokens: readonly number[];
  readonly forcedBosTokenId: number | null;
  /** Empty: none. */
  readonly forcedEosTokenId: readonly number[];
  readonly decoderStartTokenId: number | null;
  readonly bosTokenId: number | null;
  /** Any of these ends a sequence. */
  readonly eosTokenId: readonly number[];
  readonly padTokenId: number | null;
  /** Keys of the file, as written there, that said something: to tell a wish from a default. */
  readonly given: ReadonlySet<string>;
  /** Keys that are not the reference's own: families such as Whisper keep theirs here. */
  readonly extra: JsonObject;
}

/**
 * Reads generation settings. Throws CheckpointError on wrong types, values out of range, and settings that change what
 * is generated and are not supported.
 *
 * @param file the file they stand in @param custom whether keys of the family's own may be among them (generation_config.json)
 */
export function readGeneration(raw: JsonObject, file: string, custom: boolean): GenerationConfig {
  const kept: Record<string, Json> = Object.create(null);
  const extra: Record<string, Json> = Object.create(null);
  const known = new Set(generationKeys);
  for (const key in raw) {
    const value = raw[key] as Json;
    if (value === null) continue; // null leaves the default, there and here
    if (known.has(key)) kept[key] = value;
    else if (custom) extra[key] = value;
  }
  for (const [key, neutral] of unsupportedGeneration) {
    const value = kept[key];
    if (value === undefined || neutral.some((off) => JSON.stringify(off) === JSON.stringify(value))) continue;
    throw new CheckpointError(file, `"${key}" changes what is generated and is not supported, got ${show(value)}; try without it`);
  }
  const f = fields(kept, file);
  const token = (key: string) => f.integer(key, null, { min: 0 });
  const forcedBos = raw.force_bos_token_to_be_generated === true && !custom ? token('bos_token_id') : null; // BART before 4.0
  return Object.freeze({
    maxLength: f.integer('max_length', 20),
    maxNewTokens: f.integer('max_new_tokens', null),
    minLength: f.integer('min_length', 0, { min: 0 }),
    minNewTokens: f.integer('min_new_tokens', null, { min: 0 }),
    doSample: f.boolean('do_sample', false),
    numBeams: f.integer('num_beams', 1),
    numReturnSequences: f.integer('num_return_sequences', 1),
    earlyStopping: f.value('early_stopping') === 'never' ? 'never' : f.boolean('early_stopping', false),
    lengthPenalty: f.number('length_penalty', 1),
    noRepeatNgramSize: f.integer('no_repeat_ngram_size', 0, { min: 0 }),
    repetitionPenalty: f.number('repetition_penalty', 1, { min: Number.MIN_VALUE }),
    temperature: f.number('temperature', 1, { min: 0 }),
    topK: f.integer('top_k', 50, { min: 0 }),
    topP: f.number('top_p', 1, { min: 0, max: 1 }),
    minP: f.number('min_p', null, { min: 0, max: 1 }),
    renormalizeLogits: f.boolean('renormalize_logits', false),
    badWordsIds: wordLists(f, 'bad_words_ids'),
    suppressTokens: f.integers('suppress_tokens', []),
    beginSuppressTokens: f.integers('begin_suppress_tokens', []),
    forcedBosTokenId: token('forced_bos_token_id') ?? forcedBos,
    forcedEosTokenId: oneOrMore(f, 'forced_eos_token_id'),
    decoderStartTokenId: token('decoder_start_token_id'),
    bosTokenId: token('bos_token_id'),
    eosTokenId: oneOrMore(f, 'eos_token_id'),
    padTokenId: typeof kept.pad_token_id === 'number' && kept.pad_token_id < 0 ? null : token('pad_token_id'), // -1 says "none" in early Llamas
    given: new Set(Object.keys(kept)),
    extra: Object.freeze(extra),
  });
}

// The reference fills settings that the outer config leaves open from the part that generates.
const generatingParts = ['decoder', 'generator', 'text_config'];

/** Generation settings that stand in config.json; the file's own first, then its decoder's. */
export function generationInConfig(config: JsonObject): JsonObject {
  const inner = generatingParts.map((key) => config[key]).find((value) => isObject(value) && Object.keys(value).length > 0);
  const merged: Record<string, Json> = Object.create(null);
  for (const source of isObject(inner) ? [inner, config] : [config]) {
    for (const key in source) if (source[key] !== null) merged[key] = source[key] as Json;
  }
  return merged;
}

function oneOrMore(f: Fields, key: string): readonly number[] {
  if (typeof f.value(key) === 'number') return Object.freeze([f.integer(key, 0, { min: 0 })]);
  return f.integers(key, []);
}

function wordLists(f: Fields, key: string): readonly (readonly number[])[] {
  const value = f.value(key) ?? [];
  const isId = (id: Json) => typeof id === 'number' && Number.isInteger(id) && id >= 0;
  if (!Array.isArray(value) || !value.every((word) => Array.isArray(word) && word.length > 0 && word.every(isId))) {
    throw new CheckpointError(f.file, `"${key}" must be a list of lists of token ids, got ${show(value)}`);
  }
  return value as number[][];
}
