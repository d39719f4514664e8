"""How stories stand: what a digest needs to know of them before it chooses."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.tables import articles, stories


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's version, the time of its latest article, and how many publishers or agencies tell it."""

    version: int
    last_at: datetime
    sources: int


async def standing(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, Standing]:
    """Those of these stories that can stand in a digest, by id: not those of live blogs and stubs alone."""
    found: dict[int, Standing] = {}
    for chunk in chunks(sorted(set(story_ids))):
        told_by: dict[int, set[str]] = {}
        told = select(articles.c.story_id, articles.c.publisher, articles.c.agencies)
        for row in await conn.execute(told.where(articles.c.story_id.in_(chunk)).distinct()):
            told_by.setdefault(row.story_id, set()).update((row.publisher,) if row.publisher else row.agencies)
        query = select(stories.c.id, stories.c.version, stories.c.last_at)
        for row in await conn.execute(query.where(stories.c.id.in_(chunk), stories.c.stands)):
            found[row.id] = Standing(row.version, row.last_at, len(told_by.get(row.id, ())))
    return found
