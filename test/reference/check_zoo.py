"""Loads models of zoo/ with Hugging Face transformers and compares them with sightline itself.

    python3 test/reference/check_zoo.py zoo/fr-en [more folders] [--command "npx sightline"] [--text "Je vois un chat."]

Translation: MarianMTModel and MarianTokenizer must load it; on a ragged batch of sentences and on forced targets,
logits, every hidden state and every attention map of `sightline forward` must agree, and the four-beam translations of
`sightline generate` must be the same tokens with the same scores. Sentences are --text, or those of the folder's
`examples.json` (a list of strings, or of objects with a `source`), or five built in.

Pictures (BLIP): BlipForConditionalGeneration or BlipForQuestionAnswering and BlipProcessor must load the folder; on
pictures drawn here, logits, states and maps of `sightline forward` must agree, and what `sightline caption` or `sightline
ask` writes must be what the reference writes by its own processor.

Voices (Whisper): WhisperForConditionalGeneration and WhisperProcessor must load the folder; on recordings (--audio, WAV
files of 16,000 samples a second within the model's window; else two made here, of no language), in every task and
language of the folder, logits, states and maps of `sightline forward` on what the reference writes must agree, and `sightline transcribe` must
write what the reference's generate writes, with timestamps.

The commands run, from the repository's root:
    sightline forward <model> --inputs in.safetensors --out out.safetensors --record full --hidden-states
    sightline generate <model> --inputs in.safetensors --beams 4 --json        prints {"sequences", "scores"}
    sightline transcribe <model> <recording…> --language fr --task transcribe --temperature 0 --silence 1 --json
    sightline caption <model> <picture…> --prompt "…" --json; sightline ask <model> <picture> "…" --json
"""

import argparse
import json
import shlex
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
import torch
import transformers
from PIL import Image, ImageDraw
from safetensors.numpy import load_file, save_file

import vision_cases
from audio_fixtures import speech
from comparison import compare

ROOT = Path(__file__).resolve().parent.parent.parent
SENTENCES = ["Le chat noir dort.", "Je ne vois pas la petite maison.", "Où est le livre ?", "Nous mangeons une pomme rouge dans le jardin.", "Elle chante."]
BEAMS = 4


def sentences_of(folder: Path, given: list[str] | None) -> list[str]:
    if given:
        return given
    file = folder / "examples.json"
    if not file.exists():
        return SENTENCES
    examples = json.loads(file.read_text())
    examples = examples.get("examples", examples) if isinstance(examples, dict) else examples
    return [one if isinstance(one, str) else one["source"] for one in examples][:8]


def sightline(command: str, *arguments: str) -> str:
    done = subprocess.run([*shlex.split(command), *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command} {' '.join(arguments)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def reference(model, inputs: dict) -> dict[str, np.ndarray]:
    with torch.no_grad():
        result = model(**{name: torch.from_numpy(value) for name, value in inputs.items()}, output_attentions=True, output_hidden_states=True, use_cache=False)
    outputs = {}
    for name, value in result.items():
        if isinstance(value, tuple):
            outputs |= {f"{name}.{i}": one.numpy() for i, one in enumerate(value)}
        elif isinstance(value, torch.Tensor):
            outputs[name] = value.numpy()
    return outputs


def stripped(row: list[int], end: set[int]) -> list[int]:
    stop = next((i + 1 for i, token in enumerate(row) if i > 0 and token in end), len(row))
    return row[:stop]


def same_row(ours: list[int], theirs: list[int], start: int) -> bool:
    """The start token may be left out."""
    return ours == theirs or [start, *ours] == theirs


def check(folder: Path, command: str, given: list[str] | None, tolerance: float) -> list[str]:
    model = transformers.MarianMTModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    tokenizer = transformers.MarianTokenizer.from_pretrained(folder)
    texts = sentences_of(folder, given)
    batch = tokenizer(texts, return_tensors="np", padding=True)
    source = {name: batch[name].astype(np.int64) for name in ("input_ids", "attention_mask")}
    ends = model.generation_config.eos_token_id
    ends = set(ends) if isinstance(ends, list) else {ends}
    with torch.no_grad():
        found = model.generate(**{name: torch.from_numpy(value) for name, value in source.items()}, num_beams=BEAMS, return_dict_in_generate=True, output_scores=True)
    theirs = [stripped(row, ends) for row in found.sequences.tolist()]

    # the translations, all but their last token, are what the decoder reads
    pad = model.config.pad_token_id
    longest = max(len(row) - 1 for row in theirs)
    forced = np.array([row[:-1] + [pad] * (longest - len(row) + 1) for row in theirs], np.int64)
    mask = np.array([[1] * (len(row) - 1) + [0] * (longest - len(row) + 1) for row in theirs], np.int64)
    inputs = source | {"decoder_input_ids": forced, "decoder_attention_mask": mask}

    problems = []
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        save_file(inputs, temporary / "in.safetensors")
        save_file(source, temporary / "source.safetensors")
        sightline(command, "forward", str(folder.resolve()), "--inputs", str(temporary / "in.safetensors"), "--out", str(temporary / "out.safetensors"), "--record", "full", "--hidden-states")
        got = load_file(temporary / "out.safetensors")
        generated = json.loads(sightline(command, "generate", str(folder.resolve()), "--inputs", str(temporary / "source.safetensors"), "--beams", str(BEAMS), "--json"))

    expected = reference(model, inputs)
    compared, differences = compare(got, expected, inputs, tolerance)
    problems += differences
    problems += [f"{name} must be among the outputs" for name in expected if name not in got and name != "encoder_last_hidden_state"]  # the last of the hidden states
    ours = [stripped(row, ends) for row in generated["sequences"]]
    scores, wanted = generated["scores"], found.sequences_scores.tolist()
    if len(ours) != len(theirs):
        problems.append(f"generate must give {len(theirs)} sequences, got {len(ours)}")
    for i, (mine, other) in enumerate(zip(ours, theirs)):
        if not same_row(mine, other, model.config.decoder_start_token_id):
            problems.append(f"{texts[i]!r}: translation must be {tokenizer.decode(other, skip_special_tokens=True)!r} {other}, got {tokenizer.decode(mine, skip_special_tokens=True)!r} {mine}")
        elif abs(scores[i] - wanted[i]) > 1e-3:
            problems.append(f"{texts[i]!r}: score must be {wanted[i]:.5f}, got {scores[i]:.5f}")
    print(f"{folder}: {len(compared)} of {len(expected)} outputs compared, {len(texts)} sentences translated with {BEAMS} beams, {len(problems)} problems")
    return problems


def drawn(size: int) -> list[Image.Image]:
    """A few plain pictures: ground, sky and shapes."""
    pictures = []
    for i, (sky, ground, shape) in enumerate([("#8ecae6", "#7cb518", "red"), ("#22223b", "#6c584c", "white"), ("#e9ecef", "#d4a373", "#3a0ca3")]):
        picture = Image.new("RGB", (size, size), sky)
        draw = ImageDraw.Draw(picture)
        draw.rectangle([0, size * 2 // 3, size, size], fill=ground)
        left = size // 5 + i * size // 6
        (draw.ellipse if i % 2 else draw.rectangle)([left, size // 3, left + size // 3, size * 5 // 6], fill=shape)
        draw.polygon([(size // 2, size // 8), (size * 5 // 8, size // 4), (size * 3 // 8, size // 4)], fill="orange")
        pictures.append(picture)
    return pictures


def check_pictures(folder: Path, command: str, given: list[str] | None, tolerance: float) -> list[str]:
    processor = transformers.BlipProcessor.from_pretrained(folder)
    answers = "BlipForQuestionAnswering" in json.loads((folder / "config.json").read_text())["architectures"]
    kind = transformers.BlipForQuestionAnswering if answers else transformers.BlipForConditionalGeneration
    model = kind.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    pictures = drawn(model.config.vision_config.image_size)
    texts = (given or (["What colour is the box?", "Où est le chat ?"] if answers else ["in english:", "en français :"]))[:2]
    problems, compared = [], []
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        files = [temporary / f"{i}.png" for i in range(len(pictures))]
        for file, picture in zip(files, pictures):
            picture.save(file)
        for text in texts:
            batch = processor(images=pictures, text=[text] * len(pictures), return_tensors="pt")
            with torch.no_grad():
                written = model.generate(**batch, num_beams=1, max_new_tokens=48)
            theirs = processor.batch_decode(written, skip_special_tokens=True)
            # what was written, all but its last token, is what the decoder reads
            forced = written[:, :-1].clone()
            if answers:
                forced[:, 0] = model.config.text_config.bos_token_id
                inputs = dict(batch) | {"decoder_input_ids": forced, "decoder_attention_mask": (forced != model.config.text_config.pad_token_id).long()}
            else:
                inputs = {"pixel_values": batch["pixel_values"], "input_ids": forced, "attention_mask": (forced != model.config.text_config.pad_token_id).long()}
            with torch.no_grad():
                expected = {name: value.numpy() for name, value in vision_cases.blip(model, inputs).items()}
            arrays = {name: value.numpy() for name, value in inputs.items()}
            save_file({name: np.ascontiguousarray(value) for name, value in arrays.items()}, temporary / "in.safetensors")
            sightline(command, "forward", str(folder.resolve()), "--inputs", str(temporary / "in.safetensors"), "--out", str(temporary / "out.safetensors"), "--record", "full", "--hidden-states")
            names, differences = compare(load_file(temporary / "out.safetensors"), expected, {}, tolerance)
            compared += names
            problems += differences
            if answers:
                lines = [sightline(command, "ask", str(folder.resolve()), str(file), text, "--json") for file in files]
            else:
                lines = sightline(command, "caption", str(folder.resolve()), *map(str, files), "--prompt", text, "--json").strip().split("\n")
            for line, other in zip(lines, theirs):
                # the reference gives the prompt back with what follows it; spaces about marks are the tokenizer's
                mine, other = ("".join(one.split()) for one in (json.loads(line)["text"], other))
                if mine != (other if answers else other.removeprefix("".join(text.split()))):
                    problems.append(f"{text!r}: text must be {other!r}, got {mine!r}")
    print(f"{folder}: {len(compared)} outputs compared, {len(pictures)} pictures, {len(texts)} texts, {len(problems)} problems")
    return problems


RATE = 16000


def read_wave(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (RATE, 1, 2):
            raise SystemExit(f"{path}: must be 16-bit mono of {RATE} samples a second")
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768


def made_recordings(temporary: Path, seconds: float) -> list[Path]:
    """A buzz with formants that move, and noise: whoever listens writes something."""
    files = []
    for i, samples in enumerate([speech(0.9 * seconds), 0.1 * np.random.default_rng(5).standard_normal(int(0.6 * seconds * RATE))]):
        files.append(temporary / f"{i}.wav")
        with wave.open(str(files[-1]), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes())
    return files


def check_voices(folder: Path, command: str, given: list[Path] | None, tolerance: float) -> list[str]:
    processor = transformers.WhisperProcessor.from_pretrained(folder)
    model = transformers.WhisperForConditionalGeneration.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    settings, tokenizer = model.generation_config, processor.tokenizer
    problems, compared, runs = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        files = given or made_recordings(temporary, processor.feature_extractor.chunk_length)
        features = processor([read_wave(file) for file in files], sampling_rate=RATE, return_tensors="pt")["input_features"]
        spoken = [token.strip("<|>") for token in settings.lang_to_id]
        for language, task in [(language, task) for language in spoken for task in settings.task_to_id]:
            if task == "translate" and language == "en":
                continue
            asked = dict(language=language, task=task)
            with torch.no_grad():
                plain = model.generate(features, **asked)
                timed = model.generate(features, **asked, return_timestamps=True)
            head = [model.config.decoder_start_token_id, settings.lang_to_id[f"<|{language}|>"], settings.task_to_id[task], settings.no_timestamps_token_id]
            end = model.config.eos_token_id
            rows = [[token for token in row if token not in (*head, end)][: model.config.max_target_positions - len(head)] for row in plain.tolist()]
            longest = max(map(len, rows))
            forced = torch.tensor([[*head, *row, *[end] * (longest - len(row))] for row in rows])
            mask = torch.tensor([[1] * (len(head) + len(row)) + [0] * (longest - len(row)) for row in rows])
            inputs = {"input_features": features.numpy(), "decoder_input_ids": forced.numpy(), "decoder_attention_mask": mask.numpy()}
            save_file({name: np.ascontiguousarray(value) for name, value in inputs.items()}, temporary / "in.safetensors")
            sightline(command, "forward", str(folder.resolve()), "--inputs", str(temporary / "in.safetensors"), "--out", str(temporary / "out.safetensors"), "--record", "full", "--hidden-states")
            names, differences = compare(load_file(temporary / "out.safetensors"), reference(model, inputs), inputs, tolerance)
            compared += names
            problems += differences
            lines = sightline(command, "transcribe", str(folder.resolve()), *map(str, files), "--language", language, "--task", task, "--temperature", "0", "--silence", "1", "--json").strip().split("\n")
            for file, line, theirs in zip(files, lines, processor.batch_decode(timed, skip_special_tokens=True)):
                runs += 1
                # the reference puts a space wherever a timestamp stood, also within a word
                mine, other = ("".join(one.split()) for one in (json.loads(line)["text"], theirs))
                if mine != other:
                    problems.append(f"{file.name}, {language}, {task}: text must be {other!r}, got {mine!r}")
    print(f"{folder}: {len(compared)} outputs compared, {runs} transcripts of {len(files)} recordings, {len(problems)} problems")
    return problems


CHECKS = {"marian": check, "blip": check_pictures, "whisper": check_voices}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--command", default="npx sightline")
    parser.add_argument("--text", action="append")
    parser.add_argument("--audio", action="append", type=Path)
    parser.add_argument("--tolerance", type=float, default=2e-4)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    failed = False
    for folder in arguments.folders:
        kind = json.loads((folder / "config.json").read_text())["model_type"]
        if kind not in CHECKS:
            raise SystemExit(f"{folder}: model_type must be one of {', '.join(CHECKS)}, got {kind}")
        for problem in CHECKS[kind](folder, arguments.command, arguments.audio if kind == "whisper" else arguments.text, arguments.tolerance):
            failed = True
            print(f"  {problem}")
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
