"""From articles to briefs: read them with the model, judge their sentences, search, and take the first that holds."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from bot.model.channel import Made
from bot.model.head import Head
from bot.model.reader import Reader
from bot.model.reading import Reading, reading
from bot.model.tokens import Vocabulary
from bot.model.weights import NAME, ModelError, prepared
from news.compression.search import Candidate, best_briefs
from news.guard import check
from news.newsworthy import NO_NEWS, is_news

TOGETHER = 2
"""Articles in one forward pass: measured, more is no faster on a CPU and takes 50 MB each."""

MOST_GUARDED = 16
"""Candidates that the guard is asked about: each takes it about 50 ms."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The loaded model with its head; about 0.6 GB resident."""

    vocabulary: Vocabulary
    reader: Reader
    head: Head

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> "Engine":
        """The prepared weights and the shipped head; raises ModelError where the weights are not prepared."""
        place = prepared(folder)
        torch.set_num_threads(threads)
        try:
            head = Head.load()
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"brief model: its head is not whole: {error}") from error
        return cls(Vocabulary.load(place), Reader(place, head.card.layers), head)

    @property
    def name(self) -> str:
        """What a brief names as its model."""
        return f"{NAME}+{self.head.card.version}"

    def briefs(self, articles: Sequence[tuple[str, str]]) -> list[Made]:
        """One answer per (title, body), in their order; its text is "" where no candidate holds."""
        began = time.perf_counter()
        found = self.candidates(articles)
        seconds = (time.perf_counter() - began) / (len(articles) or 1)
        return [self._first(article, candidates, seconds) for article, candidates in zip(articles, found, strict=True)]

    def candidates(self, articles: Sequence[tuple[str, str]]) -> list[list[Candidate]]:
        """The candidates for each (title, body), best first."""
        readings = [reading(self.vocabulary, title, body, twice=self.head.card.twice) for title, body in articles]
        by_length = sorted(range(len(readings)), key=lambda place: len(readings[place].tokens))
        found: list[list[Candidate]] = [[] for _ in readings]
        for start in range(0, len(by_length), TOGETHER):
            places = by_length[start : start + TOGETHER]
            for place, states in zip(
                places, self.reader.read([readings[place].tokens for place in places]), strict=True
            ):
                found[place] = self._search(articles[place][0], readings[place], states)
        return found

    def _search(self, title: str, read: Reading, states: torch.Tensor) -> list[Candidate]:
        return best_briefs(self.head.judge(title, read, states.numpy()), title=title) if read.sentences else []

    def _first(self, article: tuple[str, str], candidates: Sequence[Candidate], seconds: float) -> Made:
        """The best candidate that the guard lets through, if it tells news, with why those before it fell."""
        rejected: list[str] = []
        for candidate in candidates[:MOST_GUARDED]:
            refusals = check(candidate.text, article[1])
            if not refusals and not is_news(candidate.text, *article):
                return Made(text="", seconds=seconds, rejected=(*dict.fromkeys(rejected), NO_NEWS))
            if not refusals:
                return Made(
                    text=candidate.text,
                    seconds=seconds,
                    evidence=candidate.sources,
                    rejected=tuple(dict.fromkeys(rejected)),
                )
            rejected += [refusal.reason.value for refusal in refusals]
        return Made(text="", seconds=seconds, rejected=tuple(dict.fromkeys(rejected)) or ("no candidate",))
