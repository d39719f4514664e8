"""Backups: a file of SQLite that holds all that is kept, whichever database it came from.

A SQLite database is copied page by page while it is used (https://www.sqlite.org/backup.html), in one step, so that
what is written meanwhile neither stands in it nor makes it begin anew. PostgreSQL's rows are copied from one state of
it (`storage.copying`), so its backup can be restored to either kind of database.
"""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from storage.copying import Progress, copy_rows, quiet
from storage.database import Database
from storage.errors import StorageError
from storage.names import reason
from storage.sqlite import file_url
from storage.upgrade import upgrade

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database that is or was in use."""

MAGIC = b"SQLite format 3\x00"
"""How each file of SQLite begins (https://www.sqlite.org/fileformat.html)."""


async def back_up(url: str, file: Path, progress: Progress = quiet) -> int:
    """Write what the database at this address holds to a new file; its size in bytes.

    The file is there whole or not at all. Raises `StorageError` where there is one of that name already, which may be
    the only backup, or where it cannot be written.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        _make_room(file, part)
        if make_url(url).get_backend_name() == "sqlite":
            await asyncio.to_thread(copy_file, _file_of(url), part)
        else:
            await _copy_server(url, part, progress)
        return await asyncio.to_thread(_put_down, part, file)
    except FileExistsError:
        raise StorageError(f"{file}: is there already; a backup never takes another one's place") from None
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{file}: {reason(error)}") from error
    finally:
        remove(part)


def remove(file: Path) -> None:
    """Remove a database and what SQLite keeps beside it, as far as they are there."""
    for end in ("", *BESIDE):
        Path(f"{file}{end}").unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> None:
    """Copy a SQLite database, in use or not, into a new file; raises `OSError` or `sqlite3.Error`."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy, pages=-1)


def check_file(file: Path) -> None:
    """Raise `StorageError` for what is no whole SQLite database with something of Briefje in it."""
    try:
        with file.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                raise StorageError(f"{file}: not a backup")
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
            found = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StorageError(f"{file}: broken ({found})")
            if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
                raise StorageError(f"{file}: a database, but not of Briefje")
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{file}: {reason(error)}") from error


async def _copy_server(url: str, part: Path, progress: Progress) -> None:
    async with await Database.open(url) as origin, await Database.open(file_url(part)) as copy:
        await upgrade(origin)
        await upgrade(copy)
        async with origin.read() as source, copy.write() as target:
            await copy_rows(source, target, progress)


def _make_room(file: Path, part: Path) -> None:
    if file.exists():
        raise FileExistsError
    if not file.parent.is_dir():
        raise StorageError(f"{file}: there is no folder {file.parent}")
    remove(part)


def _put_down(part: Path, file: Path) -> int:
    """One file that needs none beside it, on the disk and not only on its way there; its size."""
    with closing(sqlite3.connect(part)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    os.link(part, file)  # unlike a rename it takes no other file's place
    return file.stat().st_size


def _file_of(url: str) -> Path:
    name = make_url(url).database
    if name in (None, "", ":memory:"):
        raise StorageError("a database in memory has nothing to back up")
    file = Path(name)
    if not file.exists():
        raise StorageError(f"{file}: there is no database yet")
    return file
