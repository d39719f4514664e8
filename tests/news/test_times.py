"""Promises of news.times and the readers of times under it."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.times import RELATIVE_TIME, TIME_STAMP, parse_time

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SUNDAY_NOON = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)

MOMENTS = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def read(text: str, now: datetime = SUNDAY_NOON) -> str | None:
    """The moment on the clocks of Amsterdam, without its zone."""
    moment = parse_time(text, now, AMSTERDAM)
    return moment and moment.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


@pytest.mark.parametrize(
    "text, moment",
    [
        ("7 minuten geleden", "2026-02-01 11:53"),
        ("1 minuut geleden", "2026-02-01 11:59"),
        ("30 seconden geleden", "2026-02-01 11:59:30"),
        ("een uur geleden", "2026-02-01 11:00"),
        ("één uur geleden", "2026-02-01 11:00"),
        ("1 uur geleden", "2026-02-01 11:00"),
        ("12 uur geleden", "2026-02-01 00:00"),
        ("13 uur geleden", "2026-01-31 23:00"),
        ("anderhalf uur geleden", "2026-02-01 10:30"),
        ("een half uur geleden", "2026-02-01 11:30"),
        ("2,5 uur geleden", "2026-02-01 09:30"),
        ("drie kwartier geleden", "2026-02-01 11:15"),
        ("een kwartiertje geleden", "2026-02-01 11:45"),
        ("1 uur en 20 minuten geleden", "2026-02-01 10:40"),
        ("5 min. geleden", "2026-02-01 11:55"),
        ("2u geleden", "2026-02-01 10:00"),
        ("ruim een uur geleden", "2026-02-01 11:00"),
        ("minder dan een minuut geleden", "2026-02-01 11:59"),
        ("een paar uur geleden", "2026-02-01 09:00"),
        ("2 dagen geleden", "2026-01-30 12:00"),
        ("anderhalve dag geleden", "2026-01-31 00:00"),
        ("een week geleden", "2026-01-25 12:00"),
        ("3 weken geleden", "2026-01-11 12:00"),
        ("1 maand geleden", "2026-01-01 12:00"),
        ("een halve maand geleden", "2026-01-17 12:00"),
        ("een half jaar geleden", "2025-08-01 12:00"),
        ("twee jaar geleden", "2024-02-01 12:00"),
    ],
)
def test_elapsed_times(text: str, moment: str) -> None:
    """How long ago, in digits and in words, counts back from now."""
    assert read(text) == moment


@pytest.mark.parametrize(
    "text, moment",
    [
        ("zojuist", "2026-02-01 12:00"),
        ("Zonet", "2026-02-01 12:00"),
        ("net", "2026-02-01 12:00"),
        ("vandaag om 9.12 uur", "2026-02-01 09:12"),
        ("Vandaag, 09.12 uur", "2026-02-01 09:12"),
        ("gisteren 18.05 uur", "2026-01-31 18:05"),
        ("gisteren om 18:05", "2026-01-31 18:05"),
        ("Gisteren, 18:05", "2026-01-31 18:05"),
        ("eergisteren om 7 uur", "2026-01-30 07:00"),
        ("gisteravond 20.30 uur", "2026-01-31 20:30"),
        ("vannacht 02.10 uur", "2026-02-01 02:10"),
        ("vannacht 23.40 uur", "2026-01-31 23:40"),
        ("maandag 14.30 uur", "2026-01-26 14:30"),
        ("zondag 11:00", "2026-02-01 11:00"),  # today, and past
        ("zondag 14.30 uur", "2026-01-25 14:30"),  # today's is still to come
        ("ma 14.30", "2026-01-26 14:30"),
        ("afgelopen maandag om 14:30", "2026-01-26 14:30"),
        ("11:53", "2026-02-01 11:53"),
        ("23.10 uur", "2026-01-31 23:10"),
    ],
)
def test_days_named_from_today(text: str, moment: str) -> None:
    """A day named from today and a time of day give that moment."""
    assert read(text) == moment


@pytest.mark.parametrize(
    "text, moment",
    [
        ("vanochtend", "2026-02-01 09:00"),
        ("vanmorgen", "2026-02-01 09:00"),
        ("vanmiddag", "2026-02-01 12:00"),  # never later than now
        ("vanavond", "2026-02-01 12:00"),
        ("vannacht", "2026-02-01 03:00"),
        ("afgelopen nacht", "2026-02-01 03:00"),
        ("gisteravond", "2026-01-31 20:00"),
        ("maandagavond", "2026-01-26 20:00"),
        ("vandaag", "2026-02-01 00:00"),
        ("gisteren", "2026-01-31 00:00"),
        ("eergisteren", "2026-01-30 00:00"),
        ("dinsdag", "2026-01-27 00:00"),
        ("zondag", "2026-02-01 00:00"),
    ],
)
def test_a_day_or_a_part_of_one_stands_for_one_moment(text: str, moment: str) -> None:
    """A day alone is its first moment, a part of a day one fixed hour of it."""
    assert read(text) == moment


def test_a_night_before_its_hour_is_now() -> None:
    """At two at night "vannacht" is not three o'clock, which is still to come."""
    assert read("vannacht", datetime(2026, 2, 1, 2, 0, tzinfo=AMSTERDAM)) == "2026-02-01 02:00"


@pytest.mark.parametrize(
    "text, moment",
    [
        ("3 februari 2026 om 14.05 uur", "2026-02-03 14:05"),
        ("di 3 feb. 2026, 14:05", "2026-02-03 14:05"),
        ("dinsdag 3 februari 2026 14:05:10", "2026-02-03 14:05:10"),
        ("3-2-2026 14:05", "2026-02-03 14:05"),  # day first
        ("03/02/26", "2026-02-03 00:00"),
        ("3.2.2026", "2026-02-03 00:00"),
        ("1 mrt 1999", "1999-03-01 00:00"),
        ("1 mrt '99", "1999-03-01 00:00"),
        ("31 januari 14.05 uur", "2026-01-31 14:05"),
        ("3 februari", "2025-02-03 00:00"),  # this year's is still to come
        ("2026-02-03", "2026-02-03 00:00"),
        ("2026-02-03 14:05", "2026-02-03 14:05"),
        ("2026-02-03T14:05:00Z", "2026-02-03 15:05"),
        ("2026-02-03T14:05:00.123+01:00", "2026-02-03 14:05"),
        ("2026-02-03T14:05:00-0500", "2026-02-03 20:05"),
        ("20260203T140500Z", "2026-02-03 15:05"),
        ("Mon, 02 Mar 2026 09:12:00 +0100", "2026-03-02 09:12"),
        ("ma, 02 mrt 2026 09:12:00 +0100", "2026-03-02 09:12"),
        ("Mon, 02 Mar 2026 09:12:00", "2026-03-02 09:12"),
        ("Mon, 02 Mar 2026 09:12:00 GMT", "2026-03-02 10:12"),
        ("Wed, 01 Jul 2026 09:12:00 CEST", "2026-07-01 09:12"),
        ("Wed, 01 Jul 2026 09:12:00 MET", "2026-07-01 10:12"),  # winter time, as it says
        ("02 Mar 2026 09:12 EST", "2026-03-02 15:12"),
        ("Sat, 31 Jan 2026 23:05:10 +0100 (CET)", "2026-01-31 23:05:10"),
        ("31 Dec 2025 23:59:60 GMT", "2026-01-01 00:59:59"),  # a leap second
        ("February 3, 2026 2:05 PM", "2026-02-03 14:05"),  # by dateparser
    ],
)
def test_written_dates(text: str, moment: str) -> None:
    """Dutch dates, day-first numbers, ISO 8601 and RFC 822, with and without zone."""
    assert read(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "Laatste update: 1 februari 2026 11:53",
        "Gepubliceerd: vandaag om 11.53 uur",
        "Gepubliceerd op 1 februari 2026 om 11.53 uur",
        "  1 februari 2026 |  11:53 · ".replace("|", "-"),
        "Bijgewerkt 1 feb 2026, 11:53.",
    ],
)
def test_a_label_before_the_time_is_passed_over(text: str) -> None:
    """Words that say what the time is of do not hide it."""
    assert read(text) == "2026-02-01 11:53"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hallo wereld",
        "maart",
        "zo",
        "wo",
        "over 5 minuten",
        "9 uur",
        "31-2-2026",
        "1-13-2026",
        "2026-13-01",
        "32 januari 2026",
        "29 februari",  # neither this year nor the last has one
        "25:10",
        "12:60",
        "99999 jaar geleden",
        "3 februari 0026",
        "het is 3 februari 2026 geworden",
        "de 3e van 2026",
        "12 verhalen uit 2019",
        "jaren geleden",
        "3 februari 2026 14:05 XYZ",
        "een uur geleden zei hij",
        "1 " * 200,
    ],
)
def test_other_words_are_no_time(text: str) -> None:
    """What names no moment gives none; nothing is guessed from words or impossible dates."""
    assert parse_time(text, SUNDAY_NOON, AMSTERDAM) is None


@pytest.mark.parametrize(
    "glued", ["7 minuten geledenFORT", "2 dagen geledenDE", "gisteren 18.05 uurFORT", "zojuistFORT"]
)
def test_a_time_glued_to_a_word_is_found(glued: str) -> None:
    """The patterns find the time at the start of a line where pages forgot a space."""
    for pattern in (RELATIVE_TIME, TIME_STAMP):
        found = re.match(pattern, glued, re.IGNORECASE)
        assert found
        assert glued[found.end() :].isupper()


@given(
    MOMENTS,
    st.integers(0, 999),
    st.sampled_from(["seconden", "minuten", "uur", "dagen", "weken", "maanden", "jaar"]),
)
def test_ago_is_never_later_than_now(now: datetime, number: int, unit: str) -> None:
    """Whatever the number and the unit, the moment is in UTC and not in the future."""
    moment = parse_time(f"{number} {unit} geleden", now, AMSTERDAM)
    assert moment is not None
    assert moment.tzinfo is UTC
    assert moment <= now


@given(MOMENTS)
def test_iso_8601_comes_back(moment: datetime) -> None:
    """A moment written by Python is read to the second."""
    assert parse_time(moment.isoformat(), SUNDAY_NOON, AMSTERDAM) == moment


@given(st.text("0123456789 :.-/,abcdefgmnorstuvz+TZ", max_size=110))
def test_any_text_gives_a_moment_in_utc_or_none(text: str) -> None:
    """No text raises, and no moment is without zone."""
    moment = parse_time(text, SUNDAY_NOON, AMSTERDAM)
    assert moment is None or moment.tzinfo is UTC
