"""The trained head: chances that a brief holds a sentence and that a part of it stays, from states and counts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from bot.model.reading import Reading
from news.compression.cuts import cuts
from news.compression.features import cut_features, sentence_features
from news.compression.search import Judged
from news.compression.words import words_of

Floats = NDArray[np.float32]

SHIPPED = Path(__file__).parent / "adapter"
_TENSORS = "head.safetensors"
_CARD = "card.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the head was made with: it fits no other reading of the article."""

    version: str
    layers: int
    twice: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Two logistic regressions; the weights of the states and of the counts lie apart."""

    card: Card
    sentence_states: Floats
    sentence_counts: Floats
    cut_states: Floats
    cut_counts: Floats

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "Head":
        """The head in a folder, the shipped one by default; raises OSError or KeyError where it is not whole."""
        card = json.loads((folder / _CARD).read_text())
        tensors = load_file(folder / _TENSORS)
        return cls(
            Card(version=card["version"], layers=card["layers"], twice=card["twice"]),
            *(tensors[name] for name in ("sentence_states", "sentence_counts", "cut_states", "cut_counts")),
        )

    def save(self, folder: Path, notes: dict[str, object]) -> None:
        """Write head and card; `notes` (data, figures, limits) go onto the card."""
        folder.mkdir(parents=True, exist_ok=True)
        names = ("sentence_states", "sentence_counts", "cut_states", "cut_counts")
        save_file(
            {name: np.ascontiguousarray(getattr(self, name), dtype=np.float32) for name in names}, folder / _TENSORS
        )
        card = {"version": self.card.version, "layers": self.card.layers, "twice": self.card.twice, **notes}
        (folder / _CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n")

    def judge(self, title: str, read: Reading, states: Floats) -> list[Judged]:
        """Every sentence that was read, with its chances."""
        counts = sentence_features(title, read.sentences)
        return [self._judged(title, read, states, place, counts[place]) for place in range(len(read.sentences))]

    def _judged(self, title: str, read: Reading, states: Floats, place: int, counts: Sequence[float]) -> Judged:
        text, starts = read.sentences[place], read.words[place]
        whole = pooled(states, starts[0], starts[-1])
        chance = _chance(
            np.float32(whole @ self.sentence_states + np.asarray(counts, np.float32) @ self.sentence_counts)
        )
        keeps = {}
        for cut in cuts(words_of(text)):
            part = pooled(states, starts[cut.start], starts[cut.stop])
            row = np.asarray(cut_features(title, text, place, cut), np.float32)
            keeps[cut] = _chance(np.float32(part @ self.cut_states + row @ self.cut_counts))
        return Judged(text=text, chance=chance, keeps=keeps)


def pooled(states: Floats, start: int, stop: int) -> Floats:
    """The mean and the last of the states from `start` up to `stop`, scaled so that each number is about 1."""
    part = states[start:stop]
    scale = np.float32(states.shape[1] ** 0.5)
    joined: Floats = np.concatenate([part.mean(axis=0), part[-1]]) * scale
    return joined


def _chance(logit: np.float32) -> float:
    return float(1 / (1 + np.exp(-logit)))
