"""Queries that readers asked: `callback_data` has 64 bytes, a query may be longer, a number never is."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import asked
from storage.upsert import digest, insert


async def remember(conn: AsyncConnection, query: str, now: datetime) -> int:
    """The number of this query; the same query keeps its number, which is never given to another one."""
    statement = insert(conn, asked).values(digest=digest(query), query=query, asked_at=now)
    again = statement.on_conflict_do_update(index_elements=["digest"], set_={"asked_at": now})
    found: int = (await conn.execute(again.returning(asked.c.id))).scalar_one()
    return found


async def recall(conn: AsyncConnection, number: int) -> str | None:
    """The query with this number, None where it is not kept (any more)."""
    if not 0 < number < 2**63:  # what comes back in callback_data is the reader's to forge
        return None
    found: str | None = (await conn.execute(select(asked.c.query).where(asked.c.id == number))).scalar()
    return found


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget the queries that were last asked before this moment; how many."""
    return (await conn.execute(delete(asked).where(asked.c.asked_at < before))).rowcount
