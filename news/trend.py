"""How much was written about a topic, day by day, and which stories made it so.

Days are local ones, since that is how readers count them. What was found by a search is not yet about the topic: that
costs milliseconds an article to judge. So of a day with more than can be judged a part is, taken evenly from it, and
the day counts `found × about / judged`, rounded: an estimate, and marked as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from news.importance import Spread, heft

MOST_PEAKS = 5
"""Stories that are marked: as many as a caption has room for."""

PEAKS_A_DAY = 2
"""Marks over one day's bar; more would not be read."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """A local day as a span of time: from its begin to the begin of the next, aware and UTC."""

    day: date
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles a day had; `estimated` where not all that were found were judged."""

    day: date
    articles: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """A story about the topic: the local day on which it began, and the weight (0..1) of each article that was seen."""

    story_id: int
    day: date
    weights: tuple[float, ...]
    spread: Spread


def spans(now: datetime, zone: ZoneInfo, days: int) -> list[Span]:
    """The last so many local days, today last; where the clock changes a day has 23 or 25 hours."""
    today = now.astimezone(zone).date()
    dates = [today - timedelta(days=back) for back in range(days - 1, -1, -1)]
    return [Span(day, _midnight(day, zone), _midnight(day + timedelta(days=1), zone)) for day in dates]


def evenly(found: Sequence[T], most: int) -> Sequence[T]:
    """At most so many of what was found, taken at even distances: all of it where there are not more."""
    if len(found) <= most:
        return found
    return [found[place * len(found) // most] for place in range(most)]


def counted(day: date, *, found: int, judged: int, about: int) -> Count:
    """The count of a day on which so many were found, so many of these judged, and so many of those about the topic."""
    if judged >= found:
        return Count(day, about)
    return Count(day, round(found * about / judged) if judged else 0, estimated=True)


def peaks(stories: Iterable[Telling]) -> list[Telling]:
    """The biggest stories in the order of their days: by heft, mean weight, and how many articles were seen.

    At most five, and two of one day; of equals the younger ones.
    """
    chosen: list[Telling] = []
    for one in sorted(stories, key=lambda one: (_size(one), one.story_id), reverse=True):
        if sum(other.day == one.day for other in chosen) < PEAKS_A_DAY:
            chosen.append(one)
        if len(chosen) == MOST_PEAKS:
            break
    return sorted(chosen, key=lambda one: (one.day, one.story_id))


def told(hits: Iterable[tuple[int, date, float]], spreads: Mapping[int, Spread]) -> list[Telling]:
    """The stories of these hits (story, local day, weight) whose spread is known; each begins on its first day."""
    days: dict[int, date] = {}
    weights: dict[int, list[float]] = {}
    for story_id, day, weight in hits:
        days[story_id] = min(day, days.get(story_id, day))
        weights.setdefault(story_id, []).append(weight)
    return [Telling(one, days[one], tuple(weights[one]), spreads[one]) for one in days if one in spreads]


def _size(one: Telling) -> float:
    mean = sum(one.weights) / len(one.weights)
    return heft(one.spread) * mean * (1 + 0.1 * min(len(one.weights), 10))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)
