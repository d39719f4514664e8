"""What each feed brought before, kept for `news.fetching.memory`; and the other names that its articles got."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.fetching.memory import Memory
from storage.chunks import chunks
from storage.intake import names
from storage.source_tables import feed_memories, feeds
from storage.tables import article_keys, articles
from storage.upsert import insert


async def get(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Memory]:
    """What is remembered of each of these feeds; nothing of one that brought nothing yet."""
    found = dict.fromkeys(ids, Memory())
    for chunk in chunks(found):
        for row in await conn.execute(select(feed_memories).where(feed_memories.c.source_id.in_(chunk))):
            found[row.source_id] = Memory.unpacked(row.hashes, row.entries)
    return found


async def put(conn: AsyncConnection, memories: Mapping[int, Memory]) -> None:
    """Remember this of each feed, in place of what was; one that was removed meanwhile is passed over."""
    for chunk in chunks(sorted(memories)):
        there = (await conn.execute(select(feeds.c.source_id).where(feeds.c.source_id.in_(chunk)))).scalars()
        rows = [
            {"source_id": number, "hashes": memories[number].hashes, "entries": memories[number].packed()}
            for number in there
        ]
        if rows:
            statement = insert(conn, feed_memories)
            new = {name: statement.excluded[name] for name in ("hashes", "entries")}
            await conn.execute(statement.on_conflict_do_update(index_elements=["source_id"], set_=new), rows)


async def also_known(conn: AsyncConnection, again: Iterable[tuple[Article, int]]) -> None:
    """These publications are the articles with these ids, under other names: so they are known from here on.

    A name that an article has already stays its own; an article that is kept no more gets none.
    """
    pairs = list(again)
    known = set[int]()
    for chunk in chunks({number for _, number in pairs}):
        known.update((await conn.execute(select(articles.c.id).where(articles.c.id.in_(chunk)))).scalars())
    rows = [
        {"key": key, "article_id": number} for article, number in pairs if number in known for key in names(article)
    ]
    for some in chunks(rows):
        await conn.execute(insert(conn, article_keys).values(some).on_conflict_do_nothing())
