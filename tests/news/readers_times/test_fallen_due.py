"""Promises of news.readers_times.fallen_due: which comings of a slot fell due while the bot was away."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from news.readers_times.fallen_due import LOOKED_BACK, fallen_due
from news.readers_times.slot import WORKDAYS, Due, Slot, next_moment
from tests.news.readers_times.clocks import moments, times, weekdays, zones

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HALF_PAST_SEVEN = Slot(time=time(7, 30))
TUESDAY = Due(at=datetime(2026, 3, 3, 6, 30, tzinfo=UTC), local_date=date(2026, 3, 3))


def days(comings: list[Due]) -> list[int]:
    """The days of the month."""
    return [one.local_date.day for one in comings]


def test_as_a_rule_it_is_the_one():
    """The coming that was waited for, and tomorrow's."""
    passed, coming = fallen_due(HALF_PAST_SEVEN, TUESDAY, TUESDAY.at + timedelta(seconds=2), AMSTERDAM)
    assert passed == [TUESDAY]
    assert coming.local_date == date(2026, 3, 4)


def test_each_day_that_was_missed_is_there():
    """The bot was away from Tuesday until Friday's lunch."""
    passed, coming = fallen_due(HALF_PAST_SEVEN, TUESDAY, datetime(2026, 3, 6, 12, 0, tzinfo=UTC), AMSTERDAM)
    assert days(passed) == [3, 4, 5, 6]
    assert coming.local_date == date(2026, 3, 7)


def test_only_the_days_that_were_wanted_are_missed():
    """A slot of workdays misses no weekend."""
    slot = Slot(time=time(7, 30), weekdays=WORKDAYS)
    passed, coming = fallen_due(slot, TUESDAY, datetime(2026, 3, 9, 5, 0, tzinfo=UTC), AMSTERDAM)
    assert days(passed) == [3, 4, 5, 6]
    assert coming.local_date == date(2026, 3, 9)


def test_a_year_of_absence_is_a_week_of_slots():
    """What is longer ago is forgotten."""
    passed, coming = fallen_due(HALF_PAST_SEVEN, TUESDAY, datetime(2027, 3, 3, 12, 0, tzinfo=UTC), AMSTERDAM)
    assert days(passed) == [25, 26, 27, 28, 1, 2, 3]
    assert coming.local_date == date(2027, 3, 4)


@given(times, weekdays, zones, moments, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_the_chain_has_no_gaps(clock, on, zone, start, away):
    """What passed is within the last week and not after now, the next is after it, and nothing lies between."""
    slot = Slot(time=clock, weekdays=on)
    first = next_moment(slot, start, zone)
    now = first.at + away
    passed, coming = fallen_due(slot, first, now, zone)
    assert coming.at > now
    assert all(now - LOOKED_BACK <= one.at <= now for one in passed)
    assert all(next_moment(slot, one.at, zone) == two for one, two in pairwise([*passed, coming]))
    if away <= LOOKED_BACK:
        assert passed[0] == first
