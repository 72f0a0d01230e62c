"""How reference outputs are compared: which rows count, and by how much they differ."""

import numpy as np


def own_rows(name: str, value: np.ndarray, inputs: dict) -> np.ndarray:
    """`value` with zeros where the query is padding.

    Where a causal mask hides everything from a padding query (left padding), Hugging Face spreads its attention over
    all keys, hidden ones included: the numbers mean nothing, and no real token sees them.
    """
    targets = "decoder_input_ids" in inputs and not name.startswith("encoder")
    mask = inputs.get("decoder_attention_mask" if targets else "attention_mask")
    if mask is None or value.ndim < 3:  # pooled rows, classes
        return value
    keep = np.asarray(mask)[:, :, None] if value.ndim == 3 else np.asarray(mask)[:, None, :, None]
    return np.where(keep != 0, value, 0)


def compare(got: dict, expected: dict, inputs: dict, tolerance: float) -> tuple[list[str], list[str]]:
    """Names that both hold, and what is wrong with them."""
    names = [name for name in expected if name in got]
    problems = []
    for name in names:
        ours, theirs = np.asarray(got[name], dtype=np.float64), np.asarray(expected[name], dtype=np.float64)
        if ours.shape != theirs.shape:
            problems.append(f"{name}: shape must be {theirs.shape}, got {ours.shape}")
            continue
        ours, theirs = own_rows(name, ours, inputs), own_rows(name, theirs, inputs)
        # relative to values above one
        difference = np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))
        worst = float(difference.max()) if difference.size else 0.0
        if not worst <= tolerance:  # also refuses NaN
            at = np.unravel_index(np.nanargmax(difference) if np.isfinite(worst) else np.argmax(~np.isfinite(ours)), difference.shape)
            problems.append(f"{name}: differs by {worst:.1e} at {[int(i) for i in at]}, got {ours[at]:.6f}, expected {theirs[at]:.6f}")
    return names, problems
