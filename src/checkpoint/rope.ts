// Settings of rotary positions (Su et al. 2021), whichever way a config writes them: `rope_theta` and `rope_scaling`
// (transformers 4), or `rope_parameters` (5), whose own values win (modeling_rope_utils.py, `standardize_rope_params`).
import { CheckpointError } from '../errors.ts';
import { type Fields, fields } from './fields.ts';
import { show } from './files.ts';
import { isObject, type JsonObject } from './json.ts';

/** Ways of stretching rotary positions that the reference knows. */
export const ropeTypes = ['default', 'linear', 'dynamic', 'yarn', 'longrope', 'llama3'] as const;

/** Rotary positions; null where the config leaves a value to the method's own default. */
export interface RopeConfig {
  readonly type: (typeof ropeTypes)[number];
  readonly theta: number;
  /** Share of each head that is rotated. */
  readonly partialRotaryFactor: number;
  readonly factor: number | null;
  /** Longest sequence before stretching. */
  readonly originalMaxLength: number | null;
  /** llama3 */
  readonly lowFrequencyFactor: number | null;
  readonly highFrequencyFactor: number | null;
  /** yarn and longrope */
  readonly attentionFactor: number | null;
  readonly betaFast: number | null;
  readonly betaSlow: number | null;
  readonly mscale: number | null;
  readonly mscaleAllDim: number | null;
  readonly truncate: boolean;
  readonly shortFactor: readonly number[] | null;
  readonly longFactor: readonly number[] | null;
}

// What each way cannot do without.
const needed: Readonly<Record<RopeConfig['type'], readonly string[]>> = {
  default: [],
  linear: ['factor'],
  dynamic: ['factor'],
  yarn: ['factor'],
  longrope: ['short_factor', 'long_factor'],
  llama3: ['factor', 'low_freq_factor', 'high_freq_factor'],
};

/**
 * Reads a config's rotary settings. Throws CheckpointError on unknown ways and keys, and on a table by layer type,
 * which `readRopeOf` reads layer type by layer type.
 *
 * @param theta the family's default base @param partial the family's default share of a head
 */
export function readRope(config: Fields, theta = 10_000, partial = 1): RopeConfig {
  return read(config, parametersOf(config), theta, partial);
}

/** The same for one layer type, where `rope_parameters` is a table by layer type (Gemma 3, ModernBERT). */
export function readRopeOf(layerType: string, config: Fields, theta = 10_000, partial = 1): RopeConfig {
  const table = parametersOf(config);
  const own = table?.[layerType];
  return read(config, isObject(own) ? own : table, theta, partial);
}

function parametersOf(config: Fields): JsonObject | null {
  const older = config.value('rope_scaling') ?? null;
  const newer = config.value('rope_parameters') ?? null;
  if (older !== null && newer !== null && JSON.stringify(older) !== JSON.stringify(newer)) {
    throw new CheckpointError(config.file, `"rope_scaling" and "rope_parameters" are two names of one thing and must agree, got ${show([older, newer])}`);
  }
  const parameters = newer ?? older;
  if (parameters !== null && !isObject(parameters)) throw new CheckpointError(config.file, `"rope_parameters" must be an object, got ${show(parameters)}`);
  return parameters;
}

function read(config: Fields, parameters: JsonObject | null, theta: number, partial: number): RopeConfig {
  const positive = { min: Number.MIN_VALUE };
  const outerTheta = config.number('rope_theta', theta, positive);
  const outerPartial = config.number('partial_rotary_factor', partial, { min: 0, max: 1 });
  const outerLength = config.integer('original_max_position_embeddings', null);
  const f = fields(parameters ?? {}, config.file, 'rope_parameters.');
  f.alias('rope_type', 'type');
  if (f.value('rope_type') === 'su') throw new CheckpointError(config.file, '"rope_parameters.rope_type" must be one of today\'s names, got "su"; try "longrope", its name since transformers 4.41');
  const type = f.oneOf('rope_type', ropeTypes, 'default');
  for (const key of needed[type]) {
    if (!f.given(key)) throw new CheckpointError(config.file, `"rope_parameters.${key}" must be given for ${type}, got nothing`);
  }
  const rope = {
    type,
    theta: f.number('rope_theta', outerTheta, positive),
    partialRotaryFactor: f.number('partial_rotary_factor', outerPartial, { min: 0, max: 1 }),
    factor: f.number('factor', null, positive),
    originalMaxLength: outerLength ?? f.integer('original_max_position_embeddings', null),
    lowFrequencyFactor: f.number('low_freq_factor', null, positive),
    highFrequencyFactor: f.number('high_freq_factor', null, positive),
    attentionFactor: f.number('attention_factor', null, { min: 0 }),
    betaFast: f.number('beta_fast', null),
    betaSlow: f.number('beta_slow', null),
    mscale: f.number('mscale', null),
    mscaleAllDim: f.number('mscale_all_dim', null),
    truncate: f.boolean('truncate', true),
    shortFactor: f.numbers('short_factor', null),
    longFactor: f.numbers('long_factor', null),
  };
  f.value('original_max_position_embeddings');
  f.finish();
  return Object.freeze(rope);
}
