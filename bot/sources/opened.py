"""What fetches sources, open for as long as it is needed: for one thing that an operator asks, or a conversation."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from bot.fetching.fetcher import Fetcher
from bot.fetching.http_fetcher import HttpFetcher
from bot.fetching.parsing import Parsers
from bot.settings import Settings
from bot.sources.keeping import SourceKeeper
from handlers.sources.keeping import Added
from storage.database import Database
from storage.feed_rows import Feed


@asynccontextmanager
async def fetching(settings: Settings) -> AsyncIterator[tuple[Fetcher, Parsers]]:
    """A fetcher as the settings want it, and what parses what it brings."""
    private, contact = settings.fetch_private_addresses, settings.fetch_contact
    async with HttpFetcher(contact=contact, private=private) as fetcher, Parsers() as parser:
        yield fetcher, parser


@asynccontextmanager
async def source_keeper(settings: Settings, db: Database, clock: Callable[[], datetime]) -> AsyncIterator[SourceKeeper]:
    """A keeper that fetches as the settings want it."""
    async with fetching(settings) as (fetcher, parser):
        yield SourceKeeper(db, fetcher, parser, clock, settings.zone)


class SourcesOnRequest:
    """The `SourceKeeping` of a running bot: what operators ask is rare, so nothing is held open for it."""

    def __init__(self, settings: Settings, db: Database, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._db = db
        self._clock = clock

    async def add(self, address: str) -> Added:
        """Fetch this feed, or the best one of this front page, from now on."""
        async with source_keeper(self._settings, self._db, self._clock) as keeper:
            return await keeper.add(address)

    async def check(self, ids: Sequence[int]) -> list[Feed]:
        """Fetch these sources now; how they are then, in their order."""
        async with source_keeper(self._settings, self._db, self._clock) as keeper:
            return await keeper.check(ids)
