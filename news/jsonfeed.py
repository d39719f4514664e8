"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and JSON that holds articles as our own lines do."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from news import jsonl
from news.article import Parsed, Problem
from news.entries import Entry, articles_of, publisher_of
from news.errors import UnreadableError
from news.limits import MAX_CONTAINERS, MAX_ENTRIES, MAX_FEED, check_count, check_size, unpacked
from news.markup import decode_markup, plain_line, plain_text

_PAID_TAGS = frozenset(("premium", "betaald", "plus", "abonnees", "paid"))


def parse_json(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The articles of a JSON Feed, of one article object, or of a list of them (gzip or not).

    Raises UnreadableError: "broken JSON (line 3)", "no articles in this JSON", or the bound that is crossed.
    """
    data = unpacked(data)
    check_size(len(data), MAX_FEED, "JSON")
    document = _document(decode_markup(data))
    if isinstance(document, dict) and isinstance(document.get("items"), list):
        return _parsed_feed(document, source, fetched_at, zone)
    objects = _objects(document)
    if not objects:
        raise UnreadableError("no articles in this JSON")
    lines = "\n".join(json.dumps(item) for item in objects).encode()
    return jsonl.parse_jsonl(lines, source=source, fetched_at=fetched_at, zone=zone)


def _document(text: str) -> object:
    check_count(text.count("{") + text.count("["), MAX_CONTAINERS, "objects and lists")
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"broken JSON (line {error.lineno})") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, lists in lists without end
        raise UnreadableError("JSON beyond reason") from error


def _objects(document: object) -> list[dict[str, Any]]:
    if isinstance(document, dict):
        inner = document.get("articles")
        return _objects(inner) if isinstance(inner, list) else [document]
    return [item for item in document if isinstance(item, dict)] if isinstance(document, list) else []


def _parsed_feed(feed: dict[str, Any], source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    items = [item for item in feed["items"] if isinstance(item, dict)]
    newest = sorted(items, key=lambda item: _text(item.get("date_published")), reverse=True)[:MAX_ENTRIES]
    chosen = {id(item) for item in newest}
    entries = _entries(feed, [item for item in items if id(item) in chosen])
    articles, empty = articles_of(entries, source=source, fetched_at=fetched_at, zone=zone)
    remarks = [] if feed["items"] else ["no entries"]
    if len(items) > MAX_ENTRIES:
        remarks.append(f"{len(items) - MAX_ENTRIES:,} older entries left out, at most {MAX_ENTRIES:,}")
    if wrong := len(feed["items"]) - len(items) + empty:
        remarks.append(f"{wrong:,} entries without title and text")
    return Parsed(articles, tuple(Problem("", remark) for remark in remarks))


def _entries(feed: dict[str, Any], items: list[dict[str, Any]]) -> Iterator[Entry]:
    publisher = publisher_of(plain_line(_text(feed.get("title"))))
    for item in items:
        body, full = _body(item)
        yield Entry(
            guid=_text(item.get("id")),
            title=" ".join(_text(item.get("title")).split()),
            body=body,
            full=full,
            url=_text(item.get("url")) or _text(item.get("external_url")),
            author=_authors(item) or _authors(feed),
            publisher=publisher,
            language=_text(item.get("language")) or _text(feed.get("language")),
            times=(_text(item.get("date_published")), _text(item.get("date_modified"))),
            paid=any(_text(tag).lower() in _PAID_TAGS for tag in _list(item.get("tags"))),
        )


def _text(value: object) -> str:
    """A text or, as version 1.0 allows for ids, a number; "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _body(item: dict[str, Any]) -> tuple[str, bool]:
    content = plain_text(_text(item.get("content_html"))) or _text(item.get("content_text"))
    summary = _text(item.get("summary"))
    return (content, True) if len(content) >= len(summary) else (summary, False)


def _authors(holder: dict[str, Any]) -> str:
    authors = [author for author in (*_list(holder.get("authors")), holder.get("author")) if isinstance(author, dict)]
    return ", ".join(dict.fromkeys(name for author in authors if (name := plain_line(_text(author.get("name"))))))
