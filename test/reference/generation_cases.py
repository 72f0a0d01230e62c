"""What Hugging Face's generate returns for small Marian and GPT-2 models.

A run is refused when its tokens hang on rounding (float64 or weights off by 1e-6 give others) or when a row of a
batch comes out otherwise alone.
"""

import copy

import torch

SOURCES = [[5, 17, 33, 8, 61, 0], [71, 9, 24, 0], [12, 88, 12, 88, 12, 88, 40, 0]]
# what changes the choice of tokens, and must do so here
PROCESSORS = {"repetition", "no-repeat-2", "bad-words", "suppress", "begin-suppress", "ends", "min-new-tokens", "min-length", "max-length",
              "forced-bos", "forced-eos", "length-2.0-early-false"}
ONE_ROW = {"repetition", "no-repeat-2", "max-length"}  # of these, those seen on one row in GPT-2
PROMPTS = [[1, 23, 45, 7, 60], [1, 80, 14], [1, 33, 9, 9, 51, 28, 70]]


def batch(rows: list[list[int]], pad: int, side: str) -> dict:
    longest = max(map(len, rows))
    fill = [[pad] * (longest - len(row)) for row in rows]
    ids = [row + more if side == "right" else more + row for row, more in zip(rows, fill)]
    mask = [[1] * len(row) + [0] * len(more) if side == "right" else [0] * len(more) + [1] * len(row) for row, more in zip(rows, fill)]
    return {"input_ids": ids, "attention_mask": mask}


def named(inputs: dict, runs: dict[str, dict]) -> list[dict]:
    return [{"name": name, "inputs": inputs, "arguments": arguments} for name, arguments in runs.items()]


def settings(length: int, limit: int, chosen: list[list[int]]) -> dict[str, dict]:
    """Runs of both families.

    `length`: of what is generated; `limit`: with the prompt, where max_length is to cut; `chosen`: what greedy search
    generates, so that forbidding some of it changes something.
    """
    words = [[chosen[0][1]], chosen[1][1:3], [chosen[2][2]]]  # one, a pair, one
    first = [row[0] for row in chosen]
    beams = {f"beams-{n}": dict(num_beams=n, max_new_tokens=length) for n in (2, 4, 5)}
    for penalty in (0.6, 1.0, 2.0):
        for early in (True, False, "never"):
            beams[f"beams-4-length-{penalty}-early-{early}".lower()] = dict(num_beams=4, length_penalty=penalty, early_stopping=early, max_new_tokens=length)
    four = dict(num_beams=4, max_new_tokens=length)
    return {
        "greedy": dict(max_new_tokens=length),
        "greedy-3": dict(max_new_tokens=3),
        "greedy-1": dict(max_new_tokens=1),
        "greedy-max-length": dict(max_length=limit),
        "greedy-min-new-tokens": dict(max_new_tokens=length, min_new_tokens=8),
        "greedy-repetition": dict(max_new_tokens=length, repetition_penalty=1.8),
        "greedy-no-repeat-2": dict(max_new_tokens=length, no_repeat_ngram_size=2),
        "greedy-bad-words": dict(max_new_tokens=length, bad_words_ids=words),
        "greedy-suppress": dict(max_new_tokens=length, suppress_tokens=[word[-1] for word in words]),
        "greedy-begin-suppress": dict(max_new_tokens=length, begin_suppress_tokens=first),
        "greedy-ends": dict(max_new_tokens=length, eos_token_id=[0, 2, *(word[-1] for word in words)]),
        **beams,
        "beams-5-return-5": dict(num_beams=5, num_return_sequences=5, max_new_tokens=length),
        "beams-4-return-2-length-0": dict(num_beams=4, num_return_sequences=2, length_penalty=0.0, early_stopping="never", max_new_tokens=length),
        "beams-4-length-negative": dict(num_beams=4, length_penalty=-1.0, max_new_tokens=length),
        "beams-4-no-repeat-2": four | dict(no_repeat_ngram_size=2),
        "beams-4-repetition": four | dict(repetition_penalty=1.8),
        "beams-4-bad-words": four | dict(bad_words_ids=words),
        "beams-4-suppress": four | dict(suppress_tokens=[word[-1] for word in words]),
        "beams-4-begin-suppress": four | dict(begin_suppress_tokens=first),
        "beams-4-min-new-tokens": four | dict(min_new_tokens=8),
        "beams-4-ends": four | dict(eos_token_id=[0, 2, *(word[-1] for word in words)]),
        "beams-4-max-length": dict(num_beams=4, max_length=limit),
        "beams-2-one-token": dict(num_beams=2, max_new_tokens=1),
        "beams-3-everything": dict(num_beams=3, num_return_sequences=3, max_new_tokens=length, min_new_tokens=4, no_repeat_ngram_size=2, repetition_penalty=1.2,
                                   bad_words_ids=words, suppress_tokens=[4], length_penalty=1.4, early_stopping=True),
    }


def greedy(model, inputs: dict) -> list[list[int]]:
    rows, _ = generate(model, inputs, dict(num_beams=1, max_new_tokens=8))
    start = 1 if model.config.is_encoder_decoder else len(inputs["input_ids"][0])
    return [row[start:] for row in rows]


def marian(model) -> list[dict]:
    pad = model.config.pad_token_id
    one = batch(SOURCES[:1], pad, "right")
    three = batch(SOURCES, pad, "right")
    more = {
        "greedy-min-length": dict(max_length=20, min_length=10),
        "greedy-forced-bos": dict(max_new_tokens=12, forced_bos_token_id=31),
        "greedy-forced-eos": dict(max_length=5, forced_eos_token_id=0),
        "beams-4-forced-bos": dict(num_beams=4, max_new_tokens=12, forced_bos_token_id=31),
        "beams-4-forced-eos": dict(num_beams=4, max_length=5, forced_eos_token_id=0, num_return_sequences=4),
        "beams-4-min-length": dict(num_beams=4, max_length=20, min_length=10),
    }
    return named(three, settings(16, 5, greedy(model, three)) | more) + [
        {"name": "one-greedy", "inputs": {"input_ids": SOURCES[:1]}, "arguments": dict(max_new_tokens=16)},
        {"name": "one-beams-4", "inputs": one, "arguments": dict(num_beams=4, max_new_tokens=16)},
        {"name": "given-start", "inputs": three | {"decoder_input_ids": [[pad, 31, 7]] * 3}, "arguments": dict(num_beams=2, max_new_tokens=8)},
    ]


def marian_defaults(model) -> list[dict]:
    """The folder's own generation settings (beams, bad words, forced end, length), then some of them overruled."""
    three = batch(SOURCES, model.config.pad_token_id, "right")
    return named(three, {"defaults": {}, "defaults-greedy": dict(num_beams=1), "defaults-short": dict(max_length=6), "defaults-new-tokens": dict(max_new_tokens=10),
                         "defaults-return-4": dict(num_return_sequences=4, length_penalty=0.6)})


def gpt2(model) -> list[dict]:
    three = batch(PROMPTS, model.config.pad_token_id, "left")
    chosen = greedy(model, three)
    runs = settings(14, 9, chosen)
    # padding repeats, so a ragged batch meets other n-grams than its rows alone: one row where n-grams count, in
    # which the likeliest next token has been there before
    again = {"input_ids": [[1, *chosen[2][:4], *chosen[2][:2]]]}
    alone = {name: arguments for name, arguments in runs.items()
             if {"no_repeat_ngram_size", "repetition_penalty", "max_length"} & arguments.keys() or name in ("greedy", "beams-4")}
    ragged = {name: arguments for name, arguments in runs.items() if "no_repeat_ngram_size" not in arguments and "max_length" not in arguments}
    return named(three, ragged) + named(again, alone) + [
        {"name": "one-greedy", "inputs": {"input_ids": PROMPTS[2:]}, "arguments": dict(max_new_tokens=20)},
        {"name": "one-min-length", "inputs": {"input_ids": PROMPTS[2:]}, "arguments": dict(max_length=20, min_length=14)},
    ]


def marian_two_tables(model) -> list[dict]:
    rows = [[5, 17, 33, 8, 61, 0], [71, 9, 24, 0]]
    return named(batch(rows, model.config.pad_token_id, "right"), {
        "greedy": dict(max_new_tokens=12), "beams-4": dict(num_beams=4, max_new_tokens=12),
        # the end comes after a few tokens here: a minimum of new tokens goes before one of all
        "greedy-two-minima": dict(max_new_tokens=12, min_length=10, min_new_tokens=1, eos_token_id=[59]),
        "greedy-forced-eos-of-two": dict(max_new_tokens=5, forced_eos_token_id=[40, 31]),
        "beams-2-forced-both": dict(num_beams=2, max_new_tokens=1, forced_bos_token_id=31, forced_eos_token_id=40),
        # suppressed at the beginning is what comes after a forced first token
        "beams-2-forced-bos-begin-suppress": dict(num_beams=2, max_new_tokens=6, forced_bos_token_id=31, begin_suppress_tokens=[32, 31]),
    })


def gpt2_untied(model) -> list[dict]:
    return named(batch(PROMPTS, model.config.pad_token_id, "left"), {"greedy": dict(max_new_tokens=12), "beams-4": dict(num_beams=4, max_new_tokens=12)})


def generate(model, inputs: dict, arguments: dict):
    tensors = {name: torch.tensor(value) for name, value in inputs.items()}
    with torch.no_grad():
        result = model.generate(**tensors, **arguments, return_dict_in_generate=True, output_scores=True)
    scores = getattr(result, "sequences_scores", None)
    return result.sequences.tolist(), None if scores is None else scores.tolist()


def stripped(model, inputs: dict, rows: list[list[int]], eos: set[int]) -> list[list[int]]:
    """Without the padding of the prompt at the left and what follows the first end token of what was generated."""
    pad = model.generation_config.pad_token_id
    several = len(rows) // len(inputs["input_ids"])
    result = []
    for i, row in enumerate(rows):
        if model.config.is_encoder_decoder:
            start = len(inputs.get("decoder_input_ids", [[0]])[0])
        else:
            mask = inputs.get("attention_mask", [[1] * len(x) for x in inputs["input_ids"]])[i // several]
            gap = mask.index(1)
            row, start = row[gap:], len(mask) - gap
        end = next((at + 1 for at in range(start, len(row)) if row[at] in eos), len(row))
        # beams are filled up with the end token where the padding token is 0
        assert all(token == pad or token in eos for token in row[end:]), "only padding follows the end"
        result.append(row[:end])
    return result


def nudged(model, seed: int):
    other = copy.deepcopy(model)
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in other.parameters():
            parameter.mul_(1 + 1e-6 * torch.randn_like(parameter))
    return other


def doubled(model):
    """In float64. Llama's eager softmax is float32 all the same, in which the mask's lowest float64 is minus infinity, and a row that sees nothing NaN."""
    other = copy.deepcopy(model).double()
    if hasattr(model.config, "rope_parameters"):
        other.set_attn_implementation("sdpa")
    return other


def run(case: str, model, runs: list[dict]) -> list[dict]:
    others = [doubled(model), nudged(model, 1), nudged(model, 2)]
    results = []
    problems = []
    for one in runs:
        inputs, arguments = one["inputs"], one["arguments"]
        ends = arguments.get("eos_token_id", model.generation_config.eos_token_id)
        ends = set(ends) if isinstance(ends, list) else {ends}
        raw, scores = generate(model, inputs, arguments)
        rows = stripped(model, inputs, raw, ends)
        for other in others:
            again, _ = generate(other, inputs, arguments)
            if stripped(model, inputs, again, ends) != rows:
                problems.append(f"{one['name']} hangs on rounding")
                break
        count = len(inputs["input_ids"])
        several = len(rows) // count
        for i in range(count):
            if count == 1:
                break
            length = sum(inputs["attention_mask"][i])
            side = slice(0, length) if model.config.is_encoder_decoder else slice(len(inputs["input_ids"][i]) - length, None)
            solo = {name: [value[i][side] if name != "decoder_input_ids" else value[i]] for name, value in inputs.items()}
            alone, alone_scores = generate(model, solo, arguments)
            alone = stripped(model, solo, alone, ends)
            if alone != rows[i * several : (i + 1) * several]:
                problems.append(f"{one['name']} row {i} differs alone:\n   {rows[i * several : (i + 1) * several]} {scores and scores[i * several : (i + 1) * several]}\n   {alone} {alone_scores}")
        results.append({**one, "sequences": rows, "scores": scores, "padded": raw})
    for base in ("greedy", "beams-4"):
        plain = {str(one["inputs"]): one["sequences"] for one in results if one["name"] == base}
        for one in results:
            kind = one["name"].removeprefix(f"{base}-")
            rows = 1 if kind in ONE_ROW and not model.config.is_encoder_decoder else 3
            if kind in PROCESSORS and len(one["inputs"]["input_ids"]) == rows and plain.get(str(one["inputs"])) == one["sequences"]:
                problems.append(f"{one['name']} changes nothing")
    lengths = [len(row) for one in results if one["name"] == "greedy" for row in one["sequences"]]
    if problems:
        raise SystemExit("\n".join([f"{case}: {len(problems)} problems; greedy lengths {lengths}", *problems]))
    print(f"  {case}: greedy lengths {lengths}, beams-4 {[len(row) for one in results if one['name'] == 'beams-4' for row in one['sequences']]}")
    return results
