"""What stands under the picture: how much there was, and the stories that its numbers mean."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from handlers.html import clip, escape, link, visible
from handlers.items import source_name
from handlers.texts import Texts
from handlers.trend.counting import Trend
from storage.entries import Entry

CAPTION_UNITS = 1024
"""Bot API, sendPhoto: 0-1024 characters of caption after entities parsing."""

_TITLE_UNITS = 100
_SOURCE_UNITS = 30


def caption(name: str, trend: Trend, entries: Sequence[Entry], texts: Texts) -> str:
    """HTML within Telegram's limits; `name` (at most 60 units) is the topic's, the entries are the trend's stories."""
    most = max(trend.counts, key=lambda count: (count.articles, count.day))
    summary = texts(
        "trend-summary",
        topic=name,
        count=trend.total,
        days=len(trend.counts),
        day=format_date(most.day, format="EEEE d MMMM", locale=texts.language),
        most=most.articles,
    )
    if any(count.estimated for count in trend.counts):
        summary += " " + texts("trend-estimated")
    days = {telling.story_id: telling.day for telling in trend.stories}
    told = [_line(number, one, days[one.story_id], texts) for number, one in enumerate(entries, 1)]
    return "\n".join([summary, *([""] if told else []), *told])


def short(day: date, texts: Texts) -> str:
    """The day as it stands on an axis: "3 feb"."""
    return str(format_date(day, format="d MMM", locale=texts.language))


def _line(number: int, entry: Entry, day: date, texts: Texts) -> str:
    article = entry.lead.article
    title = clip(visible(article.title), _TITLE_UNITS) or texts.plain("item-untitled")
    source = clip(visible(source_name(article)), _SOURCE_UNITS)
    origin = ", ".join(part for part in (source, short(day, texts)) if part)
    return f"{number}. {link(title, article.url)} ({escape(origin)})"
