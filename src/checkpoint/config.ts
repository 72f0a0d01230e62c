// config.json and generation_config.json as Hugging Face transformers 4 and 5 write them.
import { CheckpointError } from '../errors.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Keys of a config that do not change what inference computes, or that are read elsewhere (generation settings,
 * dtype). Every other key must be read by the model's file, or the folder is refused.
 */
const harmless: ReadonlySet<string> = new Set(
  `architectures auto_map model_type transformers_version transformers.js_config _name_or_path name_or_path _commit_hash _attn_implementation
  _attn_implementation_internal attn_implementation torch_dtype dtype torchscript use_cache output_attentions output_hidden_states return_dict
  use_return_dict gradient_checkpointing id2label label2id num_labels problem_type task_specific_params finetuning_task tokenizer_class prefix
  summary_type summary_use_proj summary_activation summary_proj_to_labels summary_first_dropout classifier_dropout classif_dropout
  classifier_dropout_prob init_std initializer_range initializer_factor use_bfloat16 tf_legacy_loss pruned_heads static_position_embeddings
  dropout attention_dropout activation_dropout encoder_layerdrop decoder_layerdrop hidden_dropout_prob attention_probs_dropout_prob
  embd_pdrop attn_pdrop resid_pdrop layerdrop chunk_size_feed_forward is_encoder_decoder num_hidden_layers n_ctx
  max_length max_new_tokens min_length min_new_tokens do_sample early_stopping num_beams num_beam_groups diversity_penalty temperature top_k top_p
  typical_p repetition_penalty length_penalty no_repeat_ngram_size encoder_no_repeat_ngram_size bad_words_ids num_return_sequences
  output_scores return_dict_in_generate forced_bos_token_id forced_eos_token_id remove_invalid_values exponential_decay_length_penalty
  suppress_tokens begin_suppress_tokens bos_token_id eos_token_id pad_token_id sep_token_id decoder_start_token_id extra_pos_embeddings
  quantization_config gradient_checkpointing_kwargs language add_final_layer_norm normalize_embedding normalize_before add_bias_logits
  force_bos_token_to_be_generated num_hidden_layers predict_special_tokens reorder_and_upcast_attn cross_attention_hidden_size vocab_size`.split(/\s+/),
);

/** Values at which a key listed as harmless is so; another value is refused. */
const harmlessOnlyAt: Readonly<Record<string, readonly unknown[]>> = {
  quantization_config: [null, undefined],
  pruned_heads: [null, undefined, {}],
  add_final_layer_norm: [false, null],
  normalize_before: [false, null],
  normalize_embedding: [false, null],
};

/** Reads a config's fields by name and remembers which were read. */
export class Fields {
  readonly #raw: Json;
  readonly #file: string;
  readonly #read = new Set<string>();

  constructor(raw: Json, file: string) {
    this.#raw = raw;
    this.#file = file;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#raw, key) && this.#raw[key] !== null;
  }

  #get(key: string): unknown {
    this.#read.add(key);
    return Object.hasOwn(this.#raw, key) ? (this.#raw[key] ?? undefined) : undefined;
  }

  #refuse(key: string, rule: string, value: unknown): never {
    throw new CheckpointError(this.#file, `"${key}" must be ${rule}, got ${JSON.stringify(value)}`);
  }

  /** A whole number of at least `minimum` (default 1). */
  integer(key: string, fallback: number, minimum = 1): number {
    const value = this.#get(key) ?? fallback;
    if (!Number.isSafeInteger(value) || (value as number) < minimum || (value as number) > 2 ** 31) this.#refuse(key, `a whole number from ${minimum}`, value);
    return value as number;
  }

  number(key: string, fallback: number): number {
    const value = this.#get(key) ?? fallback;
    if (typeof value !== 'number' || !Number.isFinite(value)) this.#refuse(key, 'a number', value);
    return value;
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.#get(key) ?? fallback;
    if (typeof value !== 'boolean') this.#refuse(key, 'true or false', value);
    return value;
  }

  string(key: string, fallback: string): string {
    const value = this.#get(key) ?? fallback;
    if (typeof value !== 'string') this.#refuse(key, 'a string', value);
    return value;
  }

  /** One of the values known. */
  oneOf<T extends string>(key: string, known: readonly T[], fallback: T): T {
    const value = this.#get(key) ?? fallback;
    if (!known.includes(value as T)) this.#refuse(key, `one of ${known.join(', ')}`, value);
    return value as T;
  }

  /** Refuses every key that was not read and may change the maths. */
  finish(): void {
    for (const [key, value] of Object.entries(this.#raw)) {
      if (this.#read.has(key)) continue;
      const allowed = harmlessOnlyAt[key];
      if (allowed && !allowed.some((one) => JSON.stringify(one) === JSON.stringify(value))) this.#refuse(key, `${allowed.map((one) => JSON.stringify(one)).join(' or ')} (others are not supported)`, value);
      if (!harmless.has(key)) {
        throw new CheckpointError(this.#file, `unknown key "${key}" may change the maths, got ${JSON.stringify(value)?.slice(0, 80)}; remove it if it does not`);
      }
    }
  }
}
