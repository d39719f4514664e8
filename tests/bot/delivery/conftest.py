"""A database with an outbox, and a clock that can be moved on."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.delivery.deliverer import Deliverer
from bot.delivery.pace import UNLIMITED
from storage.database import Database
from storage.upgrade import upgrade
from tests.bot.delivery.fake_sender import FakeSender


class Clock:
    """The time of day and the seconds of a process; both go on by themselves, and can be moved on."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def passes(self, seconds: float) -> None:
        """So much later."""
        self._ahead += seconds

    def seconds(self) -> float:
        """Monotonic seconds."""
        return time.monotonic() + self._ahead

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("delivery") / "template.sqlite3"
    async with await Database.open(f"sqlite+aiosqlite:///{file}") as db:
        await upgrade(db)
    return file


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """A SQLite file with an empty outbox."""
    return Path(shutil.copy(template, tmp_path / "briefje.sqlite3"))


@pytest.fixture
async def db(file: Path) -> AsyncIterator[Database]:
    """The database in that file."""
    async with await Database.open(f"sqlite+aiosqlite:///{file}") as database:
        yield database


@pytest.fixture
def clock() -> Clock:
    """A clock that the test can move on."""
    return Clock()


@pytest.fixture
def sender(clock: Clock) -> FakeSender:
    """A Telegram in memory."""
    return FakeSender(clock.seconds)


Runs = Callable[..., AbstractAsyncContextManager[Deliverer]]


@pytest.fixture
def delivers(db: Database, sender: FakeSender, clock: Clock) -> Runs:
    """A deliverer that runs inside its block; without limits unless they are given."""

    @asynccontextmanager
    async def run(**asked: Any) -> AsyncIterator[Deliverer]:
        chosen: dict[str, Any] = {"limits": UNLIMITED, "seconds": clock.seconds} | asked
        deliverer = Deliverer(db, sender, clock.now, **chosen)
        task = asyncio.create_task(deliverer.run())
        try:
            yield deliverer
        finally:
            task.cancel()
            results = await asyncio.gather(task, return_exceptions=True)
            assert isinstance(results[0], asyncio.CancelledError), results[0]

    return run
