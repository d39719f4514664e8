"""How important a story is: who tells it, how soon they did, where they put it, how much there is to tell, how new.

    importance = worth(weight, moment) × heft
    heft       = (1 + ½ log₂ voices) × (1 + ¼ × ½^(position / 4)) × (1 + ¼ × min(1, length / 2400))
    voices     = 1 + Σ over the other sources (½ + ½ × ½^(delay / 6 hours)), at most 16

`worth` is that of `news.ranking`: how well the story answers, halved by each day of age. A source that joins at once
is a whole voice, one that comes a day later little more than half of one: what everybody brings within the hour is
bigger than what wanders from paper to paper. Two voices make a story half as important again, four twice. `position`
is the best place that an outlet gave it among what came in together; that and its length only tell equals apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2

from news.ranking import HALF_LIFE, worth

MOST_VOICES = 16
"""Voices that count: past these everybody has it."""

ECHO = timedelta(hours=6)
"""After each of these what counts for being soon is halved: agency copy is everywhere within the hour."""

FRONT = 4
"""Places further down a feed at which what counts for the place is halved."""

WHOLE = 2_400
"""Characters of an article that is told in full, about 400 words; more of them add nothing."""

_EXTRA = 0.25


@dataclass(frozen=True, slots=True)
class Spread:
    """Where and how a story is told.

    `delays` has, for each source (a publisher or an agency), how long after the first of them it told the story; ()
    where nobody is named. `position` is the best place among what came in together, first 0; `length` are the
    characters of its longest article.
    """

    delays: tuple[timedelta, ...] = ()
    position: int = 0
    length: int = 0

    @property
    def sources(self) -> int:
        """How many tell it."""
        return len(self.delays)


def spread_of(joined: Iterable[datetime], *, position: int = 0, length: int = 0) -> Spread:
    """The spread of a story that a source told at each of these moments, in any order."""
    moments = sorted(joined)
    return Spread(tuple(moment - moments[0] for moment in moments), position, length)


def heft(spread: Spread) -> float:
    """How big a story is apart from its age: 1 to about 4.7; it grows with every source, most with one that is soon."""
    voices = 1 + sum(0.5 + 0.5 * _halved(delay / ECHO) for delay in sorted(spread.delays)[1:])
    front = 1 + _EXTRA * _halved(max(0, spread.position) / FRONT)
    told = 1 + _EXTRA * min(1.0, max(0, spread.length) / WHOLE)
    return (1 + log2(min(voices, MOST_VOICES)) / 2) * front * told


def importance(
    *, weight: float, spread: Spread, moment: datetime, now: datetime, half_life: timedelta = HALF_LIFE
) -> float:
    """How important a story is at `now`: by its weight (0..1), its spread and the aware moment of its last news."""
    return worth(weight, moment, now, half_life) * heft(spread)


def _halved(times: float) -> float:
    return float(0.5 ** min(times, 1_000.0))
