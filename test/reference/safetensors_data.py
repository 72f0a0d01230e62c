"""Writes test/data/safetensors/: a file of every element type, and hashes of the float32 patterns of every half.

Run: python3 test/reference/safetensors_data.py   (numpy, torch, safetensors; the output is committed)
"""
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

out = Path(__file__).resolve().parent.parent / "data" / "safetensors"
out.mkdir(parents=True, exist_ok=True)

# Zeros, subnormals, ones, the largest, infinities, NaNs, each with both signs.
halves = [0x0000, 0x0001, 0x0002, 0x03FF, 0x0400, 0x3555, 0x3C00, 0x7BFF, 0x7C00, 0x7C01, 0x7E00, 0x7FFF]
halves = np.array(halves + [h | 0x8000 for h in halves], np.uint16)
brains = [0x0000, 0x0001, 0x007F, 0x0080, 0x3EAB, 0x3F80, 0x7F7F, 0x7F80, 0x7F81, 0x7FC0, 0x7FFF]
brains = np.array(brains + [b | 0x8000 for b in brains], np.uint16)
tensors = {
    "edge.f16": torch.from_numpy(halves.view(np.float16)).reshape(2, 12),
    "edge.bf16": torch.from_numpy(brains.view(np.int16)).view(torch.bfloat16),
    "b.f32": torch.tensor([[1.5, -0.0, float("inf")], [float("-inf"), 1e-45, 3.4028235e38]]),
    "a.f64": torch.tensor([1 / 3, -2.5], dtype=torch.float64),
    "i64": torch.tensor([-(2**63), 2**63 - 1, 2**53 + 1], dtype=torch.int64),
    "i32": torch.tensor([-(2**31), 7], dtype=torch.int32),
    "i16": torch.tensor([-32768, 7], dtype=torch.int16),
    "i8": torch.tensor([-128, 7, 1], dtype=torch.int8),
    "u8": torch.tensor([255, 0, 3], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
    "scalar": torch.tensor(42.0),
    "empty": torch.zeros(3, 0, 2),
    "name with \"quotes\" \\ é 𝄞 \u001f": torch.ones(1),
    "\ufb01": torch.ones(1),  # after the one before it by UTF-8 bytes or code points, before it by UTF-16 units
}
save_file(tensors, out / "types.safetensors", metadata={"format": "pt"})

# All 65,536 patterns of each half type as float32 patterns, little endian: one hash each.
patterns = {
    "float16": np.arange(65536, dtype=np.uint16).view(np.float16).astype(np.float32).view("<u4"),
    "bfloat16": torch.arange(65536, dtype=torch.int32).to(torch.int16).view(torch.bfloat16).float().numpy().view("<u4"),
}
hashes = {name: hashlib.sha256(values.tobytes()).hexdigest() for name, values in patterns.items()}
(out / "half_to_float.json").write_text(json.dumps(hashes, indent=2) + "\n")
