// Keys of config.json that no family needs to read: they do not change what a trained model computes at inference.
// From PretrainedConfig of transformers 4.57 and PreTrainedConfig of 5.24 (configuration_utils.py), the configs of the
// families, and files on the Hub that older versions wrote.
import { generationKeys } from './generation-keys.ts';
import type { Json } from './json.ts';

/** Keys that never change the maths, whatever their value. */
export const harmlessKeys: ReadonlySet<string> = new Set([
  // what the file is
  'model_type', 'architectures', 'transformers_version', '_name_or_path', 'name_or_path', '_commit_hash', '_class_name',
  '_diffusers_version', '_num_labels', '_from_model_config', '_auto_class', 'auto_map', 'custom_pipelines', 'finetuning_task',
  'transformers.js_config', 'task_specific_params', 'prefix', 'language', 'license', 'model_name', 'author',
  // how numbers are held and code is run
  'torch_dtype', 'dtype', 'use_bfloat16', 'torchscript', 'use_cache', 'chunk_size_feed_forward', 'gradient_checkpointing', 'gradient_checkpointing_kwargs',
  '_attn_implementation', 'attn_implementation', '_attn_implementation_autoset', '_attn_implementation_internal', '_experts_implementation',
  'experts_implementation', '_experts_implementation_internal', '_flash_attn_2_enabled', 'use_flash_attention', 'use_flash_attn', 'pretraining_tp', 'reorder_and_upcast_attn', 'memory_efficient',
  'unsloth_fixed', 'unsloth_version', 'tf_legacy_loss', 'is_encoder_decoder',
  // what is returned
  'output_attentions', 'output_hidden_states', 'output_past', 'return_dict', 'use_return_dict', 'keys_to_ignore_at_inference',
  // dropout and other training-time noise
  'dropout', 'dropout_rate', 'attention_dropout', 'activation_dropout', 'hidden_dropout', 'hidden_dropout_prob', 'attention_probs_dropout_prob',
  'attn_dropout', 'resid_dropout', 'embd_dropout', 'resid_pdrop', 'embd_pdrop', 'attn_pdrop', 'summary_first_dropout', 'classifier_dropout', 'classif_dropout',
  'classifier_dropout_prob', 'qa_dropout', 'seq_classif_dropout', 'pooler_dropout', 'feat_proj_dropout', 'final_dropout', 'layerdrop',
  'encoder_layerdrop', 'decoder_layerdrop', 'drop_path_rate', 'drop_rate', 'dropatt', 'label_smoothing', 'apply_spec_augment',
  'mask_time_prob', 'mask_time_length', 'mask_time_min_masks', 'mask_feature_prob', 'mask_feature_length', 'mask_feature_min_masks',
  // how weights were initialised
  'initializer_range', 'initializer_factor', 'initializer_cutoff_factor', 'init_std', 'init_xavier_std', 'init_method', 'init_pooler_std', 'embedding_initializer_range',
  // labels and losses of heads: read by who answers with labels
  'id2label', 'label2id', 'num_labels', 'problem_type', 'classifier_proj_size', 'logit_scale_init_value', 'ctc_loss_reduction', 'ctc_zero_infinity',
  'router_aux_loss_coef', 'output_router_logits', 'summary_type', 'summary_use_proj', 'summary_activation', 'summary_proj_to_labels',
  'use_weighted_layer_sum', 'median_filter_width',
  // left over from conversions; no model of the reference reads them (Marian and BART files on the Hub)
  'static_position_embeddings', 'extra_pos_embeddings', 'predict_special_tokens',
  // tokens: text and generation read them
  'tokenizer_class', 'sep_token_id', 'cls_token_id', 'mask_token_id', 'unk_token_id', 'pad_token', 'bos_token', 'eos_token', 'forced_decoder_ids', 'force_bos_token_to_be_generated',
  ...generationKeys,
]);

/** Keys that change the maths, except at these values, which say "off" or what every family does. */
export const harmlessValues: ReadonlyMap<string, readonly Json[]> = new Map<string, readonly Json[]>([
  ['pruned_heads', [{}]],
  ['per_layer_config', [{}]],
  ['is_decoder', [false]],
  ['add_cross_attention', [false]],
  ['tie_encoder_decoder', [false]],
  ['position_embedding_type', ['absolute']],
  ['use_sliding_window', [false]],
  ['normalize_before', [false]],
  ['normalize_embedding', [false]],
  ['add_final_layer_norm', [false]],
  ['add_bias_logits', [false]],
  ['tie_word_embeddings', [true]], // a model without an output layer has it too; T5 scales where it is tied
  ['quantization_config', [{}]],
]);

/** General names that files carry beside a family's own. Harmless where they say the same as one of these that was read. */
export const secondNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['num_hidden_layers', ['encoder_layers', 'num_layers', 'n_layer', 'n_layers']],
  ['num_attention_heads', ['encoder_attention_heads', 'num_heads', 'n_head', 'n_heads']],
  ['hidden_size', ['d_model', 'n_embd', 'dim']],
  ['max_position_embeddings', ['n_positions']],
  ['n_ctx', ['n_positions']],
]);
