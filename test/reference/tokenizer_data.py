"""Writes test/fixtures/tokenizers/: small tokenizer.json files of every make, and what Hugging Face's tokenizers says of strings.

    python3 test/reference/tokenizer_data.py

<kind>.json is the tokenizer.json; <kind>.expected.json has, for each string of strings.json: `plain`, ids and character
offsets with special tokens in the text read as text (encode_special_tokens), `parsed`, the same with them read as such
(null where equal), `decoded`, the text of the plain ids without special tokens. Offsets are flat: start, end, start, …
settings.json: what transformers makes of keys of tokenizer_config.json. The trainers break ties by chance: every run gives
other, equally good tokenizers.
"""

import json
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from text_cases import CORPUS, strings

OUT = Path(__file__).parents[1] / "fixtures" / "tokenizers"
BYTES = [f"<0x{b:02X}>" for b in range(256)]
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
O200K = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
POSSESSIVE = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
CLIP = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def train(tokenizer, trainer):
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    return tokenizer


def charsmap():
    """sentencepiece's nmt_nfkc table as the text_cases need it: whole it would take 300 kB."""
    import sentencepiece
    import tempfile

    rules = set()
    import unicodedata

    for text in strings():
        for c in text:
            n = unicodedata.normalize("NFKC", c)
            if c in "\u00ad\u200b\u200d\ufeff\x01\x02\x7f":
                n = " " if c in "\u200b\u200d\ufeff" else ""
            if c in "\t\n\r\u00a0\u3000\u202f\u1680\u2028":
                n = " "
            if n != c:
                rules.add((" ".join(f"{ord(x):X}" for x in c), " ".join(f"{ord(x):X}" for x in n)))
        for a, b in zip(text, text[1:]):
            n = unicodedata.normalize("NFKC", a + b)
            if n != unicodedata.normalize("NFKC", a) + unicodedata.normalize("NFKC", b):
                rules.add((" ".join(f"{ord(x):X}" for x in a + b), " ".join(f"{ord(x):X}" for x in n)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "rules.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in sorted(rules)))
        (path / "text").write_text("\n".join(CORPUS * 20))
        sentencepiece.SentencePieceTrainer.train(input=str(path / "text"), model_prefix=str(path / "m"), vocab_size=220, hard_vocab_limit=False, normalization_rule_tsv=str(path / "rules.tsv"), minloglevel=2)
        from sentencepiece import sentencepiece_model_pb2 as pb

        proto = pb.ModelProto()
        proto.ParseFromString((path / "m.model").read_bytes())
        return proto.normalizer_spec.precompiled_charsmap


def bert(lower: bool):
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer(lowercase=lower, strip_accents=None, clean_text=True, handle_chinese_chars=True)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.decoder = decoders.WordPiece(prefix="##", cleanup=lower)
    train(t, trainers.WordPieceTrainer(vocab_size=420, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], show_progress=False))
    if lower:
        t.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    else:
        t.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
        t.add_special_tokens([AddedToken("[MASK]", lstrip=True, special=True, normalized=False)])
    return t


def byte_level(pattern=None, prefix=False, post=None, **model):
    t = Tokenizer(models.BPE(**model))
    if pattern is None:
        t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    else:
        t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(pattern), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=prefix, use_regex=False)])
    t.decoder = decoders.ByteLevel()
    train(t, trainers.BpeTrainer(vocab_size=500, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["<s>", "</s>", "<|endoftext|>"], show_progress=False))
    if post:
        t.post_processor = post
    return t


def llama2():
    t = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    t.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    train(t, trainers.BpeTrainer(vocab_size=520, special_tokens=["<unk>", "<s>", "</s>", *BYTES], show_progress=False))
    data = json.loads(t.to_str())
    data["added_tokens"] = [a for a in data["added_tokens"] if not a["content"].startswith("<0x")]
    t = Tokenizer.from_str(json.dumps(data))
    t.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[("<s>", 1)])
    t.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    return t


def bpe_unknown():
    t = Tokenizer(models.BPE(unk_token="<unk>", continuing_subword_prefix="##"))
    t.normalizer = normalizers.Sequence([normalizers.NFKD(), normalizers.StripAccents()])
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.Punctuation("merged_with_previous")])
    train(t, trainers.BpeTrainer(vocab_size=300, special_tokens=["<unk>"], limit_alphabet=60, continuing_subword_prefix="##", show_progress=False))
    return t


def unigram(normalizer, pre, byte_fallback=False, special=("<s>", "<pad>", "</s>", "<unk>"), size=400):
    t = Tokenizer(models.Unigram())
    if normalizer:
        t.normalizer = normalizer
    t.pre_tokenizer = pre
    train(t, trainers.UnigramTrainer(vocab_size=size, special_tokens=list(special), unk_token="<unk>", show_progress=False))
    if byte_fallback:
        data = json.loads(t.to_str())
        data["model"]["vocab"] += [[b, -20.0] for b in BYTES]
        data["model"]["byte_fallback"] = True
        t = Tokenizer.from_str(json.dumps(data))
    t.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace()]) if byte_fallback else decoders.Metaspace()
    t.post_processor = processors.TemplateProcessing(single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return t


def clip():
    t = Tokenizer(models.BPE(unk_token="<|endoftext|>", end_of_word_suffix="</w>"))
    t.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(CLIP), "removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    t.decoder = decoders.BPEDecoder("</w>")
    train(t, trainers.BpeTrainer(vocab_size=700, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=["<|startoftext|>", "<|endoftext|>"], end_of_word_suffix="</w>", show_progress=False))
    return t


def words():
    t = Tokenizer(models.WordLevel(unk_token="<unk>"))
    t.normalizer = normalizers.Sequence([normalizers.Strip(), normalizers.NFKC(), normalizers.Lowercase(), normalizers.Nmt()])
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), pre_tokenizers.Digits()])
    train(t, trainers.WordLevelTrainer(vocab_size=200, special_tokens=["<unk>"], show_progress=False))
    t.add_tokens([AddedToken("Monday", single_word=True, normalized=True), AddedToken("<extra>", lstrip=True, rstrip=True, normalized=False), AddedToken("Été", normalized=True), AddedToken("yesterday", normalized=False)])
    t.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False)])
    return t


def letters(normalizer, behavior):
    """Every character a token: what normalisation does to places shows bare."""
    alphabet = sorted({c for text in strings() for form in (None, "NFD", "NFKD", "NFC", "NFKC") for c in (normalizers.NFC() if form is None else getattr(normalizers, form)()).normalize_str(text)} | {c for text in strings() for c in text})
    t = Tokenizer(models.BPE(vocab={c: i for i, c in enumerate(["?", *[c for c in alphabet if c != "?"]])}, merges=[], unk_token="?"))
    t.normalizer = normalizer
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Punctuation(behavior), pre_tokenizers.Split("a", behavior)])
    t.decoder = decoders.Fuse()
    return t


def roberta_like(t):
    t.post_processor = processors.RobertaProcessing(("</s>", 1), ("<s>", 0), trim_offsets=True, add_prefix_space=True)
    return t


def kinds():
    yield "bert-uncased", bert(True)
    yield "bert-cased", bert(False)
    yield "gpt2", byte_level(post=processors.ByteLevel(trim_offsets=False))
    yield "roberta", roberta_like(byte_level(prefix=True))
    yield "llama3", byte_level(LLAMA3, ignore_merges=True)
    yield "o200k", byte_level(O200K)
    yield "possessive", byte_level(POSSESSIVE)
    yield "llama2", llama2()
    yield "bpe-unknown", bpe_unknown()
    yield "unigram", unigram(normalizers.Precompiled(charsmap()), pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]))
    yield "unigram-bytes", unigram(normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]), pre_tokenizers.Metaspace(prepend_scheme="first"), byte_fallback=True)
    yield "unigram-never", unigram(None, pre_tokenizers.Metaspace(prepend_scheme="never", split=False))
    yield "clip", clip()
    yield "words", words()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        yield f"letters-{form.lower()}", letters(getattr(normalizers, form)(), {"NFC": "isolated", "NFD": "contiguous", "NFKC": "merged_with_next", "NFKD": "merged_with_previous"}[form])


def rows(t, text):
    e = t.encode(text)
    return [e.ids, [x for pair in e.offsets for x in pair]]


def settings(texts):
    """What transformers' classes make of tokenizer_config.json beside a tokenizer.json."""
    import shutil
    import tempfile

    import transformers

    transformers.logging.set_verbosity_error()
    cases = [
        ("bert-uncased", {"tokenizer_class": "BertTokenizer", "do_lower_case": False}),
        ("bert-uncased", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "strip_accents": False}),
        ("bert-uncased", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "tokenize_chinese_chars": False}),
        ("bert-uncased", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "clean_up_tokenization_spaces": True}),
        ("bert-uncased", {"tokenizer_class": "PreTrainedTokenizerFast", "do_lower_case": False}),
        ("gpt2", {"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": True, "clean_up_tokenization_spaces": True}),
        ("gpt2", {"tokenizer_class": "PreTrainedTokenizerFast", "add_prefix_space": True}),
        ("roberta", {"tokenizer_class": "RobertaTokenizer", "add_prefix_space": False}),
    ]
    for kind, config in cases:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(OUT / f"{kind}.json", f"{folder}/tokenizer.json")
            Path(folder, "tokenizer_config.json").write_text(json.dumps(config))
            t = transformers.AutoTokenizer.from_pretrained(folder)
        ids = [t(text, split_special_tokens=True).input_ids for text in texts]
        yield {"kind": kind, "config": config, "texts": texts, "ids": ids, "decoded": [t.decode(row, skip_special_tokens=True) for row in ids]}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    texts = strings()
    (OUT / "strings.json").write_text(json.dumps(texts) + "\n")
    for name, t in kinds():
        saved = json.loads(t.to_str())
        (OUT / f"{name}.json").write_text(json.dumps(saved, ensure_ascii=False, separators=(",", ":")) + "\n")
        # offsets before trimming: trimming takes a letter where a space was put in the middle of a text ("<s>a" of roberta)
        untrimmed = json.loads(json.dumps(saved))
        if (untrimmed["post_processor"] or {}).get("trim_offsets"):
            untrimmed["post_processor"]["trim_offsets"] = False
        t = Tokenizer.from_str(json.dumps(untrimmed))
        plain, parsed, decoded = [], [], []
        for text in texts:
            t.encode_special_tokens = True
            a = rows(t, text)
            t.encode_special_tokens = False
            b = rows(t, text)
            plain.append(a)
            parsed.append(None if a == b else b)
            decoded.append(t.decode(a[0]))
        pairs = [[e.ids, e.type_ids] for e in (t.encode(a, b) for a, b in zip(texts[20:40:4], texts[21:41:4]))]
        (OUT / f"{name}.expected.json").write_text(json.dumps({"plain": plain, "parsed": parsed, "decoded": decoded, "pairs": pairs}, separators=(",", ":")) + "\n")
        print(name, len(texts), (OUT / f"{name}.json").stat().st_size, (OUT / f"{name}.expected.json").stat().st_size)
    (OUT / "settings.json").write_text(json.dumps(list(settings([text for text in texts if "<" not in text and "[" not in text][20:80:2])), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
