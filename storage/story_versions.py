"""Versions of stories: what was new in each, so that an update tells that and not the same again."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.story_update import News
from storage.chunks import chunks
from storage.story_tables import story_versions
from storage.tables import articles, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A story's version, from 2 on: the sentences that were new in it, of that article and its source, and when."""

    story_id: int
    version: int
    article_id: int
    said: tuple[str, ...]
    at: datetime
    source: str = ""

    @property
    def news(self) -> News:
        """What readers of an earlier version are told."""
        return News(self.version, self.said, self.source)


async def add(conn: AsyncConnection, story_id: int, article_id: int, said: Sequence[str], now: datetime) -> int:
    """The story has news: its next version, which readers who were told an earlier one are told."""
    counted = update(stories).where(stories.c.id == story_id).values(version=stories.c.version + 1)
    version: int = (await conn.execute(counted.returning(stories.c.version))).scalar_one()
    row = {"story_id": story_id, "version": version, "article_id": article_id, "said": tuple(said), "at": now}
    await conn.execute(insert(story_versions).values(row))
    return version


async def of(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, list[Version]]:
    """The versions of these stories, the latest first; stories that had no news since they began are left out."""
    found: dict[int, list[Version]] = defaultdict(list)
    for chunk in chunks(sorted(set(story_ids))):
        query = select(story_versions, articles.c.publisher, articles.c.agencies)
        query = query.outerjoin(articles, articles.c.id == story_versions.c.article_id)
        query = query.where(story_versions.c.story_id.in_(chunk))
        for row in await conn.execute(query.order_by(story_versions.c.version.desc())):
            values = dict(row._mapping)
            publisher, agencies = values.pop("publisher"), values.pop("agencies")
            found[row.story_id].append(Version(**values, source=publisher or "/".join(agencies or ())))
    return dict(found)


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was new before this moment; how many versions."""
    return (await conn.execute(delete(story_versions).where(story_versions.c.at < before))).rowcount
