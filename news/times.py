"""When something was published, from whatever a page or a feed wrote about it."""

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from news.calendar_time import CALENDAR, YEARS, calendar_time
from news.clock_time import CLOCK
from news.day_time import DAY, day_time
from news.elapsed_time import ELAPSED, elapsed_time
from news.machine_time import machine_time

_LONGEST = 100
"""Characters; what is longer is prose."""
_JUST_NOW = frozenset(("zojuist", "zonet", "zo net", "daarnet", "net", "net binnen", "nu"))
_LABEL = re.compile(
    r"(?:(?:laatste|laatst|voor het laatst|eerst)\s+)?(?:ge)?"
    r"(?:publiceerd|plaatst|wijzigd|update|actualiseerd|bijgewerkt|aangepast|datum|publicatiedatum|tijd)"
    r"(?:\s+op\b)?\s*:?\s+",
    re.IGNORECASE,
)
_DOTTED_CLOCK = re.compile(r"\b(\d{1,2})\.(\d{2})(?=\s*uur\b)(?:\s*uur)")
_IS_WORDY_DATE = re.compile(r"(?=.*[^\W\d_]{3})(?=.*\b\d{4}\b).*\b\d{1,2}\b")


def _nameless(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", re.sub(r"\(\?P=mark\)", "[-/.]", pattern))


RELATIVE_TIME = _nameless(rf"(?:{ELAPSED}|zojuist|zonet|daarnet|{DAY})")
"""Pattern of a relative time inside a text, without groups, to be used without regard to case."""
TIME_STAMP = _nameless(rf"(?:{ELAPSED}|zojuist|zonet|daarnet|{CALENDAR}|{DAY}|(?<![\d.:,-]){CLOCK})")
"""Pattern of a relative time or a written date inside a text, without groups, without regard to case."""


def parse_time(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment in UTC that `text` names, seen at the aware `now`; None where it names none.

    Knows elapsed times ("7 minuten geleden", see `news.elapsed_time`), days named from today ("gisteren 18.05 uur",
    "vanochtend", see `news.day_time` for what stands for a day or a part of it), written dates with or without
    time and zone (see `news.calendar_time`), each after a label ("Gepubliceerd:") or without; what machines write
    (see `news.machine_time`); English and odder ways to write a full date last, by dateparser. Local times are in
    `zone`, see `news.local_time` for its gaps.
    """
    text = _LABEL.sub("", " ".join(text.split()).strip(" .,|·•-–"), count=1)
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _read(text, now.astimezone(UTC), zone)  # aware times of one zone are subtracted by their clocks
    except OverflowError:  # before the year 1
        return None


def _read(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    lower = text.lower()
    if lower in _JUST_NOW:
        return now
    moment = elapsed_time(lower, now, zone) or day_time(lower, now, zone) or calendar_time(lower, now, zone)
    moment = moment or machine_time(text, zone) or _by_dateparser(text, zone)
    return moment.astimezone(UTC) if moment else None


def _by_dateparser(text: str, zone: ZoneInfo) -> datetime | None:
    """Only a text with a month's name, a day and a year: dateparser finds dates in less, and swaps day and month."""
    if not _IS_WORDY_DATE.match(text):
        return None
    parsed: datetime | None = _dateparser(str(zone)).get_date_data(_DOTTED_CLOCK.sub(r"\1:\2", text)).date_obj
    return parsed if parsed and parsed.year in YEARS else None


@cache
def _dateparser(zone: str) -> Any:
    from dateparser.date import DateDataParser  # a quarter of a second, and hardly ever needed

    settings = {
        "STRICT_PARSING": True,
        "DATE_ORDER": "DMY",
        "TIMEZONE": zone,
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PARSERS": ["absolute-time"],
    }
    return DateDataParser(languages=["nl", "en"], settings=settings)
