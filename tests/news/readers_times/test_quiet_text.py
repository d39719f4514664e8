"""Promises of news.readers_times.quiet_text, and of how it fits news.readers_times.wording."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.readers_times.quiet import QuietHours
from news.readers_times.reading import QuietFault, format_quiet, parse_quiet
from tests.news.readers_times.clocks import times

quiet_hours = st.tuples(times, times).filter(lambda hours: hours[0] != hours[1]).map(lambda hours: QuietHours(*hours))


@pytest.mark.parametrize(
    "text",
    [
        "22:00-7:00",
        "22.00 – 7.00 uur",
        "22:00 tot 07:00",
        "van 22 tot 7",
        "Van 22 uur tot 7 uur.",
        "22u-7u",
        "tussen 22 en 7",
        "from 10 pm to 7 am",
        "10pm-7am",
        "'s avonds 10 tot 's ochtends 7",
        "van 10 uur ’s avonds tot 7 uur ’s ochtends",
        "van tien tot zeven",
        "van 10 tot 7",
    ],
)
def test_quiet_hours_as_readers_type_them(text: str) -> None:
    """Two times with a word or dash between them are quiet hours; "van 10 tot 7" is the night, not the day."""
    assert parse_quiet(text) == QuietHours(time(22), time(7))


@pytest.mark.parametrize(
    "text, quiet",
    [
        ("van half elf tot kwart over zeven", QuietHours(time(22, 30), time(7, 15))),
        ("tien voor elf tot zeven", QuietHours(time(22, 50), time(7))),
        ("13-14", QuietHours(time(13), time(14))),
        ("9 tot 5", QuietHours(time(21), time(5))),
        ("9 tot 12", QuietHours(time(9), time(12))),
        ("10:00-7:00", QuietHours(time(10), time(7))),
        ("'s ochtends 10 tot 7", QuietHours(time(10), time(7))),
        ("0:00-24:00", QuietFault.SAME),
        ("7-7", QuietFault.SAME),
        ("25-7", QuietFault.NO_SUCH_TIME),
        ("22-7:60", QuietFault.NO_SUCH_TIME),
        ("20 uur 's ochtends tot 7", QuietFault.NO_SUCH_TIME),
        ("", QuietFault.EMPTY),
        (" . ", QuietFault.EMPTY),
        ("22:00", QuietFault.UNCLEAR),
        ("22:00 7:00", QuietFault.UNCLEAR),
        ("22-7-8", QuietFault.UNCLEAR),
        ("maandag 22-7", QuietFault.UNCLEAR),
        ("nooit", QuietFault.UNCLEAR),
        ("<i>22-7</i>", QuietFault.UNCLEAR),
        ("22-7 😴", QuietFault.UNCLEAR),
        ("22-" * 1300, QuietFault.TOO_LONG),
    ],
)
def test_other_hours_and_what_is_none(text: str, quiet: QuietHours | QuietFault) -> None:
    """Digits mean what they say, and what is no quiet hours has its own answer."""
    assert parse_quiet(text) == quiet


@given(quiet_hours, st.sampled_from(["nl", "en"]))
def test_what_is_written_can_be_read(quiet: QuietHours, language: str) -> None:
    """The bot reads its own words as the hours that they were written for."""
    assert parse_quiet(format_quiet(quiet, language)) == quiet


@given(st.text(max_size=120))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever is typed is quiet hours or a fault."""
    assert isinstance(parse_quiet(text), QuietHours | QuietFault)


def test_quiet_hours_in_words() -> None:
    """Quiet hours are told in good Dutch and English."""
    night = QuietHours(time(22), time(7, 5))
    assert format_quiet(night, "nl") == "van 22.00 tot 7.05 uur"
    assert format_quiet(night, "en") == "from 22:00 to 7:05"
