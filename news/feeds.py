"""RSS, Atom and RDF feeds, by feedparser."""

import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from news.article import Parsed, Problem
from news.entries import Entry, articles_of, publisher_of
from news.errors import UnreadableError
from news.feed_xml import feed_xml
from news.limits import MAX_FEED, check_size, unpacked
from news.markup import decode_markup, plain_line, plain_text

_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_PAID_MARKS = ("dpp_paid", "premium", "paid", "is_premium", "ispremium", "paywall")
_PAID_TERMS = frozenset(("premium", "betaald", "plus", "abonnees", "paid", "plus-artikel", "premiumartikel"))
_NO = frozenset(("false", "0", "no", "nee", "none"))
_TIMES = ("published", "created", "issued", "date", "updated")


def parse_feed(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The articles of a feed (gzip or not), one for each id, in the feed's order; a Problem for what was left out.

    A feed without entries is fine, with the Problem "no entries". Raises UnreadableError: "not a feed", "entity
    declarations", or the bound of `news.limits` that it crosses. Nothing is ever fetched.
    """
    data = unpacked(data)
    check_size(len(data), MAX_FEED, "a feed")
    xml, remarks = feed_xml(decode_markup(data))
    feed = _feed(xml)
    articles, empty = articles_of(_entries(feed), source=source, fetched_at=fetched_at, zone=zone)
    remarks += ("no entries",) if not feed.entries else ()
    remarks += (f"{empty:,} entries without title and text",) if empty else ()
    return Parsed(articles, tuple(Problem("", remark) for remark in remarks))


def _feed(xml: bytes) -> Any:
    import feedparser  # a tenth of a second, and needed for feeds only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        feed = feedparser.parse(xml, response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise UnreadableError("not a feed")
    return feed


def _entries(feed: Any) -> Iterator[Entry]:
    publisher = publisher_of(plain_line(feed.feed.get("title") or ""))
    language = feed.feed.get("language") or ""
    plain = str(feed.version).startswith("atom")
    for entry in feed.entries:
        body, full = _body(entry, plain)
        yield Entry(
            guid=_text(entry.get("id")),
            title=_said(entry.get("title_detail"), plain),
            body=body,
            full=full,
            url=_address(entry),
            author=plain_line(_author(entry)),
            publisher=plain_line(_text(entry.get("source", {}).get("title"))) or publisher,
            language=_language(entry) or language,
            times=tuple(_text(dict.get(entry, name)) for name in _TIMES),
            paid=_is_paid(entry),
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _said(detail: Any, plain: bool) -> str:
    """The words of an element; only Atom tells plain text from HTML."""
    value = _text((detail or {}).get("value"))
    is_plain = plain and (detail or {}).get("type") == "text/plain"
    return value if is_plain else plain_line(value)


def _body(entry: Any, plain: bool) -> tuple[str, bool]:
    """The richest text of an entry, and whether it is its content rather than its summary."""
    contents = [(_body_text(detail, plain), True) for detail in entry.get("content") or ()]
    summary = (_body_text(entry.get("summary_detail") or {}, plain), False)
    return max((*contents, summary), key=lambda text_full: len(text_full[0]))


def _body_text(detail: Any, plain: bool) -> str:
    value = _text(detail.get("value"))
    return value if plain and detail.get("type") == "text/plain" else plain_text(value)


def _address(entry: Any) -> str:
    pages = (_text(link.get("href")) for link in entry.get("links") or () if _is_page(link))
    candidates = (_text(entry.get("link")), *pages, _text(entry.get("id")))
    return next((link for link in candidates if link.startswith(("http://", "https://"))), "")


def _is_page(link: Any) -> bool:
    return bool(link.get("rel", "alternate") == "alternate" and link.get("type", "text/html") == "text/html")


def _author(entry: Any) -> str:
    names = [_text(author.get("name")) for author in entry.get("authors") or ()]
    return ", ".join(dict.fromkeys(name for name in names if name)) or _text(entry.get("author"))


def _language(entry: Any) -> str:
    return _text(entry.get("language")) or _text((entry.get("title_detail") or {}).get("language"))


def _is_paid(entry: Any) -> bool:
    """Marks as seen: dpp:paid (DPG), premium (Telegraaf), a category."""
    marks = (dict.get(entry, name) for name in _PAID_MARKS)
    if any(isinstance(mark, str) and mark.strip().lower() not in _NO for mark in marks):
        return True
    return any(_text(tag.get("term")).strip().lower() in _PAID_TERMS for tag in entry.get("tags") or ())
