"""Promises of news.local_time, seen through news.times."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from news.times import parse_time

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SUNDAY_NOON = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)


def read(text: str, now: datetime = SUNDAY_NOON) -> str | None:
    """The moment on the clocks of Amsterdam, without its zone."""
    moment = parse_time(text, now, AMSTERDAM)
    return moment and moment.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


@pytest.mark.parametrize(
    "text, moment",
    [
        pytest.param(
            "29 maart 2026 02:30", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), id="skipped: the next that exists"
        ),
        pytest.param("29 maart 2026 03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), id="just after the gap"),
        pytest.param("25 oktober 2026 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), id="twice: the first"),
        pytest.param("25 oktober 2026 03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC), id="just after the second"),
    ],
)
def test_hours_that_do_not_exist_or_exist_twice(text: str, moment: datetime) -> None:
    """Local times around the changes of the clock have one meaning."""
    assert parse_time(text, SUNDAY_NOON, AMSTERDAM) == moment


def test_days_ago_keep_the_clock_time_over_a_change_of_the_clock() -> None:
    """A day ago is the same time on the clock, 24 hours ago is not."""
    now = datetime(2026, 3, 29, 12, 0, tzinfo=AMSTERDAM)
    assert read("1 dag geleden", now) == "2026-03-28 12:00"
    assert read("24 uur geleden", now) == "2026-03-28 11:00"


def test_a_month_ago_is_the_last_day_of_a_shorter_month() -> None:
    """The 31st minus a month is the 28th of February."""
    assert read("een maand geleden", datetime(2026, 3, 31, 12, 0, tzinfo=AMSTERDAM)) == "2026-02-28 12:00"


def test_another_zone_has_its_own_days() -> None:
    """Local times are those of the zone that is asked for."""
    curacao = ZoneInfo("America/Curacao")
    assert parse_time("3 februari 2026 14:05", SUNDAY_NOON, curacao) == datetime(2026, 2, 3, 18, 5, tzinfo=UTC)
