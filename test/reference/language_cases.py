"""Language models of Llama's kind: cases of make_fixtures.py."""

from transformers import LlamaConfig, LlamaForCausalLM, LlamaModel, MistralConfig, MistralForCausalLM, Qwen2Config, Qwen2ForCausalLM

import generation_cases
import toy_training

SMALL = dict(vocab_size=89, hidden_size=24, num_hidden_layers=2, num_attention_heads=6, num_key_value_heads=2, intermediate_size=40, max_position_embeddings=64,
             bos_token_id=1, eos_token_id=2, pad_token_id=0)


def rope(kind: str = "default", theta: float = 10000.0, **more) -> dict:
    return {"rope_parameters": dict(rope_type=kind, rope_theta=theta) | more}


def runs(*names: str):
    """Some of the settings of generation, over prompts of different lengths."""
    def of(model):
        three = generation_cases.batch(generation_cases.PROMPTS, model.config.pad_token_id, "left")
        every = {"greedy": dict(max_new_tokens=12), "beams-4": dict(num_beams=4, max_new_tokens=12), "beams-3-return-3": dict(num_beams=3, num_return_sequences=3, max_new_tokens=8)}
        return generation_cases.named(three, {name: every[name] for name in names or every})
    return of


def cases(Case, text) -> list:
    def config(kind=LlamaConfig, **more):
        return kind(**SMALL | rope() | more)

    llama3 = rope("llama3", factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=8)
    yarn = rope("yarn", 5000.0, factor=4.0, original_max_position_embeddings=8)
    heads = dict(num_attention_heads=3, num_key_value_heads=3)
    tied = config(tie_word_embeddings=True, attention_bias=True, mlp_bias=True, head_dim=6, **llama3 | dict(hidden_act="gelu"))
    window = config(MistralConfig, sliding_window=4, num_attention_heads=3, num_key_value_heads=1)
    upper = config(Qwen2Config, use_sliding_window=True, sliding_window=3, max_window_layers=1, num_attention_heads=3, num_key_value_heads=1)
    left = text(205, [8, 3, 5], 89, 0, "left")
    return [
        Case("llama-generate", LlamaForCausalLM, config(**heads), "grouped heads of one query each, silu, own output table; ragged batch padded right; generation (prompts padded left there)",
             text(201, [9, 6, 2], 89, 0), seed=201, adjust=toy_training.walk(), flips={"hidden_act": "relu", "rms_norm_eps": 1e-1}, generate=generation_cases.gpt2, v4=False),
        Case("llama-grouped", LlamaForCausalLM, config(), "six heads of queries over two of keys, heads of 4; in shards; no mask; generation", text(202, [9], 89, 0, mask=False), seed=202, shards="12KB", generate=runs(), v4=False),
        Case("llama-llama3", LlamaForCausalLM, tied, "llama3 positions; tied; biases everywhere; heads of another size than width over heads; gelu; bfloat16 weights", text(203, [13, 8], 89, 0), seed=203, dtype="bfloat16",
             flips={"hidden_act": "silu"}, generate=runs("greedy", "beams-4"), v4=False),
        Case("llama-linear", LlamaForCausalLM, config(rms_norm_eps=1e-2, **rope("linear", factor=3.0)), "positions three times as slow; epsilon 0.01; float16 weights", text(204, [12, 7], 89, 0), seed=204, dtype="float16", v4=False),
        Case("llama-dynamic", LlamaForCausalLM, config(max_position_embeddings=8, **rope("dynamic", factor=2.0)), "a text longer than max_position_embeddings: positions slowed by its length", text(206, [13, 10], 89, 0), seed=206, v4=False),
        Case("llama-yarn", LlamaForCausalLM, config(**yarn), "yarn positions, which scale too; padded left with position_ids", left | {"position_ids": (left["attention_mask"].cumsum(-1) - 1).clamp(min=0)}, seed=205, generate=runs("greedy"), v4=False),
        Case("llama-yarn-told", LlamaForCausalLM, config(**rope("yarn", factor=4.0, original_max_position_embeddings=8, mscale=0.7, mscale_all_dim=1.2, beta_fast=8.0, beta_slow=2.0, truncate=False)), "yarn with bounds and scales of its own",
             text(208, [13, 9], 89, 0), seed=208, v4=False),
        Case("llama-headless", LlamaModel, config(), "LlamaModel: last_hidden_state, names without model.; padded left without position_ids", text(207, [7, 4], 89, 0, "left"), seed=207, v4=False),
        Case("mistral-window", MistralForCausalLM, window, "every layer sees four positions; generation beyond them", text(211, [11, 6], 89, 0), seed=211, flips={"sliding_window": 8}, generate=runs(), v4=False),
        Case("qwen2-plain", Qwen2ForCausalLM, config(Qwen2Config, tie_word_embeddings=True), "biases of queries, keys and values; tied", text(221, [9, 6], 89, 0), seed=221, generate=runs("greedy"), v4=False),
        Case("qwen2-window", Qwen2ForCausalLM, upper, "the upper layer sees three positions; generation beyond them", text(222, [11, 6], 89, 0), seed=222, flips={"layer_types": ["full_attention"] * 2}, generate=runs(), v4=False),
    ]
