"""The outbox: what must reach a chat is queued, claimed by the one process that sends, and settled.

`queued → sending (leased) → sent | queued again at not_before | dead (reason)`. What a crash leaves in `sending` is
queued again: it may have been sent, it is never lost.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.outbox_chats import close_chat, close_thread, delay_chat, migrate, unsay
from storage.outbox_figures import RANKS, Used, counts, oldest_due, purge, used
from storage.outbox_results import Again, Dead, Gone, Released, Result, Sent, drop_superseded, settle, superseded
from storage.outgoing import Outgoing, Payload, Purpose
from storage.reader_tables import deliveries, told_in
from storage.story_tables import appearances

__all__ = ["RANKS", "Again", "Dead", "Due", "Gone", "Released", "Result", "Sent", "Used"]
__all__ += ["claim", "enqueue", "find", "next_at", "settle", "take", "take_back"]
__all__ += ["close_chat", "close_thread", "delay_chat", "migrate", "unsay"]
__all__ += ["counts", "oldest_due", "purge", "used"]

# Written out: a database that sees a parameter cannot know that the index of open rows answers the question.
_QUEUED = text("state = 'queued' AND state IN ('queued', 'sending')")
_SENDING = text("state = 'sending'")
_other = deliveries.alias()
_UNREADABLE = "its payload cannot be read"
_LOOKAHEAD = 4
"""Rows that are looked at for each one claimed: a digest is often several messages to one chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A claimed message: it is sent by nobody else until it is settled or its lease is over.

    `attempts` have failed so far. The other fields are those of `Outgoing`.
    """

    id: int
    chat_id: int
    thread_id: int
    purpose: Purpose
    rank: int
    edits: int | None
    payload: Payload
    attempts: int
    created_at: datetime


async def enqueue(conn: AsyncConnection, outgoing: Sequence[Outgoing], now: datetime) -> list[int]:
    """Queue these in their order; their ids. An edit makes older queued edits of the same message dead."""
    ids: list[int] = []
    statement = insert(deliveries).returning(deliveries.c.id, sort_by_parameter_order=True)
    for chunk in chunks(outgoing):
        ids += (await conn.execute(statement, [_row(one, now) for one in chunk])).scalars()
    shown = [
        {
            "delivery_id": id_,
            "story_id": it.story_id,
            "article_id": it.article_id,
            "article_version": it.article_version,
        }
        for id_, one in zip(ids, outgoing, strict=True)
        for it in {it.story_id: it for it in one.shown}.values()
    ]
    for rows in chunks(shown):
        await conn.execute(insert(told_in), rows)
    stories = [
        {"delivery_id": id_, "story_id": story_id}
        for id_, one in zip(ids, outgoing, strict=True)
        for story_id in dict.fromkeys(story for story, _ in one.payload.parts)
    ]
    for rows in chunks(stories):
        await conn.execute(insert(appearances), rows)
    edits = [id_ for id_, one in zip(ids, outgoing, strict=True) if one.edits is not None]
    await _supersede_by(conn, edits, now)
    return ids


async def claim(
    conn: AsyncConnection,
    *,
    limit: int,
    now: datetime,
    lease: timedelta,
    only_chat: int | None = None,
    not_chat: int | None = None,
    skip: Collection[int] = (),
    most_rank: int = RANKS[-1],
) -> list[Due]:
    """Up to `limit` of what is due, as `find` finds it: it is `sending` from now on. What cannot be read dies here."""
    ids = await find(
        conn, limit=limit, now=now, only_chat=only_chat, not_chat=not_chat, skip=skip, most_rank=most_rank, lock=True
    )
    return await take(conn, ids, now, lease)


async def find(
    conn: AsyncConnection,
    *,
    limit: int,
    now: datetime,
    only_chat: int | None = None,
    not_chat: int | None = None,
    skip: Collection[int] = (),
    most_rank: int = RANKS[-1],
    lock: bool = False,
) -> list[int]:
    """The ids of up to `limit` messages that are due: lowest rank first, then what is due longest.

    At most one message of each chat is given, the first of its rank, none of a chat where one of at most that rank is
    `sending`, and none of the chats in `skip`: a chat that has a thousand waiting keeps nobody out. Only ranks up to
    `most_rank`. `lock` passes over what another process is taking.
    """
    picked: dict[int, int] = {}  # chat → id, in the order of their turn
    for rank in RANKS[: RANKS.index(most_rank) + 1]:
        while len(picked) < limit:
            wanted = _LOOKAHEAD * (limit - len(picked))
            query = _due(rank, now, only_chat, not_chat, {*skip, *picked}).limit(wanted)
            rows = (await conn.execute(query.with_for_update(skip_locked=True) if lock else query)).all()
            for row in rows:
                if len(picked) < limit:
                    picked.setdefault(row.chat_id, row.id)
            if len(rows) < wanted:
                break
    return list(picked.values())


async def take(conn: AsyncConnection, ids: Sequence[int], now: datetime, lease: timedelta) -> list[Due]:
    """Claim those of these that are still due, in their order; what cannot be read dies here."""
    columns = [deliveries.c[name] for name in Due.__slots__]
    found: dict[int, Row[Any]] = {}
    for chunk in chunks(ids):
        still = deliveries.c.id.in_(chunk) & (deliveries.c.state == "queued") & (deliveries.c.not_before <= now)
        taken = update(deliveries).where(still).values(state="sending", leased_until=now + lease)
        found.update((row.id, row) for row in await conn.execute(taken.returning(*columns)))
    dues = {id_: _read(found[id_]) for id_ in ids if id_ in found}
    await settle(conn, [Dead(id_, _UNREADABLE, now) for id_, due in dues.items() if due is None], now)
    return [due for due in dues.values() if due is not None]


async def take_back(
    conn: AsyncConnection, now: datetime, *, all_: bool, only_chat: int | None = None, not_chat: int | None = None
) -> int:
    """Queue again what is `sending`: all of it (a new owner begins), or only what has outlived its lease; how many."""
    query = update(deliveries).where(_SENDING, *_chats(only_chat, not_chat))
    if not all_:
        query = query.where(deliveries.c.leased_until <= now)
    back = query.values(state="queued", leased_until=None).returning(deliveries.c.id, deliveries.c.edits)
    rows = (await conn.execute(back)).all()
    await drop_superseded(conn, [row.id for row in rows if row.edits is not None], now)
    return len(rows)


async def next_at(
    conn: AsyncConnection, now: datetime, *, only_chat: int | None = None, not_chat: int | None = None
) -> datetime | None:
    """The earliest moment at which something queued is due, maybe before `now`; None where nothing is queued."""
    moments = []
    for rank in RANKS:
        query = select(deliveries.c.not_before).where(_QUEUED, deliveries.c.rank == rank, *_chats(only_chat, not_chat))
        moments.append((await conn.execute(query.order_by(deliveries.c.not_before).limit(1))).scalar())
        if moments[-1] is not None and moments[-1] <= now:
            break
    return min((moment for moment in moments if moment is not None), default=None)


def _row(one: Outgoing, now: datetime) -> dict[str, Any]:
    return {
        "destination_id": one.destination_id,
        "chat_id": one.chat_id,
        "thread_id": one.thread_id,
        "purpose": one.purpose.value,
        "rank": one.purpose.rank,
        "edits": one.edits,
        "payload": one.payload.to_json(),
        "state": "queued",
        "not_before": one.not_before or now,
        "created_at": now,
    }


def _chats(only: int | None, without: int | None) -> list[ColumnElement[bool]]:
    kept = [] if only is None else [deliveries.c.chat_id == only]
    return kept if without is None else [*kept, deliveries.c.chat_id != without]


def _due(
    rank: int, now: datetime, only_chat: int | None, not_chat: int | None, skip: Collection[int]
) -> Select[tuple[int, int]]:
    query = select(deliveries.c.id, deliveries.c.chat_id).where(_QUEUED, deliveries.c.rank == rank)
    query = query.where(deliveries.c.not_before <= now, *_chats(only_chat, not_chat))
    # Also under an id that the chat was given while the earlier one was on its way.
    busy = exists().where(_other.c.chat_id == deliveries.c.chat_id, _other.c.state == "sending", _other.c.rank <= rank)
    query = query.where(~busy)
    if skip:
        query = query.where(deliveries.c.chat_id.not_in(skip))
    return query.order_by(deliveries.c.not_before, deliveries.c.id)


def _read(row: Row[Any]) -> Due | None:
    values = dict(row._mapping)
    try:
        payload = Payload.from_json(values["payload"])
    except (json.JSONDecodeError, KeyError, TypeError, ValueError):
        return None
    return Due(**values | {"payload": payload, "purpose": Purpose(values["purpose"])})


async def _supersede_by(conn: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """What these edits overtake is not sent any more."""
    newer = deliveries.alias()
    for chunk in chunks(ids):
        edited = select(newer.c.chat_id, newer.c.edits, func.max(newer.c.id).label("id")).where(newer.c.id.in_(chunk))
        rows = (await conn.execute(edited.group_by(newer.c.chat_id, newer.c.edits))).all()
        for row in rows:
            older = (deliveries.c.chat_id == row.chat_id) & (deliveries.c.edits == row.edits)
            await conn.execute(superseded(now).where(_QUEUED, older, deliveries.c.id < row.id))
