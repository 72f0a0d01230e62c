// The keys of transformers' GenerationConfig (5.24, and those of 4.57), by what becomes of them.
import type { Json } from './json.ts';

const supported = [
  'max_length', 'max_new_tokens', 'min_length', 'min_new_tokens', 'do_sample', 'num_beams', 'num_return_sequences', 'early_stopping',
  'length_penalty', 'no_repeat_ngram_size', 'repetition_penalty', 'temperature', 'top_k', 'top_p', 'min_p', 'renormalize_logits',
  'bad_words_ids', 'suppress_tokens', 'begin_suppress_tokens', 'forced_bos_token_id', 'forced_eos_token_id', 'decoder_start_token_id',
  'bos_token_id', 'eos_token_id', 'pad_token_id',
];

// These change what is generated and are not done here; each with the values at which it does nothing.
/** Settings of generation that are refused unless they have one of these values, which ask for nothing. */
export const unsupportedGeneration: ReadonlyMap<string, readonly Json[]> = new Map<string, readonly Json[]>([
  ['encoder_repetition_penalty', [1]],
  ['encoder_no_repeat_ngram_size', [0]],
  ['typical_p', [1]],
  ['top_h', []],
  ['epsilon_cutoff', [0]],
  ['eta_cutoff', [0]],
  ['exponential_decay_length_penalty', []],
  ['sequence_bias', [[], {}]],
  ['token_healing', [false]],
  ['guidance_scale', [1]],
  ['watermarking_config', []],
  ['penalty_alpha', [0]],
  ['dola_layers', []],
  ['diversity_penalty', [0]],
  ['num_beam_groups', [1]],
  ['constraints', [[]]],
  ['force_words_ids', [[]]],
  ['stop_strings', [[]]],
  ['max_time', []],
  ['remove_invalid_values', [false]],
  ['use_mtp', [false]],
]);

// These change speed, memory or what is returned.
const harmless = [
  'use_cache', 'cache_implementation', 'cache_config', 'max_cache_len', 'return_legacy_cache', 'prefill_chunk_size', 'output_attentions',
  'output_hidden_states', 'output_scores', 'output_logits', 'return_dict_in_generate', 'is_assistant', 'num_assistant_tokens',
  'num_assistant_tokens_schedule', 'assistant_confidence_threshold', 'prompt_lookup_num_tokens', 'max_matching_ngram_size',
  'assistant_early_exit', 'assistant_lookbehind', 'target_lookbehind', 'compile_config', 'disable_compile', 'low_memory',
  'continuous_batching_config', 'transformers_version', '_from_model_config', '_commit_hash',
];

/** Every key that the reference knows for generation. */
export const generationKeys: readonly string[] = [...supported, ...unsupportedGeneration.keys(), ...harmless];
