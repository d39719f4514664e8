"""What a headline is about, told cheaply: known topics and telling words, for keeping a list of news varied.

`news.topics` judges whether an article is about a topic, with reasons, at 2 to 4 ms each. Here sixty headlines have to
be told apart at once, and a mistake costs only a place in a list: a topic counts when one of its terms stands in the
title, or one of its names (of a place, a person, an organisation) in the opening words.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from news.folding import Token, tokens
from news.gazetteer import Topic, gazetteer
from news.stemming import stem, stems

OPENING = 40
"""Words after the title that are looked at: the lead sentence of a report has about 25."""

_LONGEST = 4
"""Words of a name; only a few terms are longer."""

_TELLING = 6
"""Letters from which a word that is no name tells something ("minister", not "maakt")."""

_REMEMBERED = 4_096
"""Headlines: some days of news, of a few hundred bytes each."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The names of the known topics, and the stems of the names and the longer words of the title."""

    topics: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@lru_cache(maxsize=_REMEMBERED)
def subjects_of(title: str, opening: str) -> Subjects:
    """What the headline is about; `opening` is the beginning of the article, of which 40 words are read."""
    headline = tuple(tokens(title))
    lead = tuple(tokens(opening[: OPENING * 20]))[:OPENING]
    found = _topics(title, headline, names_only=False) | _topics(opening, lead, names_only=True)
    telling = headline or lead
    written = title if headline else opening
    return Subjects(frozenset(found), frozenset(stem(one.word) for one in telling if _tells(one, written)))


def _topics(text: str, said: tuple[Token, ...], *, names_only: bool) -> set[str]:
    known, stemmed = _terms(), [stem(one.word) for one in said]
    capital = [text[one.start : one.start + 1].isupper() for one in said]
    found: set[str] = set()
    for begin in range(len(said)):
        for end in range(begin + 1, min(begin + _LONGEST, len(said)) + 1):
            for topic, name in known.get(tuple(stemmed[begin:end]), ()):
                if (name and capital[begin]) or not (name or names_only):
                    found.add(topic)
    return found


def _tells(one: Token, written: str) -> bool:
    return len(one.word) >= _TELLING or (one.start > 0 and written[one.start].isupper())


@cache
def _terms() -> dict[tuple[str, ...], tuple[tuple[str, bool], ...]]:
    """By its stems each term of the gazetteer that stands for itself: its topics, and whether it wants a capital."""
    found: dict[tuple[str, ...], dict[tuple[str, bool], None]] = {}
    for topic in gazetteer().topics:
        for text, name in _own(topic):
            found.setdefault(stems(text), {})[topic.name, name] = None
    return {key: tuple(topics) for key, topics in found.items() if key}


def _own(topic: Topic) -> list[tuple[str, bool]]:
    return [(term.text, term.text[:1].isupper()) for term in topic.terms if not term.company]
