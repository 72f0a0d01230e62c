"""Makes the models that benchmarks time: real shapes, random weights, in bench/.models/ (outside git).

    python3 bench/reference/make_random_models.py [translate] [prefill] [train] [whisper]      default: all

translate   marian-base/          Hugging Face folder: width 512, 6+6 layers, 8 heads, feed-forward 2048, vocabulary 59,514 (opus-mt base)
            marian-base-ct2/      the same for CTranslate2, float32; marian-base-ct2-int8/ in int8
prefill     bert-base/ gpt2/      BERT-base and GPT-2 (124M) shapes
train       marian-train/         width 256, 4+4 layers, 4 heads, feed-forward 1024, vocabulary 8,000; batch.safetensors beside
whisper     whisper-base/         width 512, 6+6 layers, 8 heads, vocabulary 51,865, with the settings of speech of openai/whisper-base

Each Hugging Face folder holds inputs.safetensors, so that every side works on the same tokens. The weights are spread
so that tokens vary and beams change places; the padding token's embedding is zero and its logit very
low, as in Marian's own models, so that CTranslate2 (which starts from a zero embedding) finds the same tokens.
"""

import shutil
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from safetensors.torch import save_file

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "test" / "reference"))
from peer import MODELS  # noqa: E402
from random_weights import fill  # noqa: E402


def save(model, folder: Path, inputs: dict) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder)
    save_file(inputs, folder / "inputs.safetensors")
    print(f"{folder}: {sum(p.numel() for p in model.parameters()) / 1e6:.0f} million parameters")


def marian(width: int, layers: int, heads: int, feed_forward: int, vocabulary: int):
    pad = vocabulary - 1
    config = transformers.MarianConfig(
        vocab_size=vocabulary, d_model=width, encoder_layers=layers, decoder_layers=layers, encoder_attention_heads=heads, decoder_attention_heads=heads,
        encoder_ffn_dim=feed_forward, decoder_ffn_dim=feed_forward, activation_function="swish", scale_embedding=True, max_position_embeddings=512,
        pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, bos_token_id=None, forced_eos_token_id=None)
    model = transformers.MarianMTModel(config).eval()
    # sharp attention, no biases and norms that keep signs: otherwise deep random layers forget what they read, every
    # sentence becomes one token repeated, and beams never change places
    fill(model, 1, query_key_gain=4, gain=0.4)
    last = f"decoder.layers.{layers - 1}.final_layer_norm"
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias"):
                parameter.zero_()
            elif "layer_norm" in name and last not in name:
                parameter.abs_()
        model.model.shared.weight[pad] = 0
        model.final_logits_bias[0, pad] = -100
    return model


def translate() -> None:
    model = marian(512, 6, 8, 2048, 59514)
    sources = np.random.RandomState(5).randint(3, 59000, (32, 20))
    sources[:, -1] = 0
    save(model, MODELS / "marian-base", {"input_ids": torch.from_numpy(sources)})

    import ctranslate2
    from ctranslate2.converters.transformers import MarianMTLoader

    class Tokens:
        """What the converter asks of a tokenizer; tokens are called by their number."""
        eos_token, unk_token = "</s>", "<unk>"

        def get_vocab(self) -> dict:
            names = ["</s>", "<unk>", *(str(i) for i in range(2, 59513)), "<pad>"]
            return {name: i for i, name in enumerate(names)}

    class Loaded(ctranslate2.converters.Converter):
        def _load(self):
            with torch.no_grad():
                return MarianMTLoader()(model, Tokens())

    for name, quantization in (("marian-base-ct2", None), ("marian-base-ct2-int8", "int8")):
        Loaded().convert(str(MODELS / name), quantization=quantization, force=True)
        print(MODELS / name)


def prefill() -> None:
    ids = torch.from_numpy(np.random.RandomState(6).randint(1000, 30000, (1, 512)))
    bert = transformers.BertModel(transformers.BertConfig()).eval()
    fill(bert, 2)
    save(bert, MODELS / "bert-base", {"input_ids": ids})
    gpt2 = transformers.GPT2LMHeadModel(transformers.GPT2Config()).eval()
    fill(gpt2, 3)
    save(gpt2, MODELS / "gpt2", {"input_ids": ids})


def train() -> None:
    model = marian(256, 4, 4, 1024, 8000)
    random = np.random.RandomState(7)
    source, target = random.randint(3, 7999, (64, 16)), random.randint(3, 7999, (64, 16))
    source[:, -1] = target[:, -1] = 0
    start = np.full((64, 1), model.config.decoder_start_token_id)
    save(model, MODELS / "marian-train", {
        "input_ids": torch.from_numpy(source), "labels": torch.from_numpy(target),
        "decoder_input_ids": torch.from_numpy(np.hstack([start, target[:, :-1]]))})


def whisper() -> None:
    config = transformers.WhisperConfig(vocab_size=51865, d_model=512, encoder_layers=6, decoder_layers=6, encoder_attention_heads=8, decoder_attention_heads=8, encoder_ffn_dim=2048, decoder_ffn_dim=2048,
                                        decoder_start_token_id=50258, pad_token_id=50257, bos_token_id=50257, eos_token_id=50257, begin_suppress_tokens=[220, 50257])
    model = transformers.WhisperForConditionalGeneration(config).eval()
    fill(model, 1, gain=0.4)
    settings = model.generation_config
    settings.update(max_length=448, suppress_tokens=[1, 2, 7, 50358, 50359, 50360, 50361, 50362], begin_suppress_tokens=[220, 50257], pad_token_id=50257, eos_token_id=50257, decoder_start_token_id=50258)
    for key, value in dict(lang_to_id={"<|en|>": 50259, "<|fr|>": 50265}, task_to_id={"transcribe": 50359, "translate": 50358}, no_timestamps_token_id=50363, is_multilingual=True,
                           alignment_heads=[[3, 1], [4, 2], [4, 3], [4, 7], [5, 1], [5, 2], [5, 4], [5, 6]], max_initial_timestamp_index=50, prev_sot_token_id=50361).items():
        setattr(settings, key, value)
    settings._from_model_config = False
    save(model, MODELS / "whisper-base", {"input_features": torch.zeros(1, 80, 3000)})


KINDS = {"translate": translate, "prefill": prefill, "train": train, "whisper": whisper}


if __name__ == "__main__":
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for kind in sys.argv[1:] or KINDS:
        if kind not in KINDS:
            raise SystemExit(f"make_random_models: kind must be one of {', '.join(KINDS)}, got {kind}")
        KINDS[kind]()
