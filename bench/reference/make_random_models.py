"""Makes the models that benchmarks time: real shapes, random weights, in bench/.models/ (outside git).

    python3 bench/reference/make_random_models.py [translate] [prefill] [train] [whisper] [clip] [blip]      default: all

translate   marian-base/          Hugging Face folder: width 512, 6+6 layers, 8 heads, feed-forward 2048, vocabulary 59,514 (opus-mt base)
            marian-base-ct2/      the same for CTranslate2, float32; marian-base-ct2-int8/ in int8
prefill     bert-base/ gpt2/      BERT-base and GPT-2 (124M) shapes
train       marian-train/         width 256, 4+4 layers, 4 heads, feed-forward 1024, vocabulary 8,000; batch.safetensors beside
whisper     whisper-base/         width 512, 6+6 layers, 8 heads, vocabulary 51,865, with the settings of speech of openai/whisper-base and
                                  its tokenizer (from the package openai-whisper); sound.f32 beside: 30 s at 16 kHz
            whisper-base-ct2/     the same for CTranslate2 (faster-whisper), float32; whisper-base-ct2-int8/ in int8
clip        clip-base/            CLIP ViT-B/32, both towers; pictures/: eight JPEG files
blip        blip-base/            BLIP-base for captions: ViT-B/16 at 384 pixels, BERT-base that consults it

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
    path = MODELS / "whisper-base"
    save(model, path, {"input_features": torch.zeros(1, 80, 3000)})
    whisper_tokenizer().save_pretrained(path)
    transformers.WhisperFeatureExtractor().save_pretrained(path)
    time, random = np.arange(480000), np.random.RandomState(8)
    (0.3 * np.sin(time / 20) * np.sin(time / 3000) + 0.05 * random.uniform(-1, 1, 480000)).astype("<f4").tofile(path / "sound.f32")

    from ctranslate2.converters import TransformersConverter
    for name, quantization in (("whisper-base-ct2", None), ("whisper-base-ct2-int8", "int8")):
        TransformersConverter(str(path), copy_files=["tokenizer.json", "preprocessor_config.json"]).convert(str(MODELS / name), quantization=quantization, force=True)
        print(MODELS / name)


def whisper_tokenizer():
    """The multilingual tokenizer, from the ranks that the package openai-whisper ships."""
    import whisper as package
    from tokenizers import AddedToken
    from transformers.convert_slow_tokenizer import TikTokenConverter
    from whisper.tokenizer import LANGUAGES

    ranks = Path(package.__file__).parent / "assets" / "multilingual.tiktoken"
    pattern = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
    made = TikTokenConverter(vocab_file=str(ranks), pattern=pattern).converted()
    named = ["endoftext", "startoftranscript", *list(LANGUAGES)[:99], "translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    made.add_special_tokens([AddedToken(f"<|{name}|>", special=True) for name in named])
    made.add_tokens([AddedToken(f"<|{i * 0.02:.2f}|>", special=False) for i in range(1501)])
    if made.token_to_id("<|endoftext|>") != 50257 or made.get_vocab_size() != 51865:
        raise SystemExit(f"whisper's tokenizer must have 51865 tokens, got {made.get_vocab_size()}")
    end = "<|endoftext|>"
    return transformers.PreTrainedTokenizerFast(tokenizer_object=made, eos_token=end, bos_token=end, unk_token=end, pad_token=end)


def clip() -> None:
    from PIL import Image

    vision = transformers.CLIPVisionConfig()
    model = transformers.CLIPModel(transformers.CLIPConfig(vision_config=vision.to_dict())).eval()
    fill(model, 4)
    path = MODELS / "clip-base"
    save(model, path, {})
    transformers.CLIPImageProcessor().save_pretrained(path)
    (path / "pictures").mkdir()
    random = np.random.RandomState(9)
    for i in range(8):  # smooth shapes with some grain, as photographs are
        coarse = Image.fromarray(random.randint(0, 256, (12, 16, 3), dtype=np.uint8)).resize((640, 480), Image.Resampling.BICUBIC)
        grain = random.normal(0, 6, (480, 640, 3))
        Image.fromarray(np.clip(np.asarray(coarse) + grain, 0, 255).astype(np.uint8)).save(path / "pictures" / f"{i}.jpg", quality=90)


def blip() -> None:
    config = transformers.BlipConfig(text_config={"vocab_size": 30524, "bos_token_id": 30522, "eos_token_id": 2, "sep_token_id": 102, "pad_token_id": 0}, vision_config={})
    model = transformers.BlipForConditionalGeneration(config).eval()
    fill(model, 5, gain=0.4)
    path = MODELS / "blip-base"
    save(model, path, {})
    transformers.BlipImageProcessor().save_pretrained(path)


KINDS = {"translate": translate, "prefill": prefill, "train": train, "whisper": whisper, "clip": clip, "blip": blip}


if __name__ == "__main__":
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for kind in sys.argv[1:] or KINDS:
        if kind not in KINDS:
            raise SystemExit(f"make_random_models: kind must be one of {', '.join(KINDS)}, got {kind}")
        KINDS[kind]()
