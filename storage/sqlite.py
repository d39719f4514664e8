"""How SQLite is opened: https://www.sqlite.org/wal.html, /pragma.html, /lang_transaction.html."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, AsyncAdaptedQueuePool, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MS = 10_000
"""Milliseconds that a write waits for the write of another process."""
MIGRATE_MS = 120_000
"""The same for a migration, which another process may be in the middle of."""
READERS = 8
"""Connections that read; each is a thread, which waits while its query runs."""


def file_url(file: Path) -> str:
    """The address of the database in this file."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string()


def engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """An engine that reads and one that writes.

    There is one writing connection, so that the writes of this process wait in line here and not in SQLite, whose
    busy loop is unfair and holds a thread. What is in memory has but one connection, for both.
    """
    if url.database in (None, "", ":memory:"):
        both = _engine(url, size=1, pragmas=())
        return both, both
    _try_open(url.database)
    writers = _engine(url, size=1, pragmas=("journal_mode = WAL", "synchronous = NORMAL"))
    return _engine(url, size=READERS, pragmas=("query_only = ON",)), writers


def _try_open(file: str) -> None:
    """Make the folder, and see that the file opens as a database; raises `OSError` or `sqlite3.Error`.

    aiosqlite 0.22 does not wait for its thread where opening fails: that then writes a traceback of its own when it
    finds the event loop closed. So it is only asked for what is known to open.
    """
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=BUSY_MS / 1000)) as connection:
        connection.execute("PRAGMA schema_version")


def _engine(url: URL, *, size: int, pragmas: tuple[str, ...]) -> AsyncEngine:
    engine = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=size, max_overflow=0, pool_timeout=60)

    def connected(connection: Any, _: object) -> None:
        try:
            connection.isolation_level = None  # the driver begins nothing by itself
            # The time-out comes first: the others may have to wait for another process.
            _set(connection, f"busy_timeout = {BUSY_MS}", *pragmas, "foreign_keys = ON")
        except BaseException:
            connection.close()  # the pool does not have it yet, and its thread would go on
            raise

    event.listen(engine.sync_engine, "connect", connected)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine.pool, "checkin", _checked_in)
    return engine


def _begin(conn: Connection) -> None:
    """A write takes the lock at once: a read that turns into a write would fail where another wrote meanwhile."""
    purpose = conn.get_execution_options().get("briefje_purpose")
    if purpose == "migrate":
        conn.info["migrated"] = True
        # Neither can change inside a transaction. Batch migrations drop the table that they have copied, which
        # would delete all rows that point into it. https://www.sqlite.org/lang_altertable.html#otheralter
        conn.exec_driver_sql("PRAGMA foreign_keys = OFF")
        conn.exec_driver_sql(f"PRAGMA busy_timeout = {MIGRATE_MS}")
    conn.exec_driver_sql("BEGIN" if purpose == "read" else "BEGIN IMMEDIATE")


def _checked_in(connection: Any, record: ConnectionPoolEntry) -> None:
    """What a migration set does not stay."""
    if record.info.pop("migrated", False) and connection is not None:
        _set(connection, "foreign_keys = ON", f"busy_timeout = {BUSY_MS}")


def _set(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    try:
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()
