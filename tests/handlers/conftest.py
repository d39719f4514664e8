"""A desk with a database in memory and a clock that stands still."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.intake import Intake
from handlers.desk import Desk
from news.article import Article
from storage.database import Database
from storage.upgrade import upgrade

from .stories import NOW
from .talk import Talk, talking

Stock = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk without news."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        yield Desk(db, lambda: NOW, ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def stock(desk: Desk) -> Stock:
    """What takes in articles, each an hour older than the one before, from their fields."""

    async def take(*articles: dict[str, Any]) -> None:
        made = [
            Article(
                source="file:test",
                fetched_at=NOW,
                published_at=NOW - timedelta(hours=number + 1),
                guid=one.get("guid", f"{one['title']}-{number}"),
                **{name: value for name, value in one.items() if name != "guid"},
            )
            for number, one in enumerate(articles)
        ]
        await Intake(desk.db, desk.clock).take(made)

    return take


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """A bot in this process that is talked to over HTTP."""
    async with talking() as one:
        yield one
