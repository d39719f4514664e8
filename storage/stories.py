"""Stories: which articles tell of one event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import story_folds, totals
from storage.chunks import chunks
from storage.tables import articles, stories

_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A decision about one story: which articles come into it, and which of all its articles leads.

    `story_id` None makes a new story. `article_ids` may be empty when only the lead changes. `news` makes the next
    version of a story that was there: readers who were told it are told again.
    """

    article_ids: tuple[int, ...]
    lead_id: int
    story_id: int | None = None
    news: bool = False


async def place(conn: AsyncConnection, placements: Sequence[Placement]) -> list[int]:
    """Carry out the decisions, in their order; the story id of each.

    An article that was in another story leaves it, and a story that is left empty goes; who was told a story whose
    lead moves counts as told the one that it moves to (`story_folds`). A lead that is not in its story is not taken:
    the story's earliest article leads then.
    """
    story_ids = await _story_ids(conn, placements)
    moved = {article: story for put, story in zip(placements, story_ids, strict=True) for article in put.article_ids}
    before = await _stories_of(conn, list(moved))
    await story_folds.keep(conn, moved, before)
    await _move(conn, moved)
    await _lead(conn, {story: put.lead_id for put, story in zip(placements, story_ids, strict=True)})
    await _count_up(conn, [put.story_id for put in placements if put.news and put.story_id is not None])
    await totals.renew(conn, {*before.values(), *story_ids})
    return story_ids


async def _story_ids(conn: AsyncConnection, placements: Sequence[Placement]) -> list[int]:
    rows = [
        {"lead_article_id": put.lead_id, "first_at": _UNKNOWN, "last_at": _UNKNOWN, "article_count": 0, "stands": False}
        for put in placements
        if put.story_id is None
    ]
    new: list[int] = []
    for chunk in chunks(rows):
        statement = insert(stories).returning(stories.c.id, sort_by_parameter_order=True)
        new.extend((await conn.execute(statement, chunk)).scalars())
    given = iter(new)
    return [next(given) if put.story_id is None else put.story_id for put in placements]


async def _stories_of(conn: AsyncConnection, article_ids: list[int]) -> dict[int, int]:
    """The story that each of these articles is in; those without one are left out."""
    found: dict[int, int] = {}
    for chunk in chunks(article_ids):
        query = select(articles.c.id, articles.c.story_id)
        query = query.where(articles.c.id.in_(chunk), articles.c.story_id.is_not(None))
        found.update((row.id, row.story_id) for row in await conn.execute(query))
    return found


async def _move(conn: AsyncConnection, moved: dict[int, int]) -> None:
    if moved:
        statement = update(articles).where(articles.c.id == bindparam("article")).values(story_id=bindparam("story"))
        await conn.execute(statement, [{"article": article, "story": story} for article, story in moved.items()])


async def _lead(conn: AsyncConnection, leads: dict[int, int]) -> None:
    if leads:
        statement = update(stories).where(stories.c.id == bindparam("story")).values(lead_article_id=bindparam("lead"))
        await conn.execute(statement, [{"story": story, "lead": lead} for story, lead in leads.items()])


async def _count_up(conn: AsyncConnection, story_ids: list[int]) -> None:
    if story_ids:
        statement = update(stories).where(stories.c.id == bindparam("story")).values(version=stories.c.version + 1)
        await conn.execute(statement, [{"story": story} for story in story_ids])
