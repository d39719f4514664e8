"""Written dates with or without time and zone: Dutch, day-first numbers, ISO 8601, RFC 822."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from news.clock_time import CLOCK, clock_time
from news.day_time import JOINT
from news.local_time import as_utc

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt mar maa",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_HOURS = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("cet", "met", "mez", "bst", "west"), 1),
    **dict.fromkeys(("cest", "mest", "mesz", "eet"), 2),
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},  # RFC 822, section 5.1
}
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_ZONE = r"(?P<zone>z\b|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?\b|[a-z]{2,4}\b)"
_DATES = (
    rf"(?P<day>\d{{1,2}})(?:e|\.)?[\s-]+{_MONTH}(?:[\s,-]+['’]?(?P<year>\d{{4}}|\d{{2}}(?![.:h\d]|\s*uur)))?",
    r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})",
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
)
_CALENDAR = tuple(
    rf"(?:op\s+)?(?:{_WEEKDAY}\b[.,]*\s*)?{date}(?:(?:T|{JOINT}){CLOCK}(?:\s*\(?{_ZONE}\)?(?:\s*\(\w+\))?)?)?"
    for date in _DATES
)
CALENDAR = "|".join(_CALENDAR)
"""Pattern of a written date, to be used without regard to case; its groups must first be made nameless."""
_WHOLE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CALENDAR)
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)", re.IGNORECASE)
_DISTANCE = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?")
YEARS = range(1900, 2200)
"""The years an article can be of; in any other the text is no date."""
_CENTURY_TURNS = 70


def calendar_time(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that `text` names by its date, None where it is no such text or no such day.

    Numbers are day first, unless the year comes first. Without a zone it is local time in `zone`; without a time it
    is the day's first moment; without a year it is the last such moment that is not later than now. Of zone names
    those of RFC 822 and of Europe are known; with another the text is none.
    """
    text = _COMPACT.sub(r"\1-\2-\3T\4:\5:\6", text)
    found = next((match for whole in _WHOLE if (match := whole.fullmatch(text))), None)
    if found is None:
        return None
    moments = (_moment(found, year, zone) for year in _years(found, now.astimezone(zone).year))
    return next((moment for moment in moments if moment and (found["year"] or moment <= now)), None)


def _years(found: re.Match[str], this_year: int) -> list[int]:
    if not found["year"]:
        return [this_year, this_year - 1]
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    return [year] if year in YEARS else []


def _moment(found: re.Match[str], year: int, zone: ZoneInfo) -> datetime | None:
    groups = found.groupdict()
    month = _MONTHS[groups["name"].lower()] if groups.get("name") else int(groups["month"])
    try:
        local = datetime.combine(date(year, month, int(found["day"])), clock_time(found) or time())
        return local.replace(tzinfo=_offset(found["zone"])).astimezone(UTC) if found["zone"] else as_utc(local, zone)
    except ValueError:  # no such day, month or zone
        return None


def _offset(name: str) -> timezone:
    """The zone that a name or a distance from UTC means; raises ValueError for another."""
    name = name.lower()
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    distance = _DISTANCE.fullmatch(name)
    if not distance:
        raise ValueError(f"unknown time zone {name}")
    away = timedelta(hours=int(distance[2]), minutes=int(distance[3] or 0))
    return timezone(-away if distance[1] == "-" else away)
