"""Translation in Hugging Face or CTranslate2: 20 source tokens, exactly 32 tokens out. Protocol in peer.py.

    python3 bench/reference/peer_translate.py --engine hf|ctranslate2 [--precision float32|int8] [--threads 2]

Commands: greedy1 (one sentence, greedy), beam4 (one sentence, four beams), batch32 (32 sentences, greedy).
    {"do": "greedy1", "sentence": 0}  →  {"milliseconds": …, "tokens": 32, "sequences": [[…]]}
Encoder and decoder are both timed. `tokens` counts those of the sequences returned, not of their rivals; `sequences`
are what was generated, so that a driver can see whether both sides found the same. The end token is held back for 32
tokens on every side. Hugging Face in int8 is PyTorch's dynamic quantization of every linear layer.
"""

import argparse
import os

from peer import folder, reference, serve, timed

LENGTH = 32


def hugging_face(precision: str, threads: int) -> dict:
    import torch
    from safetensors.torch import load_file

    path = folder("marian-base")
    model = reference("MarianMTModel", path, threads, precision)
    sources = load_file(path / "inputs.safetensors")["input_ids"]

    def run(rows: "torch.Tensor", beams: int) -> dict:
        with torch.inference_mode():
            milliseconds, result = timed(model.generate, input_ids=rows, attention_mask=torch.ones_like(rows), num_beams=beams, do_sample=False,
                                         min_new_tokens=LENGTH, max_new_tokens=LENGTH)
        sequences = [row[1:] for row in result.tolist()]  # without the start token
        return {"milliseconds": milliseconds, "tokens": sum(map(len, sequences)), "sequences": sequences}

    def one(request: dict) -> "torch.Tensor":
        at = request.get("sentence", 0)
        return sources[at : at + 1]

    return {"greedy1": lambda request: run(one(request), 1), "beam4": lambda request: run(one(request), 4), "batch32": lambda request: run(sources, 1)}


def ctranslate2(precision: str, threads: int) -> dict:
    import ctranslate2
    from safetensors.numpy import load_file

    path = folder("marian-base-ct2-int8" if precision == "int8" else "marian-base-ct2")
    translator = ctranslate2.Translator(str(path), device="cpu", compute_type=precision, inter_threads=1, intra_threads=threads)
    name = lambda token: ("</s>", "<unk>")[token] if token < 2 else str(token)
    number = lambda token: {"</s>": 0, "<unk>": 1}.get(token) if token.startswith("<") else int(token)
    sources = [[name(token) for token in row] for row in load_file(folder("marian-base") / "inputs.safetensors")["input_ids"].tolist()]

    def run(rows: list[list[str]], beams: int) -> dict:
        milliseconds, results = timed(translator.translate_batch, rows, beam_size=beams, min_decoding_length=LENGTH, max_decoding_length=LENGTH)
        sequences = [[number(token) for token in result.hypotheses[0]] for result in results]
        return {"milliseconds": milliseconds, "tokens": sum(map(len, sequences)), "sequences": sequences}

    def one(request: dict) -> list[list[str]]:
        at = request.get("sentence", 0)
        return sources[at : at + 1]

    return {"greedy1": lambda request: run(one(request), 1), "beam4": lambda request: run(one(request), 4), "batch32": lambda request: run(sources, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["hf", "ctranslate2"], required=True)
    parser.add_argument("--precision", choices=["float32", "int8"], default="float32")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    load = hugging_face if options.engine == "hf" else ctranslate2
    serve(lambda: load(options.precision, options.threads), options.threads, ("torch", "transformers") if options.engine == "hf" else ("ctranslate2",))


if __name__ == "__main__":
    main()
