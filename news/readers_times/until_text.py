"""The end of a pause that a reader types, as a date or as a time from now."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from news.folding import fold
from news.readers_times.clock_words import NUMBER, number_of
from news.readers_times.day_words import WEEKDAY
from news.readers_times.slot import moment_of

MAX_TEXT = 100
"""Characters of a text with a date."""
MAX_YEARS = 2
"""A longer pause is a farewell."""

_DAY = timedelta(days=1)
_MOST_DAYS = 366 * MAX_YEARS
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY, key=len, reverse=True))
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_DATES = [
    re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})(?:\2(?P<year>\d{4}))?"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:e|de|ste|st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{_NAME})\.?{_YEAR}"),
    re.compile(rf"(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"),
    re.compile(rf"(?P<name>{_NAME}){_YEAR}"),
]
_AFTER = re.compile(
    rf"(?:(?:over|voor|for|in)\s+)?(?P<number>a|an|{NUMBER}|\d{{3,}})\s+"
    r"(?P<unit>dag|dagen|days?|week|weken|weeks|maand|maanden|months?|jaar|jaren|years?)"
)
_COMING = re.compile(rf"(?:(?:aanstaande|komende|volgende|next|coming)\s+)?(?P<weekday>{_WEEKDAY})(?:\s+aanstaande)?")
_UNTIL = re.compile(r"(?P<with>tot en met|t/m|tm|through)\s+|(?:tot(?:dat)?|until|till|to)\s+")
_ON = re.compile(rf"(?:(?:op|on)\s+)?(?:(?:{_WEEKDAY})\.?,?\s+(?=\d|(?:{_NAME})))?")
_DAYS: dict[str, Callable[[date], date]] = {
    "vandaag": lambda today: today,
    "today": lambda today: today,
    "morgen": lambda today: today + _DAY,
    "tomorrow": lambda today: today + _DAY,
    "overmorgen": lambda today: today + 2 * _DAY,
    "the day after tomorrow": lambda today: today + 2 * _DAY,
    "volgende week": lambda today: _next(today, 0),
    "next week": lambda today: _next(today, 0),
    "na het weekend": lambda today: _next(today, 0),
    "after the weekend": lambda today: _next(today, 0),
    "het weekend": lambda today: _next(today, 5),
    "the weekend": lambda today: _next(today, 5),
    "volgende maand": lambda today: _months_after(today.replace(day=1), 1),
    "next month": lambda today: _months_after(today.replace(day=1), 1),
    "volgend jaar": lambda today: date(today.year + 1, 1, 1),
    "next year": lambda today: date(today.year + 1, 1, 1),
}


class UntilFault(Enum):
    """Why a text is no end of a pause."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NO_SUCH_DATE = "no such date"
    """30 februari."""
    PAST = "past"
    """Today, or a date with a year that is over."""
    TOO_FAR = "too far"
    """More than two years from now."""
    UNCLEAR = "unclear"


def parse_until(text: str, today: date, zone: ZoneInfo) -> datetime | UntilFault:
    """The moment in UTC at which the day begins, in `zone`, that a pause lasts until; seen on the local `today`.

    Knows dates ("3 januari", "1-12-2026", the next one where no year is named), days ("maandag": the next, never
    today), "morgen" and the like, and a number of days, weeks, months or a year, counted in dates from today. "Tot en
    met" is a day more.
    """
    if len(text) > MAX_TEXT:
        return UntilFault.TOO_LONG
    plain = re.sub("[‐-―−]", "-", " ".join(fold(text).split())).strip(" .!")
    if not plain:
        return UntilFault.EMPTY
    until = _UNTIL.match(plain)
    day = _named_day(plain[until.end() :] if until else plain, today)
    if isinstance(day, UntilFault):
        return day
    if day > _months_after(today, 12 * MAX_YEARS):
        return UntilFault.TOO_FAR
    if until and until["with"]:
        day += _DAY
    return moment_of(time.min, day, zone) if day > today else UntilFault.PAST


def _named_day(text: str, today: date) -> date | UntilFault:
    if text in _DAYS:
        return _DAYS[text](today)
    if after := _AFTER.fullmatch(text):
        return _later(today, after["number"], after["unit"])
    if coming := _COMING.fullmatch(text):
        return _next(today, WEEKDAY[coming["weekday"]])
    bare = _ON.sub("", text, count=1)
    found = next((found for pattern in _DATES if (found := pattern.fullmatch(bare))), None)
    return _date(found.groupdict(), today) if found else UntilFault.UNCLEAR


def _date(parts: dict[str, str | None], today: date) -> date | UntilFault:
    month = _MONTH.get(parts.get("name") or "") or int(parts["month"] or 0)
    day, year = int(parts.get("day") or 1), parts["year"]
    if year:
        return _existing(int(year), month, day) or UntilFault.NO_SUCH_DATE
    coming = (_existing(today.year + later, month, day) for later in range(9))  # 29 February can be 8 years away
    return next((found for found in coming if found and found > today), UntilFault.NO_SUCH_DATE)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _later(today: date, written: str, unit: str) -> date | UntilFault:
    number = 1 if written in ("a", "an") else number_of(written)
    if number > _MOST_DAYS:
        return UntilFault.TOO_FAR  # also what no calendar holds
    if unit.startswith(("dag", "day")):
        return today + number * _DAY
    if unit.startswith("we"):
        return today + 7 * number * _DAY
    months = number if unit.startswith("m") else 12 * number
    return _months_after(today, months) if months <= 12 * MAX_YEARS else UntilFault.TOO_FAR


def _months_after(day: date, months: int) -> date:
    """That day of the month, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _next(today: date, weekday: int) -> date:
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY
