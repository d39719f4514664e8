"""Who is told about news at once, and when: pure decisions about one story and one reader.

- New is what counts as published, and came in, within `FRESH`. News of a story that was told is an update for who knows
  an earlier version, for a day: at most `UPDATES` in a day, with a longer pause before each; what the first pause holds
  back is told when it is over, what a later one does with the next news, or in the digest. A live blog is told again
  after `LIVE_PAUSE` at the earliest.
- A teaser counts only where its page tells its time: a list of headlines holds those of last week too. Stubs and
  samples are no news. A source that brings more than `FLOOD` articles at once shows its archive, not the news.
- In quiet hours a reader with a time for digests gets the story in the next one; without one it comes when the quiet
  hours end. Who pauses is told nothing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from news.article import Article, Kind
from news.readers_times.quiet import QuietHours

FRESH = timedelta(hours=2)
RUNNING = timedelta(hours=24)
"""So long after it was first told, or seen, a story is followed."""
LIVE_PAUSE = timedelta(hours=8)
"""Between two tellings of a live blog: three times a day at most."""
PAUSES = (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
"""Before the first update of a day, the second, the third: what breaks is told soon, what goes on wears off."""
UPDATES = len(PAUSES)
"""Updates of one story in a day, besides its first telling; a live blog is told three times in all."""
FLOOD = 20

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An article that came in, `first_seen_at` then or long before, and the version that its story has now."""

    article: Article
    first_seen_at: datetime
    version: int
    sample: bool = False

    @property
    def counts_from(self) -> datetime:
        """When it was news: as published, but never after it was first seen."""
        published = self.article.published_at
        return self.first_seen_at if published is None else min(published, self.first_seen_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What an alert must know of who follows a topic at once."""

    zone: ZoneInfo
    quiet: QuietHours | None = None
    paused_until: datetime | None = None
    asleep: bool = False
    has_slot: bool = False


@dataclass(frozen=True, slots=True)
class Had:
    """The version of the story that the reader was told, when, and how often within the day."""

    version: int
    at: datetime
    times: int = 1


@dataclass(frozen=True, slots=True)
class Telling:
    """The reader is told: the news, or an update of what was told; not before that moment, None for at once."""

    update: bool = False
    not_before: datetime | None = None


def telling(news: News, reader: Reader, had: Had | None, now: datetime) -> Telling | None:
    """How the reader is told about the news at `now`; None where an alert is not the way."""
    if not (is_new(news, now) if had is None else is_update(news, had, now)):
        return None
    if reader.asleep or (reader.paused_until is not None and now < reader.paused_until):
        return None
    moment = now if had is None else max(now, had.at + PAUSES[0])
    if reader.quiet is None or not reader.quiet.holds(moment, reader.zone):
        return Telling(update=had is not None, not_before=moment if moment > now else None)
    if reader.has_slot:
        return None
    return Telling(update=had is not None, not_before=reader.quiet.ends(moment, reader.zone))


def is_new(news: News, now: datetime) -> bool:
    """Whether it is news to somebody who was told nothing of its story."""
    return may_be_told(news) and now - news.counts_from <= FRESH


def is_update(news: News, had: Had, now: datetime) -> bool:
    """Whether it is news to somebody who was told an earlier version of its story."""
    if not may_be_told(news) or had.version >= news.version:
        return False
    if now - news.article.fetched_at > FRESH:
        return False
    if news.article.kind is Kind.LIVEBLOG:
        return may_live_go_on(had.at, now)
    return now - news.counts_from <= RUNNING and not _has_had_enough(had, now)


def may_live_go_on(told_at: datetime, now: datetime) -> bool:
    """Whether who was told a live blog at that moment may be told its news, wherever: three times a day at most."""
    return now - told_at >= LIVE_PAUSE


def _has_had_enough(had: Had, now: datetime) -> bool:
    """Whether it is too soon, or there were too many; the first pause only puts it off."""
    if had.times > UPDATES:
        return True
    return had.times > 1 and now - had.at < PAUSES[had.times - 1]


def may_be_told(news: News) -> bool:
    """Whether it is of a kind that an alert can be about, however old it is."""
    if news.sample or news.article.kind is Kind.STUB:
        return False
    return news.article.kind is not Kind.TEASER or news.article.published_at is not None


def floods(sources: Iterable[K]) -> frozenset[K]:
    """The sources that bring more than `FLOOD` of some articles, each of which is given by its source."""
    return frozenset(source for source, count in Counter(sources).items() if is_flood(count))


def is_flood(together: int) -> bool:
    """Whether so many articles of one source at once are its archive, or a mishap, and not the news of now."""
    return together > FLOOD
