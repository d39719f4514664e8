"""What a page says about itself: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core), times and bylines."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import lxml.html

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")
_LIVEBLOG = re.compile(r"LiveBlogPosting$")
_MAX_UPDATES = 500
_MAX_SCRIPT = 1_000_000
"""Characters of one JSON-LD script that are read; articles whose whole text is inside have some 20,000."""
_MAX_NODES = 2_000
_PAID = {"paid", "premium", "plus", "locked", "subscription", "subscriber", "metered", "true", "1", "yes"}
_PAID_META = ("dpp:paid", "article:content_tier", "article:paid", "cxenseparse:mhu-article_ispaidcontent", "premium")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own words about its article, cleaned of nothing but entities; None or empty where it does not tell.

    `times` are the texts that name the time of publication, the most trustworthy first.
    """

    title: str | None = None
    description: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    times: tuple[str, ...] = ()
    paywalled: bool = False
    is_free: bool = False
    """Whether the page says in so many words that everybody may read it."""
    is_liveblog: bool = False
    is_article: bool = False
    """Whether the page calls itself an article, in JSON-LD or by og:type."""
    text: str = ""
    """The article's text as the JSON-LD holds it, which may be HTML; of a live blog its updates, newest first."""


def metadata(root: lxml.html.HtmlElement) -> Metadata:
    """The metadata of a page's tree, which stays as it is; broken JSON-LD counts as none. Never raises."""
    meta = _meta(root)
    node = _article_node(root)
    return Metadata(
        title=_first(
            meta.get("og:title"), node.get("headline"), meta.get("twitter:title"), _one(root, "//h1"), _head(root)
        ),
        description=_first(
            node.get("description"),
            meta.get("og:description"),
            meta.get("description"),
            meta.get("twitter:description"),
        ),
        author=_author(root, meta, node),
        publisher=_first(meta.get("og:site_name"), _name(node.get("publisher")), meta.get("application-name")),
        url=_address(root, meta, node),
        language=_first(root.get("lang"), node.get("inLanguage"), meta.get("og:locale")),
        times=tuple(_times(root, meta, node)),
        paywalled=_paywalled(root, meta, node),
        is_article=bool(node) or meta.get("og:type", "").strip().lower() == "article",
        is_free=_free(node) is True,
        is_liveblog=_is_kind(node, _LIVEBLOG),
        text=_first(node.get("articleBody")) or _updates(node),
    )


def _first(*values: object) -> str | None:
    for value in values:
        if isinstance(value, str) and value.strip():
            return unescape(value).strip()
    return None


def _meta(root: lxml.html.HtmlElement) -> dict[str, str]:
    """Names of meta elements, in lower case, with their first content that is not empty."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _one(root: lxml.html.HtmlElement, path: str) -> str | None:
    found = root.xpath(path)
    return " ".join(found[0].text_content().split()) if len(found) == 1 else None


def _head(root: lxml.html.HtmlElement) -> str | None:
    """The title element without what names the site ("… | De Krant"), which stands after the last bar or dash."""
    text = " ".join(" ".join(element.text_content() for element in root.xpath("//head/title")[:1]).split())
    return re.split(r"\s[|–—-]\s(?=[^|–—]{1,60}$)", text)[0] or None


def _article_node(root: lxml.html.HtmlElement) -> Node:
    """The JSON-LD node of the page's own article: the first of an article's type that is no part of a list."""
    for node in _nodes(root):
        if _is_kind(node, _ARTICLE_TYPES):
            return node
    return {}


def _is_kind(node: Node, types: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and types.search(kind) is not None for kind in kinds)


def _updates(node: Node) -> str:
    """The updates of a live blog, each a heading and its text."""
    updates = node.get("liveBlogUpdate")
    told = [update for update in (updates if isinstance(updates, list) else [updates]) if isinstance(update, dict)]
    parts = (_first(update.get(name)) for update in told[:_MAX_UPDATES] for name in ("headline", "articleBody"))
    return "\n\n".join(part for part in parts if part)


def _nodes(root: lxml.html.HtmlElement) -> Iterator[Node]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _outer_nodes(_json(script.text or ""))


def _json(text: str) -> object:
    try:
        return json.loads(text[:_MAX_SCRIPT].strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _outer_nodes(document: object) -> Iterator[Node]:
    """The objects at the top of a document, in a list, a @graph or as main entity; never those of a list of links."""
    waiting = [document]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node[:_MAX_NODES] + waiting
        elif isinstance(node, dict):
            yield node
            waiting = [node.get("@graph"), node.get("mainEntity"), *waiting]


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for name in map(_name, value[:10]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        return _name(value) if isinstance(value, list) else _first(value)
    return _first(value)


def _author(root: lxml.html.HtmlElement, meta: dict[str, str], node: Node) -> str | None:
    byline = root.xpath("//*[@itemprop='author' or @rel='author']")[:3]
    names = ", ".join(dict.fromkeys(" ".join(element.text_content().split()) for element in byline))
    author = _first(_name(node.get("author")), meta.get("author"), meta.get("article:author"), names)
    return None if author is None or author.startswith(("http:", "https:")) else author


def _address(root: lxml.html.HtmlElement, meta: dict[str, str], node: Node) -> str | None:
    canonical = [
        link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    main = node.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    for address in (*canonical, meta.get("og:url"), main, node.get("url"), meta.get("twitter:url")):
        if isinstance(address, str) and re.match(r"\s*https?://", address, re.IGNORECASE):
            return unescape(address).strip()
    return None


_TIME_META = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "dc.date.issued"),
    *(
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "date",
        "pubdate",
        "publish-date",
        "publishdate",
    ),
    *("publication_date", "article.published", "cxenseparse:recs:publishtime", "sailthru.date", "parsely-pub-date"),
)
_VISIBLE_TIME = (
    "//*[self::span or self::div or self::p or self::small or self::li]"
    "[contains(concat(' ', @class), ' pubdate') or contains(@class, 'publish') or contains(@class, 'date')"
    " or contains(@class, 'datum') or contains(@class, 'timestamp') or contains(@class, 'byline')"
    " or contains(@class, 'meta')]"
)
_ELSEWHERE = {"aside", "nav", "footer"}


def _times(root: lxml.html.HtmlElement, meta: dict[str, str], node: Node) -> Iterator[str]:
    """Texts that may name the time: what is written for machines, then time elements, then what readers see."""
    yield from (text for text in (node.get("datePublished"), *map(meta.get, _TIME_META)) if isinstance(text, str))
    yield from (text for text in (node.get("dateCreated"),) if isinstance(text, str))
    for element in root.xpath("//*[@itemprop='datePublished']")[:3]:
        yield element.get("datetime") or element.get("content") or " ".join(element.text_content().split())
    # A page with many times is a list of other articles: only the ones before its text are its own.
    own = [element for element in root.iter("time") if not _elsewhere(element)][:2]
    yield from (element.get("datetime") or "" for element in own)
    yield from (" ".join(element.text_content().split()) for element in own if not element.get("datetime"))
    for element in root.xpath(_VISIBLE_TIME)[:40]:
        text = " ".join(element.text_content().split()[:20])
        if re.search(r"\d", text) and not _elsewhere(element):
            yield text


def _elsewhere(element: lxml.html.HtmlElement) -> bool:
    return any(above.tag in _ELSEWHERE for above in element.iterancestors())


def _free(node: Node) -> bool | None:
    """What JSON-LD says of the article or of any of its parts (schema.org: isAccessibleForFree); None for nothing."""
    parts = node.get("hasPart")
    said = [
        holder.get("isAccessibleForFree")
        for holder in (node, *(parts if isinstance(parts, list) else [parts]))
        if isinstance(holder, dict)
    ]
    told = [str(value).strip().lower().rpartition("/")[2] for value in said if isinstance(value, bool | str)]
    if any(value in ("false", "no", "0") for value in told):
        return False
    return True if any(value in ("true", "yes", "1") for value in told) else None


def _paywalled(root: lxml.html.HtmlElement, meta: dict[str, str], node: Node) -> bool:
    if _free(node) is False:
        return True
    if any(meta.get(name, "").strip().lower() in _PAID for name in _PAID_META):
        return True
    return next(root.iter("premium"), None) is not None
