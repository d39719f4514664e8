"""Brings a database to the tables of this version of Briefje."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.errors import StorageError

FOLDER = Path(__file__).parent / "migrations"
LOCK = int.from_bytes(b"briefje")
"""The number of the lock under which PostgreSQL is upgraded; any that nobody else takes."""


async def upgrade(db: Database) -> tuple[str, ...]:
    """Run the migrations that this database has not had, all or none; their revisions, in order.

    Processes that start together run them one after another: the second finds nothing to do. Raises `StorageError`
    for a database that a newer Briefje has upgraded, as its tables may mean something else here.
    """
    async with db.migrate() as conn:
        return await upgrade_on(conn, db.name)


async def upgrade_on(conn: AsyncConnection, name: str) -> tuple[str, ...]:
    """The same inside a `migrate()` of the database of that name that goes on afterwards."""
    if conn.dialect.name == "postgresql":
        await conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    return await conn.run_sync(_upgrade, name)


def _upgrade(conn: Connection, name: str) -> tuple[str, ...]:
    ran: list[str] = []

    def applied(*, step: Any, **_: Any) -> None:
        ran.append(step.up_revision_id)

    config = Config(attributes={"connection": conn, "on_version_apply": applied})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    _refuse_newer(conn, ScriptDirectory.from_config(config), name)
    command.upgrade(config, "head")
    _check_references(conn, name)
    return tuple(ran)


def _refuse_newer(conn: Connection, scripts: ScriptDirectory, name: str) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    for revision in MigrationContext.configure(conn).get_current_heads():
        if revision not in known:
            raise StorageError(f"{name}: upgraded to {revision} by a newer Briefje, this one cannot use it")


def _check_references(conn: Connection, name: str) -> None:
    """SQLite did not look at foreign keys while tables were rebuilt."""
    if conn.dialect.name == "sqlite":
        broken = conn.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise StorageError(f"{name}: row {broken[1]} of {broken[0]} points at nothing in {broken[2]}")
