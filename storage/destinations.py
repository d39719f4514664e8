"""Destinations: chats, and the threads of forums, with the times and manners that each has chosen."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.readers_times.quiet import QuietHours
from storage import following
from storage.chunks import chunks
from storage.minutes import clock, minutes
from storage.reader_tables import deliveries, destinations, subscriptions
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A chat, or a thread of its forum (`thread_id` 0 is the chat itself).

    `kind` is private, group, supergroup or channel; `when_empty` say or silent. Asleep means that Telegram lets us
    send nothing there, and why. `manager_id` is the user who set a channel up, `acting_for` the id of the channel that
    a private chat is setting up.
    """

    id: int
    chat_id: int
    thread_id: int
    kind: str
    title: str
    language: str
    zone: ZoneInfo
    quiet: QuietHours | None = None
    paused_until: datetime | None = None
    when_empty: str = "say"
    asleep_since: datetime | None = None
    asleep_reason: str | None = None
    manager_id: int | None = None
    acting_for: int | None = None
    created_at: datetime

    def is_paused(self, now: datetime) -> bool:
        """Whether the reader wants nothing at this moment, until a date."""
        return self.paused_until is not None and now < self.paused_until


async def keep(
    conn: AsyncConnection,
    *,
    chat_id: int,
    kind: str,
    language: str,
    zone: ZoneInfo,
    now: datetime,
    thread_id: int = 0,
    title: str = "",
    manager_id: int | None = None,
) -> Destination:
    """The destination there, made where it is not.

    One that was kept keeps what it chose; its kind and title are renewed.
    """
    row = {"chat_id": chat_id, "thread_id": thread_id, "kind": kind, "title": title, "language": language}
    row |= {"zone": zone.key, "manager_id": manager_id, "created_at": now}
    statement = insert(conn, destinations).values(row)
    renewed: dict[str, Any] = {"kind": kind, "title": title}
    if manager_id is not None:
        renewed["manager_id"] = manager_id
    again = statement.on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_=renewed)
    return _destination((await conn.execute(again.returning(*destinations.c))).one())


async def find(conn: AsyncConnection, chat_id: int, thread_id: int = 0) -> Destination | None:
    """The destination of this chat and thread, None where nothing is kept of it."""
    here = (destinations.c.chat_id == chat_id) & (destinations.c.thread_id == thread_id)
    row = (await conn.execute(select(destinations).where(here))).one_or_none()
    return None if row is None else _destination(row)


async def get(conn: AsyncConnection, ids: Collection[int], *, lock: bool = False) -> dict[int, Destination]:
    """Those of these ids that are kept; `lock` lets no other process decide about them until the transaction ends."""
    found: dict[int, Destination] = {}
    for chunk in chunks(sorted(set(ids))):
        query = select(destinations).where(destinations.c.id.in_(chunk)).order_by(destinations.c.id)
        if lock:
            # FOR NO KEY UPDATE: a reply to one of them need not wait. SQLite, which has one writer, leaves it out.
            query = query.with_for_update(key_share=True)
        found.update((row.id, _destination(row)) for row in await conn.execute(query))
    return found


async def in_chat(conn: AsyncConnection, chat_id: int) -> list[Destination]:
    """The chat and its threads, the chat itself first."""
    query = select(destinations).where(destinations.c.chat_id == chat_id).order_by(destinations.c.thread_id)
    return [_destination(row) for row in await conn.execute(query)]


async def managed_by(conn: AsyncConnection, user_id: int) -> list[Destination]:
    """The channels that this user set up."""
    query = select(destinations).where(destinations.c.manager_id == user_id).order_by(destinations.c.id)
    return [_destination(row) for row in await conn.execute(query)]


async def change(conn: AsyncConnection, destination: Destination, **chosen: Any) -> Destination:
    """Keep what was chosen (fields of `Destination`); the destination as it is kept then.

    Of one that was forgotten nothing is kept again.
    """
    if not chosen:
        return destination
    changed = replace(destination, **chosen)
    columns: dict[str, Any] = {name: value for name, value in chosen.items() if name not in ("zone", "quiet")}
    if "zone" in chosen:
        columns["zone"] = changed.zone.key
    if "quiet" in chosen:
        quiet = changed.quiet
        columns |= {"quiet_start": quiet and minutes(quiet.start), "quiet_end": quiet and minutes(quiet.end)}
    statement = update(destinations).where(destinations.c.id == destination.id).values(columns)
    row = (await conn.execute(statement.returning(*destinations.c))).one_or_none()
    return changed if row is None else _destination(row)


async def sleep(
    conn: AsyncConnection, chat_id: int, reason: str, now: datetime, *, thread_id: int | None = None
) -> None:
    """Nothing can be sent to the chat, or to that thread of it; those that slept already keep their reason."""
    there = (destinations.c.chat_id == chat_id) & destinations.c.asleep_since.is_(None)
    if thread_id is not None:
        there &= destinations.c.thread_id == thread_id
    await conn.execute(update(destinations).where(there).values(asleep_since=now, asleep_reason=reason))


async def wake(conn: AsyncConnection, chat_id: int, thread_id: int = 0) -> bool:
    """The chat is back; whether it had been asleep. A thread wakes by itself, and its chat with it."""
    there = (destinations.c.chat_id == chat_id) & destinations.c.thread_id.in_({0, thread_id})
    asleep = there & destinations.c.asleep_since.is_not(None)
    woken = await conn.execute(update(destinations).where(asleep).values(asleep_since=None, asleep_reason=None))
    return woken.rowcount > 0


async def forget(conn: AsyncConnection, chat_id: int) -> None:
    """Nothing is kept of the chat any more: settings, topics, times, what it was told, what waits to be sent.

    Topics that nobody else follows go, as they are the reader's words; channels that a private chat looked after
    stay, and know no longer by whom.
    """
    ids = (await conn.execute(select(destinations.c.id).where(destinations.c.chat_id == chat_id))).scalars().all()
    theirs = select(subscriptions.c.topic_id).distinct().where(subscriptions.c.destination_id.in_(ids))
    topic_ids = (await conn.execute(theirs)).scalars().all()
    await conn.execute(delete(deliveries).where(deliveries.c.chat_id == chat_id))
    await conn.execute(delete(destinations).where(destinations.c.chat_id == chat_id))
    # A private chat's id is its user's; those of groups and channels are below zero.
    await conn.execute(update(destinations).where(destinations.c.manager_id == chat_id).values(manager_id=None))
    await conn.execute(update(destinations).where(destinations.c.acting_for.in_(ids)).values(acting_for=None))
    await following.tidy(conn, topic_ids)


async def counts(conn: AsyncConnection) -> dict[str, int]:
    """How many there are, how many are asleep, and how many subscriptions."""
    asleep = func.count(destinations.c.asleep_since)
    row = (
        await conn.execute(select(func.count().label("all"), asleep.label("asleep")).select_from(destinations))
    ).one()
    followed = (await conn.execute(select(func.count()).select_from(subscriptions))).scalar_one()
    return {"destinations": row.all, "asleep": row.asleep, "subscriptions": followed}


def _destination(row: Row[Any]) -> Destination:
    values = dict(row._mapping)
    start, end = values.pop("quiet_start"), values.pop("quiet_end")
    quiet = None if start is None or end is None else QuietHours(clock(start), clock(end))
    return Destination(**values | {"zone": ZoneInfo(values["zone"]), "quiet": quiet})
