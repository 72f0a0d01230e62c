"""Whisper-base's shape on 30 s of sound in Hugging Face, or in CTranslate2 as faster-whisper drives it. Protocol in peer.py.

    python3 bench/reference/peer_whisper.py --engine hf|faster-whisper [--precision float32|int8] [--threads 2]

Commands ("tokens": how many to write; one sequence, greedy, without timestamps, the end token held back):
    {"do": "features"}              samples → log-mel features
    {"do": "encode"}                features → states
    {"do": "whole", "tokens": 96}   samples → tokens, everything included: {"milliseconds": …, "tokens": 96, "sequences": [[…]]}
"tokens" more or fewer in two runs gives the time of one.
"""

import argparse
import os

import numpy as np
from peer import folder, reference, serve, timed


def sound() -> np.ndarray:
    return np.fromfile(folder("whisper-base") / "sound.f32", dtype="<f4")


def hugging_face(precision: str, threads: int) -> dict:
    import torch
    import transformers

    path = folder("whisper-base")
    model = reference("WhisperForConditionalGeneration", path, threads, precision)
    extractor = transformers.WhisperFeatureExtractor.from_pretrained(path)
    samples = sound()

    def features() -> "torch.Tensor":
        return extractor(samples, sampling_rate=16000, return_tensors="pt").input_features

    known = features()
    start = torch.tensor([[50258, 50259, 50359, 50363]])
    eos = model.generation_config.eos_token_id
    suppressed = sorted({*model.generation_config.suppress_tokens, *range(50257, 51865)})

    def whole(count: int) -> list[int]:
        with torch.inference_mode():
            result = model.generate(input_features=features(), decoder_input_ids=start, do_sample=False, num_beams=1, max_new_tokens=count, min_new_tokens=count, suppress_tokens=suppressed, eos_token_id=eos)
        return result[0].tolist()[-count:]

    def answer(request: dict) -> dict:
        milliseconds, tokens = timed(whole, request["tokens"])
        return {"milliseconds": milliseconds, "tokens": len(tokens), "sequences": [tokens]}

    def encode(_: dict) -> dict:
        with torch.inference_mode():
            return {"milliseconds": timed(model.model.encoder, known)[0]}

    return {"features": lambda _: {"milliseconds": timed(features)[0]}, "encode": encode, "whole": answer}


def faster_whisper(precision: str, threads: int) -> dict:
    from faster_whisper import WhisperModel

    path = folder("whisper-base-ct2-int8" if precision == "int8" else "whisper-base-ct2")
    model = WhisperModel(str(path), device="cpu", compute_type=precision, cpu_threads=threads, num_workers=1)
    samples = sound()
    known = model.feature_extractor(samples)[..., :3000]
    suppressed = [1, 2, 7, *range(50257, 51865)]

    # CTranslate2 writes at most half of the greatest length, which faster-whisper makes of the prompt's four tokens and max_new_tokens
    def whole(count: int) -> list[int]:
        segments, _ = model.transcribe(samples, language="en", task="transcribe", beam_size=1, best_of=1, temperature=0, compression_ratio_threshold=None, log_prob_threshold=None, no_speech_threshold=None,
                                       condition_on_previous_text=False, without_timestamps=True, suppress_tokens=suppressed, max_new_tokens=2 * count - 4)
        return [token for segment in segments for token in segment.tokens]

    def answer(request: dict) -> dict:
        milliseconds, tokens = timed(whole, request["tokens"])
        return {"milliseconds": milliseconds, "tokens": len(tokens), "sequences": [tokens]}

    return {"features": lambda _: {"milliseconds": timed(model.feature_extractor, samples)[0]}, "encode": lambda _: {"milliseconds": timed(model.encode, known)[0]}, "whole": answer}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["hf", "faster-whisper"], required=True)
    parser.add_argument("--precision", choices=["float32", "int8"], default="float32")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    load = hugging_face if options.engine == "hf" else faster_whisper
    serve(lambda: load(options.precision, options.threads), options.threads, ("torch", "transformers") if options.engine == "hf" else ("faster-whisper", "ctranslate2"))


if __name__ == "__main__":
    main()
