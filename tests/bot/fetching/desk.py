"""A desk for scenarios of updating: feeds that a test serves, a clock that it moves, and what is kept in the end."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.fetching.fetcher import Fetcher
from bot.fetching.updating import Updating
from storage import arrivals, feed_memories, feeds
from storage.database import Database
from storage.feeds import Feed, NewFeed
from storage.tables import articles
from tests.bot.fetching.fake import FakeFetcher
from tests.bot.fetching.parsing_here import ParserHere

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RSS = "https://krant.example/rss"


@dataclass
class Desk:
    """Updating with a fetcher without a network; chance always says a half."""

    db: Database
    fetcher: FakeFetcher = field(default_factory=FakeFetcher)
    parser: ParserHere = field(default_factory=ParserHere)
    now: datetime = NOON

    def clock(self) -> datetime:
        """The time."""
        return self.now

    def updating(self, fetcher: Fetcher | None = None) -> Updating:
        """A process that updates."""
        zone = ZoneInfo("Europe/Amsterdam")
        return Updating(self.db, fetcher or self.fetcher, self.parser, self.clock, zone, draw=lambda: 0.5)

    async def add(self, address: str = RSS, **values: object) -> Feed:
        """Add a feed."""
        async with self.db.write() as conn:
            return await feeds.add(conn, NewFeed(address=address, **values), self.now)  # type: ignore[arg-type]

    async def serve(self, body: bytes, address: str = RSS, **later: float) -> int:
        """So much later the feed is this; what is due then is updated: how many."""
        self.now += timedelta(**(later or {"hours": 5}))
        self.fetcher.serve(address, body)
        return await self.updating().due()

    async def feed(self, address: str = RSS) -> Feed:
        """The feed as it is now."""
        async with self.db.read() as conn:
            (found,) = await feeds.find(conn, address)
            return found

    async def titles(self) -> list[str]:
        """What is kept, the oldest first."""
        async with self.db.read() as conn:
            return list((await conn.execute(select(articles.c.title).order_by(articles.c.sort_key))).scalars())

    async def versions(self) -> dict[str, int]:
        """The version of each article."""
        async with self.db.read() as conn:
            return {row.title: row.version for row in await conn.execute(select(articles))}

    async def loud(self) -> set[str]:
        """The titles of what may be told at once, of what waits to be matched; that is taken out."""
        async with self.db.write() as conn:
            waiting = await arrivals.waiting(conn, limit=1000)
            await arrivals.done(conn, [one.kept.id for one in waiting])
        return {one.kept.article.title for one in waiting if one.alert}

    async def everything(self) -> tuple[list[str], Feed, bytes]:
        """Articles, feed and memory, without the time of the last fetch: to see that nothing changes."""
        feed = await self.feed()
        async with self.db.read() as conn:
            memory = (await feed_memories.get(conn, [feed.id]))[feed.id]
        still = replace(feed.course, fetched_at=None, next_at=None, fetches=0, succeeded_at=None)
        return await self.titles(), replace(feed, course=still), memory.hashes + memory.packed()
