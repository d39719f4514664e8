"""Article pages: the text by trafilatura, the rest by what the page says about itself."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import lxml.etree
import lxml.html

from news.article import Article, Kind, Parsed
from news.body_text import clean_body
from news.bylines import strip_byline
from news.cleaning import clean_text, clean_title
from news.consent import asks_elsewhere, is_consent, is_error_title, is_wall_title, without_consent
from news.dateline import split_dateline, split_signature
from news.errors import UnreadableError
from news.front_matter import FrontMatter, front_matter
from news.identity import canonical_url
from news.kinds import kind_of
from news.language import language_of
from news.limits import MAX_DEPTH, MAX_PAGE, check_size, check_tags, unpacked
from news.markup import decode_markup, legal_xml, plain_line, plain_text
from news.page_metadata import Metadata, metadata
from news.page_text import article_paragraphs, is_prose
from news.paywall import shows_wall
from news.publication_time import publication_time
from news.rubrics import without_outlet

_PROLOGUE = re.compile(r"<\?xml.{0,500}?\?>", re.DOTALL)
_MAX_NAME = 200
_FEWEST_WORDS = 20
"""Words of a body; below it the page must call itself an article for its description to be taken as a stub."""
_FEWEST_WHOLE = 200
"""Words of a paid article that is there in full: the openings that papers give have 30 to 150."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page taken apart: what it says about itself, its headline, its text and the lines above that."""

    about: Metadata
    title: str
    body: str
    front: FrontMatter
    walled: bool


def parse_page(data: bytes, *, source: str, fetched_at: datetime, zone: ZoneInfo, url: str | None = None) -> Parsed:
    """The one article of a page in HTML (gzip or not); `url` is where it came from, for a page that does not tell.

    A page behind a paywall gives its title and what may be read, with `paywalled`. Raises UnreadableError:
    "consent page", "no article on this page", or the bound of `news.limits` that it crosses.
    """
    data = unpacked(data)
    check_size(len(data), MAX_PAGE, "a page")
    root = _tree(decode_markup(data))
    page = _page(root, metadata(root), fetched_at, zone)
    return Parsed((_article(page, source, fetched_at, zone, canonical_url(url or "")),))


def _tree(markup: str) -> lxml.html.HtmlElement:
    check_tags(markup)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    text = legal_xml(markup).lstrip()
    prologue = _PROLOGUE.match(text)
    text = text[prologue.end() :] if prologue else text
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableError("no article on this page") from error
    if any(entry.type == lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableError(f"elements nested deeper than {MAX_DEPTH}")
    return root


def _page(root: lxml.html.HtmlElement, about: Metadata, now: datetime, zone: ZoneInfo) -> _Page:
    title = clean_title(without_outlet(plain_line(about.title or ""), about.publisher))
    if not about.is_article and (is_error_title(title) or is_error_title(root.xpath("string(//head/title)")[:200])):
        raise UnreadableError("no article on this page")
    walls, sends_on = shows_wall(root), asks_elsewhere(root)  # before the text is taken out of the tree
    paragraphs, cut = article_paragraphs(root, about, title)
    front = front_matter(paragraphs, now, zone)
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    walled = about.paywalled or (not about.is_free and words < _FEWEST_WHOLE and (cut or walls))
    if words < _FEWEST_WORDS and not about.is_article and sends_on:
        raise UnreadableError("consent page")
    return _Page(about, title, _body(paragraphs[front.lines :], about, title, walled), front, walled)


def _body(paragraphs: list[str], about: Metadata, title: str, paywalled: bool) -> str:
    """The text of the article, or its description where the page keeps the rest; raises UnreadableError."""
    own = without_consent(paragraphs)
    walled = is_wall_title(title) or len(own) < len(paragraphs)
    body = clean_body("\n\n".join(own), title)
    short = len(body.split()) < _FEWEST_WORDS or not is_prose(own)
    if is_wall_title(title) and (short or not about.is_article):
        raise UnreadableError("consent page")
    if not short and title:
        return body
    description = clean_text(plain_text(about.description or ""))
    description = "" if is_consent(description) else description
    if not title or not (about.is_article or paywalled) or not (description or body):
        raise UnreadableError("consent page" if walled else "no article on this page")
    return description or body


def _article(page: _Page, source: str, fetched_at: datetime, zone: ZoneInfo, came_from: str | None) -> Article:
    about, title = page.about, page.title
    byline, body = strip_byline(page.body)
    dateline, body = split_dateline(body)
    signed, body = split_signature(body)
    url = canonical_url(about.url or "") or came_from
    author = plain_line(about.author or "") or page.front.author or byline or ""
    return Article(
        source=source,
        fetched_at=fetched_at,
        title=title,
        body=body,
        url=url,
        publisher=clean_text(plain_line(about.publisher or ""), _MAX_NAME) or None,
        author=clean_text(author, _MAX_NAME) or None,
        place=dateline.place if dateline else None,
        agencies=(dateline.agencies if dateline else ()) or signed,
        published_at=publication_time(about.times, fetched_at, zone) or page.front.published_at,
        language=language_of(title, body, about.language),
        kind=_kind(page, body, url),
        paywalled=page.walled,
    )


def _kind(page: _Page, body: str, url: str | None) -> Kind:
    """The opening of an article behind a wall is a teaser."""
    kind = Kind.LIVEBLOG if page.about.is_liveblog else kind_of(page.title, body, url)
    opening = page.walled and len(body.split()) < _FEWEST_WHOLE
    return Kind.TEASER if opening and kind in (Kind.ARTICLE, Kind.STUB) else kind
