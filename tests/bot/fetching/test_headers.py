"""Headers that speak of later: bounded, and nonsense is nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.headers import LONGEST_KEPT, kept, max_age, retry_after

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "value,wait",
    [
        ("0", timedelta(0)),
        (" 60 ", timedelta(minutes=1)),
        ("86401", DAY),
        ("9" * 400, DAY),
        ("Mon, 02 Mar 2026 09:00:30 GMT", timedelta(seconds=30)),
        ("Monday, 02-Mar-26 09:00:30 GMT", timedelta(seconds=30)),
        ("Mon, 02 Mar 2026 10:00:30 +0100", timedelta(seconds=30)),
        ("Mon, 02 Mar 2026 09:00:30 -0000", timedelta(seconds=30)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", DAY),
        ("Thu, 01 Jan 1970 00:00:00 GMT", timedelta(0)),
        ("-5", None),
        ("1.5", None),
        ("morgen", None),
        ("", None),
        (None, None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value, wait):
    """Between nothing and a day; what is neither says nothing."""
    assert retry_after(value, NOW, DAY) == wait


@given(st.text())
def test_retry_after_is_always_within_its_bounds(value: str):
    """Whatever a server writes."""
    wait = retry_after(value, NOW, DAY)
    assert wait is None or timedelta(0) <= wait <= DAY


@pytest.mark.parametrize(
    "value,age",
    [
        ("max-age=300", timedelta(minutes=5)),
        ("public, Max-Age = 60", timedelta(minutes=1)),
        ('max-age="60"', timedelta(minutes=1)),
        ("s-maxage=300", None),
        ("x-max-age=300", None),
        ("no-cache, max-age=300", None),
        ("no-store, max-age=300", None),
        ("max-age=-1", None),
        ("max-age=veel", None),
        ("private", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_an_answer_keeps(value, age):
    """max-age, unless the answer may not be kept at all."""
    assert max_age(value) == age


@given(st.text(alphabet="0123456789max-age=, "))
def test_any_age_is_a_time(value: str):
    """A number beyond all is cut, not an error."""
    assert max_age(value) is None or max_age(value) >= timedelta(0)


@pytest.mark.parametrize("value", ['"a1"', 'W/"a1"', "a1", "Mon, 02 Mar 2026 09:00:30 GMT", "x" * LONGEST_KEPT])
def test_a_validator_is_kept_as_it_came(value):
    """Quotes, weakness and all: it is the server's own word."""
    assert kept(value) == value


@pytest.mark.parametrize("value", ["", None, "x" * (LONGEST_KEPT + 1), '"é"', '"a\r\nX: y"', '"\x00"', '"\udc80"'])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(value):
    """Too long, not ASCII, or with a line of its own in it."""
    assert kept(value) is None
