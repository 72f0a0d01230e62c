"""Writes the fixtures of models that hear: test/fixtures/whisper-*, moonshine-*, and what transcription is compared with.

    python3 test/reference/audio_fixtures.py [case …]

Whole passes are written as make_fixtures.py writes them. See the functions for what else there is.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from transformers import WhisperConfig, WhisperForConditionalGeneration

import make_fixtures
from make_fixtures import Case
from random_weights import standard_normal

# --- a small vocabulary in Whisper's order: bytes, merges, end, start, languages, tasks, marks, timestamps

LANGUAGES = ["en", "zh", "de", "es", "ru", "ko", "fr", "ja"]
MERGES = ["t h", "th e", "Ġ t", "Ġt h", "Ġth e", "i n", "e r", "Ġ a", "r e", "o n", "Ġ s", "a t", "e n", "Ġ w", "o u", "Ġ c", "Ġc h", "Ġch at", "Ġ l", "Ġl e", "i s", "in g", "a n", "Ġa n", "Ã ©", "e s"]
WINDOW = 1.0  # seconds heard at once, 30 in real models
STAMPS = int(WINDOW / 0.02) + 1


def byte_characters() -> list[str]:
    """GPT-2's character of each byte, in the order of its vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    named = {byte: chr(byte) for byte in printable} | {byte: chr(256 + i) for i, byte in enumerate(others)}
    return [named[byte] for byte in printable + others]


def vocabulary(multilingual: bool) -> tuple[dict[str, int], list[str]]:
    """Pieces, and special tokens in their order."""
    pieces = {character: i for i, character in enumerate(byte_characters())}
    for merge in MERGES:
        pieces[merge.replace(" ", "")] = len(pieces)
    languages = LANGUAGES if multilingual else LANGUAGES[:1]
    special = ["<|endoftext|>", "<|startoftranscript|>", *[f"<|{one}|>" for one in languages], "<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>",
               "<|nospeech|>", "<|notimestamps|>", *[f"<|{i * 0.02:.2f}|>" for i in range(STAMPS)]]
    return pieces, special


def ids(multilingual: bool = True) -> dict[str, int]:
    pieces, special = vocabulary(multilingual)
    return pieces | {token: len(pieces) + i for i, token in enumerate(special)}


def whisper_config(multilingual: bool = True, **more) -> WhisperConfig:
    known = ids(multilingual)
    end = known["<|endoftext|>"]
    return WhisperConfig(**(dict(
        vocab_size=len(known), num_mel_bins=10, encoder_layers=2, decoder_layers=2, encoder_attention_heads=3, decoder_attention_heads=3, encoder_ffn_dim=48, decoder_ffn_dim=48,
        d_model=24, max_source_positions=int(WINDOW * 50), max_target_positions=48, decoder_start_token_id=known["<|startoftranscript|>"], pad_token_id=end, bos_token_id=end,
        eos_token_id=end, begin_suppress_tokens=[known["Ġ"], end], suppress_tokens=None) | more))


def generation_config(multilingual: bool = True, **more) -> dict:
    known = ids(multilingual)
    names = dict(no_timestamps_token_id=known["<|notimestamps|>"], prev_sot_token_id=known["<|startofprev|>"], max_initial_timestamp_index=10, is_multilingual=multilingual,
                 alignment_heads=[[0, 1], [1, 0], [1, 2]], suppress_tokens=[known["#"], known["("], known["<|startoflm|>"], known["<|startofprev|>"], known["<|nospeech|>"]],
                 begin_suppress_tokens=[known["Ġ"], known["<|endoftext|>"]], max_length=48, return_timestamps=False)
    if multilingual:
        names |= dict(lang_to_id={f"<|{one}|>": known[f"<|{one}|>"] for one in LANGUAGES}, task_to_id={"transcribe": known["<|transcribe|>"], "translate": known["<|translate|>"]})
    return names | more


def narrow_convolutions(model, seed):
    """Random weights are scaled by a linear map's inputs; a convolution has three times as many."""
    with torch.no_grad():
        for conv in (model.model.encoder.conv1, model.model.encoder.conv2):
            conv.weight.mul_(3**-0.5)


def features(seed: int, batch: int, config: WhisperConfig) -> torch.Tensor:
    return torch.from_numpy(standard_normal(seed, "input_features", (batch, config.num_mel_bins, 2 * config.max_source_positions)).astype(np.float32))


def heard(seed: int, batch: int, length: int, config: WhisperConfig) -> dict:
    rows = [[config.decoder_start_token_id, *make_fixtures.tokens(seed * 100 + i, length - 1, config.vocab_size)] for i in range(batch)]
    return {"input_features": features(seed, batch, config), "decoder_input_ids": torch.tensor(rows)}


def cases() -> list[Case]:
    plain = whisper_config()
    english = whisper_config(False, activation_function="relu", encoder_layers=1, decoder_layers=3, encoder_attention_heads=6, decoder_attention_heads=2, encoder_ffn_dim=40, decoder_ffn_dim=56, scale_embedding=True, max_source_positions=20)
    short = whisper_config(max_source_positions=16)
    untied = whisper_config(False, tie_word_embeddings=False, num_mel_bins=7, d_model=16, encoder_attention_heads=4, decoder_attention_heads=4, max_source_positions=15, max_target_positions=9)
    masked = heard(63, 2, 7, short) | {"decoder_attention_mask": torch.tensor([[1] * 7, [1] * 4 + [0] * 3])}
    return [
        Case("whisper-multilingual", WhisperForConditionalGeneration, plain, "as openai/whisper-base: gelu, tied; generation_config.json with languages, tasks, alignment heads",
             heard(61, 1, 8, plain), seed=61, adjust=narrow_convolutions, generation_config=generation_config(), flips={"activation_function": "relu"}, v4=False),
        Case("whisper-english", WhisperForConditionalGeneration, english, "English only; relu, layers and heads of other numbers on either side; float16 weights",
             heard(62, 2, 8, english), seed=62, dtype="float16", adjust=narrow_convolutions, generation_config=generation_config(False), flips={"activation_function": "gelu"}, v4=False),
        Case("whisper-untied", WhisperForConditionalGeneration, untied, "output not tied; source and output as long as positions are known; no generation settings of its own",
             heard(64, 1, 9, untied), seed=64, adjust=narrow_convolutions, v4=False),
        Case("whisper-target-padded", WhisperForConditionalGeneration, short, "decoder_attention_mask: ragged targets padded right; bfloat16 weights", masked, seed=63, dtype="bfloat16",
             adjust=narrow_convolutions, v4=False),
    ]


def speech(seconds: float, rate: int = 16000) -> np.ndarray:
    """A voice of sorts, from a formula that the test repeats: a buzz with formants that move, loud and quiet, and silence."""
    t = np.arange(int(seconds * rate)) / rate
    pitch = 120 + 20 * np.sin(2 * np.pi * 0.7 * t)
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    sound = sum(np.sin(k * phase) * np.exp(-(((k * pitch - 600 - 300 * np.sin(2 * np.pi * 1.3 * t)) / 500) ** 2)) for k in range(1, 30))
    return (0.2 * sound * (np.sin(2 * np.pi * 0.4 * t) > -0.3) * (0.1 + 0.9 * np.abs(np.sin(2 * np.pi * 0.15 * t)))).astype(np.float32)


def write_features() -> None:
    """Features of the reference's extractor, every so many frames: of less than a window, padded, and of more, not."""
    from safetensors.torch import save_file
    from transformers import WhisperFeatureExtractor

    arrays = {}
    for mels in (80, 128):
        extract = WhisperFeatureExtractor(feature_size=mels)
        short = extract(speech(4.3), sampling_rate=16000, return_tensors="pt")["input_features"][0]
        long = extract(speech(33.7), sampling_rate=16000, return_tensors="pt", truncation=False, padding="longest")["input_features"][0]
        arrays[f"short.{mels}"] = short[:, :440:20].contiguous()
        arrays[f"long.{mels}"] = long[:, 7::160].contiguous()
        arrays[f"shapes.{mels}"] = torch.tensor([short.shape[1], long.shape[1]])
    save_file(arrays, make_fixtures.FIXTURES / "log-mel.safetensors")


def main(wanted: list[str]) -> None:
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if not wanted or "log-mel" in wanted:
        write_features()
    for case in cases():
        if not wanted or case.name in wanted:
            make_fixtures.write(case)
            file = make_fixtures.FIXTURES / case.name / "generation_config.json"
            # what the reference does not know by name, it reads all the same
            if case.generation_config:
                file.write_text(json.dumps(json.loads(file.read_text()) | case.generation_config, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
