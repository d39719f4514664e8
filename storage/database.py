"""The one door to the database: transactions that read, transactions that write."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import URL, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import postgresql, sqlite
from storage.errors import StorageError
from storage.names import parse_url, reason, shown

_KINDS = {"sqlite+aiosqlite": sqlite.engines, "postgresql+psycopg": postgresql.engines}


class Database:
    """An open database; make one with `await Database.open(url)` and close it, or use it in `async with`.

    `read()` and `write()` are one transaction each, on a connection of its own. A read sees one unchanging state and
    cannot write. A write is kept when its block ends and leaves nothing when the block raises. On SQLite the writes
    of a process wait for one another in line, and up to ten seconds for those of another process. What the database
    itself refuses (gone, full, locked) is a `StorageError`; a broken constraint stays SQLAlchemy's `IntegrityError`.

    A database in memory (`sqlite+aiosqlite://`) has one connection: do not open a block inside another one there.
    """

    def __init__(self, url: URL, readers: AsyncEngine, writers: AsyncEngine) -> None:
        self.name = shown(url)
        """The address as it may be shown: without password and options."""
        self.dialect = url.get_backend_name()
        """"sqlite" or "postgresql"."""
        self._readers = readers
        self._writers = writers

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database at this SQLAlchemy address; a SQLite file and its folder are made where they are not.

        Known are `sqlite+aiosqlite:///FILE`, `sqlite+aiosqlite://` (in memory) and `postgresql+psycopg://…`.
        Raises `StorageError` for another address, a server that does not answer, a file that is no database or
        cannot be written.
        """
        parsed = _known(url)
        try:
            db = cls(parsed, *_KINDS[parsed.drivername](parsed))
        except (OSError, sqlite3.Error, ArgumentError, TypeError, ValueError) as error:
            raise StorageError(f"{shown(parsed)}: {reason(error)}") from error
        try:
            async with db.write() as conn:
                await conn.execute(text("SELECT 1"))
        except DBAPIError as error:
            await db.close()
            raise StorageError(f"{db.name}: {reason(error)}") from error
        except BaseException:
            await db.close()
            raise
        return db

    async def close(self) -> None:
        """Close every connection; SQLite's threads end with them."""
        await self._readers.dispose()
        await self._writers.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that sees one state of the database and changes nothing."""
        return self._transaction(self._readers, "read")

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that changes the database, wholly or not at all."""
        return self._transaction(self._writers, "write")

    def migrate(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A write that may rebuild tables: SQLite does not look at foreign keys meanwhile, and waits longer."""
        return self._transaction(self._writers, "migrate")

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine, purpose: str) -> AsyncIterator[AsyncConnection]:
        try:
            async with engine.connect() as conn:
                await conn.execution_options(briefje_purpose=purpose)
                async with conn.begin():
                    yield conn
        except (DBAPIError, PoolTimeoutError) as error:
            if not _refused(error):
                raise
            raise StorageError(f"{self.name}: {reason(error)}") from error


def _known(url: str) -> URL:
    parsed = parse_url(url)
    if parsed.drivername not in _KINDS:
        raise StorageError(f"{shown(parsed)}: no database for Briefje, which knows {' and '.join(_KINDS)}")
    return parsed


def _refused(error: DBAPIError | PoolTimeoutError) -> bool:
    """Whether the database could not do its work, rather than that it was asked something wrong."""
    return isinstance(error, PoolTimeoutError) or type(error) in (OperationalError, DatabaseError, InterfaceError)
