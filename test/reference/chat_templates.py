"""What processors make of a conversation with pictures: chat templates rendered, and the ids and looks that follow.

python3 test/reference/chat_templates.py   # writes test/fixtures/chat-templates.json
"""

import json
from pathlib import Path

from PIL import Image
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers
from transformers import CLIPImageProcessor, Idefics3ImageProcessor, Idefics3Processor, LlavaProcessor, MllamaImageProcessor, MllamaProcessor, PreTrainedTokenizerFast
from transformers.models.smolvlm.processing_smolvlm import DEFAULT_CHAT_TEMPLATE

special = {"bos_token": "<|begin_of_text|>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "[UNK]"}

# ways in which folders spell a picture: by its place among the parts, in front, one part at a time, as text alone, and in tiles
templates = {
    "parts": "{% for message in messages %}{% if message['role'] != 'system' %}{{ message['role'].upper() + ': ' }}{% endif %}"
    "{% for part in message['content'] | selectattr('type', 'equalto', 'image') %}{{ '<image>\n' }}{% endfor %}"
    "{% for part in message['content'] | selectattr('type', 'equalto', 'text') %}{{ part['text'] + ' ' }}{% endfor %}"
    "{% endfor %}{% if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}",
    "headers": "{{- bos_token }}\n{%- set ns = namespace(seen=false) %}\n{%- for message in messages %}\n    {%- for part in message.content %}\n"
    "        {%- if part.type == 'image' %}{% set ns.seen = true %}{% endif %}\n    {%- endfor %}\n{%- endfor %}\n"
    "{%- for message in messages %}\n    {{- '<|start_header_id|> ' + message['role'] + ' <|end_header_id|> \n\n' }}\n"
    "    {%- if message['content'] is string %}\n        {{- message['content'] }}\n    {%- else %}\n        {%- for part in message['content'] %}\n"
    "            {%- if part['type'] == 'image' %}\n                {{- ' <|image|> ' }}\n            {%- elif part['type'] == 'text' %}\n                {{- part['text'] | trim }}\n            {%- endif %}\n"
    "        {%- endfor %}\n    {%- endif %}\n    {{- ' <|eot_id|> ' }}\n{%- endfor %}\n"
    "{%- if add_generation_prompt %}\n    {{- '<|start_header_id|> assistant <|end_header_id|> \n\n' }}\n{%- endif %}\n",
    "chat": "{% for message in messages %}{{ '<|im_start|> ' ~ message.role ~ '\n' }}"
    "{% if message.content is string %}{{ message.content }}{% else %}{% for part in message.content %}"
    "{% if part.type == 'image' %}{{ '<image> ' }}{% else %}{{ part.text }}{% endif %}{% endfor %}{% endif %}{{ ' <|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|> assistant\n' }}{% endif %}",
    "plain": "{% if messages[0].role == 'system' %}{% set system = messages[0].content + '\n\n' %}{% set messages = messages[1:] %}{% else %}{% set system = '' %}{% endif %}"
    "{{ bos_token }}{% for message in messages %}{% if loop.first %}{{ ' ' + system }}{% endif %}{{ '[INST] ' + message['content'] | trim + ' [/INST]' }}{% endfor %}",
    "tiles": DEFAULT_CHAT_TEMPLATE,
}
# what tiles are spelt with
tags = {4: "<fake_token_around_image>", 5: "<global-img>", 10: "<row_1_col_1>", 11: "<row_1_col_2>", 12: "<row_2_col_1>", 13: "<row_2_col_2>", 14: "<end_of_utterance>", 15: "<|im_start|>"}


def tokenizer(image: str, at: int, more: dict = {}) -> PreTrainedTokenizerFast:
    """Words w0 to w53 with some that are special: what the tests of prompts make again in TypeScript."""
    names = {0: "<pad>", 1: "<|begin_of_text|>", 2: "</s>", 3: "[UNK]", at: image} | more
    made = Tokenizer(models.WordLevel({names.get(i, f"w{i}"): i for i in range(54)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    made.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in names.values()])
    return PreTrainedTokenizerFast(tokenizer_object=made, **special, extra_special_tokens={"image_token": image})


def turn(pictures: list, text: str) -> list:
    return [{"role": "user", "content": [*({"type": "image", "image": one} for one in pictures), {"type": "text", "text": text}]}]


def told(messages: list) -> list:
    """Messages without the pictures themselves."""
    return [{**one, "content": one["content"] if isinstance(one["content"], str) else [{k: v for k, v in part.items() if k != "image"} for part in one["content"]]} for one in messages]


wide, small = Image.open("test/data/pictures/wide.png").convert("RGB"), Image.open("test/data/pictures/wide.png").convert("RGB").resize((8, 8))
clip = CLIPImageProcessor(size={"shortest_edge": 12}, crop_size={"height": 12, "width": 12})
llava = LlavaProcessor(clip, tokenizer("<image>", 52), patch_size=4, vision_feature_select_strategy="default", num_additional_image_tokens=1)
mllama = MllamaProcessor(MllamaImageProcessor(size={"height": 8, "width": 8}, max_image_tiles=2), tokenizer("<|image|>", 53))

def squares(length: int) -> Idefics3Processor:
    """So many tokens a tile."""
    return Idefics3Processor(Idefics3ImageProcessor(size={"longest_edge": 32}, max_image_size={"longest_edge": 16}), tokenizer("<image>", 52, tags), image_seq_len=length)


idefics3, strip = squares(4), wide.resize((40, 10))

rendered, prompts = [], []
for name, template in templates.items():
    processor = {"headers": mllama, "tiles": idefics3}.get(name, llava)
    for case, messages in {
        "one picture": turn([wide], " w7 w9 "),
        "two pictures": turn([wide, strip if name == "tiles" else small], "w7 w9"),
        "text alone": [{"role": "user", "content": "w7 w9"}],
        "a system turn first": [{"role": "system", "content": "w4 w5"}, {"role": "user", "content": "w7"}],
    }.items():
        # the reference goes through texts letter by letter where a template asks for their parts
        alone = isinstance(messages[0]["content"], str)
        if (alone and name in ("parts", "headers")) or (not alone and name == "plain"):
            continue
        text = processor.apply_chat_template(messages, chat_template=template, add_generation_prompt=True, tokenize=False)
        rendered.append({"name": f"{name}: {case}", "template": template, "messages": told(messages), "text": text})
        if "picture" in case:
            made = processor.apply_chat_template(messages, chat_template=template, add_generation_prompt=True, tokenize=True, return_dict=True, return_tensors="pt")
            looks = {"looks": made["cross_attention_mask"][0].tolist()} if name == "headers" else {}
            if name == "tiles":
                # with one token a tile instead of four
                seen, spelt = squares(1)._process_images([[part["image"] for part in messages[0]["content"] if part["type"] == "image"]], return_row_col_info=True)
                looks = {"sheets": [{"rows": rows, "columns": columns} for rows, columns in zip(seen["rows"][0], seen["cols"][0])], "spelt": idefics3.get_text_with_replacements([text], spelt)[0][0]}
            prompts.append({"name": f"{name}: {case}", "model": {"headers": "mllama", "tiles": "idefics3"}.get(name, "llava"), "template": template, "question": messages[0]["content"][-1]["text"],
                            "pictures": len(messages[0]["content"]) - 1, "text": text, "ids": made["input_ids"][0].tolist(), **looks})

Path("test/fixtures/chat-templates.json").write_text(json.dumps({"special": special, "rendered": rendered, "prompts": prompts}, indent=1) + "\n")
