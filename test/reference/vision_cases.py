"""Pictures: cases of make_fixtures.py whose source is pixels.

The reference returns a tower's states and maps under names of its own; here they are gathered part by part, under the
names of README.md, and checked against the whole model's result.
"""

import numpy as np
import torch
from transformers.models.donut.configuration_donut_swin import DonutSwinConfig
from transformers import (
    BertConfig, CLIPVisionConfig, GPT2Config, LlamaConfig, LlavaConfig, LlavaForConditionalGeneration, MistralConfig, MllamaConfig, MllamaForConditionalGeneration, MBartConfig, RobertaConfig, SwinConfig, TrOCRConfig, VisionEncoderDecoderConfig, VisionEncoderDecoderModel,
    Idefics3Config, Idefics3ForConditionalGeneration, SmolVLMConfig, SmolVLMForConditionalGeneration,
    BlipConfig, BlipForConditionalGeneration, BlipForImageTextRetrieval, BlipForQuestionAnswering, CLIPConfig, CLIPModel, DeiTConfig, DeiTForImageClassification,
    DeiTForImageClassificationWithTeacher, DeiTModel, SiglipConfig, SiglipModel, ViTConfig, ViTForImageClassification, ViTModel,
)

import generation_cases
from random_weights import standard_normal

RECORD = dict(output_attentions=True, output_hidden_states=True)


def pixels(seed: int, count: int, height: int, width: int | None = None, channels: int = 3) -> torch.Tensor:
    """Pictures of unit scale with more in common among neighbours than noise has."""
    noise = torch.from_numpy(standard_normal(seed, "pixel_values", (count, channels, height, width or height))).float()
    smooth = torch.nn.functional.avg_pool2d(noise, 3, stride=1, padding=1)
    return (1.2 * smooth + 0.6 * noise).contiguous()


def named(outputs: dict, prefix: str, result, hidden="hidden_states", attentions="attentions") -> None:
    for source, target in ((hidden, "hidden_states"), (attentions, "attentions")):
        for i, value in enumerate(result.get(source) or ()):
            outputs[f"{prefix}{target}.{i}"] = value


def cross(outputs: dict, name: str, result) -> None:
    for i, value in enumerate(result.cross_attentions):
        outputs[f"{name}.{i}"] = value


def blip_config(text: dict = {}, vision: dict = {}, **more) -> BlipConfig:
    tower = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=48, image_size=12, patch_size=4) | vision
    words = dict(vocab_size=61, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40, max_position_embeddings=24,
                 bos_token_id=58, eos_token_id=2, sep_token_id=5, pad_token_id=0) | text
    return BlipConfig(text_config=words, vision_config=tower, image_text_hidden_size=12, **more)


def blip(model, inputs: dict) -> dict:
    outputs: dict = {}
    tower = model.vision_model(pixel_values=inputs["pixel_values"], **RECORD)
    named(outputs, "encoder_", tower)
    outputs["encoder_last_hidden_state"] = tower.last_hidden_state
    states, mask = tower.last_hidden_state, None
    whole = model(**inputs)
    torch.testing.assert_close(whole.last_hidden_state, states)
    ones = torch.ones(states.shape[:-1], dtype=torch.long)
    if hasattr(model, "text_encoder"):
        question = model.text_encoder(input_ids=inputs["input_ids"], attention_mask=inputs.get("attention_mask"), encoder_hidden_states=states, encoder_attention_mask=ones, **RECORD)
        side = "decoder" if hasattr(model, "itm_head") else "question"
        named(outputs, f"{side}_", question)
        cross(outputs, "cross_attentions" if side == "decoder" else "question_cross_attentions", question)
        outputs["question_embeds"] = question.last_hidden_state
        states, mask = question.last_hidden_state, inputs.get("attention_mask")
        if side == "decoder":
            outputs["itm_score"] = whole.itm_score
            torch.testing.assert_close(whole.question_embeds, states)
            return outputs
    prefix = "decoder_" if hasattr(model, "text_encoder") else ""
    text = model.text_decoder(input_ids=inputs[f"{prefix}input_ids"], attention_mask=inputs.get(f"{prefix}attention_mask"), encoder_hidden_states=states,
                              encoder_attention_mask=mask, use_cache=False, **RECORD)
    named(outputs, "decoder_", text)
    cross(outputs, "cross_attentions", text)
    outputs["logits"] = text.logits
    if not prefix:
        torch.testing.assert_close(whole.logits, text.logits)
    return outputs


def towers(model, inputs: dict) -> dict:
    result = model(**inputs, **RECORD)
    outputs = {name: result[name] for name in ("logits_per_image", "logits_per_text", "text_embeds", "image_embeds")}
    for side in ("text_model_output", "vision_model_output"):
        named(outputs, f"{side}.", result[side])
        outputs[f"{side}.last_hidden_state"] = result[side].last_hidden_state
    return outputs


def teacher(model, inputs: dict) -> dict:
    result = model(**inputs, **RECORD)
    outputs = {name: result[name] for name in ("logits", "cls_logits", "distillation_logits")}
    named(outputs, "", result)
    return outputs


def scales(model, seed):
    with torch.no_grad():
        model.logit_scale.fill_(1.1)
        if hasattr(model, "logit_bias"):
            model.logit_bias.fill_(-0.7)


def two_towers(config, **more):
    small = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40)
    text = small | dict(vocab_size=61, max_position_embeddings=16, eos_token_id=60, bos_token_id=59, pad_token_id=1) | more.pop("text", {})
    vision = small | dict(hidden_size=16, num_attention_heads=4, image_size=12, patch_size=4) | more.pop("vision", {})
    return config(text_config=text, vision_config=vision, **more)


def ended(inputs: dict, end: int) -> dict:
    """Every text ends with its end token, where its mask ends."""
    ids, mask = inputs["input_ids"].clone(), inputs["attention_mask"]
    for row, length in enumerate(mask.sum(-1).tolist()):
        ids[row, length - 1] = end
    return inputs | {"input_ids": ids}


def written(model, inputs: dict) -> dict:
    places = getattr(getattr(getattr(model.decoder, "model", None), "decoder", None), "embed_positions", None)
    if getattr(places, "weights", None) is not None:  # 5.24 loses them when it loads a folder
        places.weights = places.get_embedding(model.config.decoder.max_position_embeddings + model.config.decoder.pad_token_id + 1, places.embedding_dim, places.padding_idx)
    result = model(**inputs, **RECORD, use_cache=False)
    outputs = {name: result[name] for name in ("logits", "encoder_last_hidden_state")}
    for name in ("encoder_hidden_states", "encoder_attentions", "decoder_hidden_states", "decoder_attentions", "cross_attentions"):
        for i, value in enumerate(result[name]):
            outputs[f"{name}.{i}"] = value
    return outputs


def language(model, inputs: dict) -> dict:
    result = model(**inputs, **RECORD, use_cache=False)
    outputs = {"logits": result.logits}
    named(outputs, "", result)
    return outputs


def open_gates(model, seed):
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "gate" in name.rpartition(".")[2] and parameter.dim() == 1 or name.endswith(("gate_attn", "gate_ffn", "attn_gate", "mlp_gate")):
                parameter.copy_(0.6 + 0.3 * torch.from_numpy(standard_normal(seed, name, parameter.shape)).float())


def likelier_end(amount: float):
    """The end is likelier than other tokens, so that sequences have one."""
    def adjust(model, seed):
        head = model.decoder.get_output_embeddings()
        end = model.config.decoder.eos_token_id
        with torch.no_grad():
            if head.bias is not None:
                bias = torch.from_numpy(0.5 * standard_normal(seed, "bias", head.bias.shape)).float()
                bias[end] += amount
                head.bias.copy_(bias)
    return adjust


def generated(folder_inputs: dict, model, runs: list[tuple[str, dict, dict]]) -> list[dict]:
    """Runs of generate over the pictures of the case: (name, inputs beside pixel_values, arguments)."""
    results, problems = [], []
    others = [generation_cases.nudged(model, 1), generation_cases.nudged(model, 2)]
    text_config = getattr(model.config, "text_config", None) or getattr(model.config, "decoder", None)
    end = text_config.sep_token_id if hasattr(model.config, "text_config") else text_config.eos_token_id

    def sequences(one, pictures, more, arguments):
        with torch.no_grad():
            result = one.generate(pixel_values=pictures.clone(), **{key: torch.tensor(value) for key, value in more.items()}, **arguments, return_dict_in_generate=True, output_scores=True)
        scores = getattr(result, "sequences_scores", None)
        rows = []
        for row in result.sequences.tolist():
            # padding follows the end, but may be written before it like any other token
            begun = len(more["decoder_input_ids"][0]) if "decoder_input_ids" in more else len(more["input_ids"][0]) - 1 if "input_ids" in more and not hasattr(model, "text_encoder") else 1
            after = next((i + 1 for i in range(begun, len(row)) if row[i] == end), len(row))
            assert all(token == text_config.pad_token_id for token in row[after:])
            rows.append(row[:after])
        return rows, None if scores is None else scores.tolist()

    pictures = folder_inputs["pixel_values"]
    for name, more, arguments in runs:
        rows, scores = sequences(model, pictures, more, arguments)
        for other in others:
            if sequences(other, pictures, more, arguments)[0] != rows:
                problems.append(f"{name} hangs on rounding")
                break
        several = len(rows) // len(pictures)
        for i in range(len(pictures)):
            solo = {key: [value[i]] for key, value in more.items()}
            alone, _ = sequences(model, pictures[i : i + 1], solo, arguments)
            if alone != rows[i * several : (i + 1) * several]:
                problems.append(f"{name} row {i} differs alone: {rows[i * several : (i + 1) * several]} {alone}")
        if len(pictures) > 1 and all(row == rows[0] for row in rows):
            problems.append(f"{name} does not depend on the picture: {rows[0]}")
        results.append({"name": name, "inputs": {"pixel_values": list(range(len(pictures))), **more}, "arguments": arguments, "sequences": rows, "scores": scores})
    if problems:
        raise SystemExit("\n".join(problems))
    print("  ", [len(row) for one in results for row in one["sequences"]])
    return results


PLAIN = [("greedy", dict(max_new_tokens=10)), ("defaults", {}), ("beams-3", dict(num_beams=3, max_new_tokens=10)), ("beams-2-length-2", dict(num_beams=2, num_return_sequences=2, length_penalty=2.0, max_new_tokens=8)),
         ("no-repeat-2", dict(no_repeat_ngram_size=2, max_new_tokens=10)), ("min-length", dict(min_length=6, max_length=12))]


def captions(inputs: dict):
    prompt = [[2, 17, 9, 5]] * len(inputs["pixel_values"])
    return lambda model: generated(inputs, model, [(name, {}, arguments) for name, arguments in PLAIN] + [
        ("prompt", {"input_ids": prompt}, dict(max_new_tokens=8)), ("prompt-beams", {"input_ids": prompt}, dict(num_beams=3, max_new_tokens=8))])


def prompted(inputs: dict, *names: str):
    """Runs of generate from prompts that pictures go with, a picture a row: the case's own inputs, padded at the left."""
    mask = inputs.get("attention_mask", torch.ones_like(inputs["input_ids"])).tolist()

    def runs(model):
        end, results, problems = model.generation_config.eos_token_id, [], []
        others = [generation_cases.nudged(model, 1), generation_cases.nudged(model, 2)]

        def sequences(one, given, rows, arguments):
            with torch.no_grad():
                result = one.generate(**given, **arguments, return_dict_in_generate=True, output_scores=True)
            found, several = [], len(result.sequences) // len(rows)
            for i, row in enumerate(result.sequences.tolist()):
                gap, start = rows[i // several].index(1), len(rows[0])
                stop = next((at + 1 for at in range(start, len(row)) if row[at] == end), len(row))
                found.append(row[gap:stop])
            scores = getattr(result, "sequences_scores", None)
            return found, None if scores is None else scores.tolist()

        for name, arguments in PLAIN:
            if names and name not in names:
                continue
            arguments = {key: value for key, value in arguments.items() if key not in ("min_length", "max_length")} or dict(max_new_tokens=6)
            rows, scores = sequences(model, inputs, mask, arguments)
            if any(sequences(other, inputs, mask, arguments)[0] != rows for other in others):
                problems.append(f"{name} hangs on rounding")
            several = len(rows) // len(mask)
            for i, own in enumerate(mask):
                solo = {key: value[i : i + 1] if key.startswith(("pixel", "aspect")) else value[i : i + 1, own.index(1):] for key, value in inputs.items()}
                if sequences(model, solo, [own[own.index(1):]], arguments)[0] != rows[i * several : (i + 1) * several]:
                    problems.append(f"{name} row {i} differs alone")
            other = sequences(model, inputs | {"pixel_values": inputs["pixel_values"].flip(0)}, mask, arguments)[0]
            if other == rows:
                problems.append(f"{name} does not depend on the pictures")
            results.append({"name": name, "inputs": {"input_ids": inputs["input_ids"].tolist(), "attention_mask": mask, "pixel_values": list(range(len(mask)))}, "arguments": arguments, "sequences": rows, "scores": scores})
        if problems:
            raise SystemExit("\n".join(problems))
        return results
    return runs


def padded_runs(inputs: dict):
    """Of decoders that count positions behind the padding token's: that token among what is written."""
    def runs(model):
        padding = dict(forced_bos_token_id=model.config.decoder.pad_token_id, max_new_tokens=7)
        return generated(inputs, model, [("padding-first", {}, padding), ("padding-first-beams", {}, dict(num_beams=3) | padding)])
    return runs


def plain_runs(inputs: dict):
    begun = [[row[0], 17, 9] for row in inputs["decoder_input_ids"].tolist()]

    def runs(model):
        start = model.config.decoder_start_token_id
        prompt = {"decoder_input_ids": [[start, *row[1:]] for row in begun]}
        return generated(inputs, model, [(name, {}, arguments) for name, arguments in PLAIN] + [
            ("begun", prompt, dict(max_new_tokens=6)), ("begun-without-start", {"decoder_input_ids": [row[1:] for row in prompt["decoder_input_ids"]]}, dict(max_new_tokens=6))])
    return runs


def answers(inputs: dict):
    question = {"input_ids": inputs["input_ids"][:, :6].tolist()}
    return lambda model: generated(inputs, model, [(name, question, arguments) for name, arguments in PLAIN])


def bias_of_end(token: int, amount: float):
    """The end is likelier than other tokens, so that sequences have one."""
    def adjust(model, seed):
        with torch.no_grad():
            head = model.text_decoder.cls.predictions
            bias = torch.from_numpy(0.5 * standard_normal(seed, "cls.predictions.bias", head.bias.shape)).float()
            bias[token] += amount
            head.bias.copy_(bias)
            head.decoder.bias.copy_(bias)
    return adjust


def cases(Case, text) -> list:
    plain = blip_config()
    switches = blip_config(dict(hidden_act="relu", layer_norm_eps=1e-2, hidden_size=20, num_attention_heads=5, intermediate_size=28, tie_word_embeddings=False),
                           dict(hidden_act="quick_gelu", layer_norm_eps=1e-2, image_size=14, num_attention_heads=2), tie_word_embeddings=False)
    answer = blip_config()
    match = blip_config(dict(hidden_size=16, num_attention_heads=4))
    caption = {"pixel_values": pixels(61, 3, 12)} | text(61, [7, 5, 4], 58, 0)
    asked = {"pixel_values": pixels(63, 3, 12)} | text(63, [8, 6, 7], 58, 0)
    asked |= {f"decoder_{name}": value for name, value in text(64, [5, 4, 3], 58, 0).items()}
    matched = {"pixel_values": pixels(65, 2, 12)} | text(65, [7, 5], 58, 0)
    tower = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=48, image_size=12, patch_size=4)
    oblong = tower | dict(image_size=[10, 16], patch_size=[4, 5], num_channels=1, qkv_bias=False, hidden_act="relu", layer_norm_eps=1e-2, num_attention_heads=4, pooler_output_size=10, pooler_act="relu")
    labels = dict(id2label={0: "cat", 1: "dog", 2: "tree"}, label2id={"cat": 0, "dog": 1, "tree": 2})
    picture = {"pixel_values": pixels(71, 2, 12)}
    similar = {"pixel_values": pixels(81, 3, 12)} | ended(text(81, [7, 5], 59, 1), 60)
    old = {"pixel_values": pixels(82, 2, 12)} | ended(text(82, [6, 4, 5], 59, 1), 60)
    padded = {"pixel_values": pixels(83, 2, 12), "input_ids": text(83, [7, 5, 6], 59, 1)["input_ids"]}
    masked = {"pixel_values": pixels(84, 3, 12)} | text(84, [6, 6], 59, 1)
    blips = [
        Case("blip-caption", BlipForConditionalGeneration, plain, "a picture tower and a text decoder that consults it; tied; ragged captions with a mask; generation",
             caption, seed=61, adjust=bias_of_end(5, 1.0), forward=blip, generate=captions(caption), v4=False),
        Case("blip-switches", BlipForConditionalGeneration, switches, "other widths, heads, activations and epsilons of both sides, a picture that is no whole number of patches, an output table of its own; bfloat16; no mask",
             {"pixel_values": pixels(62, 2, 14)} | text(62, [6, 6], 58, 0, mask=False), seed=62, dtype="bfloat16", adjust=bias_of_end(5, 0.5), forward=blip, v4=False),
        Case("blip-answer", BlipForQuestionAnswering, answer, "question answering: the question consults the picture, the answer the question; ragged questions and answers with masks; generation",
             asked, seed=63, adjust=bias_of_end(5, 1.0), forward=blip, generate=answers(asked), v4=False),
        Case("blip-match", BlipForImageTextRetrieval, match, "image-text matching: two scores of a picture and a text that has consulted it", matched, seed=65, forward=blip, v4=False),
    ]
    encoders = [
        Case("vit-plain", ViTModel, ViTConfig(**tower), "ViTModel with pooler, gelu", picture, seed=71, flips={"hidden_act": "relu", "num_attention_heads": 2}, v4=False),
        Case("vit-oblong", ViTModel, ViTConfig(**oblong), "pictures and patches that are not square and do not divide, one channel, no biases of queries, relu, epsilon 0.01, a pooler of its own width and activation",
             {"pixel_values": pixels(72, 2, 10, 16, 1)}, seed=72, flips={"layer_norm_eps": 1e-12, "pooler_act": "tanh"}, v4=False),
        Case("vit-classes", ViTForImageClassification, ViTConfig(**tower, **labels), "three classes with names; float16 weights", picture, seed=73, dtype="float16", v4=False),
        Case("deit-plain", DeiTModel, DeiTConfig(**tower), "DeiTModel: two learnt tokens, pooler", picture, seed=74, v4=False),
        Case("deit-classes", DeiTForImageClassification, DeiTConfig(**tower, **labels), "three classes, read off the first token", picture, seed=75, v4=False),
        Case("deit-teacher", DeiTForImageClassificationWithTeacher, DeiTConfig(**tower, **labels), "three classes, the mean of both tokens' scores", picture, seed=76, forward=teacher, v4=False),
        Case("clip-plain", CLIPModel, two_towers(CLIPConfig, projection_dim=12), "both towers; three pictures, two texts of different lengths", similar, seed=81, adjust=scales, forward=towers, v4=False),
        Case("clip-old-end", CLIPModel, two_towers(CLIPConfig, projection_dim=20, text=dict(eos_token_id=2, hidden_act="gelu", layer_norm_eps=1e-2, num_attention_heads=2), vision=dict(hidden_act="gelu", layer_norm_eps=1e-2, image_size=14)),
             "eos_token_id 2: the highest token is the end; gelu; other epsilons; bfloat16 weights", old | {"pixel_values": pixels(82, 2, 14)}, seed=82, dtype="bfloat16", adjust=scales, forward=towers, v4=False),
        Case("siglip-plain", SiglipModel, two_towers(SiglipConfig, text=dict(projection_size=16)), "both towers; texts padded without a mask, as its processor does; the text's head of the picture's width", padded, seed=83, adjust=scales, forward=towers, v4=False),
        Case("siglip-masked", SiglipModel, two_towers(SiglipConfig, text=dict(hidden_size=16, num_attention_heads=2, hidden_act="relu"), vision=dict(num_attention_heads=2, layer_norm_eps=1e-2)), "texts with a mask; relu; other heads", masked, seed=86, adjust=scales, forward=towers, v4=False),
    ]
    small = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=48, image_size=12, patch_size=4)
    stages = dict(image_size=[24, 20], patch_size=2, embed_dim=8, depths=[2, 2], num_heads=[2, 4], window_size=4, mlp_ratio=2.0)
    uneven = dict(image_size=[18, 28], patch_size=2, embed_dim=8, depths=[2, 3], num_heads=[2, 4], window_size=3, mlp_ratio=1.5, qkv_bias=False, hidden_act="relu", layer_norm_eps=1e-2)
    ids = dict(bos_token_id=1, eos_token_id=2, pad_token_id=0)
    consulting = dict(vocab_size=53, is_decoder=True, add_cross_attention=True) | ids
    bart = dict(d_model=24, decoder_layers=2, decoder_attention_heads=3, decoder_ffn_dim=40, max_position_embeddings=24)

    def pair(encoder, decoder, start: int, **more):
        return VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder, decoder_start_token_id=start, **ids | more)

    def caption_of(seed: int, count: int, height: int, width: int, lengths: list[int], mask: bool = True) -> dict:
        words = text(seed, lengths, 53, 0, mask=mask)
        return {"pixel_values": pixels(seed, count, height, width)} | {f"decoder_{name}": value for name, value in words.items()}

    one = caption_of(91, 3, 12, 12, [6, 4, 5])
    two = caption_of(92, 2, 24, 20, [5, 5], mask=False)
    three = caption_of(93, 2, 18, 28, [6, 4])
    four = caption_of(94, 2, 12, 12, [6, 4])
    writers = [
        Case("ved-vit-gpt2", VisionEncoderDecoderModel, pair(ViTConfig(**small), GPT2Config(n_embd=16, n_layer=2, n_head=2, n_positions=24, **consulting), 1), "ViT and GPT-2 of other widths, with a map between; generation",
             one, seed=91, forward=written, generate=plain_runs(one), v4=False),
        Case("ved-deit-roberta", VisionEncoderDecoderModel, pair(DeiTConfig(**small), RobertaConfig(hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40, max_position_embeddings=26, **consulting | dict(pad_token_id=1, bos_token_id=0)), 0),
             "DeiT and RoBERTa: positions counted behind the padding token's, padding left out", {k: (v + (v == 0) if k == "decoder_input_ids" else v) for k, v in four.items()}, seed=92, adjust=likelier_end(1.0), forward=written, generate=padded_runs(four), v4=False),
        Case("ved-vit-bert", VisionEncoderDecoderModel, pair(ViTConfig(**small), BertConfig(hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=40, max_position_embeddings=24, **consulting), 1),
             "ViT and BERT as a decoder", four, seed=93, adjust=likelier_end(1.0), forward=written, v4=False),
        Case("ved-swin-trocr", VisionEncoderDecoderModel, pair(SwinConfig(**stages), TrOCRConfig(**bart | dict(d_model=20, decoder_attention_heads=2), cross_attention_hidden_size=16, scale_embedding=True, **consulting), 2),
             "Swin, whose windows are shifted and padded, and TrOCR over states of another width; scaled embeddings; generation", two, seed=94, forward=written, generate=plain_runs(two), v4=False),
        Case("ved-trocr-waves", VisionEncoderDecoderModel, pair(ViTConfig(**small), TrOCRConfig(**bart, cross_attention_hidden_size=24, use_learned_position_embeddings=False, layernorm_embedding=False, activation_function="relu", tie_word_embeddings=False, **consulting | dict(pad_token_id=1, bos_token_id=0)), 2),
             "TrOCR with computed positions, no norm after embeddings, an output table of its own", {k: (v + (v == 0) if k == "decoder_input_ids" else v) for k, v in four.items()}, seed=95, forward=written, generate=padded_runs(four), v4=False),
        Case("ved-donut-mbart", VisionEncoderDecoderModel, pair(DonutSwinConfig(**uneven), MBartConfig(**bart | dict(d_model=16, decoder_attention_heads=2), scale_embedding=True, **consulting), 2), "Donut: Swin without its last norm and mBART; grids that are no whole number of windows; generation",
             three, seed=96, forward=written, generate=plain_runs(three), v4=False),
    ]
    def mllama(image: int, rope: dict, **more):
        return MllamaConfig(
            vision_config=dict(hidden_size=16, num_hidden_layers=3, num_global_layers=1, attention_heads=2, intermediate_size=20, image_size=image, patch_size=4, max_num_tiles=2,
                               supported_aspect_ratios=[[1, 1], [1, 2], [2, 1]], intermediate_layers_indices=[0, 2], vision_output_dim=48),
            text_config=dict(vocab_size=53, hidden_size=24, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2, intermediate_size=32, cross_attention_layers=[1], max_position_embeddings=64,
                             pad_token_id=0, bos_token_id=1, eos_token_id=2, rope_parameters=rope) | more, image_token_index=53)

    def tiles(seed: int, image: int, lengths: list[int]) -> dict:
        words = text(seed, lengths, 53, 0)
        rows = len(lengths)
        looks = torch.ones(rows, max(lengths), 1, 2, dtype=torch.long)
        looks[0, 0] = 0  # what comes before the picture does not see it
        looks[1, :, :, 1] = 0
        there = torch.ones(rows, 1, 2, dtype=torch.long)
        there[1, :, 1] = 0
        return words | {"pixel_values": pixels(seed, rows * 2, image).reshape(rows, 1, 2, 3, image, image), "aspect_ratio_ids": torch.tensor([[2], [1]]), "aspect_ratio_mask": there, "cross_attention_mask": looks}

    def left(inputs: dict) -> dict:
        """The same rows, padded at the left, without what is said of tokens that are not there."""
        result = dict(inputs)
        for row, length in enumerate(inputs["attention_mask"].sum(-1).tolist()):
            for name in ("input_ids", "attention_mask", "cross_attention_mask"):
                if name in inputs:
                    result[name] = result[name].clone()
                    result[name][row] = inputs[name][row].roll(inputs[name].shape[1] - length, 0)
                    if name == "cross_attention_mask":
                        result[name][row, : inputs[name].shape[1] - length] = 0
        return result

    def llava(text_config, image: int = 12, **more):
        tower = dict(model_type="clip_vision_model", hidden_size=16, num_hidden_layers=3, num_attention_heads=2, intermediate_size=24, image_size=image, patch_size=4, projection_dim=8)
        return LlavaConfig(vision_config=CLIPVisionConfig(**tower), text_config=text_config(vocab_size=53, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, num_key_value_heads=1, intermediate_size=32, max_position_embeddings=64,
                           pad_token_id=0, bos_token_id=1, eos_token_id=2, rope_parameters=dict(rope_type="default", rope_theta=10000.0)), image_token_index=52, **more)

    def with_picture(inputs: dict, at: list[int], count: int) -> dict:
        """Tokens that stand for a picture in each row."""
        ids = inputs["input_ids"].clone()
        for row, place in enumerate(at):
            ids[row, place : place + count] = 52
        return inputs | {"input_ids": ids}

    shown = left(with_picture({"pixel_values": pixels(111, 2, 12)} | text(111, [14, 12], 53, 0), [2, 1], 9))
    whole = with_picture({"pixel_values": pixels(112, 2, 8)} | text(112, [9, 9], 53, 0, mask=False), [0, 3], 5)
    tiled = left(tiles(103, 8, [8, 6]))
    llama3 = dict(rope_type="llama3", rope_theta=10000.0, factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=16)
    gated = [
        Case("mllama-plain", MllamaForConditionalGeneration, mllama(12, dict(rope_type="default", rope_theta=500000.0)), "gated looks at tiles of a picture between layers of a Llama; padding of patches, of tiles and of text; rows that see nothing",
             tiles(101, 12, [7, 5]), seed=101, adjust=open_gates, forward=language, v4=False),
        Case("mllama-llama3", MllamaForConditionalGeneration, mllama(8, llama3, hidden_act="gelu"), "llama3 positions; gelu; bfloat16 weights", tiles(102, 8, [9, 9]), seed=102, dtype="bfloat16", adjust=open_gates, forward=language, v4=False),
    ]
    gated += [
        Case("mllama-generate", MllamaForConditionalGeneration, mllama(8, dict(rope_type="default", rope_theta=10000.0), num_attention_heads=3, num_key_value_heads=1), "prompts of different lengths padded left; generation, alone, in a batch and with beams",
             tiled, seed=103, adjust=open_gates, forward=language, generate=prompted(tiled), v4=False),
        Case("llava-plain", LlavaForConditionalGeneration, llava(LlamaConfig), "a picture's patches in the places of tokens of a Llama's prompt; prompts of different lengths padded left; generation",
             shown, seed=111, forward=language, generate=prompted(shown), v4=False),
        Case("llava-whole", LlavaForConditionalGeneration, llava(MistralConfig, 8, vision_feature_select_strategy="full", vision_feature_layer=[-1, 1], projector_hidden_act="relu", multimodal_projector_bias=False), "a Mistral; states of two layers side by side, the token for the whole among them; relu; bfloat16 weights",
             whole, seed=112, dtype="bfloat16", forward=language, v4=False),
    ]
    def idefics3(config, image: int, patch: int, scale: int, tie: bool = False, vision: dict = {}, **more):
        tower = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, image_size=image, patch_size=patch) | vision
        words = dict(model_type="llama", vocab_size=53, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, num_key_value_heads=1, intermediate_size=32, max_position_embeddings=96, rms_norm_eps=1e-5,
                     pad_token_id=0, bos_token_id=1, eos_token_id=2, rope_parameters=dict(rope_type="default", rope_theta=10000.0)) | more
        return config(vision_config=tower, text_config=words, scale_factor=scale, image_token_id=52, tie_word_embeddings=tie, pad_token_id=0)

    def several(seed: int, counts: list[int], image: int) -> dict:
        """As many pictures a row as its count, filled up with blank ones."""
        stacked = pixels(seed, len(counts) * max(counts), image).reshape(len(counts), max(counts), 3, image, image)
        for row, count in enumerate(counts):
            stacked[row, count:] = 0
        return {"pixel_values": stacked}

    # the first row has but one picture; the second's second ends within a patch to the right, and at one below
    halves = torch.ones(2, 2, 16, 16, dtype=torch.long)
    halves[1, 1, 12:, :] = halves[1, 1, :, 10:] = halves[0, 1] = 0
    tiles_in_text = left(with_picture(with_picture(several(121, [1, 2], 16) | {"pixel_attention_mask": halves} | text(121, [11, 17], 53, 0), [1, 2], 4), [1, 9], 4))
    # rows of one picture of 27 pixels, of which patches take 24
    plain = with_picture(several(122, [1, 1], 27) | text(122, [9, 9], 53, 0, mask=False), [0, 3], 4)
    shuffled = [
        Case("idefics3-plain", Idefics3ForConditionalGeneration, idefics3(Idefics3Config, 16, 4, 2), "several pictures in the places of tokens of a Llama's prompt, four patches a token; padding of pictures, of their pixels and of prompts, at the left; generation",
             tiles_in_text, seed=121, forward=language, generate=prompted(tiles_in_text), v4=False),
        Case("smolvlm-plain", SmolVLMForConditionalGeneration, idefics3(SmolVLMConfig, 27, 4, 3, True, dict(hidden_act="relu", layer_norm_eps=1e-2)), "pictures that are no whole number of patches, nine patches a token; relu, epsilon 0.01; one table of words; bfloat16 weights",
             plain, seed=122, dtype="bfloat16", forward=language, generate=prompted(plain, "greedy", "beams-3"), v4=False),
    ]
    return blips + encoders + writers + gated + shuffled
