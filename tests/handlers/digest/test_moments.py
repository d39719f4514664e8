"""Moments as a digest says them."""

from datetime import datetime

import pytest

from handlers.digest.moments import clock, day_and_clock
from handlers.texts import texts_for

from .town import AMSTERDAM

NL, EN = texts_for("nl"), texts_for("en")


def at(moment: str) -> datetime:
    """The moment at which clocks in Amsterdam show this."""
    return datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)


NOW = at("2026-03-03 07:30")  # a Tuesday


@pytest.mark.parametrize(
    "moment, dutch, english",
    [
        pytest.param("2026-03-03 00:05", "0.05 uur", "0:05", id="today"),
        pytest.param("2026-03-02 23:59", "gisteren 23.59 uur", "yesterday 23:59", id="yesterday"),
        pytest.param("2026-03-01 18:00", "zondag 18.00 uur", "Sunday 18:00", id="a day before"),
        pytest.param("2026-02-25 07:30", "woensdag 7.30 uur", "Wednesday 7:30", id="six days ago"),
        pytest.param("2026-02-24 07:30", "24 februari 7.30 uur", "24 February 7:30", id="a week ago is no Tuesday"),
    ],
)
def test_a_moment_is_said_by_its_day(moment, dutch, english):
    """Of today the time alone, further back as much as is needed to know which day is meant."""
    assert day_and_clock(at(moment), NOW, AMSTERDAM, NL) == dutch
    assert day_and_clock(at(moment), NOW, AMSTERDAM, EN) == english


def test_the_time_is_the_readers():
    """By the clock of the zone."""
    assert clock(datetime.fromisoformat("2026-03-03T06:30:00+00:00"), AMSTERDAM, NL) == "7.30 uur"
    assert clock(datetime.fromisoformat("2026-07-03T05:30:00+00:00"), AMSTERDAM, NL) == "7.30 uur"
