"""`/trend WORDS`: a picture of how much was written about a topic, for so many days, light or dark."""

import re
from dataclasses import dataclass, replace

from handlers.answer import Answer, Button, Keyboard, Message, Pressed
from handlers.asked_again import recall, remember, search_address
from handlers.commands import TREND
from handlers.desk import Desk
from handlers.following.wanted import Wanted, wanted
from handlers.html import clip, escape, visible
from handlers.press import Press
from handlers.refusals import unclear
from handlers.texts import Texts
from handlers.topic_names import shown
from handlers.trend.caption import caption, short
from handlers.trend.chart import Chart, Mark, in_characters
from handlers.trend.counting import Trend, trend
from handlers.turn import Turn
from news.errors import QueryError
from news.gazetteer import gazetteer
from news.near import near_topics
from news.query import parse_query
from storage import entries
from storage.entries import Entry

DAYS = (14, 30, 90)

ADDRESS = re.compile(r"trend:(\d{1,18}):(14|30|90):([ld])(:new)?", re.ASCII)
"""Callback data: the question's number, the days, light or dark; `new` for a message of its own."""

_NEAR = 3
_BUTTON_UNITS = 40
_SHOWN_UNITS = 60


@dataclass(frozen=True, slots=True)
class _Asked:
    """A trend as it was asked for: the topic, the number of the question, and how it is shown."""

    topic: Wanted
    number: int
    days: int = DAYS[0]
    dark: bool = False

    def address(self, *, new: bool = False) -> str:
        """The callback data that asks for it."""
        return f"trend:{self.number}:{self.days}:{'d' if self.dark else 'l'}{':new' if new else ''}"


async def trend_asked(desk: Desk, turn: Turn, said: str) -> Answer:
    """The answer to `/trend` with the words after it."""
    words = visible(said)
    if not words:
        return Answer.one(turn.texts("trend-empty"))
    try:
        topic = wanted(words)
    except QueryError as error:
        return unclear(error, turn.texts, TREND)
    asked = _Asked(topic, await remember(desk, words))
    message = await _message(desk, asked, turn.texts)
    return Answer((message,)) if message is not None else await _nothing(desk, asked, words, turn.texts)


async def trend_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Other days, or other colours, in the place of the picture; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    words = await recall(desk, int(address[1])) if address else None
    if address is None or words is None:
        return None
    try:
        topic = wanted(words)
    except QueryError:
        return None
    asked = _Asked(topic, int(address[1]), int(address[2]), dark=address[3] == "d")
    message = await _message(desk, asked, turn.texts)
    if address[4]:
        return Pressed(answer=Answer((message,)) if message else await _nothing(desk, asked, words, turn.texts))
    if message is None or message.picture is None:
        text = "trend-nothing" if message is None else "trend-no-picture"
        return Pressed(notice=turn.texts.plain(text, topic=_name(topic, turn.texts), days=asked.days))
    return Pressed(page=message)


async def _message(desk: Desk, asked: _Asked, texts: Texts) -> Message | None:
    """The picture with its caption and buttons; the same in characters where none can be drawn. None without news."""
    query = parse_query(asked.topic.query)
    found = await trend(
        desk.db,
        desk.studio.judge,
        query,
        asked.topic.query,
        now=desk.clock(),
        zone=desk.zone,
        days=asked.days,
    )
    if not found.total:
        return None
    async with desk.db.read() as conn:
        stories = await entries.entries_of(conn, [one.story_id for one in found.stories])
    html = caption(_name(asked.topic, texts), found, stories, texts)
    chart = _chart(asked, found, stories, texts)
    words = in_characters(chart, short(found.counts[0].day, texts), short(found.counts[-1].day, texts))
    png = await desk.studio.draw(chart, words)
    if png is None:
        return Message(f"{html}\n\n<pre>{escape(words)}</pre>")
    return Message(html, _keyboard(asked, texts), picture=png)


def _name(topic: Wanted, texts: Texts) -> str:
    return clip(shown(topic.name, texts), _SHOWN_UNITS)


def _chart(asked: _Asked, found: Trend, stories: list[Entry], texts: Texts) -> Chart:
    places = {count.day: place for place, count in enumerate(found.counts)}
    days = {one.story_id: one.day for one in found.stories}
    return Chart(
        title=_name(asked.topic, texts),
        subtitle=texts.plain("trend-subtitle", count=found.total, days=asked.days),
        days=tuple(count.day.isoformat() for count in found.counts),
        counts=tuple(count.articles for count in found.counts),
        marks=tuple(Mark(number, places[days[one.story_id]]) for number, one in enumerate(stories, 1)),
        estimated=tuple(place for place, count in enumerate(found.counts) if count.estimated),
        language=texts.language,
        dark=asked.dark,
    )


def _keyboard(asked: _Asked, texts: Texts) -> Keyboard:
    other = replace(asked, dark=not asked.dark)
    shade = Button(texts.plain("button-dark" if other.dark else "button-light"), other.address())
    news = texts.plain("button-search", words=clip(shown(asked.topic.name, texts), _BUTTON_UNITS))
    return ((*_days(asked, texts), shade), (Button(news, search_address(asked.number)),))


def _days(asked: _Asked, texts: Texts, *, new: bool = False) -> list[Button]:
    others = [replace(asked, days=days) for days in DAYS if days != asked.days]
    return [Button(texts.plain("button-days", days=one.days), one.address(new=new)) for one in others]


async def _nothing(desk: Desk, asked: _Asked, words: str, texts: Texts) -> Answer:
    """Say that there is none, and offer what was perhaps meant, and other days."""
    said = texts("trend-nothing", topic=_name(asked.topic, texts), days=asked.days)
    meant = [name for name in near_topics(words, gazetteer().asked_as(), limit=_NEAR) if name != asked.topic.name]
    rows = []
    for name in meant:
        other = _Asked(wanted(name), await remember(desk, name))
        rows.append((Button(shown(name, texts), other.address(new=True)),))
    if meant:
        said += " " + texts("trend-did-you-mean")
    return Answer.one(said, (*rows, tuple(_days(asked, texts, new=True))))
