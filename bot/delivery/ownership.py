"""One process at a time sends: two that each keep Telegram's pace are twice too fast together."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Protocol

import structlog
from sqlalchemy import NullPool, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

log = structlog.get_logger()

LOOK_EVERY = 1.0
"""Seconds between two looks whether the owner has gone, and whether the lock is still held."""

# In a database several schemas may hold a bot each; the lock's number is made from the name of the one in use.
_TRY = text("SELECT pg_try_advisory_lock(hashtextextended('briefje delivery ' || current_schema(), 0))")
_HOLDS = text("SELECT 1")


class Lock(Protocol):
    """What only one process can have; it goes with the process that has it."""

    async def take(self) -> bool:
        """Take it, unless another process has it."""
        ...

    async def lost(self) -> None:
        """Return when it is no longer held; mostly that is never."""
        ...

    async def close(self) -> None:
        """Give it back."""
        ...


@asynccontextmanager
async def ownership(url: str) -> AsyncIterator[Lock]:
    """Hold the right to send from this database's outbox; waits until the process that has it gives it back or ends.

    On PostgreSQL an advisory lock on a connection of its own, on SQLite a lock on a file beside the database's; what
    is in memory belongs to this process anyhow.
    """
    async with AsyncExitStack() as stack:
        said = False
        while True:
            lock = _lock(url)
            stack.push_async_callback(lock.close)
            if await _taken(lock):
                break
            await stack.pop_all().aclose()
            if not said:
                log.info("another_process_delivers")
                said = True
            await asyncio.sleep(LOOK_EVERY)
        if said:
            log.info("delivery_taken_over")
        yield lock


async def is_owned(url: str) -> bool:
    """Whether a process sends from this database's outbox now: a bot is running on it."""
    lock = _lock(url)
    try:
        return not await lock.take()
    finally:
        await lock.close()


async def _taken(lock: Lock) -> bool:
    try:
        return await lock.take()
    except SQLAlchemyError as error:
        log.warning("delivery_lock_unreachable", reason=type(error).__name__)
        return False


def _lock(url: str) -> Lock:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return ServerLock(url)
    if parsed.database in (None, "", ":memory:"):
        return NoLock()
    return FileLock(Path(f"{parsed.database}.delivery.lock"))


class NoLock:
    """For a database that no other process can open."""

    async def take(self) -> bool:
        """Always."""
        return True

    async def lost(self) -> None:
        """Never."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing to give back."""


class FileLock:
    """A POSIX lock on a file: the kernel takes it away when the process ends, however that happens."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    async def take(self) -> bool:
        """Take it, unless another process has it."""
        self._descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    async def lost(self) -> None:
        """Never."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Give it back; the file stays, since another process may be about to lock it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class ServerLock:
    """An advisory lock of PostgreSQL: it lasts as long as the connection on which it was taken."""

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._conn: AsyncConnection | None = None

    async def take(self) -> bool:
        """Take it, unless another process has it."""
        self._conn = await self._engine.connect()
        return bool((await self._conn.execute(_TRY)).scalar())

    async def lost(self) -> None:
        """Return when the connection is broken: the server may give the lock to another process."""
        while self._conn is not None:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self._conn.execute(_HOLDS)
            except SQLAlchemyError:
                return

    async def close(self) -> None:
        """Give it back."""
        if self._conn is not None:
            await self._conn.close()
            self._conn = None
        await self._engine.dispose()
