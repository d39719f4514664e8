"""How long ago, in Dutch ("7 minuten geleden", "anderhalf uur geleden"), against a known now."""

import re
from calendar import monthrange
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from news.local_time import as_utc


class _Span(NamedTuple):
    months: float
    days: float
    seconds: float


_UNITS = {
    word: span
    for words, span in (
        ("seconde seconden secondes sec", _Span(0, 0, 1)),
        ("minuut minuten minuutje minuutjes min", _Span(0, 0, 60)),
        ("kwartier kwartiertje", _Span(0, 0, 900)),
        ("uur uren uurtje u", _Span(0, 0, 3600)),
        ("dag dagen dgn d etmaal", _Span(0, 1, 0)),
        ("week weken wk", _Span(0, 7, 0)),
        ("maand maanden mnd", _Span(1, 0, 0)),
        ("jaar jaren jr", _Span(12, 0, 0)),
    )
    for word in words.split()
}
_COUNTING = (
    "nul;een eén één 'n ’n;twee;drie;vier;vijf;zes;zeven;acht;negen;tien;elf;twaalf;dertien;veertien;vijftien;zestien;"
    "zeventien;achttien;negentien;twintig"
)
_NUMBERS = {word: float(number) for number, words in enumerate(_COUNTING.split(";")) for word in words.split()}
_NUMBERS |= {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "half": 0.5, "halve": 0.5, "een half": 0.5}
_NUMBERS |= {"een halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeënhalve": 2.5}
_NUMBERS |= {"een paar": 3, "enkele": 3}  # the usual reading; the source says no more


def _any_of(words: dict[str, float] | dict[str, _Span]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = rf"(?:\d{{1,5}}(?:,\d)?|{_any_of(_NUMBERS)})"
_PART = rf"{_NUMBER}\s*(?:{_any_of(_UNITS)})\b\.?"
_HEDGE = r"(?:minder dan|meer dan|ongeveer|circa|ca\.|ruim|bijna|zo['’]n)"
ELAPSED = rf"(?:{_HEDGE}\s+)?{_PART}(?:(?:\s+en|,)?\s+{_PART})?\s+geleden"
"""Pattern of an elapsed time, to be used without regard to case."""

_PARTS = re.compile(rf"({_NUMBER})\s*({_any_of(_UNITS)})\b")
_WHOLE = re.compile(ELAPSED)


def elapsed_time(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that lower-case `text` names by the time since then, None where it is no such text.

    Hours and less are counted by the clock, days and more by the calendar of `zone` (a day ago is the same clock
    time; a month ago the same day of the month, or its last). A hedge ("ruim") changes nothing; "een paar" is three.
    """
    if not _WHOLE.fullmatch(text):
        return None
    spans = [(_number(number), _UNITS[unit]) for number, unit in _PARTS.findall(text)]
    months, part_of_month = divmod(sum(number * span.months for number, span in spans), 1)
    days, part_of_day = divmod(sum(number * span.days for number, span in spans) + 30 * part_of_month, 1)
    seconds = sum(number * span.seconds for number, span in spans) + 86_400 * part_of_day
    return _days_before(now, int(months), int(days), zone) - timedelta(seconds=seconds)


def _number(word: str) -> float:
    return _NUMBERS[word] if word in _NUMBERS else float(word.replace(",", "."))


def _days_before(now: datetime, months: int, days: int, zone: ZoneInfo) -> datetime:
    if not months and not days:
        return now
    local = now.astimezone(zone).replace(tzinfo=None)
    year, month = divmod(local.year * 12 + local.month - 1 - months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    day = min(local.day, monthrange(year, month + 1)[1])
    return as_utc(local.replace(year=year, month=month + 1, day=day) - timedelta(days=days), zone)
