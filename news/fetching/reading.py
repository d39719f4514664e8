"""From a feed's bytes to entries: pure, and bounded as `news.formats` is; it runs in a process of its own."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from news.article import Article
from news.consent import is_consent, is_wall_title
from news.errors import UnreadableError
from news.fetching.body import cut, ttl
from news.fetching.memory import Entry
from news.fetching.reasons import reason_of
from news.fetching.sifting import is_replaced
from news.formats import Format, format_of, parse
from news.limits import unpacked
from news.markup import decode_markup

_JSON = (Format.JSON, Format.JSON_LINES)
_PAGE_START = 60_000
"""Bytes of a page in which a cookie wall shows itself."""
_TAGS = re.compile(r"(?:<[^<>]{0,2000}>\s*)+")
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The bytes of a feed, and what is known of it: `known` are the hashes of entries that need no parsing.

    `outlet` is the name that its articles get as their publisher; `zone` is that of times without one.
    """

    data: bytes
    source: str
    outlet: str
    fetched_at: datetime
    zone: str
    known: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a feed holds: its entries without the known ones, of `count` in all, and the hashes of all of them.

    `ttl` is for how long it asks to be left alone; `problems` are reasons and counts of what was left out.
    """

    entries: tuple[Entry, ...]
    count: int
    hashes: bytes = b""
    ttl: timedelta | None = None
    problems: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Why the bytes are no feed, by a name that can be counted; `wall` where a cookie wall is in its place."""

    name: str
    reason: str
    wall: bool = False


def read(body: Body) -> Read | Unread:
    """The entries of a feed, in its order. Never raises, whatever the bytes are."""
    try:
        data = unpacked(body.data)
        if not data.strip():
            return Unread("empty", "an empty answer")
        if (format_ := format_of(data, "-")) is Format.PAGE:
            return _page(data)
        if format_ is Format.FEED or (format_ is Format.JSON and b'"items"' in data):
            return _read(body, data, is_json=format_ is Format.JSON)
        return Unread("no_feed", "no feed, but JSON" if format_ in _JSON else "no feed, but text")
    except UnreadableError as error:
        return Unread("unreadable", str(error))
    except (Exception, RecursionError) as error:  # the libraries below promise nothing about hostile input
        return Unread("unreadable", f"cannot be read ({type(error).__name__})")


def _read(body: Body, data: bytes, *, is_json: bool) -> Read:
    pieces = None if is_json else cut(data, body.known)
    rest = data
    # Where nearly all is new its newest must be chosen, and the known ones count among them.
    if pieces is not None and not is_replaced(pieces.unknown, pieces.count):
        rest = pieces.rest
    if pieces is not None and not pieces.unknown:
        return Read(entries=(), count=pieces.count, hashes=pieces.hashes, ttl=ttl(data))
    name = "feed.json" if is_json else "feed.xml"
    parsed = parse(rest, name, source=body.source, fetched_at=body.fetched_at, zone=ZoneInfo(body.zone))
    entries = tuple(Entry.of(article) for article in _named(parsed.articles, body.outlet))
    return Read(
        entries=entries,
        count=max(len(entries), 0 if pieces is None else pieces.count),
        hashes=b"" if pieces is None else pieces.hashes,
        ttl=ttl(data),
        problems=tuple(reason_of(problem) for problem in parsed.problems),
    )


def _named(articles: tuple[Article, ...], outlet: str) -> Iterable[Article]:
    """The articles under their outlet's name; one that its feed took from another outlet keeps that one's."""
    own = Counter(article.publisher for article in articles).most_common(1)
    if not outlet or not own:
        return articles
    return (replace(one, publisher=outlet) if one.publisher in (None, own[0][0]) else one for one in articles)


def _page(data: bytes) -> Unread:
    text = decode_markup(data[:_PAGE_START])
    title = _TITLE.search(text)
    if (title and is_wall_title(title[1])) or any(is_consent(part) for part in _TAGS.split(text)):
        return Unread("consent", "a cookie wall where its feed should be", wall=True)
    return Unread("page", "a page where its feed should be")
