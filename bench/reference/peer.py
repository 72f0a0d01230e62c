"""The other side of a benchmark: a process that does one thing at a time and says how long it took.

A TypeScript driver starts a peer, and alternates with it in one run on one machine, so that both meet the same weather.

Protocol: JSON lines. The peer first writes {"ready": true, "milliseconds": <to load>, "threads": …, "versions": {…},
"commands": […]}. Then each line {"do": "<command>", …} is answered by one line {"milliseconds": …, "tokens": …, …}, or
{"error": "…"}; the process ends when its input does. Nothing else is written to standard output; what libraries print
goes to standard error. Only the work itself is timed: not parsing, not tokenizing unless a command says so.
"""

import importlib.metadata
import json
import os
import sys
import time
from pathlib import Path
from typing import Callable

MODELS = Path(__file__).resolve().parent.parent / ".models"


def single_use_output():
    """Standard output for the protocol alone; whatever else prints goes to standard error."""
    output = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    return output


# On a machine with other work, wall time says more of that work: BENCH_CLOCK=cpu counts the process's own time instead.
clock = time.process_time if os.environ.get("BENCH_CLOCK") == "cpu" else time.perf_counter


def timed(work: Callable, *arguments, **named):
    started = clock()
    result = work(*arguments, **named)
    return (clock() - started) * 1000, result


def versions(*packages: str) -> dict:
    return {name: importlib.metadata.version(name) for name in packages}


def folder(name: str) -> Path:
    path = MODELS / name
    if not path.is_dir():
        raise SystemExit(f"{path} must exist: run python3 bench/reference/make_random_models.py {name}")
    return path


def reference(kind: str, path: Path, threads: int, precision: str = "float32"):
    """A model of Hugging Face's as it is fastest there: scaled dot-product attention, weights in 8 bits for "int8"."""
    import torch
    import transformers

    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    model = getattr(transformers, kind).from_pretrained(path).eval()
    return torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8) if precision == "int8" else model


def serve(load: Callable[[], dict[str, Callable[[dict], dict]]], threads: int, packages: tuple[str, ...]) -> None:
    """`load` returns the commands; each takes the request and returns the answer."""
    output = single_use_output()
    milliseconds, commands = timed(load)
    answer = {"ready": True, "milliseconds": milliseconds, "threads": threads, "versions": versions(*packages), "commands": sorted(commands)}
    output.write(json.dumps(answer) + "\n")
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            command = request.get("do")
            if command not in commands:
                raise ValueError(f"command must be one of {', '.join(sorted(commands))}, got {command}")
            answer = commands[command](request)
        except Exception as error:  # the driver decides what to do about it
            answer = {"error": f"{type(error).__name__}: {error}"}
        output.write(json.dumps(answer) + "\n")
