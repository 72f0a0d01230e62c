"""Writes test/fixtures/sentencepiece/: small SentencePiece models and what the library itself says of strings.

    python3 test/reference/sentencepiece_data.py

<case>.model, with its table of replacements (240 kB) taken out where it is one of the library's own: it is put back from
<rule>.charsmap.br (Brotli). <case>.expected.json: for each string of ../tokenizers/strings.json the `ids`, the `pieces` by
number in a list of all that occur (`names`), and `decoded`, the text that the ids decode to (null where it is the string).
marian/ is a folder as MarianTokenizer reads it: source.spm, target.spm, vocab.json, and expected.json, what transformers says.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as pb

from text_cases import CORPUS, strings

OUT = Path(__file__).parents[1] / "fixtures" / "sentencepiece"
SYMBOLS = ["<extra>", "monday", "été", "ab", "▁the"]

CASES = {
    "unigram-nmt-nfkc": {"model_type": "unigram", "normalization_rule_name": "nmt_nfkc"},
    "unigram-symbols": {"model_type": "unigram", "normalization_rule_name": "nmt_nfkc", "user_defined_symbols": SYMBOLS},
    "unigram-nfkc-bytes": {"model_type": "unigram", "normalization_rule_name": "nfkc", "byte_fallback": True, "vocab_size": 560},
    "unigram-identity": {"model_type": "unigram", "normalization_rule_name": "identity", "add_dummy_prefix": False, "remove_extra_whitespaces": False},
    "unigram-spaces": {"model_type": "unigram", "normalization_rule_name": "identity", "remove_extra_whitespaces": False, "user_defined_symbols": ["  ", "<extra>"]},
    "unigram-no-prefix": {"model_type": "unigram", "normalization_rule_name": "identity", "add_dummy_prefix": False},
    "unigram-suffix": {"model_type": "unigram", "normalization_rule_name": "identity", "treat_whitespace_as_suffix": True},
    "bpe-nmt-nfkc": {"model_type": "bpe", "normalization_rule_name": "nmt_nfkc"},
    "bpe-identity-bytes": {"model_type": "bpe", "normalization_rule_name": "identity", "byte_fallback": True, "vocab_size": 600, "remove_extra_whitespaces": False, "split_digits": True},
    "bpe-symbols": {"model_type": "bpe", "normalization_rule_name": "nfkc", "user_defined_symbols": SYMBOLS, "unk_surface": " ? "},
    "bpe-no-prefix": {"model_type": "bpe", "normalization_rule_name": "identity", "add_dummy_prefix": False, "remove_extra_whitespaces": False},
}


def train(folder, **options):
    (folder / "text").write_text("\n".join(CORPUS * 20))
    options = {"vocab_size": 400, "character_coverage": 0.98, "hard_vocab_limit": False, "minloglevel": 2, "num_threads": 1, **options}
    if options["model_type"] == "bpe":
        options.pop("hard_vocab_limit")
    spm.SentencePieceTrainer.train(input=str(folder / "text"), model_prefix=str(folder / "m"), **options)
    model = pb.ModelProto()
    model.ParseFromString((folder / "m.model").read_bytes())
    # where the corpus lay says nothing of the model
    del model.trainer_spec.input[:]
    model.trainer_spec.ClearField("model_prefix")
    return model.SerializeToString()


def brotli(path, data):
    """Node has it built in, Python has not."""
    script = "const z=require('zlib'),c=[];process.stdin.on('data',d=>c.push(d)).on('end',()=>process.stdout.write(z.brotliCompressSync(Buffer.concat(c))))"
    path.write_bytes(subprocess.run(["node", "-e", script], input=data, stdout=subprocess.PIPE, check=True).stdout)


def expected(processor, texts):
    names, rows, ids, decoded = {}, [], [], []
    for text in texts:
        row = processor.encode(text)
        ids.append(row)
        rows.append([names.setdefault(piece, len(names)) for piece in processor.encode(text, out_type=str)])
        back = processor.decode(row)
        decoded.append(None if back == text else back)
    return {"names": list(names), "pieces": rows, "ids": ids, "decoded": decoded}


def marian(texts):
    from transformers import MarianTokenizer

    folder = OUT / "marian"
    folder.mkdir(exist_ok=True)
    vocabulary = {"</s>": 0, "<unk>": 1}
    with tempfile.TemporaryDirectory() as temporary:
        for name, size in (("source", 220), ("target", 180)):
            data = train(Path(temporary), model_type="unigram", normalization_rule_name="identity", vocab_size=size)
            (folder / f"{name}.spm").write_bytes(data)
            processor = spm.SentencePieceProcessor(model_proto=data)
            # a few pieces are left out of the vocabulary, as they are in real folders
            for i in range(processor.get_piece_size()):
                piece = processor.id_to_piece(i)
                if i % 17 != 5 and not processor.is_control(i) and not processor.is_unknown(i):
                    vocabulary.setdefault(piece, len(vocabulary))
    for code in (">>fra<<", ">>deu<<"):
        vocabulary[code] = len(vocabulary)
    vocabulary["<pad>"] = len(vocabulary)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps({"source_lang": "eng", "target_lang": "fra", "tokenizer_class": "MarianTokenizer"}) + "\n")
    tokenizer = MarianTokenizer.from_pretrained(folder)
    texts = texts + [">>fra<< Le chat dort.", ">>fra<<chat", ">>xyz<< chat", ">>fra<<", " >>fra<< chat", "a >>fra<< b", ">>fra", ">> fra << chat", ">>deu<<>>fra<< chat"]
    # special tokens in a text: MarianTokenizer takes them for such, this library only where it is asked to
    rows = {"texts": texts[len(strings()):], "source": [tokenizer(t).input_ids for t in texts], "target": [tokenizer(text_target=t).input_ids for t in texts]}
    rows["decoded"] = [tokenizer.decode(ids, skip_special_tokens=True) for ids in rows["source"]]
    rows["decodedTarget"] = [tokenizer.decode(ids, skip_special_tokens=True) for ids in rows["target"]]
    rows["decodedSpecial"] = [tokenizer.decode(ids, skip_special_tokens=False) for ids in rows["source"]]
    (folder / "expected.json").write_text(json.dumps(rows, separators=(",", ":")) + "\n")


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    texts = strings()
    tables = {}
    for name, options in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            data = train(Path(temporary), **options)
        result = expected(spm.SentencePieceProcessor(model_proto=data), texts)
        proto = pb.ModelProto()
        proto.ParseFromString(data)
        rule = proto.normalizer_spec.name
        if proto.normalizer_spec.precompiled_charsmap:
            tables.setdefault(rule, proto.normalizer_spec.precompiled_charsmap)
            assert tables[rule] == proto.normalizer_spec.precompiled_charsmap
            result["table"] = rule
            proto.normalizer_spec.ClearField("precompiled_charsmap")
        (OUT / f"{name}.model").write_bytes(proto.SerializeToString())
        (OUT / f"{name}.expected.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
    for rule, table in tables.items():
        brotli(OUT / f"{rule}.charsmap.br", table)
    marian(texts)


if __name__ == "__main__":
    main()
