"""Ages as a Dutch reader says them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.age import age
from handlers.texts import texts_for

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def said(**passed: float) -> str:
    """The age of what happened so long ago, in Dutch."""
    return age(NOW - timedelta(**passed), NOW, AMSTERDAM, texts_for("nl"))


@pytest.mark.parametrize(
    "passed,expected",
    [
        ({"seconds": 59}, "zojuist"),
        ({"seconds": 60}, "1 minuut geleden"),
        ({"minutes": 7, "seconds": 59}, "7 minuten geleden"),
        ({"minutes": 59, "seconds": 59}, "59 minuten geleden"),
        ({"hours": 1}, "1 uur geleden"),
        ({"hours": 1, "minutes": 59}, "1 uur geleden"),
        ({"hours": 23, "minutes": 59}, "23 uur geleden"),
        ({"hours": 24}, "1 dag geleden"),
        ({"days": 6, "hours": 23}, "6 dagen geleden"),
        ({"days": 7}, "25 januari 2026"),
        ({"days": 400}, "28 december 2024"),
    ],
)
def test_ages_are_rounded_down(passed, expected):
    """As people do: 1 hour 59 is an hour ago, and after a week the date says more."""
    assert said(**passed) == expected


def test_the_date_is_the_readers_own():
    """23:30 UTC is the next day in Amsterdam."""
    assert age(datetime(2026, 1, 9, 23, 30, tzinfo=UTC), NOW, AMSTERDAM, texts_for("nl")) == "10 januari 2026"


def test_english_readers_get_english_ages():
    """The language of the texts is the language of the times."""
    assert age(NOW - timedelta(hours=3), NOW, AMSTERDAM, texts_for("en")) == "3 hours ago"


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3)))
def test_what_is_dated_in_the_future_is_just_now(ahead):
    """A source whose clock is fast does not make the bot a prophet."""
    assert age(NOW + ahead, NOW, AMSTERDAM, texts_for("nl")) == "zojuist"
