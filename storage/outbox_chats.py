"""What happens to a chat happens to all that waits for it: delayed, closed, moved to another id."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, delete, exists, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import destinations as places
from storage.outgoing import Purpose
from storage.outlet_tables import language_choices, outlet_choices
from storage.reader_tables import deliveries, destinations, digests, slots, subscriptions, told

_QUEUED = text("state = 'queued'")
_OPEN = text("state IN ('queued', 'sending')")
_MOVED = "the group became a supergroup"

# What belongs to a destination, by what makes a row of it one of a kind.
_BELONGINGS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (subscriptions, ("topic_id",)),
    (slots, ("minute",)),
    (digests, ("local_date", "minute")),
    (told, ("story_id",)),
    (outlet_choices, ("outlet",)),
    (language_choices, ()),
)
_CHOSEN = ("title", "language", "zone", "quiet_start", "quiet_end", "paused_until", "when_empty", "manager_id")


async def delay_chat(conn: AsyncConnection, chat_id: int, until: datetime) -> None:
    """Nothing goes to the chat before that moment; what was to wait longer does."""
    early = (deliveries.c.chat_id == chat_id) & (deliveries.c.not_before < until)
    await conn.execute(update(deliveries).where(_QUEUED, early).values(not_before=until))


async def close_chat(conn: AsyncConnection, chat_id: int, reason: str, now: datetime) -> None:
    """Nothing can be sent to the chat: what waits for it is dead, its destinations sleep until it is back."""
    await _bury(conn, deliveries.c.chat_id == chat_id, reason, now)
    await places.sleep(conn, chat_id, reason, now)


async def close_thread(conn: AsyncConnection, chat_id: int, thread_id: int, reason: str, now: datetime) -> None:
    """As `close_chat`, for one thread of a forum; the others go on."""
    there = (deliveries.c.chat_id == chat_id) & (deliveries.c.thread_id == thread_id)
    await _bury(conn, there, reason, now)
    await places.sleep(conn, chat_id, reason, now, thread_id=thread_id)


async def unsay(conn: AsyncConnection, chat_id: int) -> None:
    """Notices that still wait for the chat are not wanted any more."""
    notices = (deliveries.c.chat_id == chat_id) & (deliveries.c.purpose == Purpose.NOTICE.value)
    await conn.execute(delete(deliveries).where(_QUEUED, notices))


async def migrate(conn: AsyncConnection, old_chat_id: int, new_chat_id: int, now: datetime) -> None:
    """The group has another id from now on: what waits for it goes there, and its destinations are found there.

    Where the new chat has a destination already, both become one, with the topics and times of both; its settings
    are those of the old one unless it had topics or times of its own. Edits of messages of the old chat are dead:
    under the new id the same number may be another message.
    """
    here = deliveries.c.chat_id == old_chat_id
    await _bury(conn, here & deliveries.c.edits.is_not(None), _MOVED, now)
    await conn.execute(update(deliveries).where(_OPEN, here).values(chat_id=new_chat_id))
    rows = await conn.execute(select(destinations).where(destinations.c.chat_id.in_({old_chat_id, new_chat_id})))
    by_place = {(row.chat_id, row.thread_id): row for row in rows}
    for (chat_id, thread_id), old in by_place.items():
        new = by_place.get((new_chat_id, thread_id))
        if chat_id == old_chat_id and new is None:
            moved = {"chat_id": new_chat_id, "kind": "supergroup", "asleep_since": None, "asleep_reason": None}
            await conn.execute(update(destinations).where(destinations.c.id == old.id).values(moved))
        elif chat_id == old_chat_id and new is not None:
            await _merge(conn, old, new)


async def _bury(conn: AsyncConnection, which: Any, reason: str, now: datetime) -> None:
    await conn.execute(delete(deliveries).where(_OPEN, which, deliveries.c.purpose == Purpose.FAREWELL.value))
    dead = {"state": "dead", "reason": reason, "payload": "", "finished_at": now, "leased_until": None}
    await conn.execute(update(deliveries).where(_OPEN, which).values(dead))


async def _merge(conn: AsyncConnection, old: Row[Any], new: Row[Any]) -> None:
    if not await _has_own(conn, new.id):
        chosen = {name: old._mapping[name] for name in _CHOSEN}
        await conn.execute(update(destinations).where(destinations.c.id == new.id).values(chosen))
    awake = {"asleep_since": None, "asleep_reason": None}
    await conn.execute(update(destinations).where(destinations.c.id == new.id).values(awake))
    for table, key in _BELONGINGS:
        both = table.alias()
        same = (both.c[name] == table.c[name] for name in key)
        there = exists().where(both.c.destination_id == new.id, *same)
        mine = table.c.destination_id == old.id
        await conn.execute(update(table).where(mine, ~there).values(destination_id=new.id))
    await conn.execute(update(deliveries).where(deliveries.c.destination_id == old.id).values(destination_id=new.id))
    await conn.execute(update(destinations).where(destinations.c.acting_for == old.id).values(acting_for=new.id))
    await conn.execute(delete(destinations).where(destinations.c.id == old.id))


async def _has_own(conn: AsyncConnection, destination_id: int) -> bool:
    queries = [select(table.c.destination_id).where(table.c.destination_id == destination_id).limit(1)
               for table in (subscriptions, slots)]  # fmt: skip
    return any([(await conn.execute(query)).scalar() is not None for query in queries])
