"""What messages show by a lead for want of a better brief, and how they are mended when it has come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.briefs import Key
from storage.chunks import chunks
from storage.outgoing import Payload, Shown
from storage.reader_tables import deliveries, destinations, told_in
from storage.story_tables import appearances
from storage.tables import briefs


@dataclass(frozen=True, slots=True)
class Written:
    """A brief was written for a version of an article that some message shows; ids grow with time."""

    id: int
    key: Key
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A message as it stands, or as it waits to be sent, and the stories in it that wait for a better brief.

    `message_id` is Telegram's, None while a new message waits. `waits` tells that its payload can still be changed.
    """

    delivery_id: int
    chat_id: int
    thread_id: int
    destination_id: int | None
    message_id: int | None
    waits: bool
    payload: Payload
    shown: tuple[Shown, ...]


async def written(conn: AsyncConnection, *, after: int, limit: int) -> list[Written]:
    """Briefs with a higher id that some message could use, in the order of their ids."""
    used = exists().where(
        told_in.c.article_id == briefs.c.article_id, told_in.c.article_version == briefs.c.article_version
    )
    query = select(briefs.c.id, briefs.c.article_id, briefs.c.article_version, briefs.c.created_at)
    rows = await conn.execute(query.where(briefs.c.id > after, used).order_by(briefs.c.id).limit(limit))
    return [Written(row.id, (row.article_id, row.article_version), row.created_at) for row in rows]


async def showing(conn: AsyncConnection, keys: Collection[Key], since: datetime) -> list[Showing]:
    """The messages enqueued since then that show these versions of articles, in the order in which they were.

    Of a message that was edited only its last state counts; where the last edit failed, or is under way, none does.
    Messages to chats that are closed to us are left out.
    """
    ids: set[int] = set()
    for chunk in chunks(sorted(set(keys))):
        these = tuple_(told_in.c.article_id, told_in.c.article_version).in_(chunk)
        ids.update((await conn.execute(select(told_in.c.delivery_id).where(these))).scalars())
    return await _of(conn, ids, since)


async def telling(conn: AsyncConnection, story_ids: Collection[int], since: datetime) -> list[Showing]:
    """The messages enqueued since then in which one of these stories stands, by whatever article; as `showing`."""
    ids: set[int] = set()
    for chunk in chunks(sorted(set(story_ids))):
        query = select(appearances.c.delivery_id).where(appearances.c.story_id.in_(chunk))
        ids.update((await conn.execute(query)).scalars())
    return await _of(conn, ids, since)


async def _of(conn: AsyncConnection, delivery_ids: Collection[int], since: datetime) -> list[Showing]:
    found: list[Showing] = []
    for some in chunks(sorted(delivery_ids)):
        query = _latest.where(deliveries.c.id.in_(some), deliveries.c.created_at >= since)
        found += await _showing(conn, query.order_by(deliveries.c.id))
    return found


async def hold(conn: AsyncConnection, delivery_ids: Collection[int]) -> list[Showing]:
    """These messages as they stand now, held until the transaction ends; not those that another process has."""
    found: list[Showing] = []
    for chunk in chunks(delivery_ids):
        query = _latest.where(deliveries.c.id.in_(chunk)).order_by(deliveries.c.id)
        found += await _showing(conn, query.with_for_update(skip_locked=True, of=deliveries))
    return found


async def renew(conn: AsyncConnection, one: Showing, payload: Payload, story_ids: Collection[int]) -> None:
    """A message that waits says this instead; these stories of it wait for no better brief any more."""
    waits = (deliveries.c.id == one.delivery_id) & (deliveries.c.state == "queued")
    await conn.execute(update(deliveries).where(waits).values(payload=payload.to_json()))
    done = (told_in.c.delivery_id == one.delivery_id) & told_in.c.story_id.in_(story_ids)
    await conn.execute(delete(told_in).where(done))


_newer = deliveries.alias("newer")
_message_id = func.coalesce(deliveries.c.edits, deliveries.c.message_id)
_overtaken = exists().where(
    _newer.c.chat_id == deliveries.c.chat_id, _newer.c.edits == _message_id, _newer.c.id > deliveries.c.id
)
_asleep = exists().where(destinations.c.id == deliveries.c.destination_id, destinations.c.asleep_since.is_not(None))
_latest: Select[Any] = select(
    deliveries.c.id,
    deliveries.c.chat_id,
    deliveries.c.thread_id,
    deliveries.c.destination_id,
    deliveries.c.state,
    deliveries.c.payload,
    _message_id.label("message_id"),
).where(deliveries.c.state.in_(("queued", "sent")), deliveries.c.payload != "", ~_overtaken, ~_asleep)


async def _showing(conn: AsyncConnection, query: Select[Any]) -> list[Showing]:
    rows: Sequence[Row[Any]] = (await conn.execute(query)).all()
    shown: dict[int, list[Shown]] = {row.id: [] for row in rows}
    these = told_in.c.delivery_id.in_(list(shown))
    for row in await conn.execute(select(told_in).where(these).order_by(told_in.c.story_id)):
        shown[row.delivery_id].append(Shown(row.story_id, row.article_id, row.article_version))
    return [
        Showing(
            delivery_id=row.id,
            chat_id=row.chat_id,
            thread_id=row.thread_id,
            destination_id=row.destination_id,
            message_id=row.message_id,
            waits=row.state == "queued",
            payload=Payload.from_json(row.payload),
            shown=tuple(shown[row.id]),
        )
        for row in rows
    ]
