"""What in an article speaks for a topic, and how much that says.

Each hit of a term counts for the weight of the term. What the hits say together is a chance, as of a logistic model:
where they stand (title, first sentence, lead), how dense they are, and how many different terms there are. Company
counts for no more than what it keeps company. An article that rolls (a live blog) is about what its title and its
whole length tell of, not about each of its updates. The factors were fitted on labelled news (`tests/news/labels`).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import exp, log, log1p
from operator import mul
from typing import NamedTuple

from news.folding import fold, tokens
from news.gazetteer import Term
from news.topic_text import Text, Zone

ABOUT = 0.5
"""From this weight on an article is about what was looked for."""
KNOWN = -5.4
"""Where a topic of the gazetteer begins: so many words lead to it that most of what is found is only a mention."""
OWN_WORDS = -0.68
"""Where a reader's own words begin: who asks for those, asks for what is rare."""


class Signs(NamedTuple):
    """What speaks for a topic in an article, each 0 or more; also the factors of the model, one for each."""

    title: float
    place: float
    opening: float
    """The first sentence of the body."""
    lead: float
    dense: float
    """The logarithm of 1 + hits of weight 1 in a hundred words."""
    different: float
    """The logarithm of the number of different terms."""
    brief: float
    """What heads a text of less than `BRIEF_WORDS` words, or a quarter of what opens it: no room to come back."""
    rolling: float
    rolling_title: float


FACTORS = Signs(
    title=3.7,
    place=0.5,
    opening=2.5,
    lead=0.7,
    dense=2.8,
    different=1.0,
    brief=3.1,
    rolling=-1.1,
    rolling_title=1.6,
)
LEAD_SHARE = 0.6
"""Of its weight that a hit in the lead counts for: it takes more of them than in a title."""
BRIEF_WORDS = 60
SHORT = 100
"""Words; a body that is shorter is no denser for that."""
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


def score(hits: Sequence[Hit], text: Text, prior: float) -> Score | None:
    """What the hits of one topic say together, None where nothing counts: only company, or within an exception."""
    length = len(text.tokens) - text.place_end
    if len(hits) == 1:  # as most of what readers ask for in words of their own
        [(first, last, term)] = hits
        if term is None or term.company:
            return None
        alone = _alone(text.zone(first), term.weight, length, text.rolling, prior)
        return Score(alone, (text.surface(first, last),))
    kept = apart(hits)
    if all(term.company for _, term in kept):
        return None
    placed = [(text.zone(hit.first), term) for hit, term in kept]
    worth: dict[str, float] = defaultdict(float)
    for (hit, term), (zone, _) in zip(kept, placed, strict=True):
        worth[text.surface(hit.first, hit.last)] += term.weight * _WORTH[zone]
    because = tuple(sorted(worth, key=lambda word: -worth[word])[:MAX_BECAUSE])
    return Score(_chance(signs(placed, length, rolling=text.rolling), prior), because)


def _chance(found: Signs, prior: float) -> float:
    return 1 / (1 + exp(-prior - sum(map(mul, found, FACTORS))))


@lru_cache(maxsize=16_384)
def _alone(zone: Zone, weight: float, length: int, rolling: bool, prior: float) -> float:
    return _chance(signs([(zone, Term(text="", weight=weight))], length, rolling=rolling), prior)


def signs(placed: Sequence[tuple[Zone, Term]], length: int, *, rolling: bool) -> Signs:
    """The signs of a topic in an article whose body has `length` words, from its hits that count and where they are."""
    no_title = no_place = no_opening = no_lead = 1.0  # chances that what stands there does not speak for it
    in_body, share = 0.0, _share_of_company(placed)
    for zone, term in placed:
        weight = term.weight * share if term.company else term.weight
        if zone is Zone.TITLE or zone is Zone.TITLE_OF_BODY:
            no_title *= 1 - weight
        if zone is Zone.PLACE:
            no_place *= 1 - weight
        elif zone is not Zone.TITLE:
            in_body += weight
        if zone is Zone.OPENING or zone is Zone.TITLE_OF_BODY:
            no_opening *= 1 - weight
        elif zone is Zone.LEAD:
            no_lead *= 1 - LEAD_SHARE * weight
    if not length:
        no_opening = no_title
    return Signs(
        title=1 - no_title,
        place=1 - no_place,
        opening=1 - no_opening,
        lead=1 - no_lead,
        dense=log1p(in_body * 100 / max(SHORT, length)),
        different=log(len({term.text for _, term in placed})),
        brief=max(1 - no_title, (1 - no_opening) / 4) if length < BRIEF_WORDS else 0.0,
        rolling=float(rolling),
        rolling_title=(1 - no_title) * rolling,
    )


def _share_of_company(placed: Sequence[tuple[Zone, Term]]) -> float:
    """Of its weight that company counts for, so that all of it counts for no more than what it keeps company."""
    company = sum([term.weight for _, term in placed if term.company])
    if not company:
        return 1.0
    return min(1.0, sum([term.weight for _, term in placed if not term.company]) / company)


_WORTH = {
    Zone.TITLE: FACTORS.title,
    Zone.TITLE_OF_BODY: FACTORS.title,
    Zone.PLACE: FACTORS.place,
    Zone.OPENING: FACTORS.opening,
    Zone.LEAD: 1.0,
    Zone.REST: 0.1,
}
"""What a word there is worth as a reason that a reader sees."""


def apart(hits: Sequence[Hit]) -> list[tuple[Hit, Term]]:
    """The hits that count, in their order: of those that overlap the longest; an exception goes before all."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(
        dict.fromkeys(hits), key=lambda hit: (hit.term is not None, hit.first - hit.last, hit.first, -_weight(hit))
    ):
        places = range(hit.first, hit.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(hit)
    return [(hit, hit.term) for hit in sorted(kept, key=lambda hit: hit.first) if hit.term is not None]


def _weight(hit: Hit) -> float:
    return hit.term.weight if hit.term else 0.0


def _has_capital(term: Term, surface: str) -> bool:
    return surface.isupper() if term.text.isupper() else surface[:1].isupper()
