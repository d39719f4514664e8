"""Days that are named from today ("gisteren 18.05 uur", "vanochtend", "maandag"), against a known now."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.clock_time import CLOCK, clock_time
from news.local_time import as_utc

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_BACK = {"eergister": 2, "gister": 1}
_PARTS = {"ochtend": time(9), "morgen": time(9), "middag": time(15), "avond": time(20), "nacht": time(3)}
_EVENING = time(18)
"""From this hour on a clock time of "vannacht" belongs to the day before."""

_PART = r"(?:ochtend|morgen|middag|avond)"
JOINT = r"[\s,]*(?:om\b|rond\b|[-–|·•])?\s*"
"""Pattern of what stands between a day and its time."""
DAY = (
    rf"(?:(?P<this>vandaag|(?:de\s+)?afgelopen\s+(?=nacht)|van(?={_PART}|nacht)|eergisteren|gisteren|gister(?={_PART}))"
    rf"|(?:afgelopen\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)}|(?:ma|di|wo|do|vr|za|zo)\b(?=\W{{1,3}}(?:om\s)?\d)\.?))"
    rf"(?:\s?(?P<part>(?:{_PART}|nacht)\b))?(?:{JOINT}{CLOCK})?"
)
"""Pattern of a named day with or without a time of day, to be used without regard to case."""

_WHOLE = re.compile(DAY)
_CLOCK = re.compile(rf"(?:om\s+)?{CLOCK}")


def day_time(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that lower-case `text` names by its day, None where it is no such text.

    A weekday is its last occurrence that is not later than now, and so is a time of day alone ("11:53"). A part of
    a day without a time stands for one moment of it, for order among articles only: ochtend 09:00, middag 15:00,
    avond 20:00, nacht 03:00. A day alone is its first moment, as for a date. These two are never later than now.
    """
    local = now.astimezone(zone).replace(tzinfo=None)
    if alone := _CLOCK.fullmatch(text):
        return _last(alone, local, zone)
    found = _WHOLE.fullmatch(text)
    if not found:
        return None
    clock = clock_time(found)
    told = clock or _PARTS.get(found["part"] or "", time())
    day = local.date() - timedelta(days=_days_back(found, told, local))
    moment = as_utc(datetime.combine(day, told), zone)
    return moment if clock else min(moment, now)


def _last(found: re.Match[str], local: datetime, zone: ZoneInfo) -> datetime | None:
    clock = clock_time(found)
    if clock is None or found["whole"] is not None:
        return None  # "9 uur" alone may as well be how long it took
    day = local.date() - timedelta(days=clock > local.time())
    return as_utc(datetime.combine(day, clock), zone)


def _days_back(found: re.Match[str], told: time, local: datetime) -> int:
    if found["weekday"]:
        weekday = next(number for number, name in enumerate(_WEEKDAYS) if name.startswith(found["weekday"]))
        back = (local.weekday() - weekday) % 7
        return back + 7 * (back == 0 and told > local.time())
    night = found["part"] == "nacht" and told >= _EVENING
    return night + next((days for name, days in _BACK.items() if found["this"].startswith(name)), 0)
