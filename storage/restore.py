"""Restoring a backup: what was there is kept beside it, and nothing is touched until the backup has proved good."""

import asyncio
import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.backup import BESIDE, check_file, copy_file, remove
from storage.copying import Progress, copy_rows, quiet
from storage.database import Database
from storage.errors import StorageError
from storage.names import reason
from storage.sqlite import file_url
from storage.upgrade import upgrade, upgrade_on


async def restore(url: str, file: Path, now: datetime, progress: Progress = quiet) -> str | None:
    """Put what the backup holds in the place of what the database at this address holds; where that is kept now.

    None where there was nothing. A backup of an earlier Briefje is brought up to date. Raises `StorageError`, with
    all as it was, for a file that is no backup, broken, or of a newer Briefje, and where the old cannot be put aside.
    """
    await asyncio.to_thread(check_file, file)
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        with tempfile.TemporaryDirectory(prefix="briefje-restore-") as folder:
            fresh = Path(folder) / "fresh.sqlite3"
            await _prepare(file, fresh)
            return await _into_server(url, fresh, f"before_{now:%Y%m%d_%H%M%S}", progress)
    target = _target(parsed.database)
    fresh = target.with_name(f"{target.name}.restoring")
    try:
        await _prepare(file, fresh)
        return await asyncio.to_thread(_exchange, target, fresh, f"before-{now:%Y%m%d-%H%M%S}")
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{target}: {reason(error)}") from error
    finally:
        remove(fresh)


def _target(name: str | None) -> Path:
    if name in (None, "", ":memory:"):
        raise StorageError("nothing can be restored into a database in memory")
    return Path(str(name))


async def _prepare(file: Path, fresh: Path) -> None:
    """A copy of the backup that this version can use."""
    try:
        await asyncio.to_thread(_lay_out, file, fresh)
        async with await Database.open(file_url(fresh)) as db:
            await upgrade(db)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{file}: {reason(error)}") from error
    except StorageError as error:  # it names the copy; the operator knows the file
        raise StorageError(str(error).replace(file_url(fresh), str(file))) from error


def _lay_out(file: Path, fresh: Path) -> None:
    fresh.parent.mkdir(parents=True, exist_ok=True)
    remove(fresh)
    copy_file(file, fresh)


def _exchange(target: Path, fresh: Path, suffix: str) -> str | None:
    """The fresh one takes the target's place, which keeps its own under another name."""
    kept = None
    if target.exists():
        _settle(target)
        aside = Path(f"{target}.{suffix}")
        if aside.exists():
            raise StorageError(f"{aside}: is there already")
        for end in BESIDE:  # first these: a crash here leaves the old one whole under its own name
            if Path(f"{target}{end}").exists():
                os.rename(f"{target}{end}", f"{aside}{end}")
        os.rename(target, aside)
        kept = str(aside)
    os.rename(fresh, target)
    return kept


def _settle(target: Path) -> None:
    """Bring what SQLite keeps beside the database into it; one that is broken is put aside as it is."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as conn:
            # It needs the database for itself: refused while another process has it open, at work or not.
            conn.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise StorageError(f"{target}: in use; stop the bot first") from None
    except sqlite3.DatabaseError:
        return


async def _into_server(url: str, fresh: Path, suffix: str, progress: Progress) -> str | None:
    """The rows come into new tables; the old ones are kept in a schema of another name."""
    async with await Database.open(url) as db, await Database.open(file_url(fresh)) as backup:
        async with db.migrate() as target, backup.read() as source:
            kept = await _aside(target, suffix)
            await upgrade_on(target, db.name)
            await copy_rows(source, target, progress)
        return kept


async def _aside(conn: AsyncConnection, suffix: str) -> str | None:
    """Put the schema in use aside, and begin a new one of its name; None where it holds nothing of ours."""
    schema = (await conn.execute(text("SELECT current_schema()"))).scalar()
    held = text("SELECT 1 FROM pg_tables WHERE schemaname = :name AND tablename = 'alembic_version'")
    if (await conn.execute(held, {"name": schema})).scalar() is None:
        return None
    quote = conn.dialect.identifier_preparer.quote
    kept = f"{schema}_{suffix}"
    await conn.execute(text(f"ALTER SCHEMA {quote(str(schema))} RENAME TO {quote(kept)}"))
    await conn.execute(text(f"CREATE SCHEMA {quote(str(schema))}"))
    return f"schema {kept}"
