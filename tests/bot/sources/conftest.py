"""A database, a fetcher without a network, and a keeper that uses both."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sources.keeping import SourceKeeper
from storage.database import Database
from storage.upgrade import upgrade
from tests.bot.fetching.fake import FakeFetcher
from tests.bot.sources.press import OwnParser

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    """A database in memory."""
    async with await Database.open("sqlite+aiosqlite://") as one:
        await upgrade(one)
        yield one


@pytest.fixture
def fetcher() -> FakeFetcher:
    """Every address is a 404 until something is given for it."""
    return FakeFetcher()


@pytest.fixture
def keeper(db: Database, fetcher: FakeFetcher) -> SourceKeeper:
    """A keeper with a clock that stands still."""
    return SourceKeeper(db, fetcher, OwnParser(), lambda: NOW, AMSTERDAM)
