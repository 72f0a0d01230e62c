"""One training step in PyTorch, eager: 64 pairs of 16 + 16 tokens. Protocol in peer.py.

    python3 bench/reference/peer_train.py [--threads 2] [--dropout 0.0]

The model is Hugging Face's MarianMTModel: width 256, 4+4 layers, 4 heads, feed-forward 1024, vocabulary 8,000, from
bench/.models/marian-train. A step is forward, cross-entropy with label smoothing 0.1, backward, gradients clipped to
norm 1, AdamW (the fused one, PyTorch's fastest on a CPU).

Commands:
    {"do": "step"}   →  {"milliseconds": …, "tokens": 2048, "loss": …}: source and target tokens
    {"do": "reset"}  →  {"milliseconds": …, "tokens": 0}: weights and moments as at the start
"""

import argparse
import os

from peer import folder, serve, timed


def load(threads: int, dropout: float) -> dict:
    import torch
    import transformers
    from safetensors.torch import load_file

    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    path = folder("marian-train")
    batch = load_file(path / "inputs.safetensors")
    labels = batch.pop("labels")
    state = {}

    def reset() -> None:
        torch.manual_seed(1)
        state["model"] = transformers.MarianMTModel.from_pretrained(path, dropout=dropout).train()
        parameters = [p for p in state["model"].parameters() if p.requires_grad]
        state["parameters"] = parameters
        state["optimizer"] = torch.optim.AdamW(parameters, lr=3e-4, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01, fused=True)

    def step() -> float:
        state["optimizer"].zero_grad(set_to_none=True)
        logits = state["model"](**batch, use_cache=False).logits
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), label_smoothing=0.1)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(state["parameters"], 1.0)
        state["optimizer"].step()
        return loss.item()

    def stepped(_: dict) -> dict:
        milliseconds, loss = timed(step)
        return {"milliseconds": milliseconds, "tokens": batch["input_ids"].numel() + labels.numel(), "loss": loss}

    reset()
    return {"step": stepped, "reset": lambda _: {"milliseconds": timed(reset)[0], "tokens": 0}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--dropout", type=float, default=0.0)
    options = parser.parse_args()
    serve(lambda: load(options.threads, options.dropout), options.threads, ("torch", "transformers"))


if __name__ == "__main__":
    main()
