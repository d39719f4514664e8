"""`briefje db backup`, `restore` and `copy`: what is kept, kept twice."""

import sys
from pathlib import Path

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import now
from bot.delivery.ownership import is_owned
from bot.settings import Settings
from news.errors import BriefjeError
from storage.backup import back_up
from storage.copying import copy_rows, rows_in
from storage.database import Database
from storage.errors import StorageError
from storage.names import parse_url
from storage.restore import restore
from storage.upgrade import upgrade


class InUseError(BriefjeError):
    """A bot is running on the database, which would go on with what it had."""


async def back_up_to(settings: Settings, file: Path) -> None:
    """Back the database up, in use or not, and say how large the file is."""
    with _console().status("backing up…") as status:
        size = await back_up(_url(settings), file, lambda table, count: status.update(f"{table}: {count:,} rows"))
    print(f"{file}: {size:,} bytes")  # noqa: T201


async def restore_from(settings: Settings, file: Path) -> None:
    """Put a backup in the database's place and say where the old one is kept."""
    await _refuse_in_use(_url(settings))
    with _console().status("restoring…") as status:
        kept = await restore(_url(settings), file, now(), lambda table, n: status.update(f"{table}: {n:,} rows"))
    async with await Database.open(_url(settings)) as db, db.read() as conn:
        counts = await rows_in(conn)
    print(f"{db.name}: restored from {file}: {_counted(counts)}")  # noqa: T201
    if kept is not None:
        print(f"what was there is kept as {kept}")  # noqa: T201


async def copy_to(settings: Settings, to: str) -> None:
    """Copy all that is kept to an empty database, and say what was copied."""
    parse_url(to)
    await _refuse_in_use(_url(settings))
    await _refuse_in_use(to)
    async with await Database.open(_url(settings)) as origin, await Database.open(to) as copy:
        await upgrade(origin)
        await upgrade(copy)
        with _console().status("copying…") as status:
            async with origin.read() as source, copy.migrate() as target:
                held = await rows_in(target)
                if held:
                    raise StorageError(f"{copy.name}: not empty ({_counted(held)}); copy into a new database")
                counts = await copy_rows(source, target, lambda table, n: status.update(f"{table}: {n:,} rows"))
    print(f"{copy.name}: {_counted(counts)}, copied from {origin.name}")  # noqa: T201


async def _refuse_in_use(url: str) -> None:
    try:
        used = await is_owned(url)
    except (SQLAlchemyError, OSError):
        return  # opening it says what is wrong with it
    if used:
        raise InUseError("a bot is running on this database; stop it first")


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items()) or "nothing"


def _console() -> Console:
    return Console(file=sys.stderr)


def _url(settings: Settings) -> str:
    return settings.database_url.get_secret_value()
