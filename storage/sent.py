"""What a message of ours shows, looked up by the message that a reader has before them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outgoing import Payload
from storage.reader_tables import deliveries, told_in


@dataclass(frozen=True, slots=True)
class SentStories:
    """The stories that a message is known to show, each once, and the moment at which it was queued.

    `together` are those of all messages that were queued with it, in the order in which they are read.
    """

    story_ids: tuple[int, ...]
    queued_at: datetime
    together: tuple[int, ...] = ()


async def sent_stories(conn: AsyncConnection, chat_id: int, message_id: int) -> SentStories | None:
    """Of the last delivery that became this message; None where none is kept."""
    query = select(deliveries.c.id, deliveries.c.payload, deliveries.c.created_at)
    query = query.where(deliveries.c.chat_id == chat_id, deliveries.c.message_id == message_id)
    row = (await conn.execute(query.order_by(deliveries.c.id.desc()).limit(1))).one_or_none()
    if row is None:
        return None
    waiting = await conn.execute(select(told_in.c.story_id).where(told_in.c.delivery_id == row.id))
    parts = Payload.from_json(row.payload).parts if row.payload else ()
    ids = tuple(dict.fromkeys([*(story for story, _ in parts), *waiting.scalars()]))
    return SentStories(ids, row.created_at, await _together(conn, chat_id, row.created_at))


async def _together(conn: AsyncConnection, chat_id: int, moment: datetime) -> tuple[int, ...]:
    here = (deliveries.c.chat_id == chat_id) & (deliveries.c.created_at == moment) & (deliveries.c.payload != "")
    payloads = await conn.execute(select(deliveries.c.payload).where(here).order_by(deliveries.c.id))
    parts = (part for payload in payloads.scalars() for part in Payload.from_json(payload).parts)
    return tuple(dict.fromkeys(story for story, _ in parts))
