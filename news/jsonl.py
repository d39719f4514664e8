"""Articles one per line, as JSON objects."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from news.article import Article, Parsed, Problem
from news.body_text import clean_body
from news.bylines import strip_byline
from news.cleaning import clean_text, clean_title
from news.dateline import Dateline, split_dateline
from news.decoding import decode
from news.kinds import kind_of
from news.language import language_of
from news.times import parse_time

_LONGEST_FIELD = 2_000
"""Characters of an address, a name or an id."""


def parse_jsonl(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The articles in `data`, one per line, and a problem ("line 12") for each line that holds none.

    Fields: `id` (text or number) is the guid; `title` and `text` (or `body`), of which one must hold something;
    `date` (or `published_at`), `publisher`, `url`, `author`, `language` may be absent or null; others are ignored.
    A date without a time is the first moment of that day in `zone`; one that cannot be read is none. Raises
    UnreadableError for an empty or a binary file.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = _fields(line)
            articles.append(replace(_article(fields, source, fetched_at, zone), position=len(articles)))
        except _BrokenLineError as error:
            problems.append(Problem(f"line {number}", str(error)))
    return Parsed(tuple(articles), tuple(problems))


class _BrokenLineError(Exception):
    """A line that holds no article; the message is the reason."""


def _fields(line: str) -> Mapping[str, object]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _BrokenLineError("not JSON") from error
    if not isinstance(fields, dict):
        raise _BrokenLineError("not a JSON object")
    return fields


def _article(fields: Mapping[str, object], source: str, fetched_at: datetime, zone: ZoneInfo) -> Article:
    title = clean_title(_text(fields, "title"))
    whole = clean_text(_text(fields, "text", "body"))
    if not title and not whole:
        raise _BrokenLineError("no title and no text")
    author, text = strip_byline(clean_body(whole, title))
    dateline, body = split_dateline(text)
    if not title and not body:
        body = whole
    dateline = dateline or Dateline()
    url = _short(fields, "url")
    return Article(
        source=source,
        fetched_at=fetched_at,
        title=title,
        body=body,
        guid=_guid(fields.get("id")),
        url=url,
        publisher=_short(fields, "publisher"),
        author=_short(fields, "author") or author,
        place=dateline.place,
        agencies=dateline.agencies,
        published_at=parse_time(_text(fields, "date", "published_at"), fetched_at, zone),
        language=language_of(title, body, _short(fields, "language")),
        kind=kind_of(title, body, url),
    )


def _text(fields: Mapping[str, object], *names: str) -> str:
    """The first of these fields that holds text, "" where none does; raises for a value that is none."""
    for name in names:
        value = fields.get(name)
        if value is not None and not isinstance(value, str):
            raise _BrokenLineError(f'"{name}" is no text')
        if value and value.strip():
            return value
    return ""


def _short(fields: Mapping[str, object], name: str) -> str | None:
    return " ".join(clean_text(_text(fields, name), _LONGEST_FIELD).split()) or None


def _guid(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _BrokenLineError('"id" is no text and no number')
    return clean_text(str(value), _LONGEST_FIELD) or None
