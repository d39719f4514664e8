"""Times as machines write them: seconds or milliseconds since 1970, compact dates, weeks and days of the year."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from news.local_time import as_utc

EPOCH = r"[1-9]\d{8,9}(?:\.\d{1,9})?|[1-9]\d{11,12}"
"""Pattern of seconds or milliseconds since 1970: from 1973 to 2286, so that no other number is one."""
_EPOCH = re.compile(EPOCH)
_COMPACT = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)")
_ORDINAL = re.compile(
    r"(?P<year>(?:19|20|21)\d\d)-(?P<days>[0-3]\d\d)(?:T(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<offset>Z|[+-]\d\d:?\d\d)?)?"
)
_WEEK = re.compile(r"(?:19|20|21)\d\d-?W[0-5]\d(?:-?[1-7])?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")


def machine_time(text: str, zone: ZoneInfo) -> datetime | None:
    """The moment that `text` names in one of these spellings (ISO 8601), None where it is none of them.

    A date without a time is the day's first moment in `zone`, a time without an offset is local there.
    """
    try:
        return _read(text.strip().upper(), zone)
    except (ValueError, OverflowError):  # no such day or week
        return None


def _read(text: str, zone: ZoneInfo) -> datetime | None:
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1 if float(text) < 1e11 else 1000)
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if _COMPACT.fullmatch(text) or _WEEK.fullmatch(text):
        return _aware(datetime.fromisoformat(text), zone)
    if found := _ORDINAL.fullmatch(text):
        first = datetime.fromisoformat(f"{found['year']}-01-01T{found['clock'] or '00:00'}{found['offset'] or ''}")
        moment = first + timedelta(days=int(found["days"]) - 1)
        return _aware(moment, zone) if moment.year == first.year and moment >= first else None
    return None


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else as_utc(moment, zone)
