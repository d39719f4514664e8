"""How the sources are doing, in numbers, and what the operator is still to be told of them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.fetching.course import State
from storage.chunks import chunks
from storage.feed_rows import Feed, read, whole_feeds
from storage.source_tables import feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Sums over all feeds. `states` has every state; `due` are those whose time has come."""

    states: Mapping[State, int]
    due: int
    fetches: int
    unchanged: int
    articles: int
    left_out: Mapping[str, int]


async def figures(conn: AsyncConnection, now: datetime) -> Figures:
    """What `briefje status` and metrics tell of the sources."""
    rows = (await conn.execute(select(feeds.c.state, func.count().label("number")).group_by(feeds.c.state))).all()
    counted = {row.state: row.number for row in rows}
    sums = select(
        *(func.coalesce(func.sum(column), 0) for column in (feeds.c.fetches, feeds.c.unchanged, feeds.c.articles))
    )
    fetches, unchanged, articles = (await conn.execute(sums)).one()
    waiting = select(func.count()).select_from(feeds).where(feeds.c.next_at <= now)
    left_out: Counter[str] = Counter()
    for row in await conn.execute(whole_feeds().where(feeds.c.left_out != "{}")):
        left_out.update(read(row).course.left_out)
    return Figures(
        states={state: counted.get(state.value, 0) for state in State},
        due=(await conn.execute(waiting)).scalar_one(),
        fetches=int(fetches),
        unchanged=int(unchanged),
        articles=int(articles),
        left_out=dict(left_out),
    )


async def failing_untold(conn: AsyncConnection, since: datetime) -> list[Feed]:
    """The feeds that have failed since that moment or longer, which nobody was told of; longest first."""
    query = whole_feeds().where(feeds.c.failing_since <= since, feeds.c.told_failing_at.is_(None))
    return [read(row) for row in await conn.execute(query.order_by(feeds.c.failing_since, feeds.c.source_id))]


async def well_untold(conn: AsyncConnection) -> list[Feed]:
    """The feeds of which the operator was told that they fail, and which are well again."""
    query = whole_feeds().where(feeds.c.failing_since.is_(None), feeds.c.told_failing_at.is_not(None))
    return [read(row) for row in await conn.execute(query.order_by(feeds.c.source_id))]


async def mark_told(conn: AsyncConnection, ids: Collection[int], at: datetime | None) -> None:
    """The operator was told at that moment that these fail; None: that they are well again."""
    for chunk in chunks(ids):
        await conn.execute(update(feeds).where(feeds.c.source_id.in_(chunk)).values(told_failing_at=at))
