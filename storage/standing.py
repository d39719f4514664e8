"""How stories stand: what it takes to choose among them, without their texts."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Kind
from news.importance import Spread, spread_of
from storage.chunks import chunks
from storage.kept import moment
from storage.tables import articles, stories


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's version, the time of its latest article, its spread over publishers and agencies; `live` for a blog."""

    version: int
    last_at: datetime
    spread: Spread
    live: bool = False

    @property
    def sources(self) -> int:
        """How many publishers or agencies tell it."""
        return self.spread.sources


async def standing(
    conn: AsyncConnection, story_ids: Collection[int], *, with_live: bool = False
) -> dict[int, Standing]:
    """Those of these stories that can stand among others, by id: not those of stubs alone.

    Live blogs only `with_live`: who follows what they are about is told of them, nobody else.
    """
    found: dict[int, Standing] = {}
    for chunk in chunks(sorted(set(story_ids))):
        told: dict[int, _Told] = {}
        stands = or_(stories.c.stands, _IS_LIVE) if with_live else stories.c.stands
        for row in await conn.execute(_parts.where(articles.c.story_id.in_(chunk), stands)):
            told.setdefault(row.story_id, _Told(row.version, row.last_at, live=not row.stands)).add(row)
        found.update((story, one.standing) for story, one in told.items())
    return found


_lead = articles.alias("lead")
_IS_LIVE = exists().where(_lead.c.id == stories.c.lead_article_id, _lead.c.kind == Kind.LIVEBLOG.value)

# Publisher and agencies make one row, however many articles: their times, places and lengths come out put together.
_ONE = (articles.c.story_id, articles.c.publisher, articles.c.agencies)
_STORY = (stories.c.version, stories.c.last_at, stories.c.stands)
_parts = (
    select(
        *_ONE,
        *_STORY,
        func.min(articles.c.sort_second).label("second"),
        func.min(articles.c.position).label("position"),
        func.max(func.length(articles.c.body)).label("length"),
    )
    .join(stories, stories.c.id == articles.c.story_id)
    .group_by(*_ONE, *_STORY)
)


@dataclass(slots=True)
class _Told:
    """What is known of a story while its rows are read."""

    version: int
    last_at: datetime
    live: bool
    joined: dict[str, int] = field(default_factory=dict)
    position: int = 2**31
    length: int = 0

    def add(self, row: Row[*tuple[Any, ...]]) -> None:
        for name in (row.publisher,) if row.publisher else row.agencies:
            self.joined[name] = min(row.second, self.joined.get(name, row.second))
        self.position = min(self.position, row.position)
        self.length = max(self.length, row.length)

    @property
    def standing(self) -> Standing:
        spread = spread_of(map(moment, self.joined.values()), position=self.position, length=self.length)
        return Standing(self.version, self.last_at, spread, live=self.live)
