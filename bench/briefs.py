"""Briefs per second and memory: the embedded model against stock `generate` with the same weights, in one run.

    python -m bench.briefs [--articles 32] [--threads 2] [--tokens 70]

Both sides get the same invented articles, the same threads and batches of 8. Stock is what `transformers` does with
the prepared folder: the article as prompt (cut to the same 600 tokens), greedy `generate`, up to 70 new tokens, about
what a brief of 240 characters takes. Each side runs in a process of its own, so that its memory is its own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bot.model.weights import prepared

BATCH = 8
DATA = Path(__file__).parents[1] / "training" / "data"


def invented(count: int) -> list[tuple[str, str]]:
    """Title and text of the first invented training articles, joined in pairs to be as long as news is."""
    rows = [
        row
        for file in sorted(DATA.glob("*.jsonl"))
        for row in map(json.loads, file.read_text().splitlines())
        if row["source"] == "own"
    ]
    pairs = pairwise(rows)
    return [(first["title"], first["text"] + "\n\n" + second["text"]) for first, second in pairs][:count]


def resident() -> dict[str, float]:
    """Resident memory of this process in MB, now and at its highest."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {name: int(status[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")}


def matrix_peak() -> float:
    """Multiply-adds per second, ×2, of a bfloat16 product as large as the model's."""
    import torch

    a, b = torch.randn(1200, 640, dtype=torch.bfloat16), torch.randn(640, 2048, dtype=torch.bfloat16)
    for _ in range(5):
        a @ b
    best = float("inf")
    for _ in range(30):
        began = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - began)
    return 2 * 1200 * 640 * 2048 / best


def ours(articles: Sequence[tuple[str, str]], threads: int) -> dict[str, float]:
    """The engine in this process."""
    began = time.perf_counter()
    from bot.model.engine import Engine
    from bot.model.reading import reading

    engine = Engine.load(threads=threads)
    engine.briefs(articles[:1])
    first = time.perf_counter() - began
    began = time.perf_counter()
    for start in range(0, len(articles), BATCH):
        engine.briefs(articles[start : start + BATCH])
    seconds = (time.perf_counter() - began) / len(articles)
    tokens = sum(len(reading(engine.vocabulary, *article, twice=False).tokens) for article in articles) / len(articles)
    share = engine.reader.operations(tokens) / seconds / matrix_peak()
    return {
        "seconds_per_brief": seconds,
        "first_brief_seconds": first,
        "tokens": tokens,
        "share_of_peak": share,
        **resident(),
    }


def stock(articles: Sequence[tuple[str, str]], threads: int, tokens: int) -> dict[str, float]:
    """`generate` in this process, bfloat16 as prepared."""
    began = time.perf_counter()
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.set_num_threads(threads)
    place = prepared()
    tokenizer = AutoTokenizer.from_pretrained(place, padding_side="left")
    model = AutoModelForCausalLM.from_pretrained(place, dtype="auto").eval()
    prompts = [f"{title}\n\n{text}" for title, text in articles]
    first = 0.0
    for start in range(0, len(prompts), BATCH):
        batch = tokenizer(
            prompts[start : start + BATCH], return_tensors="pt", padding=True, truncation=True, max_length=600
        )
        with torch.inference_mode():
            model.generate(**batch, max_new_tokens=tokens, min_new_tokens=tokens, do_sample=False)
        if not start:
            first, began = time.perf_counter() - began, time.perf_counter()
    seconds = (time.perf_counter() - began) / max(len(prompts) - BATCH, 1)
    return {"seconds_per_brief": seconds, "first_brief_seconds": first, **resident()}


def main() -> int:
    """Run both sides, each in a process of its own, and print one line of JSON."""
    parser = argparse.ArgumentParser(description="Measure the brief model against stock generate.")
    parser.add_argument("--articles", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=70)
    parser.add_argument("--side", choices=("ours", "stock"), help="measure one side in this process")
    chosen = parser.parse_args()
    if chosen.side:
        articles = invented(chosen.articles)
        result = (
            ours(articles, chosen.threads) if chosen.side == "ours" else stock(articles, chosen.threads, chosen.tokens)
        )
        print(json.dumps(result))  # noqa: T201
        return 0
    sides = {side: _side(side, chosen) for side in ("ours", "stock")}
    times = sides["stock"]["seconds_per_brief"] / sides["ours"]["seconds_per_brief"]
    print(json.dumps({"times_stock": round(times, 2), **sides}))  # noqa: T201
    return 0


def _side(side: str, chosen: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.briefs", "--side", side, "--articles", str(chosen.articles)]
    command += ["--threads", str(chosen.threads), "--tokens", str(chosen.tokens)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))  # noqa: S603
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    sys.exit(main())
