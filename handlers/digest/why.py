"""`Waarom kreeg ik dit?`: for each story of a message its topic, and the words that made it so."""

import re
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer import Answer, Message, Pressed
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.html import bold, clip, visible
from handlers.items import NAME_UNITS, TITLE_UNITS
from handlers.packing import pack
from handlers.texts import Texts
from news.gazetteer import folded_name
from storage import destinations, told
from storage.entries import entries_of
from storage.sent import sent_stories
from storage.told import Told

ADDRESS = re.compile(r"why(?::(\d{1,17}))?")
"""Callback data: of when what stands in the message was told, in microseconds since 1970; without it, the message's."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_WORDS = 3


def why_data(told_at: datetime) -> str:
    """The data of a button under what was told at that moment."""
    return f"why:{(told_at - _EPOCH) // _MICROSECOND}"


async def why_pressed(desk: Desk, asker: Asker, message_id: int, data: str, texts: Texts) -> Pressed | None:
    """Why the stories in that message are there; None where the button is none of ours."""
    address = ADDRESS.fullmatch(data)
    if address is None:
        return None
    told_at = _EPOCH + int(address[1]) * _MICROSECOND if address[1] else None
    async with desk.db.read() as conn:
        reasons = await _reasons(conn, asker, message_id, told_at)
        found = {entry.story_id: entry.lead.article.title for entry in await entries_of(conn, [*reasons])}
    if not reasons:
        return Pressed(notice=texts.plain("why-gone"), urgent=True)
    lines = [_line(one, found.get(one.story_id, ""), texts) for one in reasons.values()]
    return Pressed(answer=Answer(tuple(Message(part) for part in pack(texts("why-header"), lines))))


async def _reasons(conn: AsyncConnection, asker: Asker, message_id: int, told_at: datetime | None) -> dict[int, Told]:
    """By story, in the order in which they are read; what is not known to stand there comes last, by topic."""
    here = await destinations.find(conn, asker.chat_id, asker.thread_id)
    if here is None:
        return {}
    shown = await sent_stories(conn, asker.chat_id, message_id)
    found = await told.why(conn, here.id, shown.story_ids) if shown else []
    moment = told_at or (shown.queued_at if shown else None)
    if moment is not None:
        found += await told.at(conn, here.id, moment)
    places = {story: place for place, story in enumerate(shown.together if shown else ())}
    last = len(places)
    ordered = sorted(found, key=lambda one: (places.get(one.story_id, last), one.topic, one.story_id))
    return {one.story_id: one for one in ordered}


def _line(one: Told, title: str, texts: Texts) -> str:
    words = list({folded_name(word): clip(visible(word), NAME_UNITS) for word in one.because}.values())[:_WORDS]
    topic = clip(visible(one.topic), NAME_UNITS)
    because = texts("why-because", topic=topic, words=", ".join(words)) if words else texts("why-topic", topic=topic)
    headline = clip(visible(title), TITLE_UNITS)
    return f"{bold(headline)}\n{because}" if headline else because
