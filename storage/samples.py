"""Sample news: shown while there is nothing real, gone as soon as there is."""

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import totals
from storage.kept import KeptArticle, get
from storage.tables import articles, sources


async def count(conn: AsyncConnection) -> int:
    """How many sample articles are kept."""
    return (await conn.execute(select(func.count()).select_from(articles).where(articles.c.sample))).scalar_one()


async def has_real(conn: AsyncConnection) -> bool:
    """Whether there is any article that is not a sample."""
    return (await conn.execute(select(articles.c.id).where(~articles.c.sample).limit(1))).first() is not None


async def remove(conn: AsyncConnection) -> int:
    """Remove the sample articles with their versions, briefs, bands and stories; how many articles.

    A story that also has real articles stays, with those; a source that has none left goes.
    """
    samples = select(articles.c.source_id, articles.c.story_id).distinct().where(articles.c.sample)
    touched = (await conn.execute(samples)).all()
    removed = (await conn.execute(delete(articles).where(articles.c.sample))).rowcount
    await totals.renew(conn, [row.story_id for row in touched if row.story_id is not None])
    unused = ~exists().where(articles.c.source_id == sources.c.id)
    await conn.execute(delete(sources).where(sources.c.id.in_({row.source_id for row in touched}), unused))
    return removed


async def kept(conn: AsyncConnection) -> list[KeptArticle]:
    """The sample articles that are kept."""
    ids = (await conn.execute(select(articles.c.id).where(articles.c.sample))).scalars().all()
    return await get(conn, ids)
