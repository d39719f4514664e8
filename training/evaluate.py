"""Measures the head on the held-out pairs, beside first sentences to 280 and beside `lead`.

    python -m training.evaluate [--examples N] [--folds 5]

With `--folds` every pair is measured by a head that has not seen it, which says more while pairs are few; the shipped
head stays as it is.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

import torch

from bot.model.head import Head
from news.article import Article
from news.brief import MAX_BRIEF
from news.compression.search import best_briefs
from news.lead import lead_brief
from news.rouge import rouge
from news.sentences import sentences
from training.check import ARTICLES, DATA
from training.pairs import Pair, load_pairs
from training.train import LAYERS, Example, examples, train

Method = Callable[[Example], str]


def first_sentences(text: str) -> str:
    """The first whole sentences that fit, cut off where even one does not."""
    found = ""
    for sentence in sentences(text):
        if len(longer := f"{found} {sentence}".strip()) > MAX_BRIEF:
            break
        found = longer
    return found or text[:MAX_BRIEF]


def by_head(head: Head) -> Method:
    """The head's best candidate, and first sentences where it has none."""

    def brief(example: Example) -> str:
        found = best_briefs(head.judge(example.pair.title, example.read, example.states), 1)
        return found[0].text if found else first_sentences(example.pair.text)

    return brief


def _lead(example: Example) -> str:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return lead_brief(Article(source="own", fetched_at=now, title=example.pair.title, body=example.pair.text)).text


def measured(name: str, method: Method, found: Sequence[Example]) -> str:
    """One line of the table."""
    briefs = [(method(example), example.pair.brief) for example in found]
    scores = [rouge(ours, theirs) for ours, theirs in briefs]
    one, two, longest = (mean(getattr(score, part) for score in scores) for part in ("one", "two", "longest"))
    return f"{name:16} {one:.3f} {two:.3f} {longest:.3f} {mean(len(ours) for ours, _ in briefs):6.0f}"


def fold(pair: Pair, folds: int) -> int:
    """The fold of a pair, by its id."""
    return int(hashlib.sha256(f"fold {pair.id}".encode()).hexdigest(), 16) % folds


def _out_of_fold(found: Sequence[Example], folds: int) -> Method:
    briefs = {}
    for number in range(folds):
        method = by_head(train([one for one in found if fold(one.pair, folds) != number], LAYERS))
        briefs |= {one.pair.id: method(one) for one in found if fold(one.pair, folds) == number}
    return lambda example: briefs[example.pair.id]


def main() -> int:
    """Print the table, and examples to read."""
    parser = argparse.ArgumentParser(description="Measure the head of the brief model.")
    parser.add_argument("--examples", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "briefje" / "training")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    pairs = [pair for pair in load_pairs(sorted(DATA.glob("*.jsonl")), chosen.articles) if pair.text]
    found = examples([pair for pair in pairs if chosen.folds or pair.held_out], LAYERS, chosen.cache)
    method = _out_of_fold(found, chosen.folds) if chosen.folds else by_head(Head.load())
    lines = ["                 R-1   R-2   R-L   characters"]
    for source in ("own", "shared", "all"):
        part = [one for one in found if source == "all" or (one.pair.source == "own") == (source == "own")]
        if part:
            lines += [f"{source}: {len(part)} pairs", measured("model", method, part)]
            lines += [
                measured("lead", _lead, part),
                measured("first sentences", lambda one: first_sentences(one.pair.text), part),
            ]
    lines += [
        f"\n{one.pair.title or one.pair.text[:70]}\n  its: {one.pair.brief}\n  our: {method(one)}"
        for one in found[: chosen.examples]
    ]
    print("\n".join(lines))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
