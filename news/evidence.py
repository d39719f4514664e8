"""What in an article speaks for a topic, and whether that is enough: a rule of few numbers that can be explained.

Mentions are counted: each hit of a term for the weight of the term, each other term a little more, company for no more
than what it keeps company, wherever it stands. A long text mentions more, so the count is set against its length. How
many it takes depends on where the best mention stands: few where the title names it, more where the first sentence
does, the lead, or only the rest (`Needs`). A live blog is about what its title or its whole length tells of. One more
mention, or one that stands earlier, never lowers a weight. The numbers are those that do best on labelled news
(`tests/news/labels`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from news.folding import fold, tokens
from news.gazetteer import Term
from news.topic_text import Text, Zone

ABOUT = 0.5
"""From this weight on an article is about what was looked for."""


class Needs(NamedTuple):
    """Mentions in a hundred words that make an article be about something, by where the best of them stands."""

    title: float
    opening: float
    """The first sentence of the body."""
    lead: float
    rest: float


KNOWN = Needs(title=0.5, opening=1.3, lead=2.8, rest=3.5)
"""For a topic of the gazetteer: so many words lead to it that most of what is found is only a mention."""
OWN_WORDS = Needs(title=0.05, opening=0.07, lead=0.1, rest=0.4)
"""For a reader's own words: who asks for those, asks for what is rare."""
ROLLING = Needs(title=0.1, opening=2.4, lead=3.2, rest=4.0)
"""For a known topic in a live blog."""
LENGTH_COUNTS = 0.7
"""The power of its length by which a text needs more mentions: twice as long, 1.6 times as many."""
SHORTEST = 60
"""Words; a shorter text needs no fewer mentions."""
DIFFERENT = 0.3
"""What each other term adds to the count of mentions."""
PLACE = 0.5
"""The share of a mention that the place of the dateline is."""
SURE = 0.8
"""From this weight on a mention counts as fully there."""
MAX_BECAUSE = 5


class Hit(NamedTuple):
    """A term found from word `first` to word `last`; `term` is None for a phrase in which nothing counts."""

    first: int
    last: int
    term: Term | None


class Score(NamedTuple):
    """How much an article speaks of something: `weight` 0..1, `because` of these words as they stand in it."""

    weight: float
    because: tuple[str, ...]


def stands_there(term: Term, text: Text, first: int, last: int) -> bool:
    """Whether the words of a text that share the stems of a term are indeed a form of it."""
    if term.exact:
        wanted = term_words(term.text)
        found = text.tokens[first : last + 1]
        if any(token.word not in (word, f"{word}s") for token, word in zip(found, wanted, strict=True)):
            return False
    return not term.capital or _has_capital(term, text.surface(first, last))


def excepts(phrase: str, text: Text, first: int) -> bool:
    """Whether the words from `first` on, which share the stems of an exception, are it: a name letter by letter."""
    return all(
        not letter.isupper() or text.tokens[first + place].word == word
        for place, (word, letter) in enumerate(_phrase_words(phrase))
    )


def part_is(term: Term, part: str, compound: str) -> bool:
    """Whether a part of a compound, which is given as it is written, is a form of a term; a name stands at its head."""
    if term.whole or (term.exact and term_words(term.text) != (part,)):
        return False
    return not term.capital or (_has_capital(term, compound[: len(part)]) and fold(compound).startswith(part))


@lru_cache(maxsize=16_384)
def term_words(text: str) -> tuple[str, ...]:
    """The folded words of a term."""
    return tuple(token.word for token in tokens(text))


@lru_cache(maxsize=16_384)
def _phrase_words(phrase: str) -> tuple[tuple[str, str], ...]:
    """The folded words of a phrase, each with its first letter as it is written."""
    return tuple((token.word, phrase[token.start]) for token in tokens(phrase))


def score(hits: Sequence[Hit], text: Text, needs: Needs) -> Score | None:
    """What the hits of one topic say together, None where nothing counts: only company, or within an exception."""
    length = len(text.tokens) - text.place_end
    if len(hits) == 1:  # as most of what readers ask for in words of their own
        [(first, last, term)] = hits
        if term is None or term.company:
            return None
        alone = _alone(text.zone(first), term.weight, length, text.rolling, needs)
        return Score(alone, (text.surface(first, last),))
    kept = apart(hits)
    if all(term.company for _, term in kept):
        return None
    placed = [(text.zone(hit.first), term) for hit, term in kept]
    worth: dict[str, float] = defaultdict(float)
    for (hit, term), (zone, _) in zip(kept, placed, strict=True):
        worth[text.surface(hit.first, hit.last)] += term.weight * _WORTH[zone]
    because = once(sorted(worth, key=lambda word: -worth[word]))
    return Score(weigh(placed, length, needs, rolling=text.rolling), because)


def once(because: Iterable[str]) -> tuple[str, ...]:
    """The first of these words that a reader tells apart, at most `MAX_BECAUSE`; GAZA and Gaza are one word."""
    found: dict[str, str] = {}
    for word in because:
        found.setdefault(word.casefold(), word)  # folding each would take a tenth of all matching
    return tuple(found.values())[:MAX_BECAUSE]


@lru_cache(maxsize=16_384)
def _alone(zone: Zone, weight: float, length: int, rolling: bool, needs: Needs) -> float:
    return weigh([(zone, Term(text="", weight=weight))], length, needs, rolling=rolling)


def weigh(placed: Sequence[tuple[Zone, Term]], length: int, needs: Needs, *, rolling: bool) -> float:
    """How much mentions say, 0..1, in an article whose body has `length` words: 0.5 where they are just enough."""
    if rolling and needs is KNOWN:
        needs = ROLLING
    hundreds: float = (max(SHORTEST, length) / 100) ** LENGTH_COUNTS
    found = _mentions(placed) / hundreds
    return round(found / (found + _needed(placed, needs)), 4)


def _mentions(placed: Sequence[tuple[Zone, Term]]) -> float:
    own = company = 0.0
    for zone, term in placed:
        weight = term.weight * PLACE if zone is Zone.PLACE else term.weight
        if term.company:
            company += weight
        else:
            own += weight
    return own + min(own, company) + DIFFERENT * (len({term.text for _, term in placed}) - 1)


def _needed(placed: Sequence[tuple[Zone, Term]], needs: Needs) -> float:
    """The least that the mentions in the title, up to the first sentence, and up to the end of the lead make needed."""
    no_title = no_opening = no_lead = 1.0  # chances that what stands there does not speak for it
    for zone, term in placed:
        if term.company:  # a premier in the title is not ours because a cabinet is named further on
            continue
        if zone in _HEAD:
            no_title *= 1 - term.weight
        if zone in _HEAD or zone is Zone.OPENING:
            no_opening *= 1 - term.weight
        if zone not in (Zone.PLACE, Zone.REST):
            no_lead *= 1 - term.weight
    there = ((no_title, needs.title), (no_opening, needs.opening), (no_lead, needs.lead))
    return min(needs.rest - (needs.rest - need) * min(1.0, (1 - nothing) / SURE) for nothing, need in there)


_HEAD = frozenset({Zone.TITLE, Zone.TITLE_OF_BODY})
_WORTH = {Zone.TITLE: 4.0, Zone.TITLE_OF_BODY: 4.0, Zone.OPENING: 2.5, Zone.LEAD: 1.0, Zone.PLACE: 0.5, Zone.REST: 0.1}
"""What a word there is worth as a reason that a reader sees."""


def apart(hits: Sequence[Hit]) -> list[tuple[Hit, Term]]:
    """The hits that count, in their order: of those that overlap the heaviest or longest; an exception goes first."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.term is not None, -_weight(hit), hit.first - hit.last, hit.first)):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return [(hit, hit.term) for hit in sorted(kept, key=lambda hit: hit.first) if hit.term is not None]


def _weight(hit: Hit) -> float:
    return hit.term.weight if hit.term else 0.0


def _has_capital(term: Term, surface: str) -> bool:
    return surface.isupper() if term.text.isupper() else surface[:1].isupper()
