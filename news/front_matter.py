"""What stands between a title and its text: times, authors, rubrics."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from news.bylines import author_of
from news.times import TIME_STAMP, parse_time

_MOST_LINES = 6
_LONGEST = 200
"""Characters of such a line; a longer one is text."""
_LONGEST_LABEL = 40
_SEGMENTS = re.compile(
    r"\s*[|•·]\s*|\s+(?=(?:laatste update|laatst gewijzigd|aangepast|bijgewerkt|gewijzigd)\b)", re.IGNORECASE
)
_UPDATE = re.compile(r"\W*(?:laatste|laatst|update|aangepast|bijgewerkt|gewijzigd)", re.IGNORECASE)
_TIME_AT_END = re.compile(rf"(?P<label>.*?)[\s,:]+(?P<stamp>(?=.*\d){TIME_STAMP})\W*", re.IGNORECASE)
_RUBRIC = re.compile(r"[\w&/-]+(?: [\w&/-]+){0,2}:?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines under a title tell; None where they do not. `lines` is how many of them tell only that."""

    published_at: datetime | None = None
    author: str | None = None
    lines: int = 0


def front_matter(lines: Sequence[str], now: datetime, zone: ZoneInfo) -> FrontMatter:
    """What the first of `lines` tell of time and author, up to the first line of text.

    A time of publication goes before one of an update ("Laatste update: …").
    """
    told: list[_Segment] = []
    count = 0
    for line in lines[:_MOST_LINES]:
        segments = _segments(line, now, zone)
        if not segments:
            break
        told += segments
        count += 1
    timed = sorted((segment for segment in told if segment.moment), key=lambda segment: segment.is_update)
    authors = (segment.author for segment in told if segment.author)
    return FrontMatter(timed[0].moment if timed else None, next(authors, None), count)


@dataclass(frozen=True, slots=True)
class _Segment:
    moment: datetime | None = None
    author: str | None = None
    is_update: bool = False


def _segments(line: str, now: datetime, zone: ZoneInfo) -> list[_Segment]:
    """The segments of a line that tells only of time and author, with a rubric perhaps; none for a line of text."""
    if len(line) > _LONGEST:
        return []
    segments = [_segment(part, now, zone) for part in _SEGMENTS.split(line) if part.strip()]
    known = [segment for segment in segments if segment]
    tells = any(segment.moment or segment.author for segment in known)
    return known if tells and len(known) == len(segments) else []


def _segment(part: str, now: datetime, zone: ZoneInfo) -> _Segment | None:
    """What a part of a line tells; nothing for a rubric, None for text."""
    is_update = bool(_UPDATE.match(part))
    moment = parse_time(part, now, zone)
    if moment:
        return _Segment(moment, None, is_update)
    found = _TIME_AT_END.fullmatch(part)
    label = found["label"] if found else part
    author = author_of(label)
    if not author and not (len(label) <= _LONGEST_LABEL and _RUBRIC.fullmatch(label)):
        return None
    return _Segment(parse_time(found["stamp"], now, zone) if found else None, author, is_update)
