"""Compares Sightline's verdict on malformed safetensors headers with the Rust crate's, over seeded mutations.

Run: python3 test/reference/safetensors_fuzz.py --count 1000000 --seed 1
     (needs `pip install safetensors` and node_modules)

Writes each file and Rust's verdict to safetensors_fuzz.ts, which gives its own and prints the counts. Sightline may be
stricter in two ways only, counted apart: a key that appears twice, and a size or offset of 2^53 or more.
"""
import argparse
import json
import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import safetensors

root = Path(__file__).resolve().parent.parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--count", type=int, default=100_000)
parser.add_argument("--seed", type=int, default=1)
arguments = parser.parse_args()
rng = random.Random(arguments.seed)

SIZES = {"BOOL": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8,
         "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32,
         "C64": 64, "F64": 64, "I64": 64, "U64": 64}
NAMES = ["a", "b", "w.weight", "__proto__", "constructor", "0", "1", "", "é", "𝄞", "toString", "__metadata_", "\\", '"']
VALUES = ["null", "true", "0", "1", "2", "-1", "-0", "0.0", "1.0", "1e0", "1e2", "4", "8", "16", "255", "9007199254740991",
          "9007199254740992", "9007199254740993", "18446744073709551615", "18446744073709551616", "4294967296", "1e999", "1e-999",
          "-1e5", "01", "+1", ".5", "1.", "1e", "NaN", "Infinity", "[]", "{}", "[0]", "[0,0]", "[0,4]", "[0,1,2]", "[[0]]", '""',
          '"F32"', '"f32"', '"F16"', '"F33"', '"BOOL"', '"\\u0046\\u0033\\u0032"', '"\\ud800"', '"\\ud834\\udd1e"', '"\\x"',
          '{"F32":null}', '{"F32":{}}', '{"F32":[]}', '{"a":1}', '{"a":"b"}', '{"a":"b","a":"c"}', "[1,]", "[,1]", '{"a":1,}',
          "nul", "'a'", '"\t"', '"\x7f"', '"\u2028"', "[" * 124 + "]" * 124, "[" * 125 + "]" * 125, "[" * 126 + "]" * 126,
          "[" * 127 + "]" * 127, "[" * 128 + "]" * 128, "[0,9007199254740992,9007199254740992]", "[4294967296,4294967296,0]",
          "[0,4294967296,4294967296]", "[2,18446744073709551614]", "[9007199254740992,0]", "[0,18446744073709551615]"]


def text(value):
    return json.dumps(value, ensure_ascii=rng.random() < 0.5)


def base():
    """A valid file: its header as a list of members, each a list of [key, text], and its size."""
    members, end = [], 0
    if rng.random() < 0.3:
        members.append(["__metadata__", text({rng.choice(NAMES): rng.choice(NAMES) for _ in range(rng.randrange(3))})])
    for name in rng.sample(NAMES, rng.randrange(5)):
        dtype = rng.choice(list(SIZES))
        shape = [rng.choice([0, 1, 1, 2, 3, 8]) for _ in range(rng.randrange(4))]
        bits = SIZES[dtype]
        for size in shape:
            bits *= size
        if bits % 8:
            shape, bits = [8], SIZES[dtype] * 8
        fields = [["dtype", text(dtype)], ["shape", text(shape)], ["data_offsets", text([end, end + bits // 8])]]
        end += bits // 8
        rng.shuffle(fields)
        members.append([name, fields])
    rng.shuffle(members)
    return members, end


def render(members):
    space = lambda: rng.choice([" ", "\n", "\t", "\r"]) if rng.random() < 0.05 else ""
    parts = []
    for key, value in members:
        if isinstance(value, list):
            value = "{" + ",".join(f"{text(k)}{space()}:{space()}{v}" for k, v in value) + "}"
        parts.append(f"{space()}{text(key)}:{space()}{value}{space()}")
    return space() + "{" + ",".join(parts) + "}" + space()


def mutate_members(members):
    """One change to the structure."""
    kind = rng.randrange(10)
    tensors = [member for member in members if isinstance(member[1], list)]
    if kind == 0 and members:
        members.append(list(rng.choice(members)))
    elif kind == 1 and members:
        rng.choice(members)[0] = rng.choice(NAMES + ["__metadata__"])
    elif kind == 2 and members:
        rng.choice(members)[1] = rng.choice(VALUES)
    elif kind == 3:
        members.append([rng.choice(NAMES + ["__metadata__"]), rng.choice(VALUES)])
    elif kind == 4 and tensors:
        fields = rng.choice(tensors)
        fields[1] = "[" + ",".join(dict(map(tuple, fields[1])).get(key, "0") for key in ("dtype", "shape", "data_offsets")) + rng.choice(["]", "]", ",0]"])
    elif tensors:
        fields = rng.choice(tensors)[1]
        field = rng.choice(fields) if fields else ["dtype", "null"]
        if kind == 5:
            fields.append(list(field))
        elif kind == 6 and fields:
            fields.remove(field)
        elif kind == 7:
            fields.append([rng.choice(["extra", "Dtype", "shapes", "__proto__"]), rng.choice(VALUES)])
        elif kind == 8:
            field[1] = rng.choice(VALUES + [f"{{{field[1]}:{unit}}}" for unit in ("null", "{}", "[]", "0")])
        else:  # one number inside
            digits = [i for i, c in enumerate(field[1]) if c.isdigit()]
            if digits:
                at = rng.choice(digits)
                field[1] = field[1][:at] + rng.choice(VALUES) + field[1][at + 1 :]


def mutate_bytes(data):
    """One change to the bytes of the header."""
    data = bytearray(data)
    kind = rng.randrange(5)
    at = rng.randrange(len(data)) if data else 0
    if kind == 0 and data:
        data[at] = rng.randrange(256)
    elif kind == 1 and data:
        del data[at : at + rng.randrange(1, 4)]
    elif kind == 2:
        data[at:at] = rng.choice([b'"', b"{", b"}", b"[", b"]", b",", b":", b"0", b"-", b"\\", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b" "])
    elif kind == 3 and data:
        data[at] ^= 1 << rng.randrange(8)
    elif data:
        to = rng.randrange(len(data))
        data[to:to] = data[at : at + rng.randrange(1, 20)]
    return bytes(data)


def make():
    members, end = base()
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        mutate_members(members)
    header = render(members).encode("utf-8", "surrogatepass")
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        header = mutate_bytes(header)
    if rng.random() < 0.05:
        end = max(0, end + rng.choice([-1, 1, 4, 8]))
    length = len(header)
    if rng.random() < 0.05:
        length = rng.choice([length - 1, length + 1, 0, 1, 2**63, 2**64 - 1, 100_000_000, 100_000_001, length + end])
    data = struct.pack("<Q", max(length, 0)) + header + bytes(end)
    return data[: rng.randrange(len(data))] if rng.random() < 0.01 else data


def verdict(data):
    try:
        safetensors.deserialize(data)
        return 1
    except safetensors.SafetensorError:
        return 0


with tempfile.TemporaryDirectory() as folder:
    script = f"{folder}/check.mjs"
    subprocess.run(["npx", "esbuild", str(root / "test/reference/safetensors_fuzz.ts"), "--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={script}"], check=True, cwd=root)
    with subprocess.Popen(["node", script], stdin=subprocess.PIPE) as node:
        for _ in range(arguments.count):
            data = make()
            node.stdin.write(struct.pack("<IB", len(data), verdict(data)) + data)
        node.stdin.close()
        sys.exit(node.wait())
