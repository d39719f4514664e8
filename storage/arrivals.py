"""Arrivals: articles that nobody has held against the readers' topics yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.kept import KeptArticle, get
from storage.reader_tables import arrivals
from storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that came in, or came in changed, and when."""

    kept: KeptArticle
    arrived_at: datetime


async def add(conn: AsyncConnection, article_ids: Collection[int], now: datetime) -> None:
    """These articles came in or changed; one that was waiting already keeps its place."""
    for chunk in chunks(article_ids):
        rows = [{"article_id": number, "arrived_at": now} for number in chunk]
        await conn.execute(insert(conn, arrivals).values(rows).on_conflict_do_nothing())


async def waiting(conn: AsyncConnection, *, limit: int) -> list[Arrival]:
    """The newest that wait; those that another process is looking at are left to it."""
    query = select(arrivals).order_by(arrivals.c.article_id.desc()).limit(limit)
    found = {row.article_id: row.arrived_at for row in await conn.execute(query.with_for_update(skip_locked=True))}
    return [Arrival(one, found[one.id]) for one in await get(conn, list(found))]


async def done(conn: AsyncConnection, article_ids: Collection[int]) -> None:
    """These were held against every topic."""
    for chunk in chunks(article_ids):
        await conn.execute(delete(arrivals).where(arrivals.c.article_id.in_(chunk)))
