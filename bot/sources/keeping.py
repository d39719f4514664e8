"""What operators have done with sources: added once they are found to work, and checked."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.fetching.fetcher import Fetched, Fetcher, Outcome, Request
from bot.fetching.parsing import Parser
from bot.fetching.updating import Updating
from bot.sources.finding import FeedFinder, Found
from handlers.sources.keeping import Added
from news.fetching.course import State
from news.outlets.known import known_sources
from storage import feeds
from storage.database import Database
from storage.feed_rows import Feed, NewFeed


class SourceKeeper:
    """Adds and checks sources for an operator, in a chat or on the command line; the `SourceKeeping` of handlers."""

    def __init__(
        self, db: Database, fetcher: Fetcher, parser: Parser, clock: Callable[[], datetime], zone: ZoneInfo
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._parser = parser
        self._clock = clock
        self._zone = zone

    async def add(self, address: str, *, name: str = "", category: str = "", by_default: bool = True) -> Added:
        """Fetch this feed, or the best one of this front page, from now on, and take in its newest articles.

        It is fetched once before it is kept. Raises AddressError or NoFeedError, with the reason, where it cannot be.
        """
        found = await FeedFinder(self._fetcher, self._zone).find(address, self._clock())
        async with self._db.write() as conn:
            there = await feeds.find(conn, found.address)
            feed = await feeds.add(conn, _new(found, name, category, by_default), self._clock())
            if there and not feed.active:
                await feeds.set_enabled(conn, [feed.id], True)
                [feed] = (await feeds.get(conn, [feed.id])).values()
        if feed.course.state is State.NEW:
            [feed] = await self._updating(_Replay(self._fetcher, feed.course.address, found.fetched)).check([feed.id])
        return Added(feed, not there, found.others)

    async def check(self, ids: Sequence[int]) -> list[Feed]:
        """Fetch these sources now and take in what is new; how they are then, in their order."""
        return await self._updating(self._fetcher).check(ids)

    def _updating(self, fetcher: Fetcher) -> Updating:
        return Updating(self._db, fetcher, self._parser, self._clock, self._zone)


class _Replay:
    """A fetcher that gives what has just been fetched from one address once more, so that it is asked only once."""

    def __init__(self, fetcher: Fetcher, address: str, fetched: Fetched) -> None:
        self._fetcher = fetcher
        self._address = address
        self._fetched: Fetched | None = fetched

    async def fetch(self, request: Request) -> Outcome:
        """The outcome that is known, the first time; everything else is fetched."""
        known, self._fetched = self._fetched, None
        if known is not None and request.address == self._address:
            return known
        return await self._fetcher.fetch(request)


def _new(found: Found, name: str, category: str, by_default: bool) -> NewFeed:
    """The source as it is to be kept: a known address has a name and a category of its own."""
    known = next((one for one in known_sources() if one.address == found.address), None)
    outlet = name or (known.outlet if known else found.outlet)
    return NewFeed(
        address=found.address,
        name=outlet,
        outlet=outlet,
        category=category or (known.category if known else ""),
        by_default=by_default,
    )
