"""Loads every fixture with transformers 4, from its config.v4.json, and compares with the reference outputs of 5.

    pip install --target /tmp/t4 --no-deps transformers==4.57.3 huggingface_hub==0.36.0 tokenizers==0.22.1
    PYTHONPATH=/tmp/t4 python3 test/reference/check_v4.py

Shows that config.v4.json says what transformers 4 understands, and that both versions compute the same.
"""

import json
import shutil
import tempfile
from pathlib import Path

import torch
import transformers
from safetensors.torch import load_file

from comparison import own_rows

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
TUPLES = ("hidden_states", "attentions", "cross_attentions", "encoder_hidden_states", "encoder_attentions", "decoder_hidden_states", "decoder_attentions")


def outputs_of(case: dict) -> dict[str, torch.Tensor]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "model"
        shutil.copytree(FIXTURES / case["name"], folder)
        (folder / "config.v4.json").rename(folder / "config.json")
        (folder / "generation_config.json").unlink(missing_ok=True)  # settings come from the config, as they used to
        options = {"add_pooling_layer": False} if case["name"] == "bert-no-pooler" else {}
        model = getattr(transformers, case["class"]).from_pretrained(folder, torch_dtype=torch.float32, attn_implementation="eager", **options).eval()
    with torch.no_grad():
        cache = {} if case["class"] in ("BertForMaskedLM", "BertForSequenceClassification") else {"use_cache": False}
        result = model(**load_file(FIXTURES / case["name"] / "inputs.safetensors"), output_attentions=True, output_hidden_states=True, **cache)
    outputs = {}
    for name, value in result.items():
        outputs |= {f"{name}.{i}": one for i, one in enumerate(value)} if name in TUPLES else {name: value}
    return outputs


def main() -> None:
    if not transformers.__version__.startswith("4."):
        raise SystemExit(f"check_v4: transformers 4 must be first on PYTHONPATH, got {transformers.__version__}")
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    torch.set_num_threads(1)
    worst = 0.0
    for case in json.loads((FIXTURES / "index.json").read_text())["cases"]:
        folder = FIXTURES / case["name"]
        if not (folder / "config.v4.json").exists():
            continue  # two vocabularies of different sizes, which transformers 4 cannot hold
        inputs, expected, got = load_file(folder / "inputs.safetensors"), load_file(folder / "outputs.safetensors"), outputs_of(case)
        missing = expected.keys() - got.keys()
        off = {name: float(own_rows(name, (expected[name] - got[name]).abs().numpy(), inputs).max()) for name in expected.keys() & got.keys()}
        most = max(off, key=off.get)
        worst = max(worst, off[most])
        print(f"{case['name']:28} {off[most]:.1e} {most}{f'  missing {sorted(missing)}' if missing else ''}")
    print(f"transformers {transformers.__version__}: at most {worst:.1e} apart")
    if worst > 1e-4:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
