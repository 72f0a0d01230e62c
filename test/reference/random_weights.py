"""Random weights for small reference models, the same on every machine.

Hugging Face initialises with a standard deviation of 0.02: logits near zero, attention flat, so that a wrong mask or
scale hardly shows. Here sublayers keep unit variance, attention scores have a standard deviation of about two, norms
and biases differ from one and zero.
"""

import zlib

import numpy as np
import torch


def standard_normal(seed: int, name: str, shape) -> np.ndarray:
    """Numbers that depend on seed and name alone (MT19937, whose stream NumPy keeps stable)."""
    return np.random.RandomState((seed * 1_000_003 + zlib.crc32(name.encode())) % 2**32).standard_normal(tuple(shape))


def fill(model: torch.nn.Module, seed: int, embedding_scale: float = 0.0, query_key_gain: float = 1.4, gain: float = 1.0) -> None:
    """Fills the parameters in place.

    `embedding_scale`: of word tables; 0 chooses 1.5/sqrt(width), logits of about 1.5. `gain`: of other matrices; above
    one, what a sublayer adds outweighs its input, and generated tokens vary.
    """
    from transformers.pytorch_utils import Conv1D

    modules = dict(model.named_modules())
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            owner, leaf = modules[name.rpartition(".")[0]], name.rpartition(".")[2]
            if not parameter.requires_grad:
                continue  # sinusoids
            x = standard_normal(seed, name, parameter.shape)
            if isinstance(owner, (torch.nn.LayerNorm, torch.nn.GroupNorm)):
                # gains of either sign: with a tied table, gains near one would have every token follow itself
                x = np.sign(x) * (1 + 0.25 * np.abs(x)) if leaf == "weight" else 0.25 * x
            elif leaf == "bias":
                x = 0.25 * x
            elif type(owner).__name__.endswith("RMSNorm"):
                x = np.sign(x) * (1 + 0.25 * np.abs(x))
            elif leaf.endswith("gate") or leaf.startswith("gate_"):
                x = 0.5 + 0.2 * x
            elif "logit_" in leaf:
                continue  # a scale or a bias of similarity
            elif leaf in ("class_embedding", "cls_token", "distillation_token", "position_embedding", "position_embeddings", "probe"):
                x = 0.6 * x
            elif parameter.dim() == 2 and leaf == "embedding":
                x = 0.4 * x
            elif parameter.dim() == 4:  # a convolution
                x = x / np.sqrt(np.prod(parameter.shape[1:]))
            elif leaf in ("in_proj_weight", "in_proj_bias") or name.endswith("qkv.weight"):  # queries, keys and values one under the other
                x = 0.25 * x if leaf.endswith("bias") else x * gain / np.sqrt(parameter.shape[1])
                if parameter.dim() == 2:
                    x[: 2 * parameter.shape[0] // 3] *= query_key_gain
            elif isinstance(owner, torch.nn.Embedding):
                small = any(part in name for part in ("position", "token_type", "wpe"))
                x = x * (0.4 if small else embedding_scale or 1.5 / np.sqrt(parameter.shape[1]))
            elif isinstance(owner, Conv1D):  # [in, out]; c_attn packs query, key, value
                x = x * gain / np.sqrt(parameter.shape[0])
                if name.endswith("c_attn.weight") and parameter.shape[1] == 3 * parameter.shape[0]:
                    x[:, : 2 * parameter.shape[0]] *= query_key_gain
                elif name.endswith("q_attn.weight"):
                    x *= query_key_gain * 1.4
            elif "lm_head" in name or name.endswith("predictions.decoder.weight"):
                x = x * 1.5 / np.sqrt(parameter.shape[1])
            else:
                x = x * gain / np.sqrt(parameter.shape[1])
                if any(part in name for part in ("q_proj", "k_proj", "self.query", "self.key")):
                    x *= query_key_gain
            parameter.copy_(torch.from_numpy(x).to(parameter.dtype))
