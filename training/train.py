"""Trains the head of the brief model and writes it, with its card, to bot/model/adapter.

    python -m training.train [--layers 9] [--all] [--out DIR] [--articles DIR]

Gemma's lower layers stay as they are and read each article once; two logistic regressions with a ridge penalty
learn from the briefs in training/data which sentences a sub-editor keeps and which parts of them. Nothing in it is
random. `--all` also trains on the held-out part, for the head that ships: its figures are those without.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bot.model.head import SHIPPED, Card, Floats, Head, pooled
from bot.model.reader import Reader
from bot.model.reading import Reading, reading
from bot.model.tokens import Vocabulary
from bot.model.weights import prepared
from news.compression.cuts import cuts
from news.compression.features import cut_features, sentence_features
from news.compression.words import words_of
from training.alignment import kept
from training.check import ARTICLES, DATA
from training.pairs import Pair, load_pairs

VERSION = "2"
LAYERS = 9
RIDGE_COUNTS = 1.0
RIDGE_STATES = 10.0
RIDGE_CUT_STATES = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as it was read: the states of its tokens, float16 on disk."""

    pair: Pair
    read: Reading
    states: Floats


@dataclass(frozen=True, slots=True)
class _Rows:
    states: list[Floats]
    counts: list[list[float]]
    labels: list[float]

    def fit(self, ridge_states: float) -> tuple[Floats, Floats]:
        """The weights of states and counts."""
        states, counts = np.stack(self.states), np.asarray(self.counts, np.float32)
        ridge = np.concatenate([np.full(states.shape[1], ridge_states), np.full(counts.shape[1], RIDGE_COUNTS)])
        weights = _logistic(np.hstack([states, counts]), np.asarray(self.labels), ridge)
        return weights[: states.shape[1]], weights[states.shape[1] :]


def examples(pairs: Sequence[Pair], layers: int, cache: Path) -> list[Example]:
    """The pairs read by the model; states are kept in `cache`, since reading is nearly all of the work."""
    place = prepared()
    vocabulary, reader = Vocabulary.load(place), Reader(place, layers)
    cache.mkdir(parents=True, exist_ok=True)
    found = []
    for pair in pairs:
        read = reading(vocabulary, pair.title, pair.text, twice=False)
        if read.sentences:
            found.append(Example(pair, read, _states(reader, read, layers, cache)))
    return found


def _states(reader: Reader, read: Reading, layers: int, cache: Path) -> Floats:
    key = hashlib.sha256(json.dumps([layers, read.tokens]).encode()).hexdigest()[:24]
    file = cache / f"{key}.npy"
    if not file.exists():
        np.save(file, reader.read([read.tokens])[0].numpy().astype(np.float16))
    states: Floats = np.load(file).astype(np.float32)
    return states


def train(found: Sequence[Example], layers: int) -> Head:
    """The head that these examples teach."""
    sentence_rows, cut_rows = _Rows([], [], []), _Rows([], [], [])
    for example in found:
        _add(example, sentence_rows, cut_rows)
    card = Card(version=VERSION, layers=layers, twice=False)
    return Head(card, *sentence_rows.fit(RIDGE_STATES), *cut_rows.fit(RIDGE_CUT_STATES))


def _add(example: Example, sentence_rows: _Rows, cut_rows: _Rows) -> None:
    title, read = example.pair.title, example.read
    offered = [cuts(words_of(sentence)) for sentence in read.sentences]
    labels = kept(example.pair.brief, read.sentences, offered)
    for place, row in enumerate(sentence_features(title, read.sentences)):
        starts = read.words[place]
        sentence_rows.states.append(pooled(example.states, starts[0], starts[-1]))
        sentence_rows.counts.append(row)
        sentence_rows.labels.append(float(labels.sentences[place]))
    for (place, cut), stays in labels.cuts.items():
        starts = read.words[place]
        cut_rows.states.append(pooled(example.states, starts[cut.start], starts[cut.stop]))
        cut_rows.counts.append(cut_features(title, read.sentences[place], place, cut))
        cut_rows.labels.append(float(stays))


def _logistic(rows: NDArray[np.float32], labels: NDArray[np.float64], ridge: NDArray[np.float64]) -> Floats:
    """Ridge logistic regression by L-BFGS, from zero."""
    x, y, penalty = (torch.tensor(one, dtype=torch.float32) for one in (rows, labels, ridge))
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y, reduction="sum")
        value = value + (penalty * weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.detach().numpy()


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Train the head of the brief model.")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--all", action="store_true", help="train on the held-out part too")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "briefje" / "training")
    return parser.parse_args()


def main() -> int:
    """Train and write the head; figures come from training.evaluate."""
    chosen = options()
    torch.set_num_threads(1)
    pairs = [pair for pair in load_pairs(sorted(DATA.glob("*.jsonl")), chosen.articles) if pair.text]
    taken = [pair for pair in pairs if chosen.all or not pair.held_out]
    head = train(examples(taken, chosen.layers, chosen.cache), chosen.layers)
    sources = {name: sum(pair.source == name for pair in taken) for name in ("own", "ntrex128", "ud_alpino")}
    head.save(chosen.out, {"pairs": sources, "held_out_trained_on": chosen.all, "base": "gemma-3-270m, frozen"})
    print(f"{len(taken)} of {len(pairs)} pairs, head in {chosen.out}", file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
