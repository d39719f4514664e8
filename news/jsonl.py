"""Articles one per line, as JSON objects."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
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
    `date` (or `published_at`; a number is seconds or milliseconds since 1970), `publisher`, `url`, `author`,
    `language` may be absent or null; others are ignored. A date without a time is the first moment of that day in
    `zone`; one that cannot be read is none. A field of a wrong type counts as absent and is named as a problem; it
    does not cost the article. Raises UnreadableError for an empty or a binary file.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = _fields(line)
            problems += [Problem(f"line {number}", f'"{name}" is no text') for name in _odd(fields)]
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
        odd = next((name for name in ("text", "body", "title") if fields.get(name) not in (None, "")), None)
        wrong = odd is not None and not isinstance(fields[odd], str)
        raise _BrokenLineError(f'"{odd}" is no text' if wrong else "no title and no text")
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
        published_at=_not_after(fetched_at, parse_time(_date(fields), fetched_at, zone)),
        language=language_of(title, body, _short(fields, "language")),
        kind=kind_of(title, body, url),
    )


_TEXTS = ("title", "text", "body", "publisher", "url", "author", "language")
_DATES = ("date", "published_at")


def _odd(fields: Mapping[str, object]) -> list[str]:
    """The fields whose value is of no use; of text and body they say so only beside a usable other."""
    odd = [name for name in _TEXTS if not isinstance(fields.get(name), str | None)]
    odd += [name for name in _DATES if not isinstance(fields.get(name), str | int | float | None)]
    odd += [name for name in (*_DATES, "id") if isinstance(fields.get(name), bool)]
    odd += [] if isinstance(fields.get("id"), str | int | None) else ["id"]
    return odd if _text(fields, "title", "text", "body") else []


def _text(fields: Mapping[str, object], *names: str) -> str:
    """The first of these fields that holds text, "" where none does."""
    values = (fields.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _date(fields: Mapping[str, object]) -> str:
    values = (fields.get(name) for name in _DATES)
    return next((str(value) for value in values if _is_date(value)), "")


def _is_date(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and bool(str(value).strip())


def _short(fields: Mapping[str, object], name: str) -> str | None:
    return " ".join(clean_text(_text(fields, name), _LONGEST_FIELD).split()) or None


def _guid(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return clean_text(str(value), _LONGEST_FIELD) or None


def _not_after(fetched_at: datetime, moment: datetime | None) -> datetime | None:
    """Nothing is published after it is read: a date in the future is the moment of reading."""
    return None if moment is None else min(moment, fetched_at.astimezone(UTC))
