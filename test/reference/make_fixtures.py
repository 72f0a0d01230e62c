"""Writes test/fixtures/: small random models of Hugging Face transformers with inputs and reference outputs.

    python3 test/reference/make_fixtures.py [case …]

Every case is a folder that transformers itself loads; the outputs are computed from the folder as loaded again, in
float32, with attn_implementation='eager'. A case that would not show a wrong reading of its config (`flips`), whose
attention is flat, or whose generated tokens hang on rounding, is refused here. See README.md for the names.
"""

import copy
import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import numpy as np
import torch
import transformers
from safetensors.torch import load_file, save_file
from transformers import (
    BertConfig, BertForMaskedLM, BertForSequenceClassification, BertLMHeadModel, BertModel, GPT2Config, GPT2LMHeadModel, GPT2Model,
    MarianConfig, MarianMTModel,
)

import adamw_reference
import generation_cases
import language_cases
import muon_reference
import processor_cases
import toy_training
import vision_cases
from random_weights import fill, standard_normal
from v4_config import as_on_the_hub, v4_config

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
TUPLES = ("hidden_states", "attentions", "cross_attentions", "encoder_hidden_states", "encoder_attentions",
          "decoder_hidden_states", "decoder_attentions")
SINGLES = ("logits", "logits_per_image", "itm_score", "last_hidden_state", "encoder_last_hidden_state", "pooler_output")


@dataclass
class Case:
    name: str
    model: type
    config: object
    covers: str
    inputs: dict
    seed: int = 1
    dtype: str = "float32"  # of the stored weights
    shards: str | None = None  # largest shard
    adjust: Callable | None = None  # of the filled model
    store: Callable | None = None  # state dict -> tensors as stored
    generation_config: dict | None = None
    generate: Callable | None = None  # model -> runs of generate
    v4: bool = True  # transformers 4 can hold it
    hub: bool = False  # config.v4.json as a checkpoint of the hub has it
    flips: dict = field(default_factory=dict)  # other values of config fields, each of which must change the outputs
    options: dict = field(default_factory=dict)  # of the model's constructor
    forward: Callable | None = None  # (model, inputs) -> outputs by name, where the reference's own result does not have them
    gains: dict = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.config.model_type


# --- inputs

def tokens(seed: int, length: int, vocabulary: int, low: int = 3) -> list[int]:
    return np.random.RandomState(seed).randint(low, vocabulary - 1, length).tolist()


def ragged(rows: list[list[int]], pad: int, side: str = "right") -> tuple[torch.Tensor, torch.Tensor]:
    """Rows padded to one length, and their mask."""
    longest = max(len(row) for row in rows)
    gap = [[pad] * (longest - len(row)) for row in rows]
    ids = [row + more if side == "right" else more + row for row, more in zip(rows, gap)]
    ones = [[1] * len(row) for row in rows]
    mask = [one + [0] * len(more) if side == "right" else [0] * len(more) + one for one, more in zip(ones, gap)]
    return torch.tensor(ids), torch.tensor(mask)


def text(seed: int, lengths: list[int], vocabulary: int, pad: int, side: str = "right", mask: bool = True, end: int | None = None) -> dict:
    rows = [tokens(seed * 100 + i, length - (end is not None), vocabulary) + ([] if end is None else [end]) for i, length in enumerate(lengths)]
    ids, attention_mask = ragged(rows, pad, side)
    return {"input_ids": ids, "attention_mask": attention_mask} if mask else {"input_ids": ids}


def pair(seed: int, source: list[int], target: list[int], config: MarianConfig, side: str = "right", mask: bool = True, target_side: str | None = None) -> dict:
    """Source and target of a translation. `target_side`: rows of the target are ragged, padded there, with a mask."""
    inputs = text(seed, source, config.vocab_size, config.pad_token_id, side, mask, end=0)
    rows = [[config.decoder_start_token_id, *tokens(seed * 100 + 50 + i, length - 1, config.decoder_vocab_size)] for i, length in enumerate(target)]
    ids, decoder_mask = ragged(rows, config.pad_token_id, target_side or "right")
    inputs["decoder_input_ids"] = ids
    if target_side:
        inputs["decoder_attention_mask"] = decoder_mask
    return inputs


def positions(mask: torch.Tensor) -> torch.Tensor:
    """Position ids of a left-padded batch, as Hugging Face's generate makes them."""
    return (mask.cumsum(-1) - 1).clamp(min=0)


def states(seed: int, shape: tuple) -> torch.Tensor:
    return torch.from_numpy(standard_normal(seed, "encoder_hidden_states", shape).astype(np.float32))


# --- configs

def marian_config(**more) -> MarianConfig:
    fields = dict(vocab_size=97, d_model=16, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
                  encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=64, activation_function="swish", scale_embedding=True,
                  eos_token_id=0, bos_token_id=None, forced_eos_token_id=None)
    fields |= more
    last = fields.get("decoder_vocab_size", fields["vocab_size"]) - 1
    return MarianConfig(**({"pad_token_id": last, "decoder_start_token_id": last} | fields))


def gpt2_config(**more) -> GPT2Config:
    return GPT2Config(**(dict(vocab_size=89, n_positions=64, n_embd=16, n_layer=2, n_head=4, bos_token_id=1, eos_token_id=2, pad_token_id=0) | more))


def bert_config(**more) -> BertConfig:
    return BertConfig(**(dict(vocab_size=71, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, intermediate_size=32,
                              max_position_embeddings=40, pad_token_id=0) | more))


# --- what is done to weights

def logits_bias(model, seed):
    model.final_logits_bias.copy_(torch.from_numpy(0.5 * standard_normal(seed, "final_logits_bias", model.final_logits_bias.shape)))


def one_source_table(model, seed):
    """Transformers 5 keeps three tables where only the output is untied; 4 keeps one. Equal, they mean the same in both."""
    logits_bias(model, seed)
    with torch.no_grad():
        model.model.encoder.embed_tokens.weight.copy_(model.model.shared.weight)
        model.model.decoder.embed_tokens.weight.copy_(model.model.shared.weight)


def marian_twice(state: dict) -> dict:
    """Every name of the tied table, as conversions from .bin have them."""
    table = state["model.shared.weight"]
    names = ("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight")
    return state | {name: table.clone() for name in names}


def told_apart(*names: str, absent: tuple[str, ...] = ()) -> Callable:
    """Tied tables under several names with different values: transformers 5 keeps apart what is stored apart."""

    def store(state: dict) -> dict:
        result = dict(state)
        for seed, name in enumerate(names):
            table = next(value for key, value in state.items() if key.endswith(("shared.weight", "wte.weight", "word_embeddings.weight"))) if name.endswith("weight") else state["cls.predictions.bias"]
            result[name] = table + torch.from_numpy(0.3 * standard_normal(900 + seed, name, tuple(table.shape)).astype(np.float32))
        return {name: value for name, value in result.items() if name not in absent}

    return store


def marian_positions(state: dict) -> dict:
    """With the sinusoids, rounded to half precision: Hugging Face uses what is stored."""
    width = state["model.shared.weight"].shape[1]
    sinusoids = MarianMTModel(marian_config(d_model=width)).model.encoder.embed_positions.weight.detach().half()
    return state | {f"model.{side}.embed_positions.weight": sinusoids.clone() for side in ("encoder", "decoder")}


def gpt2_bare(state: dict) -> dict:
    """Names without "transformer.", and the causal masks stored as buffers, as openai-community/gpt2 has them."""
    bare = {name.removeprefix("transformer."): value for name, value in state.items() if name != "lm_head.weight"}
    layers = {name.split(".")[1] for name in bare if name.startswith("h.")}
    mask = torch.tril(torch.ones(64, 64)).view(1, 1, 64, 64)
    return bare | {f"h.{layer}.attn.bias": mask.clone() for layer in layers}


def bert_legacy(state: dict) -> dict:
    """LayerNorm.gamma and .beta, the tied table and bias twice, position ids and the pretraining head, as google-bert/bert-base-uncased."""
    named = {name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): value for name, value in state.items()}
    width = state["bert.embeddings.word_embeddings.weight"].shape[1]
    return named | {
        "cls.predictions.decoder.weight": state["bert.embeddings.word_embeddings.weight"].clone(),
        "bert.embeddings.position_ids": torch.arange(40)[None],
        "bert.pooler.dense.weight": torch.from_numpy(standard_normal(1, "pooler", (width, width)).astype(np.float32)),
        "bert.pooler.dense.bias": torch.zeros(width),
        "cls.seq_relationship.weight": torch.zeros(2, width),
        "cls.seq_relationship.bias": torch.zeros(2),
    }


def masked_bias(model, seed):
    with torch.no_grad():
        bias = torch.from_numpy(0.5 * standard_normal(seed, "cls.predictions.bias", model.cls.predictions.bias.shape)).float()
        model.cls.predictions.bias.copy_(bias)
        model.cls.predictions.decoder.bias.copy_(bias)


# --- the cases

def cases() -> list[Case]:
    # the models that generate have heads of 8, which ONNX Runtime's GroupQueryAttention needs; two others have heads of 4
    large = dict(d_model=24, encoder_attention_heads=3, decoder_attention_heads=3, encoder_ffn_dim=48, decoder_ffn_dim=48)
    swish = marian_config(**large)
    last = swish.vocab_size - 1
    relu = marian_config(activation_function="relu", scale_embedding=False, encoder_layers=3, decoder_layers=1, encoder_attention_heads=2,
                         decoder_attention_heads=8, encoder_ffn_dim=40, decoder_ffn_dim=24)
    gelu = marian_config(activation_function="gelu", **large)
    two = marian_config(share_encoder_decoder_embeddings=False, vocab_size=73, decoder_vocab_size=61)
    three = marian_config(share_encoder_decoder_embeddings=False, tie_word_embeddings=False, vocab_size=61, scale_embedding=False)
    untied = marian_config(tie_word_embeddings=False, vocab_size=61)
    odd = marian_config(d_model=15, encoder_attention_heads=3, decoder_attention_heads=5, encoder_ffn_dim=21, decoder_ffn_dim=33, vocab_size=61)
    long = marian_config(max_position_embeddings=48, encoder_layers=1, decoder_layers=1, vocab_size=61)
    plain = marian_config()
    marian = [
        Case("marian-opus", MarianMTModel, swish, "as Helsinki-NLP/opus-mt: swish, scaled embeddings, one tied table, bias on the logits, "
             "generation defaults (beams, bad words, forced end); ragged source padded right", pair(1, [9, 6, 4], [7, 7, 7], swish), seed=11,
             adjust=toy_training.translation(), hub=True, flips={"activation_function": "relu", "scale_embedding": False, "encoder_attention_heads": 2, "decoder_attention_heads": 2},
             generation_config=dict(bad_words_ids=[[last]], bos_token_id=0, forced_eos_token_id=0, max_length=24, num_beams=4, renormalize_logits=True),
             generate=generation_cases.marian_defaults),
        Case("marian-relu", MarianMTModel, relu, "relu, embeddings not scaled, 3 encoder layers of 2 heads, 1 decoder layer of 8 heads, other feed-forward widths",
             pair(2, [8, 5], [6, 6], relu), seed=12, adjust=logits_bias, flips={"activation_function": "gelu", "scale_embedding": True}),
        Case("marian-generate", MarianMTModel, gelu, "gelu; source padded left (positions count the padding, as in Hugging Face); generation",
             pair(3, [9, 5, 3], [6, 6, 6], gelu, side="left"), seed=20, adjust=toy_training.translation(), flips={"activation_function": "gelu_new", "scale_embedding": False},
             generate=generation_cases.marian),
        Case("marian-two-tables", MarianMTModel, two, "share_encoder_decoder_embeddings false: two vocabularies of 73 and 61, two tables; output tied to the decoder's; generation with heads of 4",
             pair(4, [7, 5], [6, 6], two), seed=14, adjust=logits_bias, v4=False, generate=generation_cases.marian_two_tables),
        Case("marian-three-tables", MarianMTModel, three, "as Helsinki-NLP/opus-mt-tc-big: neither shared nor tied, encoder, decoder and output tables apart; embeddings not scaled",
             pair(5, [7, 5], [6, 6], three), seed=15, adjust=logits_bias),
        Case("marian-untied", MarianMTModel, untied, "one source table (stored under three names, equal), tie_word_embeddings false",
             pair(6, [7, 4], [5, 5], untied), seed=16, adjust=one_source_table),
        Case("marian-target-padded", MarianMTModel, plain, "decoder_attention_mask: ragged targets padded right",
             pair(7, [8, 6, 3], [7, 3, 5], plain, target_side="right"), seed=17, adjust=logits_bias),
        Case("marian-target-padded-left", MarianMTModel, plain, "decoder_attention_mask: ragged targets padded left; source without a mask",
             pair(8, [6, 6, 6], [6, 2, 4], plain, mask=False, target_side="left"), seed=18, adjust=logits_bias),
        Case("marian-float16", MarianMTModel, plain, "float16 weights in shards", pair(9, [7, 4], [5, 5], plain), seed=19, adjust=logits_bias, dtype="float16", shards="12KB"),
        Case("marian-bfloat16", MarianMTModel, plain, "bfloat16 weights; the tied table stored under all four names",
             pair(10, [7, 4], [5, 5], plain), seed=20, adjust=logits_bias, dtype="bfloat16", store=marian_twice),
        Case("marian-tied-apart", MarianMTModel, plain, "tie_word_embeddings true, and four tables that differ: each is used where its name says",
             pair(14, [7, 4], [5, 5], plain), seed=24, adjust=logits_bias, v4=False, store=told_apart("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight")),
        Case("marian-tied-missing", MarianMTModel, plain, "tie_word_embeddings true, the shared table missing: the output's stands for it and for the decoder's",
             pair(15, [7, 4], [5, 5], plain), seed=25, adjust=logits_bias, v4=False, store=told_apart("model.encoder.embed_tokens.weight", "lm_head.weight", absent=("model.shared.weight",))),
        Case("marian-stored-positions", MarianMTModel, plain, "sinusoids stored in float16, beside float16 weights: the rounded ones are used",
             pair(13, [7, 4], [5, 5], plain), seed=23, adjust=logits_bias, dtype="float16", store=marian_positions),
        Case("marian-odd", MarianMTModel, odd, "width 15 (sines take one column more), heads of 5 and of 3, no masks at all",
             pair(11, [6], [5], odd, mask=False), seed=21, adjust=logits_bias),
        Case("marian-long", MarianMTModel, long, "source and target as long as positions are known (48)",
             pair(12, [48], [48], long, mask=False), seed=22, adjust=logits_bias),
    ]

    new = gpt2_config(n_embd=24, n_head=3)
    inverse = gpt2_config(n_layer=3, scale_attn_by_inverse_layer_idx=True)
    upcast = gpt2_config(n_layer=3, scale_attn_by_inverse_layer_idx=True, reorder_and_upcast_attn=True)
    unscaled = gpt2_config(activation_function="gelu", scale_attn_weights=False, layer_norm_epsilon=1e-2)
    relu2 = gpt2_config(activation_function="relu", n_inner=40, n_head=2)
    untied2 = gpt2_config(tie_word_embeddings=False)
    bare = gpt2_config()
    cross = gpt2_config(add_cross_attention=True)
    left = text(24, [8, 3, 5], 89, 0, "left")
    gpt2 = [
        Case("gpt2-generate", GPT2LMHeadModel, new, "gelu_new, tied; ragged batch padded right; generation (prompts padded left there)",
             text(21, [9, 6, 2], 89, 0), seed=31, adjust=toy_training.walk(), flips={"activation_function": "relu", "n_head": 2}, generate=generation_cases.gpt2),
        Case("gpt2-left", GPT2LMHeadModel, inverse, "padded left with position_ids; scale_attn_by_inverse_layer_idx over 3 layers",
             left | {"position_ids": positions(left["attention_mask"])}, seed=32, flips={"scale_attn_by_inverse_layer_idx": False}),
        Case("gpt2-left-no-positions", GPT2LMHeadModel, relu2, "padded left without position_ids (positions count the padding); relu, n_inner 40, 2 heads",
             left, seed=33, flips={"activation_function": "gelu"}),
        Case("gpt2-upcast", GPT2LMHeadModel, upcast, "reorder_and_upcast_attn with scale_attn_by_inverse_layer_idx; bfloat16 weights",
             text(25, [7, 4], 89, 0), seed=34, dtype="bfloat16", flips={"scale_attn_by_inverse_layer_idx": False}),
        Case("gpt2-unscaled", GPT2LMHeadModel, unscaled, "scale_attn_weights false, gelu, layer_norm_epsilon 0.01",
             text(26, [7, 4], 89, 0), seed=35, flips={"scale_attn_weights": True, "activation_function": "relu", "layer_norm_epsilon": 1e-5}, gains={"query_key_gain": 0.9}),
        Case("gpt2-untied", GPT2LMHeadModel, untied2, "tie_word_embeddings false, in shards; no mask; generation with heads of 4",
             text(27, [8], 89, 0, mask=False), seed=36, shards="12KB", generate=generation_cases.gpt2_untied),
        Case("gpt2-tied-apart", GPT2LMHeadModel, bare, "tie_word_embeddings true, and an output table that differs: it is used",
             text(32, [7, 4], 89, 0), seed=41, v4=False, store=told_apart("lm_head.weight")),
        Case("gpt2-tied-missing", GPT2LMHeadModel, bare, "tie_word_embeddings true, and the output table alone stored: it is the input's too",
             text(33, [7, 4], 89, 0), seed=42, v4=False, store=told_apart("lm_head.weight", absent=("transformer.wte.weight",))),
        Case("gpt2-bare-names", GPT2LMHeadModel, bare, 'as openai-community/gpt2: names without "transformer.", causal masks stored',
             text(28, [7, 4], 89, 0), seed=37, store=gpt2_bare, hub=True),
        Case("gpt2-positions", GPT2LMHeadModel, bare, "position_ids that start at 7 and at 0; float16 weights",
             text(29, [6, 6], 89, 0) | {"position_ids": torch.stack([torch.arange(6) + 7, torch.arange(6)])}, seed=38, dtype="float16"),
        Case("gpt2-typed", GPT2LMHeadModel, bare, "token_type_ids: rows of the table of tokens",
             text(31, [7, 4], 89, 0) | {"token_type_ids": torch.tensor([[3] * 4 + [5] * 3, [3] * 2 + [5] * 5])}, seed=40),
        Case("gpt2-headless", GPT2Model, bare, "GPT2Model: last_hidden_state, no head", text(30, [7, 4], 89, 0), seed=39),
        Case("gpt2-cross", GPT2LMHeadModel, cross, "add_cross_attention: states of a source of another length, with its mask",
             text(31, [6, 4], 89, 0) | {"encoder_hidden_states": states(31, (2, 5, 16)), "encoder_attention_mask": torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])}, seed=40),
    ]

    base = bert_config(hidden_size=24, intermediate_size=48)
    small = bert_config(hidden_act="relu", layer_norm_eps=1e-2, type_vocab_size=1, num_attention_heads=2)
    masked = bert_config()
    apart = bert_config(tie_word_embeddings=False, hidden_act="gelu_new")
    labels = bert_config(num_labels=3, id2label={0: "no", 1: "maybe", 2: "yes"}, label2id={"no": 0, "maybe": 1, "yes": 2})
    decoder = bert_config(is_decoder=True)
    consulting = bert_config(is_decoder=True, add_cross_attention=True)
    typed = text(41, [9, 7, 3], 71, 0)
    two_types = torch.tensor([[0] * 5 + [1] * 4, [0] * 3 + [1] * 4 + [0] * 2, [0, 0, 1] + [0] * 6])
    bert = [
        Case("bert-plain", BertModel, base, "BertModel with pooler, gelu, two token types; ragged batch padded right",
             typed | {"token_type_ids": two_types}, seed=51, flips={"hidden_act": "relu", "num_attention_heads": 2}),
        Case("bert-no-pooler", BertModel, small, "no pooler stored (sentence models); relu, layer_norm_eps 0.01, one token type, 2 heads; padded left",
             text(42, [8, 3], 71, 0, "left"), seed=52, options={"add_pooling_layer": False}, flips={"hidden_act": "gelu", "layer_norm_eps": 1e-12}),
        Case("bert-masked", BertForMaskedLM, masked, "BertForMaskedLM, tied, in shards", text(43, [8, 5], 71, 0), seed=53, shards="12KB", adjust=masked_bias),
        Case("bert-masked-untied", BertForMaskedLM, apart, "tie_word_embeddings false, gelu_new; bfloat16 weights", text(44, [8, 5], 71, 0), seed=54, dtype="bfloat16",
             adjust=masked_bias, flips={"hidden_act": "relu"}),
        Case("bert-tied-apart", BertForMaskedLM, masked, "tie_word_embeddings true, and an output table and bias that differ: they are used",
             text(50, [8, 5], 71, 0), seed=60, v4=False, adjust=masked_bias, store=told_apart("cls.predictions.decoder.weight", "cls.predictions.decoder.bias")),
        Case("bert-tied-missing", BertForMaskedLM, masked, "tie_word_embeddings true, and the output table and bias alone stored",
             text(51, [8, 5], 71, 0), seed=61, v4=False, adjust=masked_bias, store=told_apart("cls.predictions.decoder.weight", "cls.predictions.decoder.bias", absent=("bert.embeddings.word_embeddings.weight", "cls.predictions.bias"))),
        Case("bert-legacy-names", BertForMaskedLM, masked, "as google-bert/bert-base-uncased: LayerNorm.gamma and .beta, tied table twice, heads that are not used",
             text(45, [8, 5], 71, 0) | {"token_type_ids": torch.tensor([[0] * 4 + [1] * 4, [0] * 2 + [1] * 3 + [0] * 3])}, seed=55, store=bert_legacy, hub=True, adjust=masked_bias),
        Case("bert-classes", BertForSequenceClassification, labels, "three classes with names; float16 weights", text(46, [8, 5], 71, 0), seed=56, dtype="float16"),
        Case("bert-positions", BertModel, masked, "position_ids given, starting at 5; no mask",
             text(47, [7, 7], 71, 0, mask=False) | {"position_ids": (torch.arange(7) + 5).expand(2, 7).contiguous()}, seed=57),
        Case("bert-decoder", BertLMHeadModel, decoder, "is_decoder: causal", text(48, [8, 5], 71, 0), seed=58, adjust=masked_bias),
        Case("bert-decoder-typed", BertLMHeadModel, decoder, "is_decoder, with token_type_ids",
             text(49, [8, 5], 71, 0) | {"token_type_ids": torch.tensor([[0] * 4 + [1] * 4, [0] * 2 + [1] * 6])}, seed=59, adjust=masked_bias),
        Case("bert-cross", BertLMHeadModel, consulting, "is_decoder with add_cross_attention: states of a source of another length, with its mask",
             text(49, [7, 5], 71, 0) | {"encoder_hidden_states": states(49, (2, 5, 16)), "encoder_attention_mask": torch.tensor([[1, 1, 1, 1, 1], [1, 1, 0, 0, 0]])},
             seed=59, adjust=masked_bias),
    ]
    return marian + gpt2 + bert + language_cases.cases(Case, text) + vision_cases.cases(Case, text)


# --- writing

def forward(case: Case, model) -> dict[str, torch.Tensor]:
    inputs = case.inputs
    with torch.no_grad():
        if case.forward:
            return {name: value.float().contiguous().clone() for name, value in case.forward(model, inputs).items()}
        result = model(**inputs, output_attentions=True, output_hidden_states=True, use_cache=False)
    outputs = {name: result[name] for name in SINGLES if result.get(name) is not None}
    for name in TUPLES:
        for i, value in enumerate(result.get(name) or ()):
            outputs[f"{name}.{i}"] = value
    return {name: value.float().contiguous().clone() for name, value in outputs.items()}


def load(case: Case, folder: Path, **changes):
    config = case.model.config_class.from_pretrained(folder)
    for key, value in changes.items():
        setattr(config, key, value)
    return case.model.from_pretrained(folder, config=config, dtype=torch.float32, attn_implementation="eager", **case.options).eval()


def check(case: Case, folder: Path, outputs: dict) -> str:
    """Refuses a case that would pass a wrong implementation; returns what was measured."""
    for name, value in outputs.items():
        if not torch.isfinite(value).all():
            raise SystemExit(f"{case.name}: {name} must be finite")
    main = next(outputs[name] for name in SINGLES if name in outputs)
    spread = main.std().item()
    if not 0.3 < spread < 6:
        raise SystemExit(f"{case.name}: outputs must have unit scale, got a standard deviation of {spread:.2f}")
    peaks = []
    for name, weights in outputs.items():
        if "attentions" in name:
            torch.testing.assert_close(weights.sum(-1), torch.ones(weights.shape[:-1]))
            peaks.append((weights.amax(-1) * weights.shape[-1]).mean().item())
    if min(peaks) < 1.5:
        raise SystemExit(f"{case.name}: attention must not be flat, got peaks {peaks}")
    for key, value in case.flips.items():
        other = forward(case, load(case, folder, **{key: value}))
        change = max((outputs[name] - other[name]).abs().max().item() for name in outputs if name in SINGLES)
        if change < 1e-3:  # ten times what an implementation may differ by
            raise SystemExit(f"{case.name}: {key}={value} changes nothing ({change})")
    return f"outputs {spread:.2f}, attention peaks {np.mean(peaks):.1f}× uniform"


def write_model(case: Case, folder: Path) -> None:
    config = copy.deepcopy(case.config)
    model = case.model(config, **case.options).eval()
    fill(model, case.seed, **case.gains)
    if case.adjust:
        case.adjust(model, case.seed)
    model = model.to(getattr(torch, case.dtype))
    model.config.dtype = getattr(torch, case.dtype)
    if getattr(model, "generation_config", None) is not None:
        model.generation_config.update(**(case.generation_config or {}))
    model.save_pretrained(folder, **({"max_shard_size": case.shards} if case.shards else {}))
    if case.store:
        file = folder / "model.safetensors"
        stored = case.store(load_file(file))
        save_file({name: value.contiguous() for name, value in stored.items()}, file, metadata={"format": "pt"})
    if not case.v4:
        return
    config_json = json.loads((folder / "config.json").read_text())
    old = as_on_the_hub(config_json, case.generation_config) if case.hub else v4_config(config_json)
    (folder / "config.v4.json").write_text(json.dumps(old, indent=2) + "\n")


def write(case: Case) -> dict:
    folder = FIXTURES / case.name
    shutil.rmtree(folder, ignore_errors=True)
    write_model(case, folder)
    model = load(case, folder)
    outputs = forward(case, model)
    measured = check(case, folder, outputs)
    save_file({name: value.contiguous() for name, value in case.inputs.items()}, folder / "inputs.safetensors")
    save_file(outputs, folder / "outputs.safetensors")
    if case.generate:
        runs = case.generate(model)
        if not case.forward:
            runs = generation_cases.run(case.name, model, runs)
        lines = ",\n ".join(json.dumps(one, separators=(",", ":")) for one in runs)
        (folder / "generate.json").write_text(f"[\n {lines}\n]\n")
        measured += f", {len(runs)} generations"
    for file in folder.iterdir():
        file.chmod(0o644)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{case.name:28} {size / 1024:6.0f} KB  {measured}", flush=True)
    return {"name": case.name, "family": case.family, "class": case.model.__name__, "covers": case.covers, "weights": case.dtype,
            "sharded": case.shards is not None, "inputs": sorted(case.inputs), "generate": bool(case.generate)}


def main(wanted: list[str]) -> None:
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    every = cases()
    unknown = set(wanted) - {case.name for case in every} - {"logits-processors", "training"}
    if unknown:
        raise SystemExit(f"make_fixtures: no such case {sorted(unknown)}; the cases are {[case.name for case in every]}")
    FIXTURES.mkdir(exist_ok=True)
    index = FIXTURES / "index.json"
    known = {entry["name"]: entry for entry in json.loads(index.read_text())["cases"]} if index.exists() else {}
    for case in every:
        if not wanted or case.name in wanted:
            known[case.name] = write(case)
    if not wanted or "logits-processors" in wanted:
        processor_cases.write(FIXTURES / "logits-processors.json")
    if not wanted or "training" in wanted:
        adamw_reference.write(FIXTURES / "training")
        muon_reference.write(FIXTURES / "training")
    versions = {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]}
    entries = ",\n  ".join(json.dumps(known[case.name]) for case in every if case.name in known)
    index.write_text(f'{{"versions": {json.dumps(versions)}, "cases": [\n  {entries}\n]}}\n')


if __name__ == "__main__":
    main(sys.argv[1:])
