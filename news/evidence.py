"""What in an article speaks for a topic, and how much that says.

A hit in the title or the lead (the first 60 words; also the place of the dateline) is worth the weight of its term
times that of the place, and each repetition of a term less than the one before. What stands further on counts by
how dense it is, since a long article mentions much. All adds up as chances do, `1 - (1 - a)(1 - b)…`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import NamedTuple

from news.article import Article
from news.compounds import parts
from news.folding import Token, tokens
from news.gazetteer import Term
from news.stemming import stem

IN_TITLE = 0.72
IN_LEAD = 0.4
DENSE = 0.3
"""What each hit of weight 1 in a hundred words of the body is worth…"""
DENSE_MOST = 0.6
"""…up to this."""
SHORT = 100
"""Words; a body that is shorter is no denser for that."""
LEAD_WORDS = 60
REPEATED = 0.85
MAX_BECAUSE = 5
_FIRST_SENTENCE = re.compile(r"[^\n]{20,400}?[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Text:
    """An article taken apart, once for all topics; positions are those of its words."""

    written: str
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    parts: tuple[tuple[int, str], ...]
    """Each part of a compound, with the position of the compound."""
    worth: tuple[float, ...]
    """What a hit of weight 1 is worth at each position; 0 where only density counts."""

    @classmethod
    def of(cls, article: Article) -> "Text":
        """The article's title, place and body as one text."""
        written = searchable(article)
        found = tuple(tokens(written))
        return cls(
            written=written,
            tokens=found,
            stems=tuple(stem(token.word) for token in found),
            parts=tuple((place, part) for place, token in enumerate(found) for part in parts(token.word)),
            worth=tuple(_worth(article, found)),
        )

    def surface(self, first: int, last: int) -> str:
        """The words from `first` to `last` as they stand in the article, on one line."""
        return " ".join(self.written[self.tokens[first].start : self.tokens[last].end].split())


class Hit(NamedTuple):
    """A term found from word `first` to word `last`; `term` is None for a phrase in which nothing counts."""

    first: int
    last: int
    term: Term | None


@dataclass(frozen=True, slots=True)
class Score:
    """How much an article speaks of something: `weight` 0..1, `because` of these words as they stand in it."""

    weight: float
    because: tuple[str, ...]


def searchable(article: Article) -> str:
    """All text of an article in which topics are looked for, and which storage must index."""
    return f"{article.title}\n{article.place or ''}\n{article.body}"


def stands_there(term: Term, text: Text, first: int, last: int) -> bool:
    """Whether the words of a text that share the stems of a term are indeed a form of it."""
    if term.exact:
        wanted = term_words(term.text)
        found = text.tokens[first : last + 1]
        if any(token.word not in (word, f"{word}s") for token, word in zip(found, wanted, strict=True)):
            return False
    return not term.capital or _has_capital(term, text.surface(first, last))


def part_is(term: Term, part: str) -> bool:
    """Whether a part of a compound is a form of a term."""
    return not term.whole and (not term.exact or term_words(term.text) == (part,))


@lru_cache(maxsize=16_384)
def term_words(text: str) -> tuple[str, ...]:
    """The folded words of a term."""
    return tuple(token.word for token in tokens(text))


def score(hits: Iterable[Hit], text: Text) -> Score | None:
    """What the hits of one topic say together, None where nothing counts: only company, or within an exception."""
    kept = _apart(hits)
    if all(hit.term is None or hit.term.company for hit in kept):
        return None
    seen, values = Counter[str](), list[float]()
    worth: dict[str, float] = defaultdict(float)
    in_body = 0.0
    for hit in kept:
        if hit.term is not None:
            value = hit.term.weight * text.worth[hit.first]
            if text.worth[hit.first] == 0.0:
                value = DENSE * hit.term.weight * 100 / max(SHORT, len(text.tokens))
                in_body += value
            else:
                value *= REPEATED ** seen[hit.term.text]
                seen[hit.term.text] += 1
                values.append(value)
            worth[text.surface(hit.first, hit.last)] += value
    against = prod(1 - value for value in (*values, min(DENSE_MOST, in_body)))
    return Score(1 - against, tuple(sorted(worth, key=lambda word: -worth[word])[:MAX_BECAUSE]))


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in their order, of those that overlap the longest; an exception goes before all."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(
        dict.fromkeys(hits), key=lambda hit: (hit.term is not None, hit.first - hit.last, hit.first, -_weight(hit))
    ):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return sorted((hit for hit in kept if hit.term is not None), key=lambda hit: hit.first)


def _weight(hit: Hit) -> float:
    return hit.term.weight if hit.term else 0.0


def _has_capital(term: Term, surface: str) -> bool:
    return surface.isupper() if term.text.isupper() else surface[:1].isupper()


def _worth(article: Article, found: tuple[Token, ...]) -> Iterable[float]:
    title_end = len(article.title)
    body_start = title_end + 2 + len(article.place or "")
    opening = None if article.title else _FIRST_SENTENCE.match(article.body)
    opening_end = body_start + opening.end() if opening else 0
    before = sum(token.start < body_start for token in found)
    for place, token in enumerate(found):
        if token.start < title_end or body_start <= token.start < opening_end:
            yield IN_TITLE
        else:
            yield IN_LEAD if place < before + LEAD_WORDS else 0.0
