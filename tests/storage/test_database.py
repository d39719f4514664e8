"""Opening, reading, writing and closing a database."""

import asyncio
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import inbox
from storage.database import Database
from storage.errors import StorageError
from tests.storage.universe import NOW

INBOX = text("INSERT INTO inbox (update_id, payload, received_at) VALUES (:id, '{}', '2026-03-01 12:00:00')")


async def test_folder_is_made(tmp_path: Path) -> None:
    """The first start needs nothing: the file and its folders appear."""
    file = tmp_path / "a" / "b" / "news.sqlite3"
    async with await Database.open(f"sqlite+aiosqlite:///{file}") as db:
        assert db.dialect == "sqlite"
    assert file.is_file()


@pytest.mark.parametrize(
    "url, said",
    [
        pytest.param("sqlite+aiosqlite:///{folder}", "unable to open database file", id="a-folder"),
        pytest.param("sqlite+aiosqlite:///{folder}/page.html", "not a database", id="a-page"),
        pytest.param("sqlite+aiosqlite:///{folder}/page.html/x.sqlite3", "File exists", id="under-a-file"),
        pytest.param("sqlite+aiosqlite:////proc/none/x.sqlite3", "No such file", id="where-nothing-can-be"),
        pytest.param("postgresql+psycopg://jan:geheim@127.0.0.1:1/krant", "refused", id="no-server"),
        pytest.param("postgresql+psycopg://jan:geheim@127.0.0.1:1/krant?password=geheim", "refused", id="in-options"),
        pytest.param("postgresql+psycopg://jan@127.0.0.1:1/krant?geheim=1", "invalid", id="unknown-option"),
        pytest.param("postgresql+psycopg://jan:geheim@127.0.0.1:poort/krant", "not an address", id="no-port"),
        pytest.param("mysql+aiomysql://jan:geheim@127.0.0.1/krant", "knows sqlite+aiosqlite and", id="other-database"),
        pytest.param("sqlite:///krant.sqlite3", "knows sqlite+aiosqlite and", id="other-driver"),
        pytest.param("geheim", "not an address", id="no-address"),
        pytest.param("", "not an address", id="empty"),
    ],
)
async def test_what_cannot_be_opened_is_one_line(tmp_path: Path, url: str, said: str) -> None:
    """The line says what and why, and holds no password; a file that is something else is not touched."""
    page = tmp_path / "page.html"
    page.write_text("<p>Dit is geen database.</p>" * 100)
    with pytest.raises(StorageError) as raised:
        await Database.open(url.format(folder=tmp_path))
    message = str(raised.value)
    assert said in message
    assert "geheim" not in message.partition(": invalid")[0]
    assert "\n" not in message
    assert page.read_text().startswith("<p>Dit")


@contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of root, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_read_only_folder_is_one_line() -> None:
    """Where nothing can be written, that is said at the start and not at the first write."""
    with TemporaryDirectory() as folder:
        os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        with nobody(), pytest.raises(StorageError, match="unable to open database file"):
            await Database.open(f"sqlite+aiosqlite:///{folder}/news.sqlite3")
        with nobody(), pytest.raises(StorageError, match="Permission denied"):
            await Database.open(f"sqlite+aiosqlite:///{folder}/deeper/news.sqlite3")


async def test_sqlite_is_set_up(tmp_path: Path) -> None:
    """Write-ahead log, foreign keys, patience and flushes as promised, on both sorts of connection."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3") as db:
        for transaction in (db.read, db.write, db.read, db.write):
            async with transaction() as conn:
                found = {
                    name: (await conn.execute(text(f"PRAGMA {name}"))).scalar()
                    for name in ("journal_mode", "foreign_keys", "busy_timeout")
                }
            assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}
        async with db.write() as conn:
            assert (await conn.execute(text("PRAGMA synchronous"))).scalar() == 1


async def test_migration_leaves_no_settings_behind(tmp_path: Path) -> None:
    """Foreign keys are off while tables are rebuilt, and on again for the write that comes after."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3") as db:
        async with db.migrate() as conn:
            assert (await conn.execute(text("PRAGMA foreign_keys"))).scalar() == 0
        async with db.write() as conn:
            assert (await conn.execute(text("PRAGMA foreign_keys"))).scalar() == 1
            assert (await conn.execute(text("PRAGMA busy_timeout"))).scalar() == 10_000


async def test_memory_is_one_database(tmp_path: Path) -> None:
    """What is written in memory is there for the next transaction."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        async with db.write() as conn:
            await conn.execute(text("CREATE TABLE once (a INTEGER)"))
        async with db.read() as conn:
            assert (await conn.execute(text("SELECT count(*) FROM once"))).scalar() == 0


async def test_write_that_raises_leaves_nothing(db: Database) -> None:
    """All of a block or none of it."""

    async def write() -> None:
        async with db.write() as conn:
            await inbox.keep(conn, [(1, "{}")], NOW)
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await write()
    async with db.read() as conn:
        assert await inbox.unhandled(conn) == []


async def test_write_that_is_cancelled_leaves_nothing(db: Database) -> None:
    """A task that is stopped in the middle of a write leaves the database as it was, and usable."""
    written = asyncio.Event()

    async def write() -> None:
        async with db.write() as conn:
            await inbox.keep(conn, [(1, "{}")], NOW)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with db.write() as conn:
        assert await inbox.unhandled(conn) == []
        assert await inbox.keep(conn, [(1, "{}")], NOW) == {1}


async def test_read_cannot_write(db: Database) -> None:
    """What only reads is held to it, so that no read waits for a write."""
    with pytest.raises((StorageError, DBAPIError), match=r"read-?only"):
        async with db.read() as conn:
            await inbox.keep(conn, [(1, "{}")], NOW)


async def test_read_sees_one_state(db: Database) -> None:
    """What another writes meanwhile does not come into a read that has begun."""
    async with db.read() as reader:
        assert await inbox.unhandled(reader) == []
        async with db.write() as writer:
            await inbox.keep(writer, [(1, "{}")], NOW)
        assert await inbox.unhandled(reader) == []
    async with db.read() as reader:
        assert await inbox.unhandled(reader) == [(1, "{}")]


async def test_writes_at_once_all_arrive(db: Database, url: str) -> None:
    """Many writers in two databases opened on the same thing wait for one another; none fails, none is lost."""

    async def count_up(database: Database) -> None:
        async with database.write() as conn:
            if database.dialect == "postgresql":
                await conn.execute(text("LOCK TABLE inbox IN EXCLUSIVE MODE"))
            highest = max((number for number, _ in await inbox.unhandled(conn)), default=0)
            await inbox.keep(conn, [(highest + 1, "{}")], NOW)

    async with await Database.open(url) as other:
        await asyncio.gather(*(count_up(database) for _ in range(15) for database in (db, other)))
    async with db.read() as conn:
        assert [number for number, _ in await inbox.unhandled(conn)] == list(range(1, 31))


async def test_broken_constraint_stays_what_it_is(db: Database) -> None:
    """A programming error is no `StorageError`: it must not be told to an operator as a lost connection."""
    with pytest.raises(IntegrityError):
        async with db.write() as conn:
            await conn.execute(INBOX, [{"id": 1}, {"id": 1}])


async def test_foreign_keys_are_looked_at(db: Database) -> None:
    """A brief of no article is refused, on SQLite too."""
    row = "(1, 1, '', 'lead', '', 0.0, '[]', '[]', '2026-03-01 12:00:00')"
    columns = "(article_id, article_version, text, method, model, seconds, rejected, evidence, created_at)"
    with pytest.raises(IntegrityError):
        async with db.write() as conn:
            await conn.execute(text(f"INSERT INTO briefs {columns} VALUES {row}"))


async def test_file_that_breaks_is_named(tmp_path: Path) -> None:
    """A database that is damaged while it is in use is one line, not a driver's trace."""
    file = tmp_path / "x.sqlite3"
    async with await Database.open(f"sqlite+aiosqlite:///{file}") as db:
        with pytest.raises(StorageError, match=r"x\.sqlite3: no such table: articles"):
            async with db.read() as conn:
                await conn.execute(text("SELECT * FROM articles"))


def left_alive(before: set[threading.Thread]) -> list[threading.Thread]:
    """The threads that go on since then; one that was told to end may still be on its last line."""
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(timeout=5)
    return [thread for thread in left if thread.is_alive()]


async def test_failed_opening_leaves_no_thread(tmp_path: Path) -> None:
    """A file that is no database is closed again, also while somebody holds on to the error."""
    (tmp_path / "page.html").write_text("<p>Dit is geen database.</p>" * 100)
    before = set(threading.enumerate())
    with pytest.raises(StorageError) as raised:
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}/page.html")
    assert not left_alive(before), raised


async def test_close_ends_every_thread(url: str) -> None:
    """SQLite's threads are no daemons: one that is left would keep the process from ending."""
    before = set(threading.enumerate())
    async with await Database.open(url) as db, db.read() as one, db.read() as two:
        await asyncio.gather(inbox.unhandled(one), inbox.unhandled(two))
    assert not left_alive(before)


PROGRAM = """
import asyncio, sys
from storage.database import Database
from storage.errors import StorageError

async def main(url):
    try:
        async with await Database.open(url) as db:
            async with db.read(), db.read():
                raise StorageError("the end")
    except StorageError as error:
        print(error)

asyncio.run(main(sys.argv[1]))
"""


def test_process_ends_after_an_error(url: str) -> None:
    """With every warning an error: nothing is left open, whatever went wrong inside."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, url], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "the end\n", "")
