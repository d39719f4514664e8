"""How often words occur in the news, learned from what comes in."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.cluster_tables import word_counts
from storage.upsert import insert

OF = ""
"""The stem whose count is of the articles themselves."""
MOST = 200_000
"""Articles that are remembered: at twice as many each counts half, and what was said once is forgotten."""


async def add(conn: AsyncConnection, counts: Mapping[str, int], articles: int) -> None:
    """Count these stems, which occur in this many of so many more articles."""
    rows = [{"stem": stem, "articles": count} for stem, count in sorted({**counts, OF: articles}.items())]
    statement = insert(conn, word_counts)
    added = statement.on_conflict_do_update(
        index_elements=["stem"], set_={"articles": word_counts.c.articles + statement.excluded.articles}
    )
    for chunk in chunks(rows):
        await conn.execute(added, chunk)


async def get(conn: AsyncConnection, stems: Collection[str]) -> dict[str, int]:
    """In how many articles each of these stems was counted; those that never were are left out. `OF` can be asked."""
    found: dict[str, int] = {}
    for chunk in chunks(dict.fromkeys(stems)):
        query = select(word_counts.c.stem, word_counts.c.articles).where(word_counts.c.stem.in_(chunk))
        found.update((row.stem, row.articles) for row in await conn.execute(query))
    return found


async def age(conn: AsyncConnection, most: int = MOST) -> bool:
    """Halve all counts where twice as many articles as `most` are remembered; whether that was so."""
    if (await get(conn, [OF])).get(OF, 0) < 2 * most:
        return False
    await conn.execute(update(word_counts).values(articles=word_counts.c.articles // 2))
    await conn.execute(delete(word_counts).where(word_counts.c.articles < 1))
    return True
