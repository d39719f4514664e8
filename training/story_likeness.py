"""The coefficients of `news.story_likeness`, fitted on pairs of articles that were read.

    python -m training.story_likeness [--half dev] [--articles ../shared/data/articles]

Two logistic models with few features on the pairs of `tests/news/labels/story_pairs.jsonl` that are not decided before
they are asked (copies, columns, opinions): whether both tell of one event, and whether both are of one affair. Printed
are the coefficients, and for each half what the scale gives at several bars.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from news.jsonl import parse_jsonl
from news.story_likeness import decided, likeness
from news.story_profile import Profile, profile
from news.word_rarity import Rarity

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "news" / "labels" / "story_pairs.jsonl"
ARTICLES = ROOT.parent / "shared" / "data" / "articles"
STRENGTH = 0.02
"""Of the pull of each coefficient towards nothing; halving or doubling it changed no decision of ten."""
STEPS, RATE = 6_000, 0.5
BARS = (-1.0, -0.5, -0.25, 0.0, 0.25, 0.5)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that were read: what they have in common, what they are, and whether that was decided before."""

    half: str
    label: str
    features: tuple[float, ...]
    decided: float | None


def pairs(labels: Path, folder: Path) -> list[Pair]:
    """The labelled pairs of which both articles are there."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    shelf = {file: _profiles(folder / f"{file}.jsonl") for file in {row["file"] for row in rows}}
    return [_pair(row, *(shelf[row["file"]][number] for number in row["ids"])) for row in rows]


def _profiles(file: Path) -> dict[str, Profile]:
    moment, rarity = datetime(2026, 1, 1, tzinfo=UTC), Rarity()
    parsed = parse_jsonl(file.read_bytes(), source=file.stem, fetched_at=moment, zone=ZoneInfo("Europe/Amsterdam"))
    return {article.guid or "": profile(article, rarity) for article in parsed.articles}


def _pair(row: Mapping[str, str], one: Profile, other: Profile) -> Pair:
    alike = likeness(one, other)
    return Pair(row["half"], row["label"], alike.features, decided(one, other, alike))


def fitted(found: Sequence[Pair], positive: frozenset[str]) -> tuple[np.ndarray, float]:
    """Coefficients and bias of a logistic model of whether a pair's label is one of these."""
    open_ = [pair for pair in found if pair.decided is None]
    features = np.array([pair.features for pair in open_])
    wanted = np.array([pair.label in positive for pair in open_], float)
    mean, spread = features.mean(0), features.std(0) + 1e-9
    scaled = (features - mean) / spread
    factors, bias = np.zeros(features.shape[1]), 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(scaled @ factors + bias))) - wanted
        factors -= RATE * (scaled.T @ error / len(wanted) + STRENGTH * factors)
        bias -= RATE * float(error.mean())
    return factors / spread, bias - float((factors / spread) @ mean)


def figures(found: Sequence[Pair], model: tuple[np.ndarray, float], positive: frozenset[str], bar: float) -> str:
    """Precision and recall at a bar, with the counts: right, false, missed."""
    said = [_scale(pair, model) >= bar for pair in found]
    right = sum(yes and pair.label in positive for yes, pair in zip(said, found, strict=True))
    false, missed = sum(said) - right, sum(pair.label in positive for pair in found) - right
    return f"{right / max(1, right + false):.3f} {right / max(1, right + missed):.3f} ({right}, {false}, {missed})"


def _scale(pair: Pair, model: tuple[np.ndarray, float]) -> float:
    return float(np.array(pair.features) @ model[0]) + model[1] if pair.decided is None else pair.decided


def main() -> int:
    """Print both models and how they do."""
    parser = argparse.ArgumentParser(description="Fit the likeness of stories.")
    parser.add_argument("--half", action="append", help="fit on these pairs: dev, blind, other")
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    chosen = parser.parse_args()
    known = pairs(LABELS, chosen.articles)
    for name, positive in (("story", frozenset({"story"})), ("affair", frozenset({"story", "affair"}))):
        model = fitted([pair for pair in known if pair.half in (chosen.half or ("dev", "blind"))], positive)
        print(name, [round(float(factor), 2) for factor in model[0]], round(model[1], 2))  # noqa: T201
        for half in sorted({pair.half for pair in known}):
            here = [pair for pair in known if pair.half == half]
            told = ", ".join(f"{bar}: {figures(here, model, positive, bar)}" for bar in BARS)
            print(f"  {half}: {told}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
