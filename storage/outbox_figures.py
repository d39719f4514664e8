"""The outbox in numbers, what it has used of Telegram's limits, and forgetting what is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outgoing import Purpose
from storage.reader_tables import deliveries

RANKS = sorted({purpose.rank for purpose in Purpose})

_SENDING = text("state = 'sending'")
_OPEN = text("state IN ('queued', 'sending')")


@dataclass(frozen=True, slots=True)
class Used:
    """A message that counts against Telegram's limits; `at` None where nobody knows whether and when it was sent."""

    chat_id: int
    at: datetime | None


async def counts(conn: AsyncConnection) -> dict[str, int]:
    """How many deliveries are queued, sending, sent and dead."""
    rows = await conn.execute(select(deliveries.c.state, func.count().label("number")).group_by(deliveries.c.state))
    found = {row.state: row.number for row in rows}
    return {state: found.get(state, 0) for state in ("queued", "sending", "sent", "dead")}


async def oldest_due(conn: AsyncConnection, now: datetime) -> datetime | None:
    """Since when the message that waits longest has been due; None where nothing is due."""
    moments = []
    for rank in RANKS:  # rank by rank, as the index of open rows has them
        query = select(deliveries.c.not_before).where(_OPEN, deliveries.c.rank == rank, deliveries.c.not_before <= now)
        moments.append((await conn.execute(query.order_by(deliveries.c.not_before).limit(1))).scalar())
    return min((moment for moment in moments if moment is not None), default=None)


async def used(conn: AsyncConnection, now: datetime) -> list[Used]:
    """What was sent in the last second, to groups in the last minute, and what an earlier process left in `sending`."""
    done, tried = deliveries.c.finished_at, deliveries.c.attempts > 0
    second, minute = now - timedelta(seconds=2), now - timedelta(seconds=61)
    recent = or_(done >= second, deliveries.c.chat_id < 0)
    query = select(deliveries.c.chat_id, done.label("at")).where(done >= minute, tried, recent)
    rows = [*await conn.execute(query.order_by(done))]
    rows += await conn.execute(select(deliveries.c.chat_id, done.label("at")).where(_SENDING))
    return [Used(row.chat_id, row.at) for row in rows]


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was sent or given up before this moment; how many."""
    return (await conn.execute(delete(deliveries).where(deliveries.c.finished_at < before))).rowcount
