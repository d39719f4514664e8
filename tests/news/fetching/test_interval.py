"""When a source that is well is asked again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.interval import CALM, LONGEST_FLOOR, QUICKEST, SLOWEST, next_interval, spread

intervals = st.timedeltas(timedelta(0), timedelta(days=30))
maybe = st.none() | st.timedeltas(timedelta(0), timedelta(days=60))
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@given(intervals, st.booleans(), maybe, maybe)
def test_interval_is_polite_and_never_forgets(
    every: timedelta, changed: bool, quiet: timedelta | None, floor: timedelta | None
) -> None:
    """Whatever came before: two minutes at least, four hours at most."""
    assert QUICKEST <= next_interval(every, changed=changed, quiet=quiet, floor=floor) <= SLOWEST


@given(intervals, maybe, maybe)
def test_change_never_makes_it_longer_than_none(
    every: timedelta, quiet: timedelta | None, floor: timedelta | None
) -> None:
    """Of two sources with the same interval the one that changed is asked first."""
    after_change = next_interval(every, changed=True, quiet=quiet, floor=floor)
    assert after_change <= next_interval(every, changed=False, quiet=quiet, floor=floor)


@given(intervals, st.booleans(), maybe, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_what_a_source_asks_for_is_kept_to_an_hour(
    every: timedelta, changed: bool, quiet: timedelta | None, floor: timedelta
) -> None:
    """A max-age or ttl is a floor; a week of it is not."""
    assert next_interval(every, changed=changed, quiet=quiet, floor=floor) >= min(floor, LONGEST_FLOOR)


def settled(pace: timedelta, *, hours: int = 48) -> timedelta:
    """The interval at which a source is asked in the end that publishes at this pace."""
    every, now, seen = 10 * MINUTE, timedelta(0), timedelta(0)
    while now < hours * HOUR:
        published = now // pace * pace
        changed = published > seen
        every = next_interval(every, changed=changed, quiet=now - seen if not changed else None)
        seen = published if changed else seen
        now += every
    return every


@pytest.mark.parametrize(
    "pace, least, most",
    [
        (3 * MINUTE, 2 * MINUTE, 3 * MINUTE),  # an agency
        (20 * MINUTE, 2 * MINUTE, 15 * MINUTE),  # a national paper
        (2 * HOUR, 8 * MINUTE, 45 * MINUTE),
        (24 * HOUR, 15 * MINUTE, 3 * HOUR),  # a column
        (500 * HOUR, 90 * MINUTE, SLOWEST),
    ],
)
def test_interval_follows_the_pace_of_a_source(pace: timedelta, least: timedelta, most: timedelta) -> None:
    """Minutes for who is busy, hours for who is quiet."""
    assert least <= settled(pace) <= most


def test_night_does_not_make_the_morning_late() -> None:
    """A source that wrote all day and slept for eight hours is asked within the half hour."""
    every = 2 * MINUTE
    for hour in range(8 * 4):
        every = next_interval(every, changed=False, quiet=hour * 15 * MINUTE)
    assert CALM <= every <= 30 * MINUTE


@given(intervals, st.floats(0, 1))
def test_spread_is_a_tenth_at_most(interval: timedelta, jitter: float) -> None:
    """Around the interval, to both sides."""
    assert interval * 0.899 <= spread(interval, jitter) <= interval * 1.101
    assert spread(interval, 0.5) == interval
    assert spread(HOUR, 0) < HOUR < spread(HOUR, 1)
