"""The quiet hours that a reader types."""

import re
from datetime import time
from enum import Enum

from news.folding import fold
from news.readers_times.clock_words import CLOCK_WORDS, PART_WORDS, clock_of, in_part
from news.readers_times.quiet import QuietHours

MAX_TEXT = 100
"""Characters; the longest way that comes to mind ("van kwart over tien 's avonds tot …") is half of it."""

_UNTIL = re.compile(r"\s*(?:-|(?<![a-z])(?:tot|until|till|to|en|and)(?![a-z]))\s*")
_FROM = re.compile(r"(?:van(?:af)?|tussen|from|between)\s+")
_BEFORE = r"(?:" + re.sub(r"\?P<(\w+)>", r"?P<before_\1>", PART_WORDS) + r"\s+)?"
_CLOCK = re.compile(rf"{_BEFORE}(?:(?:om|at)\s+)?{CLOCK_WORDS}(?:\s*{PART_WORDS})?")
_PARTS = ("morning", "afternoon", "evening", "night", "am", "pm")


class QuietFault(Enum):
    """Why a text is no quiet hours."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NO_SUCH_TIME = "no such time"
    SAME = "same"
    """From a time until that time."""
    UNCLEAR = "unclear"


def parse_quiet(text: str) -> QuietHours | QuietFault:
    """The hours of "22:00-7:00", "van 22 tot 7", "22u-7u", "between 10 pm and 7 am" and the like."""
    if len(text) > MAX_TEXT:
        return QuietFault.TOO_LONG
    plain = re.sub("[‐-―−]", "-", " ".join(fold(text).split())).strip(" .!")
    if not plain:
        return QuietFault.EMPTY
    plain = _FROM.sub("", plain, count=1) if _FROM.match(plain) else plain
    for until in _UNTIL.finditer(plain):
        start, end = _CLOCK.fullmatch(plain[: until.start()]), _CLOCK.fullmatch(plain[until.end() :])
        if start and end:
            return _quiet(_evening(_clock(start), start, _clock(end)), _clock(end))
    return QuietFault.UNCLEAR


def _quiet(start: time | None, end: time | None) -> QuietHours | QuietFault:
    if start is None or end is None:
        return QuietFault.NO_SUCH_TIME
    return QuietHours(start, end) if start != end else QuietFault.SAME


def _evening(start: time | None, found: re.Match[str], end: time | None) -> time | None:
    """A start in the evening if it was said as one says it, and would else be quiet nearly all day: "van 10 tot 7"."""
    is_said = found["hour"] is None and found["joined"] is None and not _part(found)
    if start and end and is_said and end < start and 7 <= start.hour < 12:
        return start.replace(hour=start.hour + 12)
    return start


def _part(found: re.Match[str]) -> str | None:
    return next((part for part in _PARTS if found[part] or found[f"before_{part}"]), None)


def _clock(found: re.Match[str]) -> time | None:
    clock = clock_of(found)
    part = _part(found)
    return in_part(clock, part) if clock and part else clock
