"""Which kind of file some bytes are, and the one door through which every file comes in.

The bytes decide, for names lie: markup is a page or a feed whatever it is called, JSON is read as JSON. The name
decides between what looks alike (`.jsonl` and `.json`) and what to expect of bytes that are neither.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from zoneinfo import ZoneInfo

from news import agency, feeds, jsonfeed, jsonl, pages
from news.article import Parsed
from news.decoding import decode
from news.errors import UnreadableError
from news.limits import MAX_AGENCY, MAX_FEED, MAX_FILE, MAX_PAGE, check_size, unpacked
from news.markup import decode_markup

_HEAD = 4_096
"""Characters in which a file shows what it is; prologues of pages and feeds are shorter."""
_NOISE = re.compile(r"(?:\s|\ufeff|<!--.{0,2000}?-->|<\?.{0,500}?\?>)*", re.DOTALL)
_FEED = re.compile(
    r"<(?:\w{1,40}:)?(?:rss|rdf|feed|channel|entry)\b|<!DOCTYPE\s+(?:rss|rdf:RDF|feed|channel)\b", re.IGNORECASE
)
_FEED_ROOT = re.compile(
    r"<!DOCTYPE[^>\[]{0,500}>(?:\s|<!--.{0,2000}?-->)*<(?:\w{1,40}:)?(?:rss|rdf|feed|channel)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A feed whose document type says that it is HTML; nobody reads that but us."""
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h1|script|style|span|table|ul|ol|img|a)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[A-Za-z!?]")
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\]]")

_log = logging.getLogger(__name__)


class Format(StrEnum):
    """What a file can be."""

    AGENCY = "agency copy"
    PAGE = "page"
    FEED = "feed"
    JSON = "JSON"
    JSON_LINES = "JSON lines"


def parse(data: bytes, name: str, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The articles in a file of any kind that we take in; `name` is its name or "-", `zone` that of bare local times.

    Gives `Parsed` or raises UnreadableError, whatever the bytes are; takes seconds and 300 MB at most.
    """
    with _guarded(source):
        return _parsed(data, name, source, fetched_at, zone)


def parse_fetched_page(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo, url: str) -> Parsed:
    """The article of a page that came from `url`, and is a page whatever it looks like; promises what `parse` does."""
    with _guarded(source):
        return pages.parse_page(data, source=source, fetched_at=fetched_at, zone=zone, url=url)


@contextmanager
def _guarded(source: str) -> Iterator[None]:
    try:
        yield
    except UnreadableError:
        raise
    except (Exception, RecursionError) as error:  # the libraries below promise nothing about hostile input
        _log.debug("unexpected %s while reading %s", type(error).__name__, source, exc_info=error)
        raise UnreadableError(f"cannot be read ({type(error).__name__})") from error


def format_of(data: bytes, name: str) -> Format:
    """What the bytes are, by themselves and, where they leave a choice, by the name; raises UnreadableError."""
    suffix = _suffix(name)
    text = _NOISE.sub("", decode_markup(data[:_HEAD] if data[:1] != b"\x00" else data), count=1).lstrip()
    if text.startswith("<") or (suffix in _MARKUP_SUFFIXES and _MARKUP.search(text)):
        return _markup_format(text, suffix)
    if _JSON.match(text):
        return Format.JSON_LINES if suffix in (".jsonl", ".ndjson") or _is_line(text) else Format.JSON
    return _FORMATS.get(suffix, Format.AGENCY)


def _markup_format(text: str, suffix: str) -> Format:
    if _FEED_ROOT.match(text):
        return Format.FEED
    feed, page = _FEED.search(text), _PAGE.search(text)
    if feed and (not page or feed.start() <= page.start()):
        return Format.FEED
    if page or suffix in (".html", ".htm"):
        return Format.PAGE
    return Format.FEED


def _is_line(text: str) -> bool:
    """Whether the first line is a JSON document of its own and another one follows it."""
    first, _, rest = text.partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


_MARKUP_SUFFIXES = {".html": Format.PAGE, ".htm": Format.PAGE, ".xhtml": Format.PAGE} | dict.fromkeys(
    (".xml", ".rss", ".atom", ".rdf"), Format.FEED
)
_FORMATS = {".json": Format.JSON, ".jsonl": Format.JSON_LINES, ".ndjson": Format.JSON_LINES} | dict.fromkeys(
    (".xml", ".rss", ".atom", ".rdf"), Format.FEED
)


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _parsed(data: bytes, name: str, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    if not data:
        raise UnreadableError("empty file")
    check_size(len(data), MAX_FILE)
    data = unpacked(data)
    format_ = format_of(data, name)
    check_size(len(data), _MOST[format_], format_)
    if format_ is Format.AGENCY:
        return agency.parse_agency(decode(data), source=source, fetched_at=fetched_at, zone=zone)
    return _PARSERS[format_](data, source=source, fetched_at=fetched_at, zone=zone)


_PARSERS = {
    Format.PAGE: pages.parse_page,
    Format.FEED: feeds.parse_feed,
    Format.JSON: jsonfeed.parse_json,
    Format.JSON_LINES: jsonl.parse_jsonl,
}
_MOST = {
    Format.AGENCY: MAX_AGENCY,
    Format.PAGE: MAX_PAGE,
    Format.FEED: MAX_FEED,
    Format.JSON: MAX_FEED,
    Format.JSON_LINES: MAX_FILE,
}
