"""Digests: what was decided about each slot of each local date, once and for good."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.minutes import clock, minutes
from storage.reader_tables import digests
from storage.upsert import insert


class Result(StrEnum):
    """What became of a slot; a skipped one is told about in the next digest and is an excuse made from then on."""

    SENT = "sent"
    EMPTY = "empty"
    PAUSED = "paused"
    SKIPPED = "skipped"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided about one slot of one local date."""

    destination_id: int
    local_date: date
    at: time
    due_at: datetime
    result: Result


async def decide(conn: AsyncConnection, decisions: Sequence[Decision], now: datetime) -> set[tuple[int, date, time]]:
    """Keep the decisions; those that were new, as (destination, date, time). The others were taken before."""
    new: set[tuple[int, date, time]] = set()
    # In one order, so that processes that decide on the same slots wait for each other and never in a ring.
    for chunk in chunks(sorted(decisions, key=lambda one: (one.destination_id, one.local_date, one.at))):
        rows = [
            {
                "destination_id": one.destination_id,
                "local_date": one.local_date.isoformat(),
                "minute": minutes(one.at),
                "due_at": one.due_at,
                "decided_at": now,
                "result": one.result.value,
            }
            for one in chunk
        ]
        statement = insert(conn, digests).on_conflict_do_nothing()
        made = statement.returning(digests.c.destination_id, digests.c.local_date, digests.c.minute)
        new.update(
            (row.destination_id, date.fromisoformat(row.local_date), clock(row.minute))
            for row in await conn.execute(made, rows)
        )
    return new


async def skipped(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, list[datetime]]:
    """The moments of the slots that each of these destinations missed and was not told about, earliest first."""
    found: dict[int, list[datetime]] = defaultdict(list)
    for chunk in chunks(sorted(set(destination_ids))):
        query = select(digests.c.destination_id, digests.c.due_at).where(digests.c.destination_id.in_(chunk))
        query = query.where(digests.c.result == Result.SKIPPED.value).order_by(digests.c.due_at)
        for row in await conn.execute(query):
            found[row.destination_id].append(row.due_at)
    return dict(found)


async def excuse(conn: AsyncConnection, destination_ids: Collection[int]) -> None:
    """These destinations have been told about what they missed."""
    for chunk in chunks(destination_ids):
        missed = digests.c.destination_id.in_(chunk) & (digests.c.result == Result.SKIPPED.value)
        await conn.execute(update(digests).where(missed).values(result=Result.EXCUSED.value))


async def last(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these destinations last had a digest, also an empty one; who had none is left out."""
    found: dict[int, datetime] = {}
    had = digests.c.result.in_((Result.SENT.value, Result.EMPTY.value))
    for chunk in chunks(destination_ids):
        query = select(digests.c.destination_id, func.max(digests.c.due_at).label("at"))
        query = query.where(digests.c.destination_id.in_(chunk), had).group_by(digests.c.destination_id)
        found.update((row.destination_id, row.at) for row in await conn.execute(query))
    return found


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was decided before this moment; how many."""
    return (await conn.execute(delete(digests).where(digests.c.decided_at < before))).rowcount
