"""Where an outlet's feeds are: what its front page links to, and the paths at which feeds usually are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from news.errors import UnreadableError
from news.feed_address import AddressError, feed_address, host_of
from news.formats import Format, format_of
from news.limits import MAX_FEED, check_size, unpacked
from news.markup import decode_markup

MAX_LINKS = 20
"""Feeds of one page that are looked at; large sites name some thirty, the first are their main ones."""
_HEAD = 1_000_000
"""Characters of a page in which links are looked for."""
_TAG = re.compile(r"<(link|a|base)\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_LOOSE_TYPES = ("application/json", "application/xml", "text/xml")
"""Types of feeds and of much else: taken where the address looks like a feed's."""
_LOOKS = re.compile(r"\b(?:rss|atom|feeds?|rdf)\b|\.(?:rss|atom|rdf)$|nosnieuws", re.IGNORECASE)
_NO_NEWS = re.compile(r"comment|reactie|oembed|podcast|wp-json|/author/|/tag/|video|webshop|vacature", re.IGNORECASE)
_MAIN = re.compile(r"algemeen|nieuws\b|voorpagina|\bhome\b|laatste|alle|actueel|frontpage|top", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/')
_PATHS = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page links to, and what the page calls it."""

    address: str
    title: str = ""


def is_feed(data: bytes) -> bool:
    """Whether the bytes are a feed of any kind that we take in, rather than a page. Never raises."""
    kind = _kind(data)
    return kind is Format.FEED or (kind in (Format.JSON, Format.JSON_LINES) and _is_json_feed(data))


def is_page(data: bytes) -> bool:
    """Whether the bytes are a page in HTML. Never raises."""
    return _kind(data) is Format.PAGE


def feed_links(data: bytes, address: str) -> tuple[FeedLink, ...]:
    """The feeds that a page at that address names, the one to take first: its main news on its own host. Never raises.

    `<link rel=alternate>` goes before links in the text, which many pages have on a page about their feeds.
    """
    try:
        markup = decode_markup(unpacked(data))[:_HEAD]
    except UnreadableError:
        return ()
    tags = [(found[1].lower(), _attributes(found[2])) for found in _TAG.finditer(markup)]
    base = next((given["href"] for name, given in tags if name == "base" and given.get("href")), "")
    named = [given for name, given in tags if name == "link" and _is_alternate(given)]
    linked = [given for name, given in tags if name == "a" and _LOOKS.search(given.get("href", ""))]
    links = _links(named or linked, address, base)
    return tuple(sorted(links, key=lambda link: _rank(link, address))[:MAX_LINKS])


def common_addresses(address: str) -> tuple[str, ...]:
    """Where the feed of a site usually is: below the page that was named, then at the root of its host."""
    parts = urlsplit(address)
    root, below = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    return tuple(dict.fromkeys(f"{root}{start}{path}" for start in dict.fromkeys((below, "")) for path in _PATHS))


def _kind(data: bytes) -> Format | None:
    """What the bytes are; None for what no feed and no page can be."""
    try:
        data = unpacked(data)
        check_size(len(data), MAX_FEED)
        return format_of(data, "") if data.strip() else None
    except (UnreadableError, ValueError):
        return None


def _is_json_feed(data: bytes) -> bool:
    return _JSON_FEED.search(decode_markup(unpacked(data))) is not None


def _attributes(written: str) -> dict[str, str]:
    found = (
        (name.lower(), unescape(one or other or bare).strip()) for name, one, other, bare in _ATTRIBUTE.findall(written)
    )
    return dict(found)


def _is_alternate(given: dict[str, str]) -> bool:
    kind, address = given.get("type", "").partition(";")[0].strip().lower(), given.get("href", "")
    if not address or "alternate" not in given.get("rel", "").lower().split():
        return False
    return kind in _TYPES or (kind in _LOOSE_TYPES and _LOOKS.search(address) is not None)


def _links(given: Iterable[dict[str, str]], address: str, base: str) -> list[FeedLink]:
    found: dict[str, FeedLink] = {}
    for one in given:
        try:
            target = feed_address(urljoin(urljoin(address, base), one["href"]))
        except (AddressError, ValueError):
            continue
        found.setdefault(target, FeedLink(target, " ".join(one.get("title", "").split())[:200]))
    return list(found.values())


def _rank(link: FeedLink, page: str) -> tuple[bool, bool, bool]:
    """Lower is better; what ranks alike stays in the page's order."""
    words = f"{link.title} {urlsplit(link.address).path}"
    site = ".".join(host_of(page).split(".")[-2:])
    elsewhere = ".".join(host_of(link.address).split(".")[-2:]) != site
    return bool(_NO_NEWS.search(words)), elsewhere, not _MAIN.search(words)
