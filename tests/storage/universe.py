"""Invented articles and moments for the storage tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from storage.articles import take_in
from storage.database import Database
from storage.kept import KeptArticle
from storage.schema import metadata
from storage.stories import Placement, place

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def article(guid: str | None = "a", **values: Any) -> Article:
    """An article of one source, complete unless told otherwise."""
    known = {
        "title": "Brug dicht",
        "body": "De brug bij Heusden blijft dicht.",
        "source": "file:proef",
        "fetched_at": NOW,
    }
    return Article(**(known | {"guid": guid} | values))


def ago(**span: int) -> datetime:
    """So long before `NOW`."""
    return NOW - timedelta(**span)


async def keep(db: Database, *articles: Article, now: datetime = NOW, sample: bool = False) -> list[KeptArticle]:
    """Take these articles in; as they are kept."""
    async with db.write() as conn:
        return [taken.kept for taken in await take_in(conn, articles, now, sample=sample)]


async def tell(db: Database, *articles: Article, now: datetime = NOW, sample: bool = False) -> int:
    """Take these articles in as one story, which the first leads; the story's id."""
    ids = tuple(kept.id for kept in await keep(db, *articles, now=now, sample=sample))
    async with db.write() as conn:
        return (await place(conn, [Placement(article_ids=ids, lead_id=ids[0])]))[0]


async def everything(conn: AsyncConnection) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept, table by table."""
    return {
        table.name: sorted((tuple(row) for row in await conn.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
    }


async def snapshot(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept, read in a transaction of its own."""
    async with db.read() as conn:
        return await everything(conn)


async def emptied(db: Database) -> None:
    """Take everything out of every table; properties do so between their examples."""
    async with db.write() as conn:
        for table in reversed(metadata.sorted_tables):  # for small tables much quicker than TRUNCATE
            await conn.execute(table.delete())
