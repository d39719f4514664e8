"""How a bot at work stands, in numbers that cost little however much is kept: an operator looks every few seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import feed_figures, outbox
from storage.reader_tables import arrivals, deliveries, destinations, slots
from storage.tables import inbox

LATE = timedelta(minutes=1)
"""A slot is looked at every five seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts at one moment; `outbox` of what is queued and what is on its way, `sources` by state."""

    outbox: Mapping[str, int]
    oldest_due: datetime | None
    unhandled: int
    arrivals: int
    late_slots: int
    destinations: int
    sources: Mapping[str, int]


async def figures(conn: AsyncConnection, now: datetime) -> Figures:
    """The figures at `now`."""
    open_ = select(deliveries.c.state, func.count().label("number")).where(text("state IN ('queued', 'sending')"))
    rows = await conn.execute(open_.group_by(deliveries.c.state))
    sources = (await feed_figures.figures(conn, now)).states
    return Figures(
        outbox={"queued": 0, "sending": 0} | {row.state: row.number for row in rows},
        oldest_due=await outbox.oldest_due(conn, now),
        unhandled=await _count(conn, select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None))),
        arrivals=await _count(conn, select(func.count()).select_from(arrivals)),
        late_slots=await _count(conn, select(func.count()).select_from(slots).where(slots.c.next_at < now - LATE)),
        destinations=await _count(
            conn, select(func.count()).select_from(destinations).where(destinations.c.asleep_since.is_(None))
        ),
        sources={state.value: count for state, count in sources.items()},
    )


async def _count(conn: AsyncConnection, query: Select[Any]) -> int:
    return int((await conn.execute(query)).scalar_one())
