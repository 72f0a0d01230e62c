"""Writes test/fixtures/byte-bpe.json: merges that Hugging Face's BpeTrainer learns from a small corpus."""

import json
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

root = Path(__file__).resolve().parent.parent
corpus = [json.loads(line) for line in (root / "data" / "a1.jsonl").read_text().splitlines()]
texts = [text for item in corpus for text in (" " + item["source"], " " + item["targets"][0])]
# runs of one letter, letters of several bytes, spaces of several kinds, contractions, numbers, marks
texts += ["aaaa aaa aaaaa aaaa", "banana bananas ananas", "Ça, c'est l'œuf de Noël… naïf", "it's we'll I'd you've they're I'm", "  two  spaces\n\nand lines\t tab ", "12 123 1234 2024", "日本語 日本 本日 🙂🙂", "«non» !!! ?! — ...", "mississippi mississippi miss"]

tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(vocab_size=1200, min_frequency=2, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
tokenizer.train_from_iterator(texts, trainer)
model = json.loads(tokenizer.to_str())["model"]
pieces = [piece for piece, _ in sorted(model["vocab"].items(), key=lambda entry: entry[1])]
(root / "fixtures" / "byte-bpe.json").write_text(json.dumps({"texts": texts[-9:], "vocabulary": pieces[256:], "merges": [" ".join(merge) if isinstance(merge, list) else merge for merge in model["merges"]]}, ensure_ascii=False) + "\n")
