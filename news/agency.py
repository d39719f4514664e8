"""Agency copy as one text: an article and, under a heading, the teasers of others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from news.agency_page import split_page
from news.article import Article, Kind, Parsed
from news.body_text import clean_body
from news.bylines import strip_byline
from news.cleaning import clean_title
from news.dateline import Dateline, split_dateline
from news.errors import UnreadableError
from news.front_matter import front_matter
from news.kinds import kind_of
from news.language import language_of
from news.teasers import Teaser, is_title, stamp_of
from news.times import parse_time

_LONGEST_TITLE = 200
_RUBRIC = re.compile(
    r"(?:algemeen|binnenland|buitenland|cultuur|economie|entertainment|geld|gezondheid|klimaat|koningshuis|lokaal|media"
    r"|muziek|nieuws|politiek|regio|show|sport|tech|wetenschap)",
    re.IGNORECASE,
)


def parse_agency(text: str, *, source: str, fetched_at: datetime, zone: ZoneInfo) -> Parsed:
    """The article in `text` and after it the teasers on its page, in the page's order.

    The first line is the title, unless it begins with a dateline or is prose; it is "" then, as with most teasers.
    Relative times count from the aware `fetched_at`, local ones are in `zone`. The article's own time is None where
    no line under the title (or alone at the end) tells it. Raises UnreadableError where there is only clutter.
    """
    page = split_page(text)
    blank = Article(source=source, fetched_at=fetched_at)
    articles = [_article(page.main, blank, zone)] if page.main else []
    articles += [_teaser(teaser, blank, zone) for teaser in page.teasers]
    articles = [article for article in articles if article.title or article.body]
    if not articles:
        raise UnreadableError("no article in this text")
    return Parsed(tuple(replace(article, position=position) for position, article in enumerate(articles)))


def _article(lines: Sequence[str], blank: Article, zone: ZoneInfo) -> Article:
    title, rest = _title(lines)
    told = front_matter(rest, blank.fetched_at, zone)
    rest = rest[told.lines :]
    published_at = told.published_at
    if not published_at and rest and (stamp := stamp_of(rest[-1])):
        published_at = parse_time(stamp, blank.fetched_at, zone)
    dateline, paragraphs = _without_datelines([line for line in rest if not stamp_of(line)])
    title = clean_title(title)
    author, body = strip_byline(clean_body("\n".join(paragraphs), title))
    kind = kind_of(title, body)
    return replace(
        blank,
        title=title,
        body=body,
        author=told.author or author,
        published_at=published_at,
        kind=Kind.ARTICLE if kind is Kind.STUB and body and dateline.agencies else kind,  # a flash is one sentence
        language=language_of(title, body),
        place=dateline.place,
        agencies=dateline.agencies,
    )


def _title(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The title above the other lines, "" where the first line is text; a rubric above the title is left out."""
    if _RUBRIC.fullmatch(lines[0]) and len(lines) > 2 and is_title(lines[1]):
        lines = lines[1:]
    first = lines[0]
    prose = first.endswith(".") and (len(lines) == 1 or ". " in first)
    if prose or len(first) > _LONGEST_TITLE or split_dateline(first)[0]:
        return "", lines
    return first, lines[1:]


def _without_datelines(lines: Sequence[str], *, agency_copy: bool = False) -> tuple[Dateline, list[str]]:
    """The first dateline that opens one of `lines`, and the lines without; a place alone opens only the first."""
    dateline = Dateline()
    paragraphs = []
    for number, line in enumerate(lines):
        found, rest = split_dateline(line, agency_copy=agency_copy)
        if found and (found.agencies or number == 0):
            dateline = dateline if dateline.place or dateline.agencies else found
            line = rest
        paragraphs.append(line)
    return dateline, paragraphs


def _teaser(teaser: Teaser, blank: Article, zone: ZoneInfo) -> Article:
    lines = teaser.lines
    titled = len(lines) > 1 and is_title(lines[0])
    dateline, paragraphs = _without_datelines(lines[titled:], agency_copy=True)
    body = clean_body("\n".join(paragraphs))
    return replace(
        blank,
        title=clean_title(lines[0]) if titled else "",
        body=body,
        published_at=parse_time(teaser.stamp, blank.fetched_at, zone) if teaser.stamp else None,
        kind=Kind.TEASER,
        language=language_of("", body),
        place=dateline.place,
        agencies=dateline.agencies,
    )
