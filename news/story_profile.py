"""What of an article tells which event it is about, small enough to be kept beside it and compared with many others."""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from zlib import crc32

from news.article import Article, Kind
from news.columns import headline, is_column
from news.compounds import parts
from news.folding import words
from news.genre import genre
from news.stemming import stem
from news.title_twins import marked_words
from news.word_rarity import Rarity

BODY_WORDS = 300
"""Words of a body that are weighed: with 150 reports of one event were told apart less well, with 600 hardly better."""
LEAD_WORDS = 60
RUN_WORDS = 400
"""Words of a body of which the runs are kept: an opening is looked for that far into another article."""
RUN = 3
"""Words in a run."""
OPENING_RUNS = 98
"""Runs of the first hundred words."""
FEW_WORDS = 8
"""Words of title and body below which two are not the same for having the same: "Foto van de dag"."""
COMMON = 1.5
"""Weight below which a word says nothing: it is in every fourth article."""
EMPHASIS = 1.25
"""Power of a word's weight: rare words count for more than their share."""
PART = 0.5
"""What a part of a compound (klimaat in klimaattaks) counts of a word."""


@dataclass(frozen=True, slots=True)
class Said:
    """The stems of an article: how often each is said, in the order in which they come; parts of compounds last.

    The first `title` of them stand in the title, the first `lead` in the title or the first 60 words. `headline` and
    `body` are the words themselves, of the body the first 400, and of the headline as `news.title_twins` has them.
    """

    counts: Mapping[str, int]
    parts: frozenset[str]
    title: int
    lead: int
    headline: tuple[str, ...]
    body: tuple[str, ...]


class Sort(StrEnum):
    """What an article can be of one story with."""

    REPORT = "report"
    """With every other one that tells of the event."""
    OPINION = "opinion"
    """A column, a leader, a letter: what thinks about an event is no report of it, and joins only its copies."""
    LIVE = "live"
    """A live blog tells of everything: only what is the same blog joins it."""
    LISTED = "listed"
    """Short items or letters under one name, a pointer to a broadcast: it joins only its like, word for word."""


@dataclass(frozen=True)
class Profile:
    """An article as it is compared: `words` has the weight of each telling stem, in the order in which they come.

    The first `title` stand in the title, the first `lead` in title or lead. `runs` are the hashed runs of three words
    of its body, in their order; `whole` is the hash of its words, 0 for too few; `headline` has the marked words of the
    title.
    """

    at: datetime
    outlet: str
    words: Mapping[str, float]
    title: int
    lead: int
    runs: tuple[int, ...]
    whole: int
    sort: Sort = Sort.REPORT
    headline: tuple[str, ...] = ()

    @cached_property
    def norm(self) -> float:
        """The length of the words' vector."""
        return _norm(self.words)

    @cached_property
    def title_words(self) -> Mapping[str, float]:
        """The words of the title."""
        return dict(list(self.words.items())[: self.title])

    @cached_property
    def lead_words(self) -> Mapping[str, float]:
        """The words of title and lead."""
        return dict(list(self.words.items())[: self.lead])

    @cached_property
    def title_norm(self) -> float:
        """The length of the title's vector."""
        return _norm(self.title_words)

    @cached_property
    def lead_weight(self) -> float:
        """The weight of title and lead."""
        return math.fsum(self.lead_words.values())

    @cached_property
    def opening(self) -> frozenset[int]:
        """The runs of the first hundred words."""
        return frozenset(self.runs[:OPENING_RUNS])

    @cached_property
    def all_runs(self) -> frozenset[int]:
        """All runs, in no order."""
        return frozenset(self.runs)

    def text(self) -> str:
        """The profile as text, to be kept; `profile_of` reads it."""
        weights = [round(weight * 10) for weight in self.words.values()]
        return json.dumps(
            [
                *(self.sort, self.title, self.lead, self.whole),
                *(" ".join(self.words), weights, self.runs, " ".join(self.headline)),
            ],
            separators=(",", ":"),
        )


def profile_of(text: str, at: datetime, outlet: str) -> Profile:
    """The profile that was kept as this text."""
    sort, title, lead, whole, stems, weights, runs, headline = json.loads(text)
    weighed = {one: weight / 10 for one, weight in zip(stems.split(), weights, strict=True)}
    return Profile(at, outlet, weighed, title, lead, tuple(runs), whole, Sort(sort), tuple(headline.split()))


def said(article: Article) -> Said:
    """What an article says, to ask how rare its words are before it is weighed."""
    marked = marked_words(headline(article.title))
    title = [word.lower() for word in marked]
    body = words(article.body[: RUN_WORDS * 20])[:RUN_WORDS]
    counts: Counter[str] = Counter()
    sizes = []
    for part in (title, body[:LEAD_WORDS], body[LEAD_WORDS:BODY_WORDS]):
        counts.update(stem(word) for word in part if len(word) > 1)
        sizes.append(len(counts))
    whole = set(counts)
    for word in dict.fromkeys(title + body[:BODY_WORDS]):
        counts.update(found for one in parts(word) if (found := stem(one)) not in whole)
    return Said(dict(counts), frozenset(counts.keys() - whole), sizes[0], sizes[1], marked, tuple(body))


def profile(article: Article, rarity: Rarity, what: Said | None = None) -> Profile:
    """The profile of an article, its words weighed by how rare they are."""
    what = what or said(article)
    weighed: dict[str, float] = {}
    title = lead = 0
    for place, (one, count) in enumerate(what.counts.items()):
        weight = rarity.weight(one)
        if weight > COMMON:
            share = PART if one in what.parts else 1.0
            weighed[one] = round(share * (1 + math.log(count)) * weight**EMPHASIS, 1)
            title += place < what.title
            lead += place < what.lead
    return Profile(
        at=article.published_at or article.fetched_at,
        outlet=article.publisher or "",
        words=weighed,
        title=title,
        lead=lead,
        runs=_runs(what.body),
        whole=_whole(what),
        sort=_sort(article),
        headline=what.headline,
    )


def _norm(words: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in words.values()))


def _sort(article: Article) -> Sort:
    if article.kind is Kind.LIVEBLOG:
        return Sort.LIVE
    if article.kind is Kind.STUB or not article.body or is_column(article.title):
        return Sort.LISTED
    return Sort.REPORT if genre(article) is None else Sort.OPINION


def _runs(body: Sequence[str]) -> tuple[int, ...]:
    return tuple(crc32(" ".join(body[place : place + RUN]).encode()) for place in range(len(body) - RUN + 1))


def _whole(what: Said) -> int:
    """0 where there are too few words to be the same by."""
    enough = len(what.body) >= RUN and len(what.headline) + len(what.body) >= FEW_WORDS
    return crc32(" ".join((*what.headline, "|", *what.body)).lower().encode()) if enough else 0
