"""Writes the fixtures of models that hear: test/fixtures/whisper-*, moonshine-*, and what transcription is compared with.

    python3 test/reference/audio_fixtures.py [case …]

Whole passes are written as make_fixtures.py writes them. See the functions for what else there is.
"""

import copy
import json
import sys
from pathlib import Path

import numpy as np
import torch
import transformers
from transformers import MoonshineConfig, MoonshineForConditionalGeneration, WhisperConfig, WhisperForConditionalGeneration

import make_fixtures
from generation_cases import nudged
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


def moonshine_config(**more) -> MoonshineConfig:
    return MoonshineConfig(**(dict(vocab_size=83, hidden_size=24, intermediate_size=40, encoder_num_hidden_layers=2, decoder_num_hidden_layers=2, encoder_num_attention_heads=2, decoder_num_attention_heads=2,
                                   max_position_embeddings=40, bos_token_id=1, eos_token_id=2, pad_token_id=0) | more))


def narrow_moonshine(model, seed):
    """As narrow_convolutions; groups are normalised by gains of either sign, as layers are."""
    with torch.no_grad():
        for conv in (model.model.encoder.conv1, model.model.encoder.conv2, model.model.encoder.conv3):
            conv.weight.mul_(conv.kernel_size[0] ** -0.5)


def said(seed: int, lengths: list[int], target: int, config: MoonshineConfig, mask: bool) -> dict:
    """Samples padded to one length, and what is written of them."""
    longest = max(lengths)
    values = standard_normal(seed, "input_values", (len(lengths), longest)).astype(np.float32)
    ones = np.arange(longest)[None] < np.array(lengths)[:, None]
    rows = [[1, *make_fixtures.tokens(seed * 100 + i, target - 1, config.vocab_size)] for i in range(len(lengths))]
    inputs = {"input_values": torch.from_numpy(values * ones), "decoder_input_ids": torch.tensor(rows)}
    return inputs | ({"attention_mask": torch.from_numpy(ones.astype(np.int64))} if mask else {})


def heard(seed: int, batch: int, length: int, config: WhisperConfig) -> dict:
    rows = [[config.decoder_start_token_id, *make_fixtures.tokens(seed * 100 + i, length - 1, config.vocab_size)] for i in range(batch)]
    return {"input_features": features(seed, batch, config), "decoder_input_ids": torch.tensor(rows)}


def cases() -> list[Case]:
    plain = whisper_config()
    english = whisper_config(False, activation_function="relu", encoder_layers=1, decoder_layers=3, encoder_attention_heads=6, decoder_attention_heads=2, encoder_ffn_dim=40, decoder_ffn_dim=56, scale_embedding=True, max_source_positions=20)
    short = whisper_config(max_source_positions=16)
    untied = whisper_config(False, tie_word_embeddings=False, num_mel_bins=7, d_model=16, encoder_attention_heads=4, decoder_attention_heads=4, max_source_positions=15, max_target_positions=9)
    moon = moonshine_config()
    moon_apart = moonshine_config(attention_bias=True, tie_word_embeddings=False, encoder_hidden_act="relu", decoder_hidden_act="gelu", encoder_num_hidden_layers=1, rope_parameters={"rope_type": "default", "rope_theta": 500.0, "partial_rotary_factor": 0.62})
    masked = heard(63, 2, 7, short) | {"decoder_attention_mask": torch.tensor([[1] * 7, [1] * 4 + [0] * 3])}
    return [
        Case("whisper-multilingual", WhisperForConditionalGeneration, plain, "as openai/whisper-base: gelu, tied; generation_config.json with languages, tasks, alignment heads",
             heard(61, 1, 8, plain), seed=61, adjust=narrow_convolutions, generation_config=generation_config(), flips={"activation_function": "relu"}, v4=False),
        Case("whisper-english", WhisperForConditionalGeneration, english, "English only; relu, layers and heads of other numbers on either side; float16 weights",
             heard(62, 2, 8, english), seed=62, dtype="float16", adjust=narrow_convolutions, generation_config=generation_config(False, alignment_heads=[[0, 1], [2, 0]]), flips={"activation_function": "gelu"}, v4=False),
        Case("whisper-untied", WhisperForConditionalGeneration, untied, "output not tied; source and output as long as positions are known; no generation settings of its own",
             heard(64, 1, 9, untied), seed=64, adjust=narrow_convolutions, v4=False),
        Case("whisper-target-padded", WhisperForConditionalGeneration, short, "decoder_attention_mask: ragged targets padded right; bfloat16 weights", masked, seed=63, dtype="bfloat16",
             adjust=narrow_convolutions, v4=False),
        Case("moonshine-tiny", MoonshineForConditionalGeneration, moon, "as UsefulSensors/moonshine-tiny: rotary over 0.9 of each head; ragged samples with their mask", said(65, [4200, 3000], 7, moon, True), seed=65,
             adjust=narrow_moonshine, flips={"encoder_hidden_act": "relu"}, v4=False),
        Case("moonshine-biased", MoonshineForConditionalGeneration, moon_apart, "attention_bias, output not tied, other activations and rotary settings; no mask; float16 weights", said(66, [3500], 8, moon_apart, False), seed=66,
             adjust=narrow_moonshine, dtype="float16", flips={"decoder_hidden_act": "silu"}, v4=False),
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


def write_tokenizer(folder: Path) -> None:
    """tokenizer.json as WhisperTokenizer saves it, in one line."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    pieces, special = vocabulary(True)
    tokenizer = Tokenizer(models.BPE(vocab=pieces, merges=[tuple(merge.split(" ")) for merge in MERGES], continuing_subword_prefix="", end_of_word_suffix="", fuse_unk=False))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in special])
    (folder / "tokenizer.json").write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")) + "\n")
    (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": 10, "sampling_rate": 16000, "hop_length": 160, "n_fft": 400, "chunk_length": 1}) + "\n")


# --- what generate writes of sound

def transcriptions(name: str) -> None:
    """Tokens and segments of generate for recordings of random features; refused where they hang on rounding."""
    from safetensors.torch import save_file

    folder = make_fixtures.FIXTURES / name
    model = WhisperForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
    english = not model.generation_config.is_multilingual
    known = ids(not english)
    window = 2 * model.config.max_source_positions
    # a slow change over frames, so that windows differ
    recordings = {}
    for length in (window, 3 * window + 50, 60):
        noise = standard_normal(71, f"recording.{length}", (model.config.num_mel_bins, length))
        recordings[f"frames-{length}"] = torch.from_numpy((noise * (0.6 + 0.5 * np.sin(np.arange(length) / 37))).astype(np.float32))
    save_file(recordings, folder / "recordings.safetensors")
    short, long = f"frames-{window}", f"frames-{3 * window + 50}"
    prompt = [known["<|startofprev|>"], 40, 50, 60, 70]
    draws = dict(temperature=[0.0, 0.2, 0.8], top_k=1)  # of one token, so that what is drawn is known
    spoken = {} if english else dict(language="french", task="transcribe")
    runs = [
        ("plain", short, {}), ("timestamps", short, dict(return_timestamps=True)), ("beams", short, dict(num_beams=3, max_new_tokens=10)), ("beams-timestamps", short, dict(num_beams=3, return_timestamps=True, max_new_tokens=16)), ("long-beams", long, dict(num_beams=4)), ("long-beams-condition", long, dict(num_beams=2, condition_on_prev_tokens=True)), ("six-tokens", short, dict(max_new_tokens=6)), ("long", long, {}),
        ("long-condition", long, dict(condition_on_prev_tokens=True)), ("long-prompt", long, dict(prompt_ids=prompt)),
        ("long-prompt-condition", long, dict(prompt_ids=prompt, condition_on_prev_tokens=True)),
        ("long-prompt-all", long, dict(prompt_ids=prompt, condition_on_prev_tokens=True, prompt_condition_type="all-segments")),
        ("long-fallback", long, dict(logprob_threshold=-1.52 if english else -1.65, condition_on_prev_tokens=True, temperature=[0.0, 0.8], top_k=1)),
        ("long-repeats", long, dict(compression_ratio_threshold=0.95, condition_on_prev_tokens=True, temperature=[0.0, 0.8], top_k=1)),
        ("long-silence", long, dict(logprob_threshold=-0.2, no_speech_threshold=0.0001) | draws),
        ("long-silence-some", long, dict(logprob_threshold=-1.52, no_speech_threshold=0.0074) | draws if english else dict(logprob_threshold=-1.65, no_speech_threshold=0.00055) | draws),
        ("long-shaped", long, dict(repetition_penalty=1.4, no_repeat_ngram_size=3)), ("long-shaped-min", long, dict(min_new_tokens=14, repetition_penalty=1.2)),
        ("long-bad-words", long, dict(bad_words_ids=[[205], [93, 93], [263, 95], [119]], min_length=9)),
    ]
    if not english:
        runs += [("french", short, spoken), ("translate", short, dict(language="fr", task="translate")), ("task-alone", short, dict(task="translate", return_timestamps=True)),
                 ("long-french", long, spoken), ("long-german-condition", long, dict(language="<|de|>", condition_on_prev_tokens=True))]
    results = []
    file = folder / "transcribe.json"
    known_runs = {one["name"]: one for one in json.loads(file.read_text())} if file.exists() else {}
    for label, recording, arguments in runs:
        if known_runs.get(label, {}).get("arguments") == arguments:
            results.append(known_runs[label])
            continue
        def generate(one):
            given = {key: torch.tensor(value) if key == "prompt_ids" else value for key, value in arguments.items()}
            kind = next(one.parameters()).dtype
            with torch.no_grad():
                found = one.generate(input_features=recordings[recording][None].to(kind), return_segments=True, return_timestamps=given.pop("return_timestamps", None if recording == short else True), **given)
            return found["sequences"][0].tolist(), [{"start": float(s["start"]), "end": float(s["end"]), "tokens": s["tokens"].tolist()} for s in found["segments"][0]]
        tokens, segments = generate(copy.deepcopy(model))
        for other in (copy.deepcopy(model).double(), nudged(model, 1), nudged(model, 2)):
            if generate(other)[0] != tokens:
                raise SystemExit(f"{name}: {label} hangs on rounding")
        print(f"  {label:24} {len(tokens)} tokens, segments {[(round(s['start'], 2), round(s['end'], 2), len(s['tokens'])) for s in segments]}")
        results.append({"name": label, "recording": recording, "arguments": arguments, "sequence": tokens, "segments": segments})
    lines = ",\n ".join(json.dumps(one, separators=(",", ":")) for one in results)
    file.write_text(f"[\n {lines}\n]\n")


def written(case: Case) -> None:
    """What generate writes of the fixture's own samples."""
    folder = make_fixtures.FIXTURES / case.name
    model = make_fixtures.load(case, folder)
    source = {name: case.inputs[name] for name in ("input_values", "attention_mask")}
    runs = []
    for name, arguments in (("greedy", dict(max_new_tokens=12)), ("beams-3", dict(num_beams=3, max_new_tokens=10)), ("repetition", dict(max_new_tokens=12, repetition_penalty=1.8))):
        with torch.no_grad():
            found = model.generate(**source, **arguments, return_dict_in_generate=True, output_scores=True)
            again = [other.generate(**{key: value.to(next(other.parameters()).dtype) if value.is_floating_point() else value for key, value in source.items()}, **arguments).tolist() for other in (copy.deepcopy(model).double(), nudged(model, 1))]
        sequences = found.sequences.tolist()
        if any(other != sequences for other in again):
            raise SystemExit(f"{case.name}: {name} hangs on rounding")
        rows = [row[: next((i + 1 for i in range(1, len(row)) if row[i] == model.config.eos_token_id), len(row))] for row in sequences]
        scores = getattr(found, "sequences_scores", None)
        runs.append({"name": name, "inputs": {"input_values": []}, "arguments": arguments, "sequences": rows, "scores": None if scores is None else scores.tolist()})
        print(f"  {name}: {rows}")
    (folder / "generate.json").write_text("[\n " + ",\n ".join(json.dumps(one, separators=(",", ":")) for one in runs) + "\n]\n")


# --- when words were said, by openai-whisper on the same weights

OPENAI = [("encoder.layer_norm", "encoder.ln_post"), ("decoder.layer_norm", "decoder.ln"), ("decoder.embed_tokens", "decoder.token_embedding"), ("embed_positions.weight", "positional_embedding"),
          ("layers.", "blocks."), ("self_attn_layer_norm", "attn_ln"), ("encoder_attn_layer_norm", "cross_attn_ln"), ("final_layer_norm", "mlp_ln"), ("encoder_attn.", "cross_attn."), ("self_attn.", "attn."),
          ("q_proj", "query"), ("k_proj", "key"), ("v_proj", "value"), ("out_proj", "out"), ("fc1", "mlp.0"), ("fc2", "mlp.2"), ("model.", "")]


def openai_model(folder: Path, config, heads: list):
    import whisper
    from safetensors.torch import load_file

    dims = whisper.model.ModelDimensions(n_mels=config.num_mel_bins, n_audio_ctx=config.max_source_positions, n_audio_state=config.d_model, n_audio_head=config.encoder_attention_heads,
                                         n_audio_layer=config.encoder_layers, n_vocab=config.vocab_size, n_text_ctx=config.max_target_positions, n_text_state=config.d_model,
                                         n_text_head=config.decoder_attention_heads, n_text_layer=config.decoder_layers)
    state = {}
    for key, value in load_file(folder / "model.safetensors").items():
        for old, new in OPENAI:
            key = key.replace(old, new)
        state[key] = value.float()
    model = whisper.model.Whisper(dims)
    for blocks, inner in ((model.encoder.blocks, config.encoder_ffn_dim), (model.decoder.blocks, config.decoder_ffn_dim)):
        for block in blocks:  # openai's are always four times the width
            block.mlp = torch.nn.Sequential(whisper.model.Linear(config.d_model, inner), torch.nn.GELU(), whisper.model.Linear(inner, config.d_model))
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected and set(missing) <= {"decoder.mask"}, (missing, unexpected)
    mask = torch.zeros(dims.n_text_layer, dims.n_text_head, dtype=torch.bool)
    for layer, head in heads:
        mask[layer, head] = True
    model.register_buffer("alignment_heads", mask.to_sparse(), persistent=False)
    return model.eval()


def openai_tokenizer(language: str):
    import tiktoken
    import whisper.tokenizer

    pieces, special = vocabulary(True)
    byte_of = {character: i for i, character in enumerate(byte_characters())}
    order = byte_characters()
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    value = {character: (printable + [byte for byte in range(256) if byte not in printable])[byte_of[character]] for character in order}
    ranks = {bytes(value[character] for character in piece): rank for piece, rank in pieces.items()}
    encoding = tiktoken.Encoding("small", pat_str=r"\S+|\s+", mergeable_ranks=ranks, special_tokens={token: len(pieces) + i for i, token in enumerate(special)})
    return whisper.tokenizer.Tokenizer(encoding=encoding, num_languages=len(LANGUAGES), language=language, task="transcribe")


def timings() -> None:
    """What timing.py makes of texts that generate wrote without timestamps: words before and after they are put into segments."""
    import whisper.timing
    from safetensors.torch import load_file

    folder = make_fixtures.FIXTURES / "whisper-multilingual"
    model = WhisperForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
    heads = generation_config()["alignment_heads"]
    other = openai_model(folder, model.config, heads)
    recordings = load_file(folder / "recordings.safetensors")
    eot = model.config.eos_token_id
    results = []
    for language, frames, begin, count in (("fr", 100, 0, 24), ("fr", 84, 100, 30), ("ja", 100, 200, 24), ("en", 100, 250, 40)):
        mel = recordings["frames-350"][:, begin : begin + 100]
        with torch.no_grad():
            written = model.generate(input_features=mel[None], language=language, task="transcribe", max_new_tokens=count, suppress_tokens=list(range(eot, model.config.vocab_size)))[0].tolist()
        tokens = [token for token in written if token < eot]
        tokenizer = openai_tokenizer(language)
        with torch.no_grad():
            words = whisper.timing.find_alignment(other, tokenizer, tokens, mel, frames)
        half = len(tokens) // 2
        segments = [dict(seek=begin, start=begin / 100, end=begin / 100 + 0.5, tokens=tokens[:half]), dict(seek=begin, start=begin / 100 + 0.5, end=begin / 100 + 1, tokens=tokens[half:])]
        plain = [dict(start=one["start"], end=one["end"], tokens=one["tokens"]) for one in segments]
        whisper.timing.add_word_timestamps(segments=segments, model=other, tokenizer=tokenizer, mel=mel, num_frames=frames, last_speech_timestamp=0.0)
        results.append(dict(language=language, frames=frames, begin=begin, count=count, tokens=tokens,
                            words=[dict(text=one.word, tokens=one.tokens, start=float(one.start), end=float(one.end), score=float(one.probability)) for one in words],
                            segments=plain, timed=[dict(start=float(one["start"]), end=float(one["end"]), words=[dict(text=w["word"], start=float(w["start"]), end=float(w["end"]), score=float(w["probability"])) for w in one["words"]]) for one in segments]))
        print(f"  {language}: {len(tokens)} tokens, {len(words)} words, starts {[round(float(w.start), 2) for w in words][:12]}")
    lines = ",\n ".join(json.dumps(one, separators=(",", ":")) for one in results)
    (folder / "timing.json").write_text(f"[\n {lines}\n]\n")


def main(wanted: list[str]) -> None:
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    if not wanted or "log-mel" in wanted:
        write_features()
    if "transcriptions" in wanted:
        for name in ("whisper-multilingual", "whisper-english"):
            transcriptions(name)
    for case in cases():
        if not wanted or case.name in wanted:
            make_fixtures.write(case)
            file = make_fixtures.FIXTURES / case.name / "generation_config.json"
            # what the reference does not know by name, it reads all the same
            if case.generation_config:
                kept = {key: value for key, value in json.loads(file.read_text()).items() if key != "_from_model_config"}
                file.write_text(json.dumps(kept | case.generation_config, indent=2, sort_keys=True) + "\n")
            if case.name == "moonshine-tiny":
                written(case)
            if case.name in ("whisper-multilingual", "whisper-english"):
                transcriptions(case.name)
    if not wanted or "tokenizer" in wanted:
        write_tokenizer(make_fixtures.FIXTURES / "whisper-multilingual")
    if not wanted or "timings" in wanted:
        timings()


if __name__ == "__main__":
    main(sys.argv[1:])
