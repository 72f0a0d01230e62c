"""Writes test/data/config/generation.json: what transformers makes of generation settings, wherever they stand.

Run: python3 test/reference/generation_data.py   (transformers 5; the output is committed)
"""
import json
import tempfile
from pathlib import Path

import transformers
from transformers import GenerationConfig

out = Path(__file__).resolve().parent.parent / "data" / "config"
out.mkdir(parents=True, exist_ok=True)

opus = {"model_type": "marian", "bad_words_ids": [[59513]], "bos_token_id": 0, "decoder_start_token_id": 59513, "eos_token_id": 0,
        "forced_eos_token_id": 0, "max_length": 512, "num_beams": 6, "pad_token_id": 59513, "d_model": 512}
bart = {"model_type": "bart", "bos_token_id": 0, "eos_token_id": 2, "pad_token_id": 1, "decoder_start_token_id": 2, "early_stopping": True,
        "force_bos_token_to_be_generated": True, "length_penalty": 2.0, "max_length": 142, "min_length": 56, "no_repeat_ngram_size": 3,
        "num_beams": 4, "forced_eos_token_id": 2, "task_specific_params": {"summarization": {"num_beams": 8}}}
whisper = {"begin_suppress_tokens": [220, 50257], "suppress_tokens": [1, 2, 7], "bos_token_id": 50257, "eos_token_id": 50257,
           "pad_token_id": 50257, "decoder_start_token_id": 50258, "max_length": 448, "forced_decoder_ids": [[1, None], [2, 50359]],
           "alignment_heads": [[2, 2], [3, 0]], "lang_to_id": {"<|en|>": 50259}, "return_timestamps": False}
llama = {"bos_token_id": 128000, "do_sample": True, "eos_token_id": [128001, 128008, 128009], "temperature": 0.6, "top_p": 0.9, "top_k": 20,
         "min_p": 0.05, "repetition_penalty": 1.05, "max_new_tokens": 64, "min_new_tokens": 3, "renormalize_logits": True, "num_return_sequences": 2}
cases = [
    ("marian, settings in config.json", opus, None),
    ("marian, generation_config.json beside it", opus, {"num_beams": 4, "max_length": 512, "eos_token_id": 0, "bad_words_ids": [[59513]]}),
    ("bart, old", bart, None),
    ("whisper", {"model_type": "whisper", "max_length": 7}, whisper),
    ("llama", {"model_type": "llama", "eos_token_id": 5}, llama),
    ("nothing said", {"model_type": "gpt2"}, None),
    ("nulls", {"model_type": "t5", "num_beams": None, "eos_token_id": None}, None),
    ("an empty file", {"model_type": "t5", "num_beams": 3}, {}),
    ("never", {"model_type": "t5"}, {"early_stopping": "never", "num_beams": 2, "forced_bos_token_id": 9}),
    ("in the decoder", {"model_type": "vision-encoder-decoder", "num_beams": 2, "decoder": {"num_beams": 4, "eos_token_id": 7, "max_length": 64}}, None),
    ("in the text config", {"model_type": "x", "text_config": {"eos_token_id": [7, 8], "no_repeat_ngram_size": 2, "pad_token_id": 3}}, None),
    ("in both parts", {"model_type": "x", "decoder": {"eos_token_id": 1}, "text_config": {"eos_token_id": 2}}, None),
]
keys = ["max_length", "max_new_tokens", "min_length", "min_new_tokens", "do_sample", "num_beams", "num_return_sequences", "early_stopping",
        "length_penalty", "no_repeat_ngram_size", "repetition_penalty", "temperature", "top_k", "top_p", "min_p", "renormalize_logits",
        "bad_words_ids", "suppress_tokens", "begin_suppress_tokens", "forced_bos_token_id", "forced_eos_token_id", "decoder_start_token_id",
        "bos_token_id", "eos_token_id", "pad_token_id"]


def reference(config, generation):
    """As from_pretrained and generate do it: the file, or config.json in its place; then the defaults."""
    with tempfile.TemporaryDirectory() as folder:
        name = "config.json" if generation is None else "generation_config.json"
        Path(folder, name).write_text(json.dumps(config if generation is None else generation))
        loaded = GenerationConfig.from_pretrained(folder, config_file_name=name, **({"_from_model_config": True} if generation is None else {}))
    loaded.update(**GenerationConfig._get_default_generation_params(), defaults_only=True)
    return {key: getattr(loaded, key) for key in keys}


data = {"transformers": transformers.__version__, "cases": [
    {"name": name, "config": config, "generation": generation, "expected": reference(config, generation)} for name, config, generation in cases]}
(out / "generation.json").write_text(json.dumps(data, indent=1) + "\n")
