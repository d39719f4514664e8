"""Telegram's updates, kept before they count as received: a kill between receiving and handling loses none."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.tables import inbox
from storage.upsert import digest, insert

STALE = timedelta(days=6)
"""After a week of silence Telegram may number on from anywhere (Bot API, Update): an old offset would skip some."""


LEASE = timedelta(seconds=15)
"""What a replica received is left to it for so long; an answer takes a second, and a killed one is waited for."""


async def keep(conn: AsyncConnection, updates: Sequence[tuple[int, str]], now: datetime) -> frozenset[int]:
    """Keep these updates (id, JSON); one that is kept already stays as it is. The ids of those that were new.

    Those are the caller's to handle for the time of the `LEASE`.

    An id that comes with other contents is another update: Telegram may begin to number anew, and so does a test
    server that is started again. It takes the place of the old one.
    """
    new: set[int] = set()
    for chunk in chunks(dict(reversed(updates)).items()):  # of one id that comes twice, the first
        rows = [
            {
                "update_id": number,
                "payload": payload,
                "digest": digest(payload),
                "received_at": now,
                "taken_until": now + LEASE,
            }
            for number, payload in chunk
        ]
        statement = insert(conn, inbox).values(rows)
        another = statement.on_conflict_do_update(
            index_elements=["update_id"],
            set_={
                "payload": statement.excluded.payload,
                "digest": statement.excluded.digest,
                "received_at": now,
                "handled_at": None,
                "taken_until": now + LEASE,
            },
            where=inbox.c.digest != statement.excluded.digest,
        )
        new.update((await conn.execute(another.returning(inbox.c.update_id))).scalars())
    return frozenset(new)


async def unhandled(conn: AsyncConnection, *, limit: int = 100, after: int | None = None) -> list[tuple[int, str]]:
    """The updates still to be handled (id, JSON), in the order of their ids; only those with an id over `after`."""
    query = select(inbox.c.update_id, inbox.c.payload).where(inbox.c.handled_at.is_(None))
    if after is not None:
        query = query.where(inbox.c.update_id > after)
    rows = await conn.execute(query.order_by(inbox.c.update_id).limit(limit))
    return [(row.update_id, row.payload) for row in rows]


async def take_late(conn: AsyncConnection, now: datetime, *, limit: int = 100) -> list[tuple[int, str]]:
    """Updates (id, JSON) that nobody is at work on any more, in their order; the caller's from now on."""
    late = inbox.c.handled_at.is_(None) & ((inbox.c.taken_until < now) | inbox.c.taken_until.is_(None))
    query = select(inbox.c.update_id).where(late).order_by(inbox.c.update_id).limit(limit)
    ids = (await conn.execute(query.with_for_update(skip_locked=True))).scalars().all()
    if not ids:
        return []
    taken = update(inbox).where(inbox.c.update_id.in_(ids)).values(taken_until=now + LEASE)
    rows = await conn.execute(taken.returning(inbox.c.update_id, inbox.c.payload))
    return sorted((row.update_id, row.payload) for row in rows)


async def is_handled(conn: AsyncConnection, update_id: int) -> bool:
    """Whether somebody is done with this update; who is doing so is waited for. False where it is not kept."""
    query = select(inbox.c.handled_at).where(inbox.c.update_id == update_id).with_for_update()
    return (await conn.execute(query)).scalar() is not None


async def mark_handled(conn: AsyncConnection, ids: Collection[int], now: datetime) -> None:
    """These updates need no handling any more, and what was written in them is forgotten.

    Those that need none already and ids not kept stay as they are.
    """
    for chunk in chunks(ids):
        still = inbox.c.update_id.in_(chunk) & inbox.c.handled_at.is_(None)
        await conn.execute(update(inbox).where(still).values(handled_at=now, payload=""))


async def forget(conn: AsyncConnection, chat_id: int, *, before: int, now: datetime) -> None:
    """What was said in the chat in updates with an id under `before` is forgotten, handled or not."""
    waits = (inbox.c.update_id < before) & inbox.c.handled_at.is_(None) & inbox.c.payload.contains(str(chat_id))
    rows = await conn.execute(select(inbox.c.update_id, inbox.c.payload).where(waits))
    await mark_handled(conn, [row.update_id for row in rows if chat_id in _chats(json.loads(row.payload))], now)


def _chats(update_: dict[str, Any]) -> Iterator[int]:
    """The ids of the chats in which the update happened."""
    for value in update_.values():
        if isinstance(value, dict):
            pressed = value.get("message") or {}
            yield from (one["chat"]["id"] for one in (value, pressed) if "chat" in one)


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was handled before this moment, but never the newest update, from which we count; how many."""
    old = inbox.c.handled_at < before
    newest = _newest().with_only_columns(inbox.c.update_id).scalar_subquery()
    return (await conn.execute(delete(inbox).where(old, inbox.c.update_id != newest))).rowcount


async def next_offset(conn: AsyncConnection, now: datetime) -> int | None:
    """What getUpdates is asked from: one past the update that came last.

    None where there is none, or where it came so long ago that Telegram may have begun to number anew: it then
    gives all that it still has, and what is kept already is not kept again.
    """
    row = (await conn.execute(_newest())).one_or_none()
    return None if row is None or row.received_at < now - STALE else row.update_id + 1


def _newest() -> Select[int, datetime]:
    columns = (inbox.c.update_id, inbox.c.received_at)
    return select(*columns).order_by(inbox.c.received_at.desc(), inbox.c.update_id.desc()).limit(1)
