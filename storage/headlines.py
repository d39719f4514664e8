"""Headlines: as much of many stories as it takes to choose the few that are shown."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.tables import articles, stories
from storage.types import UtcDateTime

OPENING = 600
"""Characters of the body that are read."""

_EARLIEST = literal(datetime(1600, 1, 1, tzinfo=UTC), UtcDateTime)
"""Before every `sort_second`."""

DEEPEST = 3_000
"""The newest stories among which those that a reader wants are looked for: two weeks of sixty outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A story by its lead article's title and the beginning of its body; the times are those of its articles."""

    story_id: int
    first_at: datetime
    last_at: datetime
    title: str
    opening: str


Mark = tuple[datetime, int]
"""A place in the stories, newest first: the time of the latest article, and the story's id."""


async def newest(
    conn: AsyncConnection, *, limit: int, after: Mark | None = None, only: ColumnElement[bool] | None = None
) -> list[Headline]:
    """The newest stories that stand, by their latest article, then by id; those that come after the mark.

    `only` (`storage.voices.wanted_by`) leaves out others, among the first `DEEPEST`: whoever wants next to nothing must
    not make us read all there is.
    """
    query = select(stories.c.id).where(stories.c.stands).order_by(stories.c.last_at.desc(), stories.c.id.desc())
    if after is not None:
        older = and_(stories.c.last_at == after[0], stories.c.id < after[1])
        # The first condition says nothing new: it is what an index can begin at.
        query = query.where(stories.c.last_at <= after[0], or_(stories.c.last_at < after[0], older))
    if only is not None:
        lowest = query.with_only_columns(stories.c.last_at).offset(DEEPEST - 1).limit(1).correlate(None)
        # As a bound of the index that is read in its order: it stops when there are enough.
        query = query.where(stories.c.last_at >= func.coalesce(lowest.scalar_subquery(), _EARLIEST), only)
    rows = await conn.execute(_headlines.where(stories.c.id.in_(query.limit(limit).correlate(None))))
    # In order here: asked to do so itself, SQLite would look at every story there is.
    return sorted((Headline(**row._mapping) for row in rows), key=lambda one: (one.last_at, one.story_id), reverse=True)


async def most_told(
    conn: AsyncConnection, *, since: datetime, limit: int, only: ColumnElement[bool] | None = None
) -> list[Headline]:
    """The stories with the most articles among those that stand and have had one since, the newer of equals first.

    `only` leaves out others, as in `newest`.
    """
    query = select(stories.c.id).where(stories.c.stands, stories.c.last_at >= since)
    if only is not None:
        query = query.where(only)
    order = (stories.c.article_count.desc(), stories.c.last_at.desc(), stories.c.id.desc())
    return await _of(conn, (await conn.execute(query.order_by(*order).limit(limit))).scalars().all())


async def _of(conn: AsyncConnection, ids: Collection[int]) -> list[Headline]:
    found: dict[int, Headline] = {}
    for chunk in chunks(ids):
        for row in await conn.execute(_headlines.where(stories.c.id.in_(chunk))):
            found[row.story_id] = Headline(**row._mapping)
    return [found[number] for number in ids if number in found]


_headlines: Select[tuple[int, datetime, datetime, str, str]] = select(
    stories.c.id.label("story_id"),
    stories.c.first_at,
    stories.c.last_at,
    articles.c.title,
    func.substr(articles.c.body, 1, OPENING).label("opening"),
).join(articles, articles.c.id == stories.c.lead_article_id)
