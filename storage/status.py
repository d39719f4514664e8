"""What is kept, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Kind
from storage.kept import moment
from storage.samples import count as count_samples
from storage.tables import articles, briefs, inbox, sources, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts. `articles` has every kind; `unhandled` are updates from Telegram that wait for an answer.

    `newest` is when the newest article counts as published, None where there is none.
    """

    articles: Mapping[Kind, int]
    samples: int
    stories: int
    sources: int
    briefs: int
    unhandled: int
    newest: datetime | None


async def status(conn: AsyncConnection) -> Status:
    """What `briefje status` tells of the database."""
    kinds = select(articles.c.kind, func.count().label("number")).group_by(articles.c.kind)
    counted = {row.kind: row.number for row in await conn.execute(kinds)}
    newest = (await conn.execute(select(articles.c.sort_second).order_by(articles.c.sort_key.desc()).limit(1))).scalar()
    waiting = select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None))
    return Status(
        articles={kind: counted.get(kind.value, 0) for kind in Kind},
        samples=await count_samples(conn),
        stories=await _count(conn, stories),
        sources=await _count(conn, sources),
        briefs=await _count(conn, briefs),
        unhandled=(await conn.execute(waiting)).scalar_one(),
        newest=None if newest is None else moment(newest),
    )


async def _count(conn: AsyncConnection, table: Table) -> int:
    return (await conn.execute(select(func.count()).select_from(table))).scalar_one()
