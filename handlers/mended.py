"""Mending: a message in which an item showed its article's lead shows the brief instead, and nothing else changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.html import MESSAGE_UNITS, shown_units
from handlers.items import brief_line, title_line
from news.article import Article
from storage.outgoing import Payload


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
