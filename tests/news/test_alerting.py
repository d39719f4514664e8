"""Who is told at once: new news, updates of what was told, never what is old, never at the wrong hour."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.alerting import (
    FLOOD,
    FRESH,
    LIVE_PAUSE,
    PAUSES,
    RUNNING,
    UPDATES,
    Had,
    News,
    Reader,
    Telling,
    floods,
    is_flood,
    telling,
)
from news.article import Article, Kind
from news.readers_times.quiet import QuietHours

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SECOND = timedelta(seconds=1)
AWAKE = Reader(zone=AMSTERDAM)
MIDDAY = QuietHours(time(12, 0), time(14, 30))
"""It is 13:00 in Amsterdam at `NOW`."""


def news(
    *,
    age: timedelta = timedelta(minutes=5),
    seen: timedelta | None = None,
    changed: timedelta | None = None,
    version: int = 1,
    sample: bool = False,
    **values: Any,
) -> News:
    """News published so long ago, first seen then or `seen` ago, and last changed `changed` ago."""
    first_seen_at = NOW - (age if seen is None else seen)
    known = {"source": "file:proef", "title": "Brug dicht", "published_at": NOW - age}
    known |= {"fetched_at": first_seen_at if changed is None else NOW - changed}
    return News(article=Article(**known | values), first_seen_at=first_seen_at, version=version, sample=sample)


def had(version: int = 1, ago: timedelta = timedelta(minutes=30)) -> Had:
    """What the reader was told, so long ago."""
    return Had(version, NOW - ago)


def test_news_is_told_at_once():
    """To who was told nothing of it, and nothing else stands in the way."""
    assert telling(news(), AWAKE, None, NOW) == Telling(update=False, not_before=None)


@pytest.mark.parametrize(
    "kept,told",
    [
        pytest.param(news(age=FRESH), True, id="two hours is not old"),
        pytest.param(news(age=FRESH + SECOND), False, id="more than two hours is"),
        pytest.param(news(age=timedelta(days=400), seen=timedelta(0)), False, id="an archive that comes in now"),
        pytest.param(news(published_at=None, age=timedelta(0)), True, id="without a time it is as new as it came in"),
        pytest.param(news(published_at=None, age=FRESH + SECOND), False, id="without a time, seen long ago"),
        pytest.param(news(age=-timedelta(days=9), seen=FRESH + SECOND), False, id="dated in the future, seen long ago"),
        pytest.param(news(age=-timedelta(days=9), seen=timedelta(0)), True, id="dated in the future, seen now"),
        pytest.param(news(kind=Kind.TEASER), True, id="a teaser with its time"),
        pytest.param(news(kind=Kind.TEASER, published_at=None), False, id="a teaser without one may be a week old"),
        pytest.param(news(kind=Kind.STUB), False, id="a stub"),
        pytest.param(news(sample=True), False, id="a sample"),
        pytest.param(news(kind=Kind.LIVEBLOG), True, id="a live blog that begins"),
    ],
)
def test_what_is_new(kept: News, told: bool):
    """Old news is for the digest, what is no news for nobody."""
    assert (telling(kept, AWAKE, None, NOW) is not None) is told


DAY = RUNNING
CHANGED = {"version": 2, "changed": timedelta(minutes=1)}


@pytest.mark.parametrize(
    "kept,knows,told",
    [
        pytest.param(news(**CHANGED), had(1), True, id="a later version than was told"),
        pytest.param(news(**CHANGED), had(2), False, id="the version that was told"),
        pytest.param(news(**CHANGED), had(3), False, id="an earlier version than was told"),
        pytest.param(news(age=DAY, **CHANGED), had(1, DAY), True, id="a day on"),
        pytest.param(news(age=DAY + SECOND, **CHANGED), had(1, DAY), False, id="longer is another story"),
        pytest.param(news(version=2, changed=FRESH + SECOND), had(1, DAY), False, id="what changed long ago"),
        pytest.param(news(kind=Kind.STUB, **CHANGED), had(1), False, id="a stub now"),
    ],
)
def test_what_is_an_update(kept: News, knows: Had, told: bool):
    """Who was told a story is told again when it has news, for a day."""
    assert telling(kept, AWAKE, knows, NOW) == (Telling(update=True) if told else None)


def test_old_news_that_changes_is_no_news_to_who_was_told_nothing():
    """A correction in yesterday's article is not where a reader should begin."""
    assert telling(news(age=timedelta(hours=5), **CHANGED), AWAKE, None, NOW) is None


@given(st.lists(st.integers(1, 48 * 60), min_size=1, max_size=60))
def test_a_live_blog_is_told_three_times_a_day_at_most(minutes):
    """However often it changes; every 24 hours are a day."""
    told: list[datetime] = []
    version, now = 1, NOW
    for passed in minutes:
        now, version = now + timedelta(minutes=passed), version + 1
        blog = News(
            article=Article(source="file:proef", fetched_at=now, kind=Kind.LIVEBLOG, published_at=NOW),
            first_seen_at=NOW,
            version=version,
        )
        knows = Had(version - 1, told[-1] if told else NOW)
        if telling(blog, AWAKE, knows, now) is not None:
            told.append(now)
    for first in told:
        assert len([one for one in told if first <= one < first + timedelta(days=1)]) <= 3


def test_a_live_blog_goes_on_for_days():
    """It began long ago; its news is of now."""
    blog = news(kind=Kind.LIVEBLOG, age=timedelta(days=3), **CHANGED)
    assert telling(blog, AWAKE, had(1, LIVE_PAUSE), NOW) == Telling(update=True)
    assert telling(blog, AWAKE, had(1, LIVE_PAUSE - SECOND), NOW) is None


@pytest.mark.parametrize(
    "reader,expected",
    [
        pytest.param(Reader(zone=AMSTERDAM, asleep=True), None, id="asleep"),
        pytest.param(Reader(zone=AMSTERDAM, paused_until=NOW + SECOND), None, id="paused"),
        pytest.param(Reader(zone=AMSTERDAM, paused_until=NOW), Telling(), id="the pause is over"),
        pytest.param(Reader(zone=AMSTERDAM, has_slot=True), Telling(), id="a digest later does not keep it"),
        pytest.param(Reader(zone=AMSTERDAM, quiet=MIDDAY, has_slot=True), None, id="quiet: the next digest has it"),
        pytest.param(
            Reader(zone=AMSTERDAM, quiet=MIDDAY),
            Telling(not_before=datetime(2026, 3, 1, 13, 30, tzinfo=UTC)),
            id="quiet, and no digest: when the quiet hours end",
        ),
        pytest.param(Reader(zone=ZoneInfo("Asia/Jakarta"), quiet=MIDDAY), Telling(), id="quiet hours are one's own"),
        pytest.param(
            Reader(zone=AMSTERDAM, quiet=MIDDAY, paused_until=NOW + SECOND), None, id="paused and quiet: nothing waits"
        ),
    ],
)
def test_when_a_reader_is_told(reader: Reader, expected: Telling | None):
    """The reader's own clock, pause and digests decide."""
    assert telling(news(), reader, None, NOW) == expected


def test_an_update_is_held_back_like_news():
    """Until the quiet hours end; then it still says that it is one."""
    found = telling(news(**CHANGED), Reader(zone=AMSTERDAM, quiet=MIDDAY), had(1), NOW)
    assert found == Telling(update=True, not_before=datetime(2026, 3, 1, 13, 30, tzinfo=UTC))


def test_a_flood_is_more_than_twenty_of_one_source():
    """Other sources in between are told as ever."""
    archive, full = ["archief"] * (FLOOD + 1), ["vol"] * FLOOD
    assert floods([*archive, *full, "los"]) == {"archief"}
    assert not is_flood(FLOOD)
    assert is_flood(FLOOD + 1)


def updated(version: int = 9) -> News:
    """A story that has had news many times today."""
    return news(version=version, age=timedelta(hours=20), changed=timedelta(minutes=1))


@pytest.mark.parametrize("times, pause", list(enumerate(PAUSES[1:], 2)))
def test_each_update_of_a_day_is_further_off(times: int, pause: timedelta):
    """What came in between is told with the next news, or in the digest."""
    assert telling(updated(), AWAKE, Had(1, NOW - pause + SECOND, times), NOW) is None
    assert telling(updated(), AWAKE, Had(1, NOW - pause, times), NOW) == Telling(update=True)


def test_the_first_update_waits_for_half_an_hour():
    """It is told then, or when the quiet hours in which that falls end; who has a digest reads it there."""
    soon = Had(1, NOW - timedelta(minutes=10))
    at = NOW + timedelta(minutes=20)
    assert telling(updated(), AWAKE, soon, NOW) == Telling(update=True, not_before=at)
    quiet = QuietHours(time(13, 15), time(14, 30))
    later = Telling(update=True, not_before=NOW + timedelta(minutes=90))
    assert telling(updated(), Reader(zone=AMSTERDAM, quiet=quiet), soon, NOW) == later
    assert telling(updated(), Reader(zone=AMSTERDAM, quiet=quiet, has_slot=True), soon, NOW) is None


def test_three_updates_in_a_day_are_enough():
    """However long ago the last one was."""
    long_ago = NOW - timedelta(hours=12)
    assert telling(updated(), AWAKE, Had(1, long_ago, UPDATES), NOW) is not None
    assert telling(updated(), AWAKE, Had(1, long_ago, UPDATES + 1), NOW) is None
