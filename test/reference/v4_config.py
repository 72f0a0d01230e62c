"""config.json as transformers 4 wrote it, made from the one that transformers 5 writes.

Transformers 4 leaves out fields at the defaults of its base class, says torch_dtype, and keeps generation settings in
the same file. `check_v4.py` loads the results with transformers 4 itself.
"""

# fields of transformers 4's base class, which it writes only where they differ from these
BASE = {"bos_token_id": None, "eos_token_id": None, "pad_token_id": None, "tie_word_embeddings": True,
        "is_decoder": False, "add_cross_attention": False, "is_encoder_decoder": False, "forced_eos_token_id": None,
        "decoder_start_token_id": None}
# where a family's own default differs from the base class's, a value at the base default is written too
OWN = {"marian": {"forced_eos_token_id": 0, "eos_token_id": 0, "pad_token_id": 58100, "is_encoder_decoder": True},
       "gpt2": {"bos_token_id": 50256, "eos_token_id": 50256},
       "bert": {"pad_token_id": 0}}


def v4_config(config: dict, version: str = "4.57.3") -> dict:
    """What transformers 4's save_pretrained would have written."""
    own = OWN[config["model_type"]]
    kept = {key: value for key, value in config.items()
            if key not in BASE or value != BASE[key] or own.get(key, BASE[key]) != value}
    dtype = kept.pop("dtype", "float32")
    kept["torch_dtype"] = dtype
    kept["transformers_version"] = version
    if config["model_type"] == "bert":
        kept["position_embedding_type"] = "absolute"
    if config["model_type"] == "marian":
        kept["num_hidden_layers"] = config["encoder_layers"]
    return dict(sorted(kept.items()))


def as_on_the_hub(config: dict, generation: dict | None = None) -> dict:
    """As the widely used checkpoints of the hub have it: Helsinki-NLP/opus-mt-*, openai-community/gpt2, google-bert/bert-*."""
    config = v4_config(config, "4.22.0.dev0")
    family = config["model_type"]
    if family == "marian":
        config |= {
            "_name_or_path": "/tmp/Helsinki-NLP/opus-mt-fr-en", "_num_labels": 3, "add_bias_logits": False,
            "add_final_layer_norm": False, "classif_dropout": 0.0, "classifier_dropout": 0.0,
            "id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
            "label2id": {"LABEL_0": 0, "LABEL_1": 1, "LABEL_2": 2},
            "normalize_before": False, "normalize_embedding": False, "static_position_embeddings": True,
        }
        for key in ("bad_words_ids", "num_beams", "max_length", "forced_eos_token_id", "bos_token_id"):
            if generation and key in generation:
                config[key] = generation[key]
    if family == "gpt2":
        config |= {"n_ctx": config["n_positions"], "task_specific_params": {"text-generation": {"do_sample": True, "max_length": 50}}}
        for key in ("torch_dtype", "transformers_version", "use_cache", "n_inner", "reorder_and_upcast_attn",
                    "scale_attn_by_inverse_layer_idx", "scale_attn_weights"):
            config.pop(key, None)
    if family == "bert":
        config |= {"gradient_checkpointing": False}
        for key in ("torch_dtype", "classifier_dropout"):
            config.pop(key, None)
    return dict(sorted(config.items()))
