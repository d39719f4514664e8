"""Links: which earlier stories are of the same affair as a later one."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.cluster_tables import story_links
from storage.tables import stories
from storage.upsert import insert


async def keep(conn: AsyncConnection, links: Mapping[tuple[int, int], float]) -> None:
    """Keep how alike (story, earlier story) are; of two likenesses the higher stays, a story's to itself is none."""
    rows = [
        {"story_id": story, "earlier_id": earlier, "likeness": likeness}
        for (story, earlier), likeness in sorted(links.items())
        if story != earlier
    ]
    statement = insert(conn, story_links)
    higher = statement.on_conflict_do_update(
        index_elements=["story_id", "earlier_id"],
        set_={"likeness": statement.excluded.likeness},
        where=story_links.c.likeness < statement.excluded.likeness,
    )
    for chunk in chunks(rows):
        await conn.execute(higher, chunk)


async def earlier(conn: AsyncConnection, story_ids: Collection[int], limit: int = 5) -> dict[int, list[int]]:
    """Of each of these stories the earlier ones of its affair, newest first, at most `limit`.

    Stories without any are left out.
    """
    found: dict[int, list[int]] = defaultdict(list)
    newest = (stories.c.last_at.desc(), stories.c.id.desc())
    for chunk in chunks(sorted(set(story_ids))):
        query = select(story_links.c.story_id, story_links.c.earlier_id)
        query = query.join(stories, stories.c.id == story_links.c.earlier_id)
        for row in await conn.execute(query.where(story_links.c.story_id.in_(chunk)).order_by(*newest)):
            found[row.story_id].append(row.earlier_id)
    return {story: ids[:limit] for story, ids in found.items()}


async def fold(conn: AsyncConnection, gone: Collection[int], into: int) -> None:
    """What is linked with stories that are about to go into another is linked with that one."""
    links: dict[tuple[int, int], float] = {}
    for chunk in chunks(sorted(set(gone))):
        here = or_(story_links.c.story_id.in_(chunk), story_links.c.earlier_id.in_(chunk))
        for row in await conn.execute(select(story_links).where(here)):
            pair = tuple(into if story in gone else story for story in (row.story_id, row.earlier_id))
            links[pair[0], pair[1]] = row.likeness
    await keep(conn, links)
