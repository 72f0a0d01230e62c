"""Checks an exported .onnx file: valid by onnx's own checker, and right by ONNX Runtime.

    python3 test/reference/check_export.py model.onnx test/fixtures/marian-opus [--tolerance 1e-4]

Inputs are fed by their Hugging Face names from the fixture; masks and types that it lacks are ones and zeros, positions
count up, and `encoder_hidden_states` of a decoder exported alone is the fixture's encoder_last_hidden_state. Outputs
are compared with the fixture's of the same name; an encoder exported alone may call its own `last_hidden_state`.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from safetensors.numpy import load_file

from comparison import compare


def feed(session: onnxruntime.InferenceSession, inputs: dict, outputs: dict, file: Path) -> dict:
    # an encoder exported alone takes input_ids too; a decoder alone takes the targets under that name
    wanted = {one.name: one for one in session.get_inputs()}
    known = dict(inputs)
    if "encoder_last_hidden_state" in outputs:
        known.setdefault("encoder_hidden_states", outputs["encoder_last_hidden_state"])
        if "encoder_hidden_states" in wanted and "decoder_input_ids" not in wanted:
            known["input_ids"] = inputs["decoder_input_ids"]
            known["encoder_attention_mask"] = inputs.get("attention_mask", np.ones(outputs["encoder_last_hidden_state"].shape[:2], np.int64))
            known["attention_mask"] = inputs.get("decoder_attention_mask", np.ones_like(inputs["decoder_input_ids"]))
    result = {}
    for name in wanted:
        if name not in known:
            ids = known["decoder_input_ids" if name.startswith("decoder") else "input_ids"]
            if name.endswith("encoder_attention_mask") and "encoder_hidden_states" in known:
                ids = known["encoder_hidden_states"][..., 0]
            if name.endswith("attention_mask"):
                known[name] = np.ones(ids.shape, np.int64)
            elif name.endswith("token_type_ids"):
                known[name] = np.zeros(ids.shape, np.int64)
            elif name.endswith("position_ids"):
                known[name] = np.broadcast_to(np.arange(ids.shape[1]), ids.shape).astype(np.int64).copy()
            else:
                raise SystemExit(f"{file}: input must be known to the fixture, got {name}; it has {sorted(known)}")
        kind = {"tensor(int64)": np.int64, "tensor(int32)": np.int32, "tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(bool)": np.bool_}[wanted[name].type]
        result[name] = known[name].astype(kind)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("fixture", type=Path)
    parser.add_argument("--tolerance", type=float, default=1e-4)
    arguments = parser.parse_args()

    onnx.checker.check_model(str(arguments.model), full_check=True)
    session = onnxruntime.InferenceSession(str(arguments.model), providers=["CPUExecutionProvider"])
    inputs, expected = load_file(arguments.fixture / "inputs.safetensors"), load_file(arguments.fixture / "outputs.safetensors")
    names = [one.name for one in session.get_outputs()]
    got = dict(zip(names, session.run(names, feed(session, inputs, expected, arguments.model))))
    if "last_hidden_state" in got and "last_hidden_state" not in expected and "encoder_last_hidden_state" in expected:
        got["encoder_last_hidden_state"] = got.pop("last_hidden_state")
    compared, problems = compare(got, expected, inputs, arguments.tolerance)
    for problem in problems:
        print(f"{arguments.model}: {problem}")
    if not compared:
        raise SystemExit(f"{arguments.model}: outputs must have names of the fixture, got {names}; it has {sorted(expected)}")
    opsets = ", ".join(f"{one.domain or 'ai.onnx'} {one.version}" for one in onnx.load(str(arguments.model), load_external_data=False).opset_import)
    right = len(compared) - len({problem.split(":")[0] for problem in problems})
    print(f"{arguments.model}: valid, opset {opsets}; {right} of {len(compared)} outputs equal within {arguments.tolerance:g}")
    if problems:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
