"""An entry of a feed, whatever its format, and the article it becomes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.article import Article, Kind
from news.body_text import clean_body
from news.bylines import strip_byline
from news.cleaning import clean_text, clean_title
from news.dateline import split_dateline, split_signature
from news.identity import canonical_url, identity_keys
from news.kinds import kind_of
from news.language import language_of
from news.publication_time import publication_time
from news.rubrics import without_outlet

_MAX_NAME = 200
_MAX_GUID = 2_048
_FULL_ARTICLE = 120
"""Words from which on a description can be the whole article; descriptions of Dutch feeds have 20 to 60."""
_SHORTEST_CONTENT = 40
"""Words; what a feed calls content and is shorter is a summary in the wrong element."""
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\))\s*$")
_READ_MORE = re.compile(
    r"\s*(?:\[(?:…|\.\.\.)\]\s*)?(?:"
    r"(?:lees|bekijk|luister|kijk)\s+(?:meer|verder|hier|het\s+(?:hele|volledige)\s+\w+|dit\s+artikel)\b[^.\n]{0,120}"
    r"|(?:het bericht|the post)\s[^\n]{1,300}\s(?:verscheen eerst op|appeared first on)\s[^\n]{1,120})\s*[.»›→>]*\s*$",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    (
        *("algemeen", "nieuws", "nieuwsfeed", "laatste", "het", "de", "rss", "feed", "feeds", "home", "homepage"),
        *("voorpagina", "binnenland", "buitenland", "sport", "economie", "politiek", "regio", "media", "cultuur"),
        *("tech", "wetenschap", "opinie", "alle", "artikel", "artikelen", "meest", "recent", "recente", "van"),
        *("hoofdpunten", "actueel", "headlines", "updates", "overzicht", "xml", "atom", "2.0"),
    )
)
"""Words of a feed's title that name a rubric and no outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as its feed gave it, its texts plain; `full` where the feed calls the body the content, not a summary.

    `times` are the texts that may name the time of publication, the most trustworthy first.
    """

    guid: str = ""
    title: str = ""
    body: str = ""
    full: bool = False
    url: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    times: tuple[str, ...] = ()
    paid: bool = False


def articles_of(
    entries: Iterable[Entry], *, source: str, fetched_at: datetime, zone: ZoneInfo
) -> tuple[tuple[Article, ...], int]:
    """The articles of a feed in its order, and how many entries held nothing.

    What comes twice under one name is taken once: the most recent, and of equally recent ones the last.
    """
    found: dict[str, Article] = {}
    empty = 0
    for entry in entries:
        article = _article(entry, source, fetched_at, zone)
        if not article.title and not article.body:
            empty += 1
            continue
        key = identity_keys(article)[0]
        if key not in found or _age(found[key]) <= _age(article):
            found[key] = article
    return tuple(replace(article, position=place) for place, article in enumerate(found.values())), empty


def publisher_of(feed_title: str) -> str:
    """The outlet's name in a feed's title: "NU - Algemeen" is NU, "Het laatste nieuws | De Krant" is De Krant."""
    title = " ".join(feed_title.split())
    for part in re.split(r"\s+[-–—|:»•/]+\s+|\s*[|»•]\s*|:\s+", title):
        if set(part.lower().split()) - _GENERIC:
            return part[:_MAX_NAME].strip()
    return title[:_MAX_NAME]


def _age(article: Article) -> datetime:
    return article.published_at or datetime.min.replace(tzinfo=UTC)


def _article(entry: Entry, source: str, fetched_at: datetime, zone: ZoneInfo) -> Article:
    title = clean_title(without_outlet(" ".join(entry.title.split()), entry.publisher))
    byline, body = strip_byline(clean_body(_READ_MORE.sub("", entry.body), title).lstrip("•▶►■ "))
    dateline, body = split_dateline(body)
    signed, body = split_signature(body)
    url = canonical_url(entry.url)
    return Article(
        source=source,
        fetched_at=fetched_at,
        title=title,
        body=body,
        guid=clean_text(entry.guid, _MAX_GUID) or None,
        url=url,
        publisher=clean_text(entry.publisher, _MAX_NAME) or None,
        author=clean_text(entry.author or byline or "", _MAX_NAME) or None,
        place=dateline.place if dateline else None,
        agencies=(dateline.agencies if dateline else ()) or signed,
        published_at=publication_time(entry.times, fetched_at, zone),
        language=language_of(title, body, entry.language or None),
        kind=_kind(entry, title, body, url),
        paywalled=entry.paid,
    )


def _kind(entry: Entry, title: str, body: str, url: str | None) -> Kind:
    """A teaser where the feed gives an opening only: a summary, a short text, one that breaks off, a paid one."""
    words = len(body.split())
    opening = words < (_SHORTEST_CONTENT if entry.full else _FULL_ARTICLE)
    # A summary's length says nothing about its article: it is judged as the opening of something longer.
    kind = kind_of(title, f"{body}\n\n…" if opening else body, url)
    if kind is not Kind.ARTICLE:
        return kind
    broken_off = _CUT_SHORT.search(body) or _READ_MORE.search(entry.body) or entry.paid
    return Kind.TEASER if opening or broken_off else Kind.ARTICLE
