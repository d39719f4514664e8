"""Everything that is kept of one chat besides its settings, topics and times: for whoever asks to see it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outgoing import Payload
from storage.reader_tables import deliveries, digests, told, told_in
from storage.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDigest:
    """What became of a digest: `minute` of the slot is after midnight on `local_date` (ISO)."""

    local_date: str
    minute: int
    due_at: datetime
    decided_at: datetime
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDelivery:
    """A message that was sent, or is to be; `html` is None where its words are forgotten already.

    `story_ids` are the stories in it that wait for a better brief.
    """

    id: int
    thread_id: int
    purpose: str
    state: str
    created_at: datetime
    not_before: datetime
    finished_at: datetime | None
    message_id: int | None
    reason: str | None
    html: str | None
    story_ids: tuple[int, ...]


async def digests_of(conn: AsyncConnection, destination_id: int) -> list[KeptDigest]:
    """What was decided about the destination's slots, earliest first."""
    columns = [digests.c[name] for name in KeptDigest.__slots__]
    query = select(*columns).where(digests.c.destination_id == destination_id).order_by(digests.c.due_at)
    return [KeptDigest(**row._mapping) for row in await conn.execute(query)]


async def told_to(conn: AsyncConnection, destination_id: int) -> list[Told]:
    """What the destination was told, earliest first."""
    query = select(told).where(told.c.destination_id == destination_id).order_by(told.c.told_at, told.c.story_id)
    return [Told(**row._mapping) for row in await conn.execute(query)]


async def deliveries_of(conn: AsyncConnection, chat_id: int) -> list[KeptDelivery]:
    """The messages to the chat, in the order in which they were queued."""
    here = deliveries.c.chat_id == chat_id
    stories: dict[int, list[int]] = defaultdict(list)
    waiting = select(told_in.c.delivery_id, told_in.c.story_id).where(here, deliveries.c.id == told_in.c.delivery_id)
    for row in await conn.execute(waiting.order_by(told_in.c.story_id)):
        stories[row.delivery_id].append(row.story_id)
    kept = [name for name in KeptDelivery.__slots__ if name not in ("html", "story_ids")]
    query = select(deliveries.c.payload, *(deliveries.c[name] for name in kept)).where(here).order_by(deliveries.c.id)
    return [
        KeptDelivery(
            **{name: row._mapping[name] for name in kept},
            html=Payload.from_json(row.payload).html if row.payload else None,
            story_ids=tuple(stories[row.id]),
        )
        for row in await conn.execute(query)
    ]
