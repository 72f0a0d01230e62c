// What a folder says of how its model transcribes: generation_config.json's keys for speech, or those that older
// folders left in config.json.
import { type Config, fields } from '../checkpoint/index.ts';
import { CheckpointError, InputError } from '../errors.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import type { GenerationOptions } from './generate.ts';

export interface SpeechSettings {
  /** <|startoftranscript|> */
  readonly start: number;
  readonly eos: number;
  readonly pad: number;
  /** <|notimestamps|>; timestamps are the ids after it. Null: the model knows no timestamps. */
  readonly noTimestamps: number | null;
  /** Ids of languages by code; null: of one language. */
  readonly languages: ReadonlyMap<string, number> | null;
  readonly tasks: ReadonlyMap<string, number> | null;
  /** Null: the folder does not say. */
  readonly multilingual: boolean | null;
  /** <|startofprev|>, before what was said before. */
  readonly previous: number | null;
  /** Layer and head of those that follow the voice; default every head of the upper half. */
  readonly alignmentHeads: readonly (readonly [number, number])[];
  /** Latest first timestamp, in steps of 0.02 s. */
  readonly maxInitialTimestamp: number | null;
  readonly suppressed: readonly number[];
  readonly beginSuppressed: readonly number[];
  /** What follows `start` in folders that name no task or language: position and id, null where it is to be found out. */
  readonly forced: readonly (readonly [number, number | null])[];
  readonly timestamps: boolean | null;
  /** What is spoken, and what becomes of it, where the folder says so: a fine-tuned model's own. */
  readonly language: string | null;
  readonly task: string | null;
  readonly maxLength: number;
  readonly maxNewTokens: number | null;
  /** Beams where nothing is drawn, and how their scores are weighed. */
  readonly beams: number;
  readonly lengthPenalty: number;
  readonly earlyStopping: boolean | 'never';
  /** What else is done to logits, before timestamps are seen to; not with beams. */
  readonly shaping: Shaping;
}

export type Shaping = Pick<GenerationOptions, 'repetitionPenalty' | 'noRepeatNgram' | 'badWords' | 'minLength' | 'minNewTokens'>;

/** Reads the settings. Throws CheckpointError for values that are none, and InputError for models that do not write from sound. */
export function speechSettings(config: Config, model: EncoderDecoderModel): SpeechSettings {
  const { generation } = config;
  const file = 'generation_config.json';
  const f = fields(generation.extra, file);
  const ids = (key: string): ReadonlyMap<string, number> | null => {
    const value = f.value(key);
    if (value === undefined) return null;
    const entries = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
    if (entries.length === 0 || entries.some(([, id]) => !Number.isInteger(id) || (id as number) < 0 || (id as number) >= model.dimensions.vocabulary)) throw new CheckpointError(file, `"${key}" must map names to ids below ${model.dimensions.vocabulary}, got ${JSON.stringify(value).slice(0, 80)}`);
    return new Map(entries.map(([name, id]) => [name.replace(/^<\|(.*)\|>$/, '$1'), id as number]));
  };
  const name = (key: string): string | null => {
    const value = f.value(key);
    if (value !== undefined && value !== null && typeof value !== 'string') throw new CheckpointError(file, `"${key}" must be a name, got ${JSON.stringify(value).slice(0, 80)}`);
    return value ?? null;
  };
  const pairs = (key: string, value: unknown, of: string, check: (pair: readonly unknown[]) => boolean): readonly (readonly [number, number])[] | null => {
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value) || !value.every((pair) => Array.isArray(pair) && pair.length === 2 && check(pair))) throw new CheckpointError(file, `"${key}" must be a list of pairs, ${of}, got ${JSON.stringify(value).slice(0, 80)}`);
    return value as [number, number][];
  };
  for (const key of ['forced_bos_token_id', 'forced_eos_token_id']) if (generation.given.has(key)) throw new CheckpointError(file, `"${key}" is not supported for speech; try without it`);
  const { layers, heads, maxLength } = model.dimensions;
  const start = generation.decoderStartTokenId;
  const [eos] = generation.eosTokenId;
  if (start === null || eos === undefined) throw new InputError(`transcribe: the folder must say decoder_start_token_id and eos_token_id, got ${start} and ${eos}`);
  const everyUpper = Array.from({ length: layers - Math.floor(layers / 2) }, (_, i) => Array.from({ length: heads }, (_, head) => [Math.floor(layers / 2) + i, head] as const)).flat();
  return {
    start, eos,
    pad: generation.padTokenId ?? eos,
    noTimestamps: f.integer('no_timestamps_token_id', null, { min: 0, max: model.dimensions.vocabulary - 2 }),
    languages: ids('lang_to_id'),
    tasks: ids('task_to_id'),
    multilingual: f.boolean('is_multilingual', null),
    previous: f.integer('prev_sot_token_id', null, { min: 0 }) ?? generation.suppressTokens.at(-2) ?? null,
    alignmentHeads: pairs('alignment_heads', f.value('alignment_heads'), `a layer below ${layers} and a head below ${heads} each`, ([layer, head]) => Number.isInteger(layer) && Number.isInteger(head) && (layer as number) >= 0 && (layer as number) < layers && (head as number) >= 0 && (head as number) < heads) ?? everyUpper,
    maxInitialTimestamp: f.integer('max_initial_timestamp_index', null, { min: 0 }),
    suppressed: generation.suppressTokens,
    beginSuppressed: generation.beginSuppressTokens,
    forced: pairs('forced_decoder_ids', f.value('forced_decoder_ids') ?? config.raw['forced_decoder_ids'], 'a position and an id or null each', ([at, id]) => Number.isInteger(at) && (id === null || Number.isInteger(id))) ?? [],
    timestamps: f.boolean('return_timestamps', null),
    language: name('language'),
    task: name('task'),
    maxLength: generation.given.has('max_length') ? generation.maxLength : maxLength,
    maxNewTokens: generation.maxNewTokens,
    beams: generation.numBeams, lengthPenalty: generation.lengthPenalty, earlyStopping: generation.earlyStopping,
    shaping: {
      repetitionPenalty: generation.repetitionPenalty, noRepeatNgram: generation.noRepeatNgramSize, badWords: generation.badWordsIds, minLength: generation.minLength,
      ...(generation.minNewTokens === null ? {} : { minNewTokens: generation.minNewTokens }),
    },
  };
}

/** Names of languages that the reference knows and the processor's own list has otherwise. */
const otherNames: ReadonlyMap<string, string> = new Map(Object.entries({
  bengali: 'bn', castilian: 'es', flemish: 'nl', haitian: 'ht', letzeburgesch: 'lb', mandarin: 'zh', maori: 'mi', moldavian: 'ro', moldovan: 'ro', myanmar: 'my', nynorsk: 'nn', panjabi: 'pa',
  pushto: 'ps', sinhalese: 'si', tagalog: 'tl', valencian: 'ca',
}));

/** A language's code by its code or its name in English. Throws InputError for those the model does not know. */
export function languageCode(language: string, known: ReadonlyMap<string, number>): string {
  const asked = language.toLowerCase().replace(/^<\|(.*)\|>$/, '$1');
  if (known.has(asked)) return asked;
  const other = otherNames.get(asked);
  if (other && known.has(other)) return other;
  const names = new Intl.DisplayNames('en', { type: 'language' });
  for (const code of known.keys()) if (names.of(code)?.toLowerCase() === asked) return code;
  throw new InputError(`transcribe: the language must be one of ${[...known.keys()].join(', ')}, got "${language}"`);
}
