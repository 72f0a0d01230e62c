"""Makes the folders that transformers.js opens of the random models, by PyTorch's own exporter (optimum, which made those
on the hub, asks for transformers below 5):

    python3 bench/reference/make_onnx_exports.py [whisper] [clip]      default: both; needs make_random_models.py's folders

whisper   whisper-base-onnx/   encoder_model.onnx, and decoder_model_merged.onnx laid out as optimum's are: one graph with
                               two branches, of which the first also makes the encoder's keys and values
clip      clip-base-onnx/      vision_model.onnx: CLIPVisionModelWithProjection

The operators are what PyTorch writes; the runtime fuses what it fuses. float32 in onnx/NAME.onnx, and 8-bit integers in
onnx/NAME_quantized.onnx by ONNX Runtime's dynamic quantization, which is what transformers.js calls `q8`.
"""

import hashlib
import shutil
import sys
import warnings
from pathlib import Path

import onnx
import torch
import transformers
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from peer import folder

OPSET = 17


def export(module: torch.nn.Module, inputs: dict, outputs: list[str], axes: dict, path: Path) -> onnx.ModelProto:
    torch.onnx.export(module.eval(), tuple(inputs.values()), path, input_names=list(inputs), output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False)
    return onnx.load(path)


def start(name: str) -> tuple[Path, Path]:
    source = folder(name)
    out = source.parent / f"{name}-onnx"
    shutil.rmtree(out, ignore_errors=True)
    (out / "onnx").mkdir(parents=True)
    for file in source.glob("*.json"):
        shutil.copyfile(file, out / file.name)
    return source, out


def quantized(out: Path, *names: str) -> None:
    for name in names:
        quantize_dynamic(out / "onnx" / f"{name}.onnx", out / "onnx" / f"{name}_quantized.onnx", weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"], extra_options={"EnableSubgraph": True})


class Heads(torch.nn.Module):
    """Whisper's decoder over keys and values that are given and given back; its weights are the reference's own modules."""

    def __init__(self, model, past: bool):
        super().__init__()
        self.decoder, self.past, self.heads = model.model.decoder, past, model.config.decoder_attention_heads

    def split(self, x):
        return x.view(1, -1, self.heads, x.shape[-1] // self.heads).transpose(1, 2)

    def attend(self, layer, x, keys, values, mask):
        query = self.split(layer.q_proj(x) * layer.scaling)
        scores = query @ keys.transpose(2, 3)
        mixed = (scores if mask is None else scores + mask).softmax(-1) @ values
        return layer.out_proj(mixed.transpose(1, 2).reshape(1, -1, self.heads * keys.shape[-1]))

    def forward(self, ids, *given):
        count = len(self.decoder.layers)
        before = given[0].shape[2] if self.past else 0
        length = ids.shape[1]
        x = self.decoder.embed_tokens(ids) + self.decoder.embed_positions.weight[before : before + length]
        # of one token after others nothing is hidden
        mask = None if self.past else torch.full((length, length), torch.finfo(torch.float32).min).triu(1)
        kept, sources = [], []
        for i, layer in enumerate(self.decoder.layers):
            normal = layer.self_attn_layer_norm(x)
            keys, values = self.split(layer.self_attn.k_proj(normal)), self.split(layer.self_attn.v_proj(normal))
            if self.past:
                keys, values = torch.cat([given[2 * i], keys], 2), torch.cat([given[2 * i + 1], values], 2)
            kept += [keys, values]
            x = x + self.attend(layer.self_attn, normal, keys, values, mask)
            other = layer.encoder_attn
            if self.past:
                pair = given[2 * count + 2 * i : 2 * count + 2 * i + 2]
            else:
                pair = [self.split(other.k_proj(given[0])), self.split(other.v_proj(given[0]))]
                sources += pair
            x = x + self.attend(other, layer.encoder_attn_layer_norm(x), *pair, None)
            normal = layer.final_layer_norm(x)
            x = x + layer.fc2(torch.nn.functional.gelu(layer.fc1(normal)))
        return (self.decoder.layer_norm(x) @ self.decoder.embed_tokens.weight.T, *kept, *sources)


def merged(first: onnx.ModelProto, later: onnx.ModelProto, layers: int, heads: int, head: int, width: int, vocabulary: int) -> onnx.ModelProto:
    """Two graphs as branches of one; weights that both have stand once, outside."""
    weights, branches = {}, []
    names = [f"{layer}.{side}" for layer in range(layers) for side in ("key", "value")]
    presents = [f"present.{name.split('.')[0]}.{of}.{name.split('.')[1]}" for of in ("decoder", "encoder") for name in names]
    for prefix, graph in (("first", first.graph), ("later", later.graph)):
        renamed = {value.name: value.name for value in graph.input}
        for tensor in graph.initializer:
            kind = f"{tensor.data_type} {tuple(tensor.dims)} ".encode()
            key = "w" + hashlib.sha1(kind + (tensor.raw_data or tensor.SerializeToString())).hexdigest()
            renamed[tensor.name] = key
            tensor.name = key
            weights[key] = tensor
        nodes = []
        for node in graph.node:
            for i, name in enumerate(node.input):
                if name:
                    node.input[i] = renamed.setdefault(name, f"{prefix}/{name}")
            for i, name in enumerate(node.output):
                node.output[i] = renamed.setdefault(name, f"{prefix}/{name}")
            node.name = f"{prefix}/{node.name}"
            nodes.append(node)
        outputs = [renamed[value.name] for value in graph.output]
        if prefix == "later":  # what the encoder gave does not change: an empty tensor stands for it
            for name in presents[2 * layers :]:
                empty = helper.make_tensor(f"later/{name}/empty", TensorProto.FLOAT, [0, heads, 1, head], [])
                nodes.append(helper.make_node("Constant", [], [f"later/{name}"], value=empty))
                outputs.append(f"later/{name}")
        branches.append(helper.make_graph(nodes, prefix, [], [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]))
    node = helper.make_node("If", ["use_cache_branch"], ["logits", *presents], then_branch=branches[1], else_branch=branches[0])
    past = lambda of, name: f"past_key_values.{name.split('.')[0]}.{of}.{name.split('.')[1]}"
    inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch_size", "length"]), helper.make_tensor_value_info("encoder_hidden_states", TensorProto.FLOAT, ["batch_size", "frames", width]),
              *[helper.make_tensor_value_info(past(of, name), TensorProto.FLOAT, ["batch_size", heads, f"past_{of}_length", head]) for of in ("decoder", "encoder") for name in names],
              helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1])]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch_size", "length", vocabulary]), *[helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch_size", heads, "length of " + name, head]) for name in presents]]
    graph = helper.make_graph([node], "decoder", inputs, outputs, list(weights.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)


def whisper() -> None:
    source, out = start("whisper-base")
    model = transformers.WhisperForConditionalGeneration.from_pretrained(source, attn_implementation="eager").eval()
    config = model.config
    layers, heads, width = config.decoder_layers, config.decoder_attention_heads, config.d_model

    class Encoder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = model.model.encoder

        def forward(self, input_features):
            return self.encoder(input_features).last_hidden_state

    export(Encoder(), {"input_features": torch.zeros(1, config.num_mel_bins, 3000)}, ["last_hidden_state"], {"input_features": {0: "batch_size"}}, out / "onnx" / "encoder_model.onnx")
    states = torch.randn(1, 1500, width)
    names = [f"past_key_values.{layer}.{{}}.{side}" for layer in range(layers) for side in ("key", "value")]
    pasts = {name.format(of): torch.randn(1, heads, length, width // heads) for of, length in (("decoder", 5), ("encoder", 1500)) for name in names}
    given = [f"k{i}" for i in range(2 * layers)]
    first = export(Heads(model, False), {"input_ids": torch.ones(1, 4, dtype=torch.int64), "encoder_hidden_states": states}, ["logits", *given, *[f"s{name}" for name in given]], {"input_ids": {1: "length"}}, out / "first.onnx")
    later = export(Heads(model, True), {"input_ids": torch.ones(1, 1, dtype=torch.int64), **pasts}, ["logits", *given], {name: {2: "past"} for name in pasts if "decoder" in name}, out / "later.onnx")
    onnx.save(merged(first, later, layers, heads, width // heads, width, config.vocab_size), out / "onnx" / "decoder_model_merged.onnx")
    for name in ("first", "later"):
        (out / f"{name}.onnx").unlink()
    quantized(out, "encoder_model", "decoder_model_merged")
    print(out)


def clip() -> None:
    source, out = start("clip-base")
    model = transformers.CLIPVisionModelWithProjection.from_pretrained(source, attn_implementation="eager").eval()

    class Tower(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, pixel_values):
            return self.model(pixel_values=pixel_values).image_embeds

    export(Tower(), {"pixel_values": torch.zeros(2, 3, 224, 224)}, ["image_embeds"], {"pixel_values": {0: "batch_size"}, "image_embeds": {0: "batch_size"}}, out / "onnx" / "vision_model.onnx")
    quantized(out, "vision_model")
    print(out)


KINDS = {"whisper": whisper, "clip": clip}


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for kind in sys.argv[1:] or KINDS:
        if kind not in KINDS:
            raise SystemExit(f"make_onnx_exports: kind must be one of {', '.join(KINDS)}, got {kind}")
        KINDS[kind]()
