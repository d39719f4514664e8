"""An article taken apart once, for all topics: its words, stems and parts of compounds, and where each stands."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from news.article import Article, Kind
from news.compounds import parts
from news.folding import Token, tokens
from news.stemming import stem

LEAD_WORDS = 60
"""Words of the body that are its lead."""
_FIRST_SENTENCE = re.compile(r"[^\n]{20,400}?[.!?](?=[\s\"'”’]|$)")


class Zone(IntEnum):
    """Where in an article a word stands."""

    TITLE = 0
    TITLE_OF_BODY = 1
    """The first sentence of what has no title."""
    PLACE = 2
    """The place of the dateline."""
    OPENING = 3
    """The first sentence of the body."""
    LEAD = 4
    REST = 5


@dataclass(frozen=True, slots=True)
class Text:
    """An article as words; positions are those of its words, and the four bounds are positions too.

    The title ends before `title_end`, the place of the dateline before `place_end`, the first sentence of the body
    before `opening_end`, its lead before `lead_end`. Of an article without a title the first sentence is the title.
    """

    written: str
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    parts: tuple[tuple[int, str, str], ...]
    """Each part of a compound: the position of the compound, the part's stem, the part."""
    title_end: int
    place_end: int
    opening_end: int
    lead_end: int
    rolling: bool
    """Whether many updates follow each other, each about something else."""

    @classmethod
    def of(cls, article: Article) -> "Text":
        """The article's title, place and body as one text."""
        written = searchable(article)
        found = tuple(tokens(written))
        known = [_taken_apart(token.word) for token in found]
        starts = [token.start for token in found]
        body = len(article.title) + 2 + len(article.place or "")
        opening = body + _opening_letters(article.body)
        place_end = bisect_left(starts, body)
        return cls(
            written=written,
            tokens=found,
            stems=tuple([stemmed for stemmed, _ in known]),
            parts=tuple([(place, *part) for place, (_, inner) in enumerate(known) for part in inner]),
            title_end=bisect_left(starts, len(article.title) if article.title else opening),
            place_end=place_end,
            opening_end=bisect_left(starts, opening),
            lead_end=min(place_end + LEAD_WORDS, len(found)),
            rolling=article.kind is Kind.LIVEBLOG,
        )

    def zone(self, place: int) -> Zone:
        """Where the word at that position stands."""
        if place >= self.lead_end and place >= self.opening_end:
            return Zone.REST
        if place < self.place_end:
            return Zone.TITLE if place < self.title_end <= self.place_end else Zone.PLACE
        if place < self.title_end:
            return Zone.TITLE_OF_BODY
        return Zone.OPENING if place < self.opening_end else Zone.LEAD

    def surface(self, first: int, last: int) -> str:
        """The words from `first` to `last` as they stand in the article, on one line."""
        written = self.written[self.tokens[first].start : self.tokens[last].end]
        return written if first == last else " ".join(written.split())


def searchable(article: Article) -> str:
    """All text of an article in which topics are looked for, and which storage must index."""
    return f"{article.title}\n{article.place or ''}\n{article.body}"


def _opening_letters(body: str) -> int:
    opening = _FIRST_SENTENCE.match(body)
    return opening.end() if opening else len(body[:400].partition("\n")[0])


@lru_cache(maxsize=131_072)
def _taken_apart(word: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The stem of a folded word, and each of its parts with its stem."""
    return stem(word), tuple((stem(part), part) for part in parts(word))
