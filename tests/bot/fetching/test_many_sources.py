"""A day of many sources of which half fail in every way: the others do not notice, and nothing grows."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.fetching.updating import Updating
from news.fetching.course import State
from news.fetching.interval import SLOWEST
from news.fetching.reasons import MOST
from storage import feeds
from storage.database import Database
from storage.feeds import Feed, NewFeed
from storage.source_tables import feed_memories
from storage.tables import articles
from storage.upgrade import upgrade
from tests.bot.fetching.parsing_here import ParserHere
from tests.bot.fetching.troubled import TROUBLES, Troubled

SOURCES = 2 * len(TROUBLES)
STEP = timedelta(minutes=5)
DAY = timedelta(hours=24)
ROUND = 7
"""Feeds in a round: so few that a full round is followed by another one."""


async def play(fetcher: Troubled, *, only_well: bool) -> tuple[list[Feed], int, int]:
    """A day of these sources: the feeds in the end, and how many articles and memories are kept."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        async with db.write() as conn:
            for number in range(0, fetcher.count, 2 if only_well else 1):
                await feeds.add(conn, NewFeed(address=fetcher.address(number), outlet=f"{number:03}"), fetcher.now)
        zone = ZoneInfo("Europe/Amsterdam")
        updating = Updating(db, fetcher, ParserHere(), fetcher.clock, zone, draw=lambda: 0.5)
        end = fetcher.now + DAY
        while fetcher.now < end:
            while await updating.due(ROUND) == ROUND:
                pass
            fetcher.now += STEP
        async with db.read() as conn:
            counts = [
                (await conn.execute(select(func.count()).select_from(table))).scalar_one()
                for table in (articles, feed_memories)
            ]
            return await feeds.all_feeds(conn), counts[0], counts[1]


async def test_half_that_fails_costs_the_other_half_nothing() -> None:
    """Each well source is asked at the very same times as if it were alone, and all its articles are there.

    No task or row is left over of the others.
    """
    tasks = len(asyncio.all_tasks())
    alone, together = Troubled(SOURCES), Troubled(SOURCES)
    await play(alone, only_well=True)
    kept, article_count, memory_count = await play(together, only_well=False)
    assert len(asyncio.all_tasks()) == tasks
    well = range(0, SOURCES, 2)
    for number in well:
        assert together.asked[number] == alone.asked[number]
        assert len(together.asked[number]) >= 6
        assert max(b - a for a, b in pairwise(together.asked[number])) <= SLOWEST + STEP
    published = sum(feed.course.articles for feed in kept)
    assert article_count == published
    assert memory_count <= SOURCES
    courses = {int(feed.outlet): feed.course for feed in kept}
    together.now -= STEP
    assert all(courses[number].articles >= together.published(number) - 3 for number in well)
    assert {courses[number].state for number in well} == {State.FINE}


async def test_who_fails_is_asked_seldom_and_named() -> None:
    """Each in its own way: a state, a reason, counts that stay few; who is gone is asked once."""
    day = Troubled(SOURCES)
    kept, _, _ = await play(day, only_well=False)
    troubled = [feed for feed in kept if int(feed.outlet) % 2]
    assert len(troubled) == len(TROUBLES)
    for feed in troubled:
        number = int(feed.outlet)
        assert sum(feed.course.left_out.values()) <= len(day.asked[number])
        assert len(feed.course.left_out) <= MOST + 1
        assert feed.leased_until is None
        if number % 10 != 1:  # who is well now and then begins anew each time
            assert len(day.asked[number]) <= 12
            assert not feed.course.state.is_well
            assert feed.course.reason
    gone = [feed for feed in troubled if feed.course.state is State.GONE]
    assert [len(day.asked[int(feed.outlet)]) for feed in gone] == [1]
    assert {feed.course.state for feed in troubled} >= {State.FAILING, State.GONE, State.CONSENT}
