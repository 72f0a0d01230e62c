// Configs as the hub has them, of picture models whole inner configs dumped with every key of the base class: each family
// reads its own and refuses none of it, but for what it cannot do.
import { expect, it } from 'vitest';
import { memoryFiles, readConfig } from '../src/checkpoint/index.ts';
import { families } from '../src/models/index.ts';

const base = {
  _name_or_path: '', add_cross_attention: false, architectures: null, bad_words_ids: null, begin_suppress_tokens: null, bos_token_id: null, chunk_size_feed_forward: 0,
  cross_attention_hidden_size: null, decoder_start_token_id: null, diversity_penalty: 0.0, do_sample: false, early_stopping: false, encoder_no_repeat_ngram_size: 0, eos_token_id: null,
  exponential_decay_length_penalty: null, finetuning_task: null, forced_bos_token_id: null, forced_eos_token_id: null, id2label: { 0: 'LABEL_0', 1: 'LABEL_1' }, is_decoder: false, is_encoder_decoder: false,
  label2id: { LABEL_0: 0, LABEL_1: 1 }, length_penalty: 1.0, max_length: 20, min_length: 0, no_repeat_ngram_size: 0, num_beam_groups: 1, num_beams: 1, num_return_sequences: 1,
  output_attentions: false, output_hidden_states: false, output_scores: false, pad_token_id: null, prefix: null, problem_type: null, pruned_heads: {}, remove_invalid_values: false, repetition_penalty: 1.0,
  return_dict: true, return_dict_in_generate: false, sep_token_id: null, suppress_tokens: null, task_specific_params: null, temperature: 1.0, tf_legacy_loss: false, tie_encoder_decoder: false,
  tie_word_embeddings: true, tokenizer_class: null, top_k: 50, top_p: 1.0, torch_dtype: null, torchscript: false, transformers_version: '4.26.0', typical_p: 1.0, use_bfloat16: false,
};
const tower = { hidden_act: 'gelu', hidden_size: 768, image_size: 224, intermediate_size: 3072, layer_norm_eps: 1e-12, num_attention_heads: 12, num_channels: 3, num_hidden_layers: 12, patch_size: 16, initializer_range: 0.02 };
const vit = { ...tower, model_type: 'vit', attention_probs_dropout_prob: 0.0, hidden_dropout_prob: 0.0, encoder_stride: 16, qkv_bias: true };
const clipSide = { dropout: 0.0, attention_dropout: 0.0, hidden_act: 'quick_gelu', initializer_factor: 1.0, initializer_range: 0.02, layer_norm_eps: 1e-5, num_hidden_layers: 12, projection_dim: 512 };
const llama = { architectures: ['LlamaForCausalLM'], attention_bias: false, attention_dropout: 0.0, bos_token_id: 1, eos_token_id: 2, hidden_act: 'silu', hidden_size: 2048, initializer_range: 0.02, intermediate_size: 5632, max_position_embeddings: 2048, model_type: 'llama', num_attention_heads: 32, num_hidden_layers: 22, num_key_value_heads: 4, pretraining_tp: 1, rms_norm_eps: 1e-5, rope_scaling: null, rope_theta: 10000.0, tie_word_embeddings: false, torch_dtype: 'bfloat16', transformers_version: '4.35.0', use_cache: true, vocab_size: 32000 };
const configs: Record<string, object> = {
  'TinyLlama/TinyLlama-1.1B-Chat-v1.0': llama,
  'lmsys/vicuna-7b-v1.5-16k': { ...llama, _name_or_path: 'vicuna-7b-v1.5-16k', max_sequence_length: 16384, max_position_embeddings: 4096, rope_scaling: { factor: 4.0, type: 'linear' }, pad_token_id: 0 },
  'meta-llama/Llama-3.2-1B-Instruct': { ...llama, bos_token_id: 128000, eos_token_id: [128001, 128008, 128009], head_dim: 64, max_position_embeddings: 131072, mlp_bias: false, num_key_value_heads: 8, rope_scaling: { factor: 32.0, high_freq_factor: 4.0, low_freq_factor: 1.0, original_max_position_embeddings: 8192, rope_type: 'llama3' }, rope_theta: 500000.0, tie_word_embeddings: true, transformers_version: '4.45.0.dev0', vocab_size: 128256 },
  'HuggingFaceTB/SmolLM2-135M-Instruct': { ...llama, hidden_size: 576, intermediate_size: 1536, is_llama_config: true, max_position_embeddings: 8192, num_attention_heads: 9, num_hidden_layers: 30, num_key_value_heads: 3, pad_token_id: 2, rope_interleaved: false, rope_theta: 100000, tie_word_embeddings: true, 'transformers.js_config': { kv_cache_dtype: { fp16: 'float16' } }, vocab_size: 49152 },
  'mistralai/Mistral-7B-v0.1': { ...llama, architectures: ['MistralForCausalLM'], hidden_size: 4096, intermediate_size: 14336, max_position_embeddings: 32768, model_type: 'mistral', num_hidden_layers: 32, num_key_value_heads: 8, sliding_window: 4096, attention_bias: undefined, pretraining_tp: undefined },
  'Qwen/Qwen2.5-0.5B-Instruct': { architectures: ['Qwen2ForCausalLM'], attention_dropout: 0.0, bos_token_id: 151643, eos_token_id: 151645, hidden_act: 'silu', hidden_size: 896, initializer_range: 0.02, intermediate_size: 4864, max_position_embeddings: 32768, max_window_layers: 21, model_type: 'qwen2', num_attention_heads: 14, num_hidden_layers: 24, num_key_value_heads: 2, rms_norm_eps: 1e-6, rope_theta: 1000000.0, sliding_window: 32768, tie_word_embeddings: true, torch_dtype: 'bfloat16', transformers_version: '4.43.1', use_cache: true, use_sliding_window: false, vocab_size: 151936 },
  'HuggingFaceTB/SmolVLM2-500M-Video-Instruct': {
    architectures: ['SmolVLMForConditionalGeneration'], image_token_id: 49190, model_type: 'smolvlm', pad_token_id: 128002, scale_factor: 4, tie_word_embeddings: false, torch_dtype: 'float32', transformers_version: '4.47.1', use_cache: false, use_reentrant_checkpointing: false, vocab_size: 49280,
    text_config: { architectures: ['VLlama3ForCausalLM'], head_dim: 64, hidden_size: 960, intermediate_size: 2560, is_llama_config: true, max_position_embeddings: 8192, model_type: 'llama', neftune_noise_alpha: 0.0, num_attention_heads: 15, num_hidden_layers: 32, num_key_value_heads: 5, pad_token_id: 2, pixel_shuffle_factor: 4, qk_layer_norms: false, rms_norm_eps: 1e-5, rope_interleaved: false, rope_theta: 100000, torch_dtype: 'bfloat16', use_resampler: false, vocab_size: 49280 },
    vision_config: { hidden_size: 768, image_size: 512, max_image_size: { longest_edge: 512 }, model_type: 'smolvlm_vision', num_attention_heads: 12, patch_size: 16, size: { longest_edge: 2048 }, tie_word_embeddings: false, use_base_siglip: false },
  },
  // the first of them are Idefics3 by name, their text side dumped with a resampler that is not used
  'HuggingFaceTB/SmolVLM-256M-Instruct': {
    architectures: ['Idefics3ForConditionalGeneration'], image_token_id: 49190, model_type: 'idefics3', scale_factor: 4, tie_word_embeddings: false, torch_dtype: 'bfloat16', transformers_version: '4.50.3', use_cache: true, vocab_size: 49280,
    text_config: { ...base, architectures: ['VLlama3ForCausalLM'], attention_bias: false, attention_dropout: 0.0, head_dim: 64, hidden_act: 'silu', hidden_size: 576, initializer_range: 0.041666666666666664, intermediate_size: 1536, is_llama_config: true, max_position_embeddings: 8192, mlp_bias: false, model_type: 'llama', neftune_noise_alpha: 0.0, num_attention_heads: 9, num_hidden_layers: 30, num_key_value_heads: 3, pad_token_id: 2, perceiver_config: { ...base, attention_dropout: 0.0, hidden_act: 'silu', model_type: 'vllama3', num_key_value_heads: 1, qk_layer_norms_perceiver: false, resampler_depth: 6, resampler_head_dim: 96, resampler_n_heads: 16, resampler_n_latents: 64 }, pixel_shuffle_factor: 4, pretraining_tp: 1, qk_layer_norms: false, rms_norm_eps: 1e-5, rope_interleaved: false, rope_scaling: null, rope_theta: 100000, tie_word_embeddings: false, torch_dtype: 'bfloat16', 'transformers.js_config': { kv_cache_dtype: { q4f16: 'float16', fp16: 'float16' } }, use_cache: true, use_resampler: false, vocab_size: 49280 },
    vision_config: { ...base, attention_dropout: 0.0, hidden_act: 'gelu_pytorch_tanh', hidden_size: 768, image_size: 512, initializer_range: 0.02, intermediate_size: 3072, layer_norm_eps: 1e-6, max_image_size: { longest_edge: 512 }, model_type: 'idefics3', num_attention_heads: 12, num_channels: 3, num_hidden_layers: 12, patch_size: 16, size: { longest_edge: 2048 }, tie_word_embeddings: false, use_base_siglip: true },
  },
  'google/vit-base-patch16-224': { ...vit, architectures: ['ViTForImageClassification'], id2label: { 0: 'tench', 1: 'goldfish' }, label2id: { tench: 0, goldfish: 1 }, transformers_version: '4.13.0.dev0' },
  'facebook/deit-base-distilled-patch16-224': { ...vit, model_type: 'deit', architectures: ['DeiTForImageClassificationWithTeacher'], transformers_version: '4.13.0.dev0' },
  'openai/clip-vit-base-patch32': {
    _name_or_path: 'openai/clip-vit-base-patch32', architectures: ['CLIPModel'], initializer_factor: 1.0, logit_scale_init_value: 2.6592, model_type: 'clip', projection_dim: 512, text_config_dict: null, vision_config_dict: null, transformers_version: '4.16.0.dev0',
    text_config: { ...base, ...clipSide, bos_token_id: 0, eos_token_id: 2, pad_token_id: 1, hidden_size: 512, intermediate_size: 2048, max_position_embeddings: 77, model_type: 'clip_text_model', num_attention_heads: 8, vocab_size: 49408 },
    vision_config: { ...base, ...clipSide, hidden_size: 768, image_size: 224, intermediate_size: 3072, model_type: 'clip_vision_model', num_attention_heads: 12, patch_size: 32 },
  },
  'google/siglip-base-patch16-224': { architectures: ['SiglipModel'], initializer_factor: 1.0, model_type: 'siglip', text_config: { model_type: 'siglip_text_model' }, torch_dtype: 'float32', transformers_version: '4.37.0.dev0', vision_config: { model_type: 'siglip_vision_model' } },
  'Salesforce/blip-image-captioning-base': {
    _commit_hash: null, architectures: ['BlipForConditionalGeneration'], image_text_hidden_size: 256, initializer_factor: 1.0, initializer_range: 0.02, label_smoothing: 0.0, logit_scale_init_value: 2.6592, model_type: 'blip', projection_dim: 512, torch_dtype: 'float32', transformers_version: null,
    text_config: { ...base, attention_probs_dropout_prob: 0.0, bos_token_id: 30522, encoder_hidden_size: 768, eos_token_id: 2, hidden_act: 'gelu', hidden_dropout_prob: 0.0, hidden_size: 768, initializer_factor: 1.0, initializer_range: 0.02, intermediate_size: 3072, is_decoder: true, label_smoothing: 0.0, layer_norm_eps: 1e-12, max_position_embeddings: 512, model_type: 'blip_text_model', num_attention_heads: 12, num_hidden_layers: 12, pad_token_id: 0, projection_dim: 768, sep_token_id: 102, use_cache: true, vocab_size: 30524 },
    vision_config: { ...base, attention_dropout: 0.0, dropout: 0.0, hidden_act: 'gelu', hidden_size: 768, image_size: 384, initializer_factor: 1.0, initializer_range: 0.02, intermediate_size: 3072, layer_norm_eps: 1e-5, model_type: 'blip_vision_model', num_attention_heads: 12, num_channels: 3, num_hidden_layers: 12, patch_size: 16, projection_dim: 512 },
  },
  'microsoft/trocr-base-handwritten': {
    architectures: ['VisionEncoderDecoderModel'], is_encoder_decoder: true, model_type: 'vision-encoder-decoder', tie_word_embeddings: false, torch_dtype: 'float32', transformers_version: null,
    decoder: { ...base, activation_dropout: 0.0, activation_function: 'gelu', add_cross_attention: true, attention_dropout: 0.0, bos_token_id: 0, classifier_dropout: 0.0, cross_attention_hidden_size: 768, d_model: 1024, decoder_attention_heads: 16, decoder_ffn_dim: 4096, decoder_layerdrop: 0.0, decoder_layers: 12, decoder_start_token_id: 2, dropout: 0.1, eos_token_id: 2, init_std: 0.02, is_decoder: true, layernorm_embedding: true, max_position_embeddings: 512, model_type: 'trocr', pad_token_id: 1, scale_embedding: false, use_cache: false, use_learned_position_embeddings: true, vocab_size: 50265 },
    encoder: { ...base, ...vit, image_size: 384, qkv_bias: false },
  },
  'naver-clova-ix/donut-base-finetuned-cord-v2': {
    architectures: ['VisionEncoderDecoderModel'], is_encoder_decoder: true, model_type: 'vision-encoder-decoder', decoder_start_token_id: 57579, pad_token_id: 1, tie_word_embeddings: false, torch_dtype: 'float32', transformers_version: null,
    decoder: { ...base, activation_dropout: 0.0, activation_function: 'gelu', add_cross_attention: true, add_final_layer_norm: true, attention_dropout: 0.0, bos_token_id: 0, classifier_dropout: 0.0, d_model: 1024, decoder_attention_heads: 16, decoder_ffn_dim: 4096, decoder_layerdrop: 0.0, decoder_layers: 4, dropout: 0.1, encoder_attention_heads: 16, encoder_ffn_dim: 4096, encoder_layerdrop: 0.0, encoder_layers: 12, eos_token_id: 2, forced_eos_token_id: 2, init_std: 0.02, is_decoder: true, max_length: 768, max_position_embeddings: 768, model_type: 'mbart', num_hidden_layers: 12, pad_token_id: 1, scale_embedding: true, use_cache: true, vocab_size: 57580 },
    encoder: { ...base, attention_probs_dropout_prob: 0.0, depths: [2, 2, 14, 2], drop_path_rate: 0.1, embed_dim: 128, hidden_act: 'gelu', hidden_dropout_prob: 0.0, hidden_size: 1024, image_size: [1280, 960], initializer_range: 0.02, layer_norm_eps: 1e-5, mlp_ratio: 4.0, model_type: 'donut-swin', num_channels: 3, num_heads: [4, 8, 16, 32], num_layers: 4, patch_size: 4, path_norm: true, qkv_bias: true, use_absolute_embeddings: false, window_size: 10 },
  },
  'nlpconnect/vit-gpt2-image-captioning': {
    architectures: ['VisionEncoderDecoderModel'], bos_token_id: 50256, decoder_start_token_id: 50256, eos_token_id: 50256, is_encoder_decoder: true, model_type: 'vision-encoder-decoder', pad_token_id: 50256, tie_word_embeddings: false, torch_dtype: 'float32', transformers_version: null,
    decoder: { ...base, activation_function: 'gelu_new', add_cross_attention: true, attn_pdrop: 0.1, bos_token_id: 50256, decoder_start_token_id: 50256, embd_pdrop: 0.1, eos_token_id: 50256, initializer_range: 0.02, is_decoder: true, layer_norm_epsilon: 1e-5, model_type: 'gpt2', n_ctx: 1024, n_embd: 768, n_head: 12, n_inner: null, n_layer: 12, n_positions: 1024, pad_token_id: 50256, reorder_and_upcast_attn: false, resid_pdrop: 0.1, scale_attn_by_inverse_layer_idx: false, scale_attn_weights: true, summary_activation: null, summary_first_dropout: 0.1, summary_proj_to_labels: true, summary_type: 'cls_index', summary_use_proj: true, task_specific_params: { 'text-generation': { do_sample: true, max_length: 50 } }, use_cache: true, vocab_size: 50257 },
    encoder: { ...base, ...vit },
  },
};

it.each(Object.entries(configs))('%s', async (_, json) => {
  const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify(json))]]), 'memory'));
  const family = families[config.modelType];
  expect(family).toBeDefined();
  const model = family?.build(config.reader, () => false, config.architectures);
  config.reader.finish();
  expect(model?.dimensions.width).toBeGreaterThan(0);
});

it.each([
  ['queries and keys that are normalised', { text_config: { model_type: 'llama', qk_layer_norms: true } }, '"text_config.qk_layer_norms" must be false'],
  ['another text model', { text_config: { model_type: 'mistral' } }, '"text_config.model_type" must be one of llama, got "mistral"'],
  ['squares that do not fit', { scale_factor: 5 }, '"scale_factor" must divide the 32 patches a side of "vision_config", got 5'],
  ['a token beyond the words', { image_token_id: 49280 }, '"image_token_id" must be below "text_config.vocab_size", 49280, got 49280'],
  ['what is not known', { vision_config: { patch_size: 16, image_size: 512, window: 3 } }, 'unknown key "vision_config.window" may change the maths'],
])('an Idefics3 with %s is refused', async (_, change, message) => {
  const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify({ ...configs['HuggingFaceTB/SmolVLM-256M-Instruct'], ...change }))]]), 'memory'));
  expect(() => {
    families['idefics3']?.build(config.reader, () => false, config.architectures);
    config.reader.finish();
  }).toThrow(message);
});

it.each([
  ['positions by lengths', { rope_scaling: { type: 'longrope', short_factor: [1], long_factor: [2] } }, '"rope_parameters.rope_type" must be default, linear, dynamic, llama3 or yarn in this family, got longrope'],
  ['a part of each head', { partial_rotary_factor: 0.5, rope_scaling: { type: 'linear', factor: 2 } }, '"partial_rotary_factor" must be 1 in this family, got 0.5'],
  ['neighbours paired', { rope_interleaved: true }, '"rope_interleaved" must be false; other values are not supported, got true'],
  ['scaled embeddings', { embedding_multiplier: 12 }, 'unknown key "embedding_multiplier" may change the maths, got 12; if it does not, take it out of the file'],
  ['heads that do not divide', { num_key_value_heads: 5 }, '"num_attention_heads" must be a multiple of num_key_value_heads, 5, got 32'],
])('a Llama with %s is refused', async (_, change, message) => {
  const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify({ ...llama, ...change }))]]), 'memory'));
  expect(() => {
    families['llama']?.build(config.reader, () => false, config.architectures);
    config.reader.finish();
  }).toThrow(message);
});

it.each([
  ['qwen2', null, 14],
  ['qwen2', undefined, 32],
  ['llama', null, 14],
  ['llama', undefined, 14],
])('a %s whose heads of keys are %s has %i', async (type, kvHeads, expected) => {
  const heads = expected === 32 ? 32 : 14;
  const json = { ...llama, model_type: type, architectures: undefined, attention_bias: undefined, num_attention_heads: heads, num_key_value_heads: kvHeads };
  const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify(json))]]), 'memory'));
  expect(families[type]?.build(config.reader, () => false).dimensions.kvHeads).toBe(expected);
});

it('a Marian without its output map is refused', async () => {
  const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify({ model_type: 'marian', architectures: ['MarianModel'] }))]]), 'memory'));
  expect(() => families['marian']?.build(config.reader, () => false, config.architectures)).toThrow('"architectures" must be one of MarianMTModel, got "MarianModel"');
});

it('a Mistral may say that it lacks Llama’s biases, not that it has them', async () => {
  const built = async (bias: boolean) => {
    const json = { ...llama, model_type: 'mistral', architectures: ['MistralForCausalLM'], attention_bias: bias, mlp_bias: false };
    const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify(json))]]), 'memory'));
    families['mistral']?.build(config.reader, () => false, config.architectures);
    config.reader.finish();
  };
  await built(false);
  await expect(built(true)).rejects.toThrow('"attention_bias" must be false; other values are not supported, got true');
});

it('a BERT whose head writes but which reads both ways is no decoder', async () => {
  const json = { model_type: 'bert', architectures: ['BertLMHeadModel'], num_hidden_layers: 1 };
  const built = async (more: object) => {
    const config = await readConfig(memoryFiles(new Map([['config.json', new TextEncoder().encode(JSON.stringify({ ...json, ...more }))]]), 'memory'));
    return families['bert']?.build(config.reader, () => false, config.architectures).kind;
  };
  expect(await built({ is_decoder: true })).toBe('decoder');
  expect(await built({})).toBe('encoder');
  await expect(built({ num_hidden_layers: 1e9 })).rejects.toThrow('"num_hidden_layers" must be a whole number from 1 to 10000, got 1000000000');
});
