"""When a page or a feed says that its article was published: which of its texts to believe."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.machine_time import EPOCH
from news.times import parse_time

_MAX_TEXTS = 60
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z\b|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_LOCAL_NAME = re.compile(r"\s*\(?\b(?:CES?T|MES?Z|MES?T|Europe/\w+)\b\)?\s*$", re.IGNORECASE)
_CLOCK = re.compile(
    rf"\d[:.h]\d\d|T\d{{4}}|\d\s*uur|geleden|zojuist|zonet|daarnet|\bnet\b|^\s*(?:{EPOCH})\s*$", re.IGNORECASE
)
_DATE_INSIDE = re.compile(r"\d{1,2}[\s/-]+(?:\w+|\d{1,2})\.?[\s/-]+\d{4}(?:[\s,|•·-]*(?:om\s+)?\d{1,2}[:.]\d{2})?")


def publication_time(texts: Iterable[str], fetched_at: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that the first readable of `texts` names, one with a time of day before one with a date alone.

    None where none can be read. A moment after `fetched_at` is `fetched_at`: nothing is published after it is read,
    and a feed with a wrong zone would otherwise stay on top for hours.
    """
    day: datetime | None = None
    for text, _ in zip((text for text in texts if text and text.strip()), range(_MAX_TEXTS), strict=False):
        moment = _moment(text.strip(), fetched_at, zone)
        if moment is not None and _CLOCK.search(text):
            return min(moment, fetched_at.astimezone(UTC))
        day = day or moment
    return min(day, fetched_at.astimezone(UTC)) if day else None


def _moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    if found := _ISO.match(text):
        date, minutes, seconds, offset = found.groups()
        return parse_time(f"{date}T{minutes}:{seconds or '00'}{(offset or '').upper()}", now, zone)
    # Outlets write CET the whole year through and mean the time on their wall.
    text = _LOCAL_NAME.sub("", text) if _CLOCK.search(text) and not re.search(r"[+-]\d{4}", text) else text
    if moment := parse_time(text, now, zone):
        return moment
    inside = _DATE_INSIDE.search(text[:200])
    return parse_time(inside[0], now, zone) if inside and inside[0] != text else None
