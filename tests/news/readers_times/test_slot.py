"""Promises of news.readers_times.slot."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from news.readers_times.slot import EVERY_DAY, LATEST, PROMPT, WEEKEND, Due, Fate, Slot, fate, moment_of, next_moment
from tests.news.readers_times.clocks import (
    FIRST,
    LAST,
    ZONES,
    change_days,
    dates,
    first_moments,
    moments,
    times,
    weekdays,
    zones,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
APIA = ZoneInfo("Pacific/Apia")


def chain(slot: Slot, zone: ZoneInfo, first: date = FIRST, last: date = LAST) -> Iterator[Due]:
    """The comings of `slot` from the local date `first` until `last`, each asked for after the one before."""
    due = next_moment(slot, moment_of(time.min, first, zone) - timedelta(seconds=1), zone)
    while due.local_date <= last:
        yield due
        before, due = due, next_moment(slot, due.at, zone)
        assert due.at > before.at


@pytest.mark.parametrize("name", ZONES)
def test_every_minute_of_a_day_with_a_change_is_where_the_clocks_show_it(name: str) -> None:
    """On and beside days with a change, each of the 1,440 times is its first moment, or the first after a gap."""
    zone = ZoneInfo(name)
    for day in change_days(zone):
        for clock, moment in first_moments(zone, day, timedelta(minutes=1)).items():
            assert moment_of(clock, day, zone) == moment, (day, clock)


@pytest.mark.parametrize("name", ZONES)
def test_each_quarter_of_two_years_is_where_the_clocks_show_it(name: str) -> None:
    """On all days of two years, each quarter of an hour is its first moment, or the first after a gap."""
    zone = ZoneInfo(name)
    for day in dates():
        assert all(
            moment_of(clock, day, zone) == moment
            for clock, moment in first_moments(zone, day, timedelta(minutes=15)).items()
        ), day


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("clock", [time(0), time(1, 45), time(2, 30), time(7, 30), time(23, 59)])
def test_a_slot_comes_once_on_each_local_date(name: str, clock: time) -> None:
    """Over two years a daily slot has each date once, in order, each moment after the one before."""
    zone = ZoneInfo(name)
    dues = list(chain(Slot(time=clock), zone))
    assert [due.local_date for due in dues] == list(dates())
    assert all(earlier.at < later.at for earlier, later in pairwise(dues))


@pytest.mark.parametrize("name", ["Europe/Amsterdam", "America/New_York", "Asia/Jakarta"])
def test_half_past_seven_is_half_past_seven(name: str) -> None:
    """Readers in three zones get their 07:30 when their clocks show it, over both changes of the clock."""
    zone = ZoneInfo(name)
    shown = [due.at.astimezone(zone).replace(tzinfo=None) for due in chain(Slot(time=time(7, 30)), zone)]
    assert shown == [datetime.combine(day, time(7, 30)) for day in dates()]


@pytest.mark.parametrize(
    "name, day, moment",
    [
        pytest.param("Europe/Amsterdam", date(2026, 3, 29), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), id="spring"),
        pytest.param("Europe/Amsterdam", date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), id="autumn"),
        pytest.param("America/New_York", date(2026, 3, 8), datetime(2026, 3, 8, 7, 0, tzinfo=UTC), id="spring west"),
        pytest.param("America/New_York", date(2026, 11, 1), datetime(2026, 11, 1, 7, 30, tzinfo=UTC), id="autumn west"),
        pytest.param("Asia/Jakarta", date(2026, 3, 29), datetime(2026, 3, 28, 19, 30, tzinfo=UTC), id="no change"),
    ],
)
def test_half_past_two_in_the_night_of_a_change(name: str, day: date, moment: datetime) -> None:
    """02:30 comes once: at 03:00 where clocks skip it, at the first of two, and only then."""
    zone = ZoneInfo(name)
    nearby = chain(Slot(time=time(2, 30)), zone, day - timedelta(days=2), day + timedelta(days=2))
    assert [due.at for due in nearby if abs(due.at - moment) < timedelta(hours=20)] == [moment]


def test_a_time_that_is_skipped_at_the_end_of_a_date_still_comes_for_that_date() -> None:
    """Where clocks go from 23:30 to 00:30, 23:45 comes at 00:30 of the next date, for its own."""
    toronto = ZoneInfo("America/Toronto")  # 30 March 1919, 23:30
    due = next_moment(Slot(time=time(23, 45)), datetime(1919, 3, 31, 4, 15, tzinfo=UTC), toronto)
    assert due == Due(at=datetime(1919, 3, 31, 4, 30, tzinfo=UTC), local_date=date(1919, 3, 30))
    assert due.at.astimezone(toronto).isoformat(" ", "minutes") == "1919-03-31 00:30-04:00"


def test_a_date_that_a_zone_leaves_out_has_no_slot() -> None:
    """Apia had no 30 December 2011: a daily slot goes from the 29th to the 31st, a Friday one waits two weeks."""
    daily = chain(Slot(time=time(7, 30)), APIA, date(2011, 12, 28), date(2012, 1, 2))
    assert [due.local_date.day for due in daily] == [28, 29, 31, 1, 2]
    friday = Slot(time=time(0), weekdays=frozenset({4}))
    assert [due.local_date for due in chain(friday, APIA, date(2011, 12, 20), date(2012, 1, 7))] == [
        date(2011, 12, 23),
        date(2012, 1, 6),
    ]


def test_a_slot_comes_strictly_after() -> None:
    """Asked at the moment of a slot itself, the next one is meant; a moment before it, that one."""
    slot, at = Slot(time=time(7, 30)), datetime(2026, 6, 1, 5, 30, tzinfo=UTC)
    assert next_moment(slot, at, AMSTERDAM).at == at + timedelta(days=1)
    assert next_moment(slot, at - timedelta(microseconds=1), AMSTERDAM).at == at


@given(times, weekdays, moments, zones)
def test_the_next_moment_is_later_and_on_a_day_of_the_slot(
    clock: time, days: frozenset[int], after: datetime, zone: ZoneInfo
) -> None:
    """Whenever it is asked, the answer is strictly later, for a date of the slot, and that date's own moment."""
    due = next_moment(Slot(time=clock, weekdays=days), after, zone)
    assert due.at > after
    assert due.at.tzinfo is UTC
    assert due.local_date.weekday() in days
    assert due.at == moment_of(clock, due.local_date, zone)


@given(times, weekdays, moments, zones)
def test_no_date_is_left_out_or_repeated(clock: time, days: frozenset[int], after: datetime, zone: ZoneInfo) -> None:
    """A chain of next moments has each date of the slot once, but for the one that Apia left out."""
    slot = Slot(time=clock, weekdays=days)
    first = next_moment(slot, after, zone).local_date
    last = first + timedelta(days=30)
    wanted = [day for day in dates(first, last) if day.weekday() in days]
    if zone.key == "Pacific/Apia" and date(2011, 12, 30) in wanted:
        wanted.remove(date(2011, 12, 30))
    due = next_moment(slot, after, zone)
    came = [due]
    while (due := next_moment(slot, due.at, zone)).local_date <= last:
        came.append(due)
    assert [due.local_date for due in came] == wanted


@pytest.mark.parametrize(
    "overdue, expected",
    [
        pytest.param(timedelta(minutes=-1), Fate.TIMELY, id="a clock that runs behind"),
        pytest.param(timedelta(0), Fate.TIMELY, id="at once"),
        pytest.param(PROMPT, Fate.TIMELY, id="just in time"),
        pytest.param(PROMPT + timedelta(seconds=1), Fate.LATE, id="just late"),
        pytest.param(LATEST, Fate.LATE, id="two hours"),
        pytest.param(LATEST + timedelta(seconds=1), Fate.SKIPPED, id="more than two hours"),
    ],
)
def test_a_slot_is_sent_late_up_to_two_hours(overdue: timedelta, expected: Fate) -> None:
    """A missed slot is sent late up to two hours, then skipped."""
    due_at = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert fate(due_at, due_at + overdue) is expected


@pytest.mark.parametrize("clock", [time(7, 30, 1), time(7, 30, 0, 1), time(7, 30, tzinfo=UTC)])
def test_only_local_times_in_whole_minutes(clock: time) -> None:
    """A slot refuses seconds and zones."""
    with pytest.raises(ValueError, match="whole minutes"):
        Slot(time=clock)


@pytest.mark.parametrize("days", [frozenset[int](), frozenset({7}), frozenset({-1, 0})])
def test_only_days_of_the_week(days: frozenset[int]) -> None:
    """A slot refuses to have no days, and days that are none."""
    with pytest.raises(ValueError, match="weekdays"):
        Slot(time=time(7, 30), weekdays=days)


def test_slots_are_sorted_by_time_and_then_by_days() -> None:
    """Slots can be sorted and kept in sets; those with the same time and days are the same."""
    early, late = Slot(time=time(7, 30)), Slot(time=time(9))
    weekend = Slot(time=time(7, 30), weekdays=WEEKEND)
    assert sorted([late, weekend, early]) == [early, weekend, late]
    assert len({early, Slot(time=time(7, 30), weekdays=EVERY_DAY), late}) == 2
