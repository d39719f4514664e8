"""Promises of news.readers_times.until_text."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.readers_times.reading import UntilFault, parse_until
from tests.news.readers_times.clocks import zones

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text, day",
    [
        ("tot 3 januari", "2027-01-03"),
        ("3 jan", "2027-01-03"),
        ("3e januari 2027", "2027-01-03"),
        ("until January 3rd, 2027", "2027-01-03"),
        ("tot en met 3 januari", "2027-01-04"),
        ("t/m 31 dec", "2027-01-01"),
        ("zondag 29 november", "2026-11-29"),
        ("1-12", "2026-12-01"),
        ("1-12-2026", "2026-12-01"),
        ("1/12/2026", "2026-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("23 november", "2027-11-23"),
        ("22 november", "2027-11-22"),
        ("24 november", "2026-11-24"),
        ("29 februari", "2028-02-29"),
        ("tot januari", "2027-01-01"),
        ("tot maandag", "2026-11-30"),
        ("dinsdag", "2026-11-24"),
        ("komende vrijdag", "2026-11-27"),
        ("next Sunday", "2026-11-29"),
        ("morgen", "2026-11-24"),
        ("Overmorgen.", "2026-11-25"),
        ("tot het weekend", "2026-11-28"),
        ("tot na het weekend", "2026-11-30"),
        ("volgende week", "2026-11-30"),
        ("volgende maand", "2026-12-01"),
        ("volgend jaar", "2027-01-01"),
        ("3 dagen", "2026-11-26"),
        ("for three days", "2026-11-26"),
        ("100 dagen", "2027-03-03"),
        ("een week", "2026-11-30"),
        ("over 2 weken", "2026-12-07"),
        ("3 maanden", "2027-02-23"),
        ("een jaar", "2027-11-23"),
        ("2 jaar", "2028-11-23"),
    ],
)
def test_the_end_of_a_pause_as_readers_type_it(text: str, day: str) -> None:
    """A date, a day or a time from now is the coming day that it names, from its first moment."""
    begin = datetime.fromisoformat(day).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    assert parse_until(text, MONDAY, AMSTERDAM) == begin


@pytest.mark.parametrize(
    "text, fault",
    [
        ("", UntilFault.EMPTY),
        ("  ", UntilFault.EMPTY),
        ("vandaag", UntilFault.PAST),
        ("0 dagen", UntilFault.PAST),
        ("2026-11-23", UntilFault.PAST),
        ("1 januari 2020", UntilFault.PAST),
        ("24-11-2028", UntilFault.TOO_FAR),
        ("3 jaar", UntilFault.TOO_FAR),
        ("100000 dagen", UntilFault.TOO_FAR),
        (f"{'9' * 80} weken", UntilFault.TOO_FAR),
        ("99 maanden", UntilFault.TOO_FAR),
        ("999 dagen", UntilFault.TOO_FAR),
        ("t/m 31-12-9999", UntilFault.TOO_FAR),
        ("31 februari", UntilFault.NO_SUCH_DATE),
        ("30-2-2027", UntilFault.NO_SUCH_DATE),
        ("1-13", UntilFault.NO_SUCH_DATE),
        ("0-0", UntilFault.NO_SUCH_DATE),
        ("0000-01-01", UntilFault.NO_SUCH_DATE),
        ("3 uur", UntilFault.UNCLEAR),
        ("tot", UntilFault.UNCLEAR),
        ("tot ik terug ben", UntilFault.UNCLEAR),
        ("10000-1-1", UntilFault.UNCLEAR),
        ("1-12-2026 🏖", UntilFault.UNCLEAR),
        ("1" * 4000, UntilFault.TOO_LONG),
    ],
)
def test_what_is_no_end_of_a_pause(text: str, fault: UntilFault) -> None:
    """The past, a far future, dates that do not exist and nonsense each have their own answer."""
    assert parse_until(text, MONDAY, AMSTERDAM) is fault


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    """A month is the same day of the next, or its last one; two years from a leap day are the 28th."""
    assert parse_until("1 maand", date(2027, 1, 31), ZoneInfo("UTC")) == datetime(2027, 2, 28, tzinfo=UTC)
    assert parse_until("2 jaar", date(2028, 2, 29), ZoneInfo("UTC")) == datetime(2030, 2, 28, tzinfo=UTC)


def test_a_day_begins_where_its_clocks_begin_it() -> None:
    """In Santiago the day on which summer time starts has no 00:00: the pause ends at 01:00."""
    santiago = ZoneInfo("America/Santiago")
    assert parse_until("6 september", date(2026, 9, 1), santiago) == datetime(2026, 9, 6, 4, 0, tzinfo=UTC)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 720), zones)
def test_a_date_is_read_as_it_is_written(today: date, ahead: int, zone: ZoneInfo) -> None:
    """Each date within two years can be named with digits, and is that date in the zone of the reader."""
    day = today + timedelta(days=ahead)
    for written in (day.isoformat(), f"{day.day}-{day.month}-{day.year}"):
        until = parse_until(written, today, zone)
        assert isinstance(until, datetime)
        assert until.tzinfo is UTC
        assert until.astimezone(zone).date() == day


@given(st.text(max_size=120), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_any_text_has_an_answer(text: str, today: date) -> None:
    """Whatever is typed is a moment or a fault."""
    assert isinstance(parse_until(text, today, AMSTERDAM), datetime | UntilFault)
