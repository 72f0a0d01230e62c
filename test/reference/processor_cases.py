"""Logits before and after Hugging Face's logits processors, in the order in which generate applies them.

A stream of random numbers cannot be reproduced elsewhere; what sampling draws from can.
"""

import json
from pathlib import Path

import numpy as np
import torch
from transformers import GenerationConfig, GPT2Config, GPT2LMHeadModel

VOCABULARY = 40
PROMPT = 4  # tokens of `ids` that are the prompt
EOS = 2

CASES = {
    "temperature-0.7": dict(do_sample=True, temperature=0.7),
    "temperature-1.8": dict(do_sample=True, temperature=1.8),
    "top-k-1": dict(do_sample=True, top_k=1),
    "top-k-5": dict(do_sample=True, top_k=5),
    "top-k-more-than-vocabulary": dict(do_sample=True, top_k=100),
    "top-p-0.3": dict(do_sample=True, top_p=0.3),
    "top-p-0.9": dict(do_sample=True, top_p=0.9),
    "top-p-0.999": dict(do_sample=True, top_p=0.999),
    "min-p-0.02": dict(do_sample=True, min_p=0.02),
    "min-p-0.5": dict(do_sample=True, min_p=0.5),
    "typical-0.2": dict(do_sample=True, typical_p=0.2),
    "typical-0.9": dict(do_sample=True, typical_p=0.9),
    "epsilon-0.01": dict(do_sample=True, epsilon_cutoff=0.01),
    "eta-0.05": dict(do_sample=True, eta_cutoff=0.05),
    "repetition-1.3": dict(repetition_penalty=1.3),
    "repetition-0.8": dict(repetition_penalty=0.8),
    "no-repeat-1": dict(no_repeat_ngram_size=1),
    "no-repeat-2": dict(no_repeat_ngram_size=2),
    "no-repeat-3": dict(no_repeat_ngram_size=3),
    "no-repeat-longer-than-ids": dict(no_repeat_ngram_size=20),
    "bad-words": dict(bad_words_ids=[[7], [5, 6], [9, 5, 8], [5]]),
    "bad-words-end-alone": dict(bad_words_ids=[[EOS], [11]]),
    "suppress": dict(suppress_tokens=[0, 3, 39]),
    "begin-suppress-later": dict(begin_suppress_tokens=[4, 5]),
    "min-length-reached": dict(min_length=5),
    "min-length-not-reached": dict(min_length=30),
    "min-new-tokens-not-reached": dict(min_new_tokens=20),
    "forced-end-now": dict(max_length=11, forced_eos_token_id=EOS),
    "forced-end-later": dict(max_length=12, forced_eos_token_id=EOS),
    "exponential-decay": dict(exponential_decay_length_penalty=(2, 1.2)),
    "renormalised": dict(renormalize_logits=True, suppress_tokens=[1]),
    "temperature-top-k-top-p": dict(do_sample=True, temperature=0.7, top_k=10, top_p=0.8),
    "temperature-top-p-min-p": dict(do_sample=True, temperature=1.5, top_p=0.95, min_p=0.05),
    "top-k-typical": dict(do_sample=True, top_k=20, typical_p=0.5),
    "repetition-no-repeat-top-k": dict(do_sample=True, repetition_penalty=1.5, no_repeat_ngram_size=2, top_k=8),
    "everything": dict(do_sample=True, temperature=0.9, top_k=15, top_p=0.95, min_p=0.01, typical_p=0.95, repetition_penalty=1.1,
                       no_repeat_ngram_size=3, bad_words_ids=[[6]], suppress_tokens=[1], min_new_tokens=20),
}


def rows() -> tuple[torch.Tensor, torch.Tensor]:
    """Four rows: ordinary, sharp, flat, and one with many equal values; each with ten ids that repeat n-grams."""
    random = np.random.RandomState(7)
    logits = random.standard_normal((4, VOCABULARY)) * np.array([[1.5], [5.0], [0.1], [1.0]])
    logits[3] = np.round(logits[3])
    ids = [[1, 5, 6, 9, 5, 6, 8, 9, 5, 6], [1, 3, 3, 3, 3, 3, 3, 3, 3, 3], [1, 10, 11, 12, 13, 14, 15, 16, 17, 18], [4, 9, 5, 7, 9, 5, 8, 4, 9, 5]]
    return torch.from_numpy(logits.astype(np.float32)), torch.tensor(ids)


def apply(model, arguments: dict, logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    settings = {"max_length": 64, "top_k": 0, **arguments}
    if settings["top_k"] == 0:
        settings["top_k"] = None
    config = GenerationConfig(eos_token_id=EOS, pad_token_id=0, **settings)
    model._prepare_special_tokens(config, True, device="cpu")
    processors = model._get_logits_processor(config, input_ids_seq_length=PROMPT, encoder_input_ids=ids, device="cpu", model_kwargs={})
    return processors(ids, logits.clone())


def write(file: Path) -> None:
    model = GPT2LMHeadModel(GPT2Config(vocab_size=VOCABULARY, n_positions=16, n_embd=8, n_layer=1, n_head=1))
    logits, ids = rows()
    cases = []
    for name, arguments in CASES.items():
        processed = apply(model, arguments, logits, ids)
        # what is cut must not hang on rounding: rows of many equal values, which float64 sums differently, are left out
        exact = apply(model, arguments, logits.double(), ids)
        kept = [row for row in range(len(ids)) if torch.equal(processed[row].isinf(), exact[row].isinf())]
        if name != "everything" and 0 not in kept:
            raise SystemExit(f"logits-processors: {name} hangs on rounding")
        changed = not torch.equal(processed, logits)
        if changed != (name not in ("top-k-more-than-vocabulary", "no-repeat-longer-than-ids", "begin-suppress-later", "min-length-reached", "forced-end-later")):
            raise SystemExit(f"logits-processors: {name} changes {'something' if changed else 'nothing'}")
        values = [[None if value == -np.inf else value for value in processed[row].tolist()] for row in kept]
        cases.append({"name": name, "arguments": arguments, "rows": kept, "processed": values})
    lines = ",\n  ".join(json.dumps(case, separators=(",", ":")) for case in cases)
    head = json.dumps({"eos_token_id": EOS, "prompt_length": PROMPT, "ids": ids.tolist(), "logits": logits.tolist()}, separators=(",", ":"))
    file.write_text(f'{head[:-1]},\n "cases":[\n  {lines}\n ]}}\n')
    print(f"{file.name:28} {file.stat().st_size / 1024:6.0f} KB  {len(cases)} cases")
