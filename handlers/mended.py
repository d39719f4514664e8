"""Mending: a message in which an item showed its article's lead shows the brief instead, and nothing else changes.

And correcting: what the article's publisher took back is put right, and marked.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from html import unescape

from handlers.html import MESSAGE_UNITS, escape, shown_units
from handlers.items import brief_line, source_name, title_line
from news.article import Article
from storage.outgoing import Payload

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Better:
    """What an item of an article showed, and the brief that it shows from now on."""

    article: Article
    lead: str
    brief: str


def mended(payload: Payload, better: Mapping[int, Better]) -> Payload:
    """The message with these better briefs, by story id; as it was where they change nothing or do not fit.

    An item is changed in the line of its brief alone: its age, its place and what else it tells are those of the
    moment at which it was told.
    """
    html, parts = payload.html, dict(payload.parts)
    for story_id, one in better.items():
        part = parts.get(story_id, "")
        renewed = _renewed(part, one)
        if not renewed or part not in html:
            continue
        candidate = html.replace(part, renewed, 1)
        if shown_units(candidate) <= MESSAGE_UNITS:
            html, parts[story_id] = candidate, renewed
    return replace(payload, html=html, parts=tuple((story_id, parts[story_id]) for story_id, _ in payload.parts))


def _renewed(part: str, better: Better) -> str:
    """The item with its new brief; "" where it does not show what it is thought to show."""
    title = title_line(better.article)
    before, after = brief_line(better.article, better.lead), brief_line(better.article, better.brief)
    lines = part.split("\n")
    if before in lines:
        place = lines.index(before)
        lines[place : place + 1] = [after] if after else []
    elif not before and title in lines and after not in lines:
        lines.insert(lines.index(title) + 1, after)
    else:
        return ""
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article that was corrected, the titles that it had before, and the brief that it shows from now on.

    `is_wrong` tells of a text whether the corrected article does not bear it out.
    """

    article: Article
    titles: frozenset[str]
    brief: str
    is_wrong: Callable[[str], bool]


def corrected(payload: Payload, story_ids: Collection[int], one: Corrected, mark: str) -> Payload:
    """The message with the corrected title and brief where it shows what is wrong, and the mark that it was corrected.

    As it was where it shows the story by another article, where nothing in it is wrong, or where it would not fit.
    """
    html, parts = payload.html, list(payload.parts)
    for place, (story_id, part) in enumerate(payload.parts):
        renewed = _put_right(part, one, mark) if story_id in story_ids else ""
        if renewed and part in html:
            candidate = html.replace(part, renewed, 1)
            if shown_units(candidate) <= MESSAGE_UNITS:
                html, parts[place] = candidate, (story_id, renewed)
    return replace(payload, html=html, parts=tuple(parts))


def _put_right(part: str, one: Corrected, mark: str) -> str:
    """The item with what is right; "" where it is of another article, or nothing in it is wrong."""
    *lines, origin = part.split("\n")
    titles = {title_line(replace(one.article, title=title)) for title in {*one.titles, one.article.title}}
    place = next((number for number, line in enumerate(lines) if line in titles), -1 if "" in titles else None)
    if place is None or not _names(origin, one.article):
        return ""
    above, title, says = lines[: max(place, 0)], lines[place] if place >= 0 else "", lines[place + 1 : place + 2]
    right = title_line(one.article)
    if title == right and not any(one.is_wrong(_read(line)) for line in says):
        return ""
    marked = origin if origin.endswith(mark) else f"{origin} · {mark}"
    return "\n".join(line for line in (*above, right, brief_line(one.article, one.brief), marked) if line)


def _names(origin: str, article: Article) -> bool:
    """Whether the last line of an item names this article as where it is from."""
    return escape(article.url if article.url else source_name(article)) in origin


def _read(line: str) -> str:
    return unescape(_TAG.sub("", line))
