"""Times that machines write: seconds and milliseconds, compact dates, weeks, days of the year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.machine_time import machine_time

ZONE = ZoneInfo("Europe/Amsterdam")
MIDNIGHT = datetime(2026, 1, 31, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text, moment",
    [
        ("1769933520", datetime(2026, 2, 1, 8, 12, tzinfo=UTC)),
        ("1769933520.5", datetime(2026, 2, 1, 8, 12, 0, 500_000, tzinfo=UTC)),
        ("1769933520000", datetime(2026, 2, 1, 8, 12, tzinfo=UTC)),
        ("20260201", MIDNIGHT),
        ("2026-W05-7", MIDNIGHT),
        ("2026W057", MIDNIGHT),
        ("2026-032", MIDNIGHT),
        ("2026-032T09:12", datetime(2026, 2, 1, 8, 12, tzinfo=UTC)),
        ("2026-032T09:12:30Z", datetime(2026, 2, 1, 9, 12, 30, tzinfo=UTC)),
        ("2024-366", datetime(2024, 12, 30, 23, 0, tzinfo=UTC)),
    ],
)
def test_each_spelling_is_read(text: str, moment: datetime) -> None:
    """Local where nothing else is said."""
    assert machine_time(text, ZONE) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "2026",
        "123456",
        "20261301",
        "20260230",
        "2026-366",
        "2026-000",
        "2026-W54-1",
        "99999999",
        "0612345678901",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    """Numbers of people, telephones and articles; days that do not exist."""
    assert machine_time(text, ZONE) is None


@given(st.integers(100_000_000, 9_999_999_999))
def test_seconds_and_milliseconds_are_one_moment(seconds: int) -> None:
    """From 1973 to 2286."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert machine_time(str(seconds), ZONE) == moment
    assert machine_time(f"{seconds}000", ZONE) == moment


@given(st.text(alphabet="0123456789-WTZ:+.", max_size=26))
def test_whatever_is_asked_nothing_raises(text: str) -> None:
    """A moment with a zone, or none."""
    moment = machine_time(text, ZONE)
    assert moment is None or moment.tzinfo is not None
