"""Steps of Muon by torch.optim.Muon, in float64: test/fixtures/training/muon.json.

    python3 test/reference/make_fixtures.py training

PyTorch makes its matrices orthogonal in bfloat16; here that conversion is taken out, so that the algorithm alone is left.
"""

import json
from pathlib import Path

import torch

SHAPES = {"wide": (4, 6), "tall": (7, 3), "other.wide": (4, 6)}
STEPS = 3
OPTIONS = {"lr": 2e-2, "weight_decay": 0.1, "momentum": 0.95, "ns_steps": 5}


def write(folder: Path) -> None:
    torch.manual_seed(4)
    initial = {name: torch.randn(shape, dtype=torch.float64).float().double() for name, shape in SHAPES.items()}
    gradients = [{name: torch.randn(shape, dtype=torch.float64).float().double() for name, shape in SHAPES.items()} for _ in range(STEPS)]
    parameters = {name: torch.nn.Parameter(value.clone()) for name, value in initial.items()}
    optimizer = torch.optim.Muon(parameters.values(), nesterov=True, adjust_lr_fn="match_rms_adamw", **OPTIONS)
    to_bfloat16 = torch.Tensor.bfloat16
    torch.Tensor.bfloat16 = lambda self: self.clone()
    try:
        for given in gradients:
            for name, parameter in parameters.items():
                parameter.grad = given[name].clone()
            optimizer.step()
    finally:
        torch.Tensor.bfloat16 = to_bfloat16
    flat = lambda tensors: {name: value.detach().flatten().tolist() for name, value in tensors.items()}
    report = {"shapes": SHAPES, "options": OPTIONS, "initial": flat(initial), "gradients": [flat(given) for given in gradients], "final": flat(parameters)}
    (folder / "muon.json").write_text(json.dumps(report) + "\n")
