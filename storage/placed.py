"""Where articles are placed: stories that begin, and what is asked before two of them become one."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.kept import KeptArticle
from storage.tables import articles, stories
from storage.totals import STANDING


async def begin(conn: AsyncConnection, alone: Sequence[KeptArticle]) -> list[int]:
    """Make a story of each of these articles, which are in none yet; the stories' ids, in that order.

    What `storage.stories.place` does for any story, in two statements: most articles that come in begin one.
    """
    rows = [
        {
            "lead_article_id": one.id,
            "first_at": one.sorted_at,
            "last_at": one.sorted_at,
            "article_count": 1,
            "stands": one.article.kind.value in STANDING,
        }
        for one in alone
    ]
    if not rows:
        return []
    statement = insert(stories).returning(stories.c.id, sort_by_parameter_order=True)
    made = list((await conn.execute(statement, rows)).scalars())
    move = update(articles).where(articles.c.id == bindparam("article")).values(story_id=bindparam("story"))
    moved = [{"article": one.id, "story": story} for one, story in zip(alone, made, strict=True)]
    await conn.execute(move, moved)
    return made


async def article_ids(conn: AsyncConnection, story_ids: Collection[int]) -> list[int]:
    """The articles of all these stories, by id."""
    found: list[int] = []
    for chunk in chunks(sorted(set(story_ids))):
        found += (await conn.execute(select(articles.c.id).where(articles.c.story_id.in_(chunk)))).scalars()
    return sorted(found)


async def begun(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, datetime]:
    """When the earliest article of each of these stories was published."""
    found: dict[int, datetime] = {}
    for chunk in chunks(sorted(set(story_ids))):
        query = select(stories.c.id, stories.c.first_at).where(stories.c.id.in_(chunk))
        found.update((row.id, row.first_at) for row in await conn.execute(query))
    return found
