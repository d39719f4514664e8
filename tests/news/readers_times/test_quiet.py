"""Promises of news.readers_times.quiet."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given

from news.readers_times.quiet import QuietHours
from tests.news.readers_times.clocks import ZONES, change_days, moments, times, walk, zones

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NIGHT = QuietHours(time(22), time(7))


def local(text: str, fold: int = 0) -> datetime:
    """The moment of a local time in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    "text, quiet",
    [
        pytest.param("2026-06-01 21:59", False, id="before"),
        pytest.param("2026-06-01 22:00", True, id="they begin at their start"),
        pytest.param("2026-06-02 00:00", True, id="midnight is in them"),
        pytest.param("2026-06-02 06:59", True, id="the last minute"),
        pytest.param("2026-06-02 07:00", False, id="at their end they are over"),
        pytest.param("2026-06-02 12:00", False, id="by day"),
    ],
)
def test_quiet_hours_pass_midnight(text: str, quiet: bool) -> None:
    """From 22:00 until 07:00 is the evening, the night and nothing else."""
    assert NIGHT.holds(local(text), AMSTERDAM) is quiet


def test_quiet_hours_within_a_day() -> None:
    """From 13:00 until 14:30 is an afternoon's nap."""
    nap = QuietHours(time(13), time(14, 30))
    assert [nap.holds(local(f"2026-06-01 {hour}:00"), AMSTERDAM) for hour in (12, 13, 14, 15)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "text, end",
    [
        pytest.param("2026-06-01 23:00", "2026-06-02 07:00", id="in the evening"),
        pytest.param("2026-06-02 03:00", "2026-06-02 07:00", id="in the night"),
        pytest.param("2026-06-02 07:00", "2026-06-02 07:00", id="already over"),
        pytest.param("2026-03-28 23:00", "2026-03-29 07:00", id="a night of eight hours"),
        pytest.param("2026-10-24 23:00", "2026-10-25 07:00", id="a night of ten hours"),
    ],
)
def test_when_quiet_hours_end(text: str, end: str) -> None:
    """They end at the reader's own 07:00, however long the night is; by day they have ended."""
    assert NIGHT.ends(local(text), AMSTERDAM) == local(end)


def test_an_end_that_clocks_skip_is_the_first_time_after_it() -> None:
    """In the night that summer time starts, 02:30 is 03:00."""
    assert QuietHours(time(22), time(2, 30)).ends(local("2026-03-29 01:00"), AMSTERDAM) == local("2026-03-29 03:00")


def test_quiet_hours_are_one_stretch_in_the_night_with_two_half_past_twos() -> None:
    """Quiet until 02:30 lasts until the second one: no alert wakes a reader between them."""
    quiet = QuietHours(time(22), time(2, 30))
    assert quiet.ends(local("2026-10-25 01:00"), AMSTERDAM) == local("2026-10-25 02:30", fold=1)
    assert quiet.holds(local("2026-10-25 02:45"), AMSTERDAM)


def test_quiet_hours_that_touch_each_other() -> None:
    """Quiet from 02:30 until 02:10 goes on where two stretches meet, and ends a day later."""
    nearly_always = QuietHours(time(2, 30), time(2, 10))
    assert nearly_always.ends(local("2026-10-24 12:00"), AMSTERDAM) == local("2026-10-26 02:10")


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("quiet", [NIGHT, QuietHours(time(9, 15), time(17)), QuietHours(time(23, 30), time(0, 15))])
def test_quiet_hours_are_those_that_the_clocks_show(name: str, quiet: QuietHours) -> None:
    """On days with a change, too, it is quiet when clocks show a time between start and end."""
    zone = ZoneInfo(name)
    for day in change_days(zone):
        for moment, shown in walk(zone, day, timedelta(minutes=15)):
            after, before = shown.time() >= quiet.start, shown.time() < quiet.end
            between = after and before if quiet.start < quiet.end else after or before
            if between != quiet.holds(moment, zone):
                assert _shown_twice(shown, zone), (name, moment)


def _shown_twice(shown: datetime, zone: ZoneInfo) -> bool:
    near = shown.replace(tzinfo=zone, fold=0), shown.replace(tzinfo=zone, fold=1)
    return near[0].utcoffset() != near[1].utcoffset()


@given(times, times, moments, zones)
def test_the_end_is_the_first_moment_that_is_not_quiet(
    start: time, end: time, moment: datetime, zone: ZoneInfo
) -> None:
    """At the end they don't hold, just before it they do, and outside them the end is now."""
    assume(start != end)
    quiet = QuietHours(start, end)
    over = quiet.ends(moment, zone)
    assert over >= moment
    assert not quiet.holds(over, zone)
    if over > moment:
        assert quiet.holds(max(moment, over - timedelta(seconds=1)), zone)
        assert quiet.holds(moment + (over - moment) / 2, zone)


def test_no_quiet_hours_are_refused() -> None:
    """From a time until the same time says nothing."""
    with pytest.raises(ValueError, match="until the same time"):
        QuietHours(time(7), time(7))


@pytest.mark.parametrize("clock", [time(7, 30, 1), time(7, 30, tzinfo=UTC)])
def test_only_local_times_in_whole_minutes(clock: time) -> None:
    """Quiet hours refuse seconds and zones, at either end."""
    with pytest.raises(ValueError, match="whole minutes"):
        QuietHours(clock, time(22))
    with pytest.raises(ValueError, match="whole minutes"):
        QuietHours(time(22), clock)
