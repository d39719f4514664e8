"""Updating: the feeds whose time has come are fetched side by side, and what they bring is taken in.

A round claims some feeds, and keeps what came of those that are done while others still answer: a server that takes its
ten seconds holds nobody up. Whatever a kill leaves is due again when its lease is over; nothing is lost or taken twice.
"""

import asyncio
import random
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.fetching.feed_update import FeedUpdates
from bot.fetching.fetcher import Fetcher
from bot.fetching.parsing import Parser
from bot.fetching.settling import settle
from bot.intake import Intake
from storage import feed_memories, feed_turns, feeds
from storage.database import Database
from storage.feeds import Feed

ROUND = 200
"""Feeds in one round: the fetcher asks 32 at a time, and a lease outlives the slowest round five times."""


class Updating:
    """Updates feeds; `zone` is that of times without one, `draw` gives numbers from 0 to 1, at random."""

    def __init__(
        self,
        db: Database,
        fetcher: Fetcher,
        parser: Parser,
        clock: Callable[[], datetime],
        zone: ZoneInfo,
        *,
        draw: Callable[[], float] = random.random,
    ) -> None:
        self._db = db
        self._clock = clock
        self._updates = FeedUpdates(fetcher, parser, clock, zone.key, draw)
        self._intake = Intake(db, clock)

    async def due(self, limit: int = ROUND) -> int:
        """Update up to `limit` of the feeds whose time has come, longest due first; how many there were."""
        async with self._db.write() as conn:
            claimed = await feed_turns.due(conn, self._clock(), limit=limit)
        await self._all(claimed)
        return len(claimed)

    async def check(self, ids: Collection[int]) -> list[Feed]:
        """Update these feeds now, due or not, gone or not; as they are afterwards, in the order of `ids`.

        One that another process is fetching just now is left to that.
        """
        async with self._db.write() as conn:
            claimed = await feed_turns.claim(conn, ids, self._clock())
        await self._all(claimed)
        async with self._db.read() as conn:
            found = await feeds.get(conn, ids)
        return [found[number] for number in dict.fromkeys(ids) if number in found]

    async def _all(self, claimed: Sequence[Feed]) -> None:
        if not claimed:
            return
        async with self._db.read() as conn:
            memories = await feed_memories.get(conn, [feed.id for feed in claimed])
        rest = {feed.id: feed for feed in claimed}
        under_way = {asyncio.ensure_future(self._updates.update(feed, memories[feed.id])) for feed in claimed}
        try:
            while under_way:
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                updates = [task.result() for task in done]
                await settle(self._db, self._intake, updates, self._clock())
                for update in updates:
                    del rest[update.feed.id]
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
            await self._give_back(list(rest.values()))

    async def _give_back(self, rest: Sequence[Feed]) -> None:
        """What was not done when the process stops is due again at once."""
        if rest:
            async with self._db.write() as conn:
                await feed_turns.done(conn, [(feed, feed.course) for feed in rest])
