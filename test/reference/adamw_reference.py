"""Loss, gradients and AdamW steps of a small Marian model, computed by PyTorch in float64: test/fixtures/training/.

    python3 test/reference/make_fixtures.py training

Dropout is 0. The loss is cross-entropy with label smoothing, averaged over the labels that are not -100. Two runs of
three steps on the same batch: `clipped` (decay on everything, gradients clipped) and `grouped` (decay on matrices
alone, no clipping, no smoothing).

Hugging Face gives its embeddings a padding_idx: their lookup passes no gradient to the row of the padding token, which
for Marian is also the token that starts a target. The gradients here are the plain derivative, without that exception;
`gradients-padding-idx.safetensors` holds the one tensor for which it differs.
"""

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import MarianConfig, MarianMTModel

from random_weights import fill, standard_normal

RUNS = {
    "clipped": dict(smoothing=0.1, learning_rate=3e-3, betas=[0.9, 0.98], epsilon=1e-6, weight_decay=0.05, decay="all", clip=0.5),
    "grouped": dict(smoothing=0.0, learning_rate=[1e-3, 2e-3, 1.5e-3], betas=[0.9, 0.999], epsilon=1e-5, weight_decay=0.1, decay="matrices", clip=None),
}
STEPS = 3


def batch(config: MarianConfig) -> dict:
    """Three pairs of different lengths, padded at the right."""
    pad = config.pad_token_id
    sources = [[5, 17, 33, 8, 51, 0], [21, 9, 24, 0], [12, 38, 40, 6, 52, 19, 27, 0]]
    targets = [[44, 3, 19, 19, 0], [7, 30, 0], [8, 52, 11, 23, 45, 31, 0]]
    wide = lambda rows, fill: torch.tensor([row + [fill] * (max(map(len, rows)) - len(row)) for row in rows])
    labels = wide(targets, -100)
    return {
        "input_ids": wide(sources, pad),
        "attention_mask": wide([[1] * len(row) for row in sources], 0),
        "decoder_input_ids": wide([[config.decoder_start_token_id, *row[:-1]] for row in targets], pad),
        "decoder_attention_mask": (labels != -100).long(),
        "labels": labels,
    }


def trained(folder: Path, double: bool = True) -> MarianMTModel:
    model = MarianMTModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32)
    for module in model.modules():
        if isinstance(module, torch.nn.Embedding):
            module.padding_idx = None
    return (model.double() if double else model).train()


def loss_of(model, inputs: dict, smoothing: float) -> torch.Tensor:
    logits = model(**{name: value for name, value in inputs.items() if name != "labels"}, use_cache=False).logits
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), inputs["labels"].flatten(), ignore_index=-100, label_smoothing=smoothing)


def parameters_of(model) -> dict[str, torch.Tensor]:
    return {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}


def gradients_of(model, inputs: dict, smoothing: float) -> tuple[float, dict[str, torch.Tensor]]:
    model.zero_grad()
    loss = loss_of(model, inputs, smoothing)
    loss.backward()
    return loss.item(), {name: parameter.grad.clone() for name, parameter in parameters_of(model).items()}


def steps_of(folder: Path, inputs: dict, run: dict, double: bool = True):
    model = trained(folder, double)
    parameters = parameters_of(model)
    matrices = [p for p in parameters.values() if p.dim() > 1]
    vectors = [p for p in parameters.values() if p.dim() == 1]
    groups = [{"params": matrices}, {"params": vectors, "weight_decay": run["weight_decay"] if run["decay"] == "all" else 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=tuple(run["betas"]), eps=run["epsilon"], weight_decay=run["weight_decay"])
    losses, norms = [], []
    for step in range(STEPS):
        rate = run["learning_rate"]
        for group in optimizer.param_groups:
            group["lr"] = rate[step] if isinstance(rate, list) else rate
        optimizer.zero_grad()
        loss = loss_of(model, inputs, run["smoothing"])
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(parameters.values(), run["clip"] or float("inf")).item())
        losses.append(loss.item())
        optimizer.step()
    losses.append(loss_of(model, inputs, run["smoothing"]).item())
    return losses, norms, {name: value.detach().clone() for name, value in parameters.items()}


def save(tensors: dict, file: Path) -> None:
    save_file({name: value.float().contiguous() for name, value in tensors.items()}, file)


def write(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    torch.manual_seed(0)
    config = MarianConfig(vocab_size=61, d_model=16, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
                          encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=32, activation_function="swish", scale_embedding=True, dropout=0.0,
                          attention_dropout=0.0, activation_dropout=0.0, eos_token_id=0, pad_token_id=60, decoder_start_token_id=60, forced_eos_token_id=None)
    model = MarianMTModel(config)
    fill(model, 71)
    model.final_logits_bias.copy_(torch.from_numpy(0.5 * standard_normal(71, "final_logits_bias", (1, 61))))
    model.save_pretrained(folder)
    inputs = batch(config)
    save_file(inputs, folder / "batch.safetensors")

    smoothing = RUNS["clipped"]["smoothing"]
    loss, gradients = gradients_of(trained(folder), inputs, smoothing)
    unmasked = {name: value for name, value in inputs.items() if name != "decoder_attention_mask"}
    for name, value in gradients_of(trained(folder), unmasked, smoothing)[1].items():
        torch.testing.assert_close(value, gradients[name], msg=f"{name}: padding of targets must not reach the loss")
    single_loss, single = gradients_of(trained(folder, double=False), inputs, smoothing)
    apart = max((single[name] - gradients[name]).abs().max().item() for name in gradients)
    save(gradients, folder / "gradients.safetensors")

    with_padding_idx = MarianMTModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).double().train()
    _, theirs = gradients_of(with_padding_idx, inputs, smoothing)
    different = {name: value for name, value in theirs.items() if not torch.allclose(value, gradients[name], atol=1e-12)}
    assert different.keys() == {"model.shared.weight"}, different.keys()
    save(different, folder / "gradients-padding-idx.safetensors")

    report = {"smoothing": smoothing, "loss": loss, "gradient_norm": sum(g.square().sum() for g in gradients.values()).sqrt().item(), "steps": STEPS, "runs": {}}
    off = {}
    for name, run in RUNS.items():
        losses, norms, parameters = steps_of(folder, inputs, run)
        if run["clip"]:
            assert min(norms) > run["clip"], "clipping must take part"
        _, _, again = steps_of(folder, inputs, run, double=False)
        off[name] = max((again[key] - parameters[key]).abs().max().item() for key in parameters)
        save(parameters, folder / f"parameters-{name}.safetensors")
        report["runs"][name] = {**run, "losses": losses, "norms": norms}
    report["float32_differs_by"] = {"loss": abs(single_loss - loss), "gradients": apart, **off}
    (folder / "reference.json").write_text(json.dumps(report, indent=2) + "\n")
    for file in folder.iterdir():
        file.chmod(0o644)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{'training':28} {size / 1024:6.0f} KB  loss {loss:.3f}, in float32 gradients differ by {apart:.1e}, parameters by {max(off.values()):.1e}")
