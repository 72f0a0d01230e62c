"""One pass over 512 tokens in Hugging Face transformers, with attention weights and without. Protocol in peer.py.

    python3 bench/reference/peer_prefill.py --model bert|gpt2 [--threads 2]

BERT-base (no head) or GPT-2 (124M; logits of the last position only, no cache), random weights, from bench/.models.
Commands:
    {"do": "plain"}       the fast path (scaled dot-product attention)
    {"do": "eager"}       plain attention, weights not returned
    {"do": "attentions"}  plain attention, the weights of every layer and head returned: Hugging Face has them in no other way
        →  {"milliseconds": …, "tokens": 512}
    "length": n takes the first n tokens instead.
"""

import argparse
import os

from peer import folder, serve, timed


def load(name: str, threads: int) -> dict:
    import torch
    import transformers
    from safetensors.torch import load_file

    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    path = folder({"bert": "bert-base", "gpt2": "gpt2"}[name])
    kind = transformers.BertModel if name == "bert" else transformers.GPT2LMHeadModel
    models = {"sdpa": kind.from_pretrained(path, attn_implementation="sdpa").eval()}
    models["eager"] = kind.from_pretrained(path, attn_implementation="eager").eval()
    for ours, theirs in zip(models["eager"].parameters(), models["sdpa"].parameters()):
        ours.data = theirs.data  # one copy of the weights
    ids = load_file(path / "inputs.safetensors")["input_ids"]
    options = {} if name == "bert" else {"use_cache": False, "logits_to_keep": 1}

    def run(implementation: str, attentions: bool):
        def answer(request: dict) -> dict:
            rows = ids[:, : request.get("length", 512)]
            with torch.inference_mode():
                milliseconds, result = timed(models[implementation], input_ids=rows, output_attentions=attentions, **options)
            if attentions and len(result.attentions) != 12:
                raise ValueError("attention weights of 12 layers were asked for")
            return {"milliseconds": milliseconds, "tokens": rows.numel()}
        return answer

    return {"plain": run("sdpa", False), "eager": run("eager", False), "attentions": run("eager", True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=["bert", "gpt2"], required=True)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    serve(lambda: load(options.model, options.threads), options.threads, ("torch", "transformers"))


if __name__ == "__main__":
    main()
