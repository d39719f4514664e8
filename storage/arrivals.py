"""Arrivals: articles that nobody has held against the readers' topics yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.kept import KeptArticle, get
from storage.reader_tables import arrivals
from storage.tables import articles
from storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that came in, or came in changed, and when.

    `alert` is False for the old news of a source that is new to us, which nobody is told at once.
    """

    kept: KeptArticle
    arrived_at: datetime
    alert: bool = True


async def add(conn: AsyncConnection, article_ids: Collection[int], now: datetime, *, alert: bool = True) -> None:
    """These articles came in or changed; one that was waiting already keeps its place.

    Without `alert` nobody is told of them at once, unless they were waiting for that, or come again before that.
    """
    for chunk in chunks(sorted(set(article_ids))):
        rows = [{"article_id": number, "arrived_at": now, "alert": alert} for number in chunk]
        # Touched, where it waits already: that waits for a process that has claimed it, and is about to remove it for
        # a version that is no longer the last one.
        statement = insert(conn, arrivals).values(rows)
        touched = {"arrived_at": arrivals.c.arrived_at, "alert": or_(arrivals.c.alert, statement.excluded.alert)}
        await conn.execute(statement.on_conflict_do_update(index_elements=["article_id"], set_=touched))


async def waiting(conn: AsyncConnection, *, limit: int) -> list[Arrival]:
    """The newest that wait and have their story; another process may be looking at them too."""
    query = select(arrivals).join(articles, articles.c.id == arrivals.c.article_id)
    query = query.where(articles.c.story_id.is_not(None)).order_by(arrivals.c.article_id.desc()).limit(limit)
    return await _arrivals(conn, query)


async def claim(conn: AsyncConnection, article_ids: Collection[int]) -> list[Arrival]:
    """Those of these that still wait, in the order given, for this transaction; what another one has is left to it."""
    found: list[Arrival] = []
    for chunk in chunks(article_ids):
        query = select(arrivals).where(arrivals.c.article_id.in_(chunk)).order_by(arrivals.c.article_id)
        found += await _arrivals(conn, query.with_for_update(skip_locked=True))  # SQLite has one writer: leaves it out
    places = {number: place for place, number in enumerate(article_ids)}
    return sorted(found, key=lambda one: places[one.kept.id])


async def done(conn: AsyncConnection, article_ids: Collection[int]) -> None:
    """These were held against every topic."""
    for chunk in chunks(article_ids):
        await conn.execute(delete(arrivals).where(arrivals.c.article_id.in_(chunk)))


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what has waited since before this moment and never got a story; how many."""
    loose = exists().where(articles.c.id == arrivals.c.article_id, articles.c.story_id.is_(None))
    return (await conn.execute(delete(arrivals).where(arrivals.c.arrived_at < before, loose))).rowcount


async def seen_together(conn: AsyncConnection, article_ids: Collection[int], *, within: int) -> dict[int, int]:
    """With how many of its source each of these articles was first seen, itself counted.

    Those with an id at most `within` away are looked at: what comes in together has ids that follow each other.
    """
    found: dict[int, int] = {}
    one, other = articles.alias("one"), articles.alias("other")
    near = other.c.id.between(one.c.id - within, one.c.id + within)
    same = (other.c.source_id == one.c.source_id) & (other.c.first_seen_at == one.c.first_seen_at)
    for chunk in chunks(article_ids):
        query = select(one.c.id, func.count().label("together")).join(other, near & same)
        for row in await conn.execute(query.where(one.c.id.in_(chunk)).group_by(one.c.id)):
            found[row.id] = row.together
    return found


async def _arrivals(conn: AsyncConnection, query: Select[Any]) -> list[Arrival]:
    rows: list[Row[Any]] = list(await conn.execute(query))
    found = {row.article_id: row for row in rows}
    return [Arrival(one, found[one.id].arrived_at, found[one.id].alert) for one in await get(conn, list(found))]
