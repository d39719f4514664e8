"""One story as an item of an answer: title, brief, where from, how old."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from handlers.age import age
from handlers.html import bold, clip, escape, link, visible
from handlers.texts import Texts
from news.article import Article, Kind
from news.disagreement import Report, disagreement
from news.gazetteer import folded_name
from storage.entries import Entry
from storage.outgoing import Shown

TITLE_UNITS = 200
BRIEF_UNITS = 560
"""280 characters, each of which may be a pair of UTF-16 units."""

NAME_UNITS = 80
"""A place, a source, a word of an explanation: as long as it is still one."""

_BECAUSE_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story as it is shown: its entry, its brief ("" where there is none), and why it is about what was asked.

    `provisional` tells that the brief is a lead for want of a better one, which is still to be written. `news` is what
    an update tells in place of the brief. `reports` are the story's other articles, which may count otherwise.
    """

    entry: Entry
    brief: str
    because: tuple[str, ...] = ()
    provisional: bool = False
    news: str = ""
    reports: tuple[Report, ...] = ()

    @property
    def says(self) -> str:
        """What it tells below its title."""
        return self.news or self.brief


def shown_by(items: Iterable[Item]) -> tuple[Shown, ...]:
    """Those of the items that a message is to be mended for when their brief comes."""
    return tuple(
        Shown(item.entry.story_id, item.entry.lead.id, item.entry.lead.version)
        for item in items
        if item.provisional and not item.news
    )


def render(item: Item, *, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """The item as HTML, at most about 1,250 UTF-16 units: three of them always go into one message."""
    article = item.entry.lead.article
    lines = (title_line(article), brief_line(article, item.says), _otherwise(item, zone=zone, texts=texts))
    told = [line for line in lines if line]
    origin = " · ".join(_origin(item, now=now, zone=zone, texts=texts))
    return "\n".join([*(told or [texts("item-untitled")]), origin])


def title_line(article: Article) -> str:
    """The line with the title; "" where there is none."""
    title = visible(article.title)
    return bold(clip(title, TITLE_UNITS)) if title else ""


def brief_line(article: Article, brief: str) -> str:
    """The line with the brief; "" where there is none, or where it says what the title says."""
    said = clip(visible(brief), BRIEF_UNITS)
    return escape(said) if said.rstrip(".") != visible(article.title).rstrip(".") else ""


def _otherwise(item: Item, *, zone: ZoneInfo, texts: Texts) -> str:
    """What the latest of the other reports counts otherwise; "" where none does."""
    differs = disagreement(item.says, item.entry.lead.sorted_at, item.reports) if item.reports else None
    if differs is None:
        return ""
    local = differs.at.astimezone(zone)
    clock = texts.plain("item-clock", hour=str(local.hour), minute=f"{local.minute:02}")
    return texts(
        "item-otherwise", source=_name(differs.source), clock=clock, number=differs.number, counted=differs.counted
    )


def _origin(item: Item, *, now: datetime, zone: ZoneInfo, texts: Texts) -> list[str]:
    """Place, source, marks, age and reason: what is known of them, in this order."""
    entry, article = item.entry, item.entry.lead.article
    parts = [escape(_name(article.place))] if article.place else []
    parts += _source(entry, texts)
    if article.kind is Kind.LIVEBLOG:
        parts.append(texts("item-liveblog"))
    if article.paywalled:
        parts.append(texts("item-paywalled"))
    if entry.lead.sample:
        parts.append(texts("item-sample"))
    parts.append(_age(entry, now=now, zone=zone, texts=texts))
    if item.because:
        parts.append(f"<i>{texts('topic-because', words=', '.join(_reasons(item.because)))}</i>")
    return parts


def _reasons(because: tuple[str, ...]) -> list[str]:
    """The first few words, each once: CHARKIV in a dateline says no more than Charkiv."""
    spoken = {folded_name(word): _name(word) for word in reversed(because)}
    return list(spoken.values())[::-1][:_BECAUSE_WORDS]


def _source(entry: Entry, texts: Texts) -> list[str]:
    name = source_name(entry.lead.article)
    if not name:
        return []
    own = {name, *entry.lead.article.agencies}  # an article without a publisher is named by all its agencies
    others = len([source for source in entry.sources if source not in own])
    more = " " + texts("item-more-sources", count=others) if others else ""
    return [link(_name(name), entry.lead.article.url) + more]


def _age(entry: Entry, *, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    published = entry.lead.article.published_at
    if published is not None:
        return escape(age(published, now, zone, texts))
    return texts("item-arrived", age=age(entry.lead.first_seen_at, now, zone, texts))


def _name(text: str) -> str:
    return clip(visible(text), NAME_UNITS)


def source_name(article: Article) -> str:
    """Who brings it: the publisher, else the agencies, else the address's host, else ""."""
    host = (urlsplit(article.url).hostname or "") if article.url else ""
    return article.publisher or "/".join(article.agencies) or host.removeprefix("www.")
