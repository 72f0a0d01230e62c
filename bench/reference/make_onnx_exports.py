"""Makes the folders that transformers.js opens of the random models, by PyTorch's own exporter (optimum, which made those
on the hub, asks for transformers below 5):

    python3 bench/reference/make_onnx_exports.py [marian] [whisper] [clip]      default: all; needs make_random_models.py's folders

marian    marian-base-onnx/    encoder_model.onnx, and decoder_model_merged.onnx laid out as optimum's are: one graph with
                               two branches, of which the first also makes the encoder's keys and values
whisper   whisper-base-onnx/   the same
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


class Decoder(torch.nn.Module):
    """A decoder over keys and values that are given and given back; its weights are the reference's own modules."""

    def __init__(self, model, past: bool):
        super().__init__()
        self.model, self.decoder, self.past, self.heads = model, model.model.decoder, past, model.config.decoder_attention_heads
        # Whisper normalises before each part and once at the end, Marian after each part
        self.before = hasattr(self.decoder, "layer_norm")
        self.scale = model.config.d_model**0.5 if model.config.scale_embedding else 1.0

    def split(self, x):
        return x.view(x.shape[0], -1, self.heads, x.shape[-1] // self.heads).transpose(1, 2)

    def attend(self, layer, x, keys, values, mask):
        query = self.split(layer.q_proj(x) * layer.scaling)
        scores = query @ keys.transpose(2, 3)
        mixed = (scores if mask is None else scores + mask).softmax(-1) @ values
        return layer.out_proj(mixed.transpose(1, 2).reshape(x.shape[0], -1, self.heads * keys.shape[-1]))

    def part(self, x, norm, work):
        return x + work(norm(x)) if self.before else norm(x + work(x))

    def forward(self, ids, attended, *given):
        count = len(self.decoder.layers)
        before = given[0].shape[2] if self.past else 0
        length = ids.shape[1]
        least = torch.finfo(torch.float32).min
        x = self.decoder.embed_tokens(ids) * self.scale + self.decoder.embed_positions.weight[before : before + length]
        # of one token after others nothing is hidden
        mask = None if self.past else torch.full((length, length), least).triu(1)
        padding = None if attended is None else (1 - attended[:, None, None, :].float()) * least
        kept, sources = [], []
        for i, layer in enumerate(self.decoder.layers):
            def own(states, layer=layer, i=i):
                keys, values = self.split(layer.self_attn.k_proj(states)), self.split(layer.self_attn.v_proj(states))
                if self.past:
                    keys, values = torch.cat([given[2 * i], keys], 2), torch.cat([given[2 * i + 1], values], 2)
                kept.extend([keys, values])
                return self.attend(layer.self_attn, states, keys, values, mask)

            def source(states, layer=layer, i=i):
                other = layer.encoder_attn
                if self.past:
                    return self.attend(other, states, *given[2 * count + 2 * i : 2 * count + 2 * i + 2], padding)
                pair = [self.split(other.k_proj(given[0])), self.split(other.v_proj(given[0]))]
                sources.extend(pair)
                return self.attend(other, states, *pair, padding)

            x = self.part(x, layer.self_attn_layer_norm, own)
            x = self.part(x, layer.encoder_attn_layer_norm, source)
            x = self.part(x, layer.final_layer_norm, lambda states, layer=layer: layer.fc2(layer.activation_fn(layer.fc1(states))))
        x = self.decoder.layer_norm(x) if self.before else x
        bias = getattr(self.model, "final_logits_bias", None)
        logits = x @ self.decoder.embed_tokens.weight.T
        return (logits if bias is None else logits + bias, *kept, *sources)


class Unmasked(Decoder):
    """Of a source that is always whole."""

    def forward(self, ids, *given):
        return super().forward(ids, None, *given)


def merged(first: onnx.ModelProto, later: onnx.ModelProto, config, masked: bool) -> onnx.ModelProto:
    """Two graphs as branches of one; weights that both have stand once, outside."""
    layers, heads, width = config.decoder_layers, config.decoder_attention_heads, config.d_model
    head = width // heads
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
              *([helper.make_tensor_value_info("encoder_attention_mask", TensorProto.INT64, ["batch_size", "frames"])] if masked else []),
              *[helper.make_tensor_value_info(past(of, name), TensorProto.FLOAT, ["batch_size", heads, f"past_{of}_length", head]) for of in ("decoder", "encoder") for name in names],
              helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1])]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch_size", "length", config.vocab_size]), *[helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch_size", heads, "length of " + name, head]) for name in presents]]
    graph = helper.make_graph([node], "decoder", inputs, outputs, list(weights.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)


def seq2seq(out: Path, model, encoder: torch.nn.Module, inputs: dict, axes: dict, states: torch.Tensor, mask: torch.Tensor | None) -> None:
    """Exports both halves. `states` and `mask`: what the decoder reads, as long as it is traced with."""
    config = model.config
    layers, heads, batch = config.decoder_layers, config.decoder_attention_heads, states.shape[0]
    export(encoder, inputs, ["last_hidden_state"], axes, out / "onnx" / "encoder_model.onnx")
    kind = Decoder if mask is not None else Unmasked
    masks = {} if mask is None else {"encoder_attention_mask": mask}
    names = [f"past_key_values.{layer}.{{}}.{side}" for layer in range(layers) for side in ("key", "value")]
    pasts = {name.format(of): torch.randn(batch, heads, length, config.d_model // heads) for of, length in (("decoder", 5), ("encoder", states.shape[1])) for name in names}
    given = [f"k{i}" for i in range(2 * layers)]
    free = {"input_ids": {0: "batch_size", 1: "length"}, "encoder_attention_mask": {0: "batch_size", 1: "frames"}, "encoder_hidden_states": {0: "batch_size", 1: "frames"}, **{name: {0: "batch_size", 2: "past" if "decoder" in name else "frames"} for name in pasts}}
    of = lambda fed: {name: free[name] for name in fed}
    start = {"input_ids": torch.ones(batch, 4, dtype=torch.int64), **masks, "encoder_hidden_states": states}
    first = export(kind(model, False), start, ["logits", *given, *[f"s{name}" for name in given]], of(start), out / "first.onnx")
    step = {"input_ids": torch.ones(batch, 1, dtype=torch.int64), **masks, **pasts}
    later = export(kind(model, True), step, ["logits", *given], of(step), out / "later.onnx")
    onnx.save(merged(first, later, config, mask is not None), out / "onnx" / "decoder_model_merged.onnx")
    for name in ("first", "later"):
        (out / f"{name}.onnx").unlink()
    quantized(out, "encoder_model", "decoder_model_merged")
    print(out)


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.encoder = model.model.encoder

    def forward(self, *inputs):
        return self.encoder(*inputs).last_hidden_state


def marian() -> None:
    source, out = start("marian-base")
    model = transformers.MarianMTModel.from_pretrained(source, attn_implementation="eager").eval()
    mask = torch.ones(2, 20, dtype=torch.int64)
    axes = {name: {0: "batch_size", 1: "frames"} for name in ("input_ids", "attention_mask")}
    seq2seq(out, model, Encoder(model), {"input_ids": mask, "attention_mask": mask}, axes, torch.randn(2, 20, model.config.d_model), mask)


def whisper() -> None:
    source, out = start("whisper-base")
    model = transformers.WhisperForConditionalGeneration.from_pretrained(source, attn_implementation="eager").eval()
    seq2seq(out, model, Encoder(model), {"input_features": torch.zeros(1, model.config.num_mel_bins, 3000)}, {"input_features": {0: "batch_size"}}, torch.randn(1, 1500, model.config.d_model), None)


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


KINDS = {"marian": marian, "whisper": whisper, "clip": clip}


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for kind in sys.argv[1:] or KINDS:
        if kind not in KINDS:
            raise SystemExit(f"make_onnx_exports: kind must be one of {', '.join(KINDS)}, got {kind}")
        KINDS[kind]()
