"""Checks briefs in training/data/*.jsonl: words from the article in order within a sentence, length, whole sentences.

    python -m training.check [FILE …] [--articles DIR]      DIR holds ntrex128.jsonl and ud_alpino.jsonl

A line is {id, source, title?, text?, brief}; `text` stands there for source "own" only, a shared article is found by
its id. Exit 1 where a brief is wrong; what no cut of `news.compression` can make is only mentioned.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from news.brief import MAX_BRIEF
from news.sentences import sentences
from training.pairs import Pair, load_pairs, word_list

DATA = Path(__file__).parent / "data"
ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "articles"
_INSERTED = frozenset(["en", "maar", "dat", "die", "is", "zijn", "heeft", "hebben", "dit"])
"""Words that a brief may add to its source's."""


def faults(pair: Pair) -> Iterator[str]:
    """What is wrong with one pair, a line each."""
    if not pair.text.strip():
        yield "no article text"
        return
    if not 40 <= len(pair.brief) <= MAX_BRIEF:
        yield f"{len(pair.brief)} characters"
    made = sentences(pair.brief)
    if len(made) > 2:
        yield f"{len(made)} sentences"
    source = [word_list(sentence) for sentence in sentences(pair.text)]
    for sentence in made:
        if sentence[-1] not in ".!?\"”’'":
            yield f"no stop: …{sentence[-30:]}"
        yield from _foreign(sentence, source)


def _foreign(sentence: str, source: list[list[str]]) -> Iterator[str]:
    """Words that the best source sentence lacks, or has in another order than a swapped verb explains."""
    words = word_list(sentence)
    best = max(range(len(source)), key=lambda place: _common(words, source[place]))
    reach = source[best] + (source[best + 1] if best + 1 < len(source) else [])
    lacking = [word for word in words if word not in reach and word not in _INSERTED]
    if lacking:
        yield f"not in the source sentence: {' '.join(lacking)}"
    elif _common(words, reach) < len([word for word in words if word in reach]) - 3:
        yield f"another order than the source: {sentence[:60]}"


def _common(words: list[str], source: list[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(source) + 1)
    for word in words:
        before = 0
        for place, other in enumerate(source, 1):
            before, row[place] = row[place], before + 1 if word == other else max(row[place], row[place - 1])
    return row[-1]


def main() -> int:
    """Print each fault with the id of its pair; 1 where there is any."""
    parser = argparse.ArgumentParser(description="Check training briefs.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    chosen = parser.parse_args()
    pairs = load_pairs(chosen.files or sorted(DATA.glob("*.jsonl")), chosen.articles)
    wrong = [(pair.id, fault) for pair in pairs for fault in faults(pair)]
    for name, fault in wrong:
        print(f"{name}: {fault}")  # noqa: T201  (what the script is for)
    print(f"{len(pairs)} pairs, {len(wrong)} faults", file=sys.stderr)  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
