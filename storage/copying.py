"""Copying all that is kept from one database into another, of whichever kind: nothing is left out, no id changes.

The search index is not copied but made anew, as each database has its own. Row ids that were given out once stay
given out: the counters are copied too.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.fulltext import SQLITE
from storage.schema import metadata

ROWS = 1_000
"""Rows that are read and written together: a few megabytes of articles."""

_TRIGGERS = [statement for statement in SQLITE if "CREATE TRIGGER" in statement]

Progress = Callable[[str, int], None]
"""Is told of each table how many of its rows were copied so far."""


def quiet(_: str, __: int) -> None:
    """Nobody looks."""


async def rows_in(conn: AsyncConnection) -> dict[str, int]:
    """How many rows each table holds, those without any left out."""
    counts = {
        table.name: (await conn.execute(select(func.count()).select_from(table))).scalar_one()
        for table in metadata.sorted_tables
    }
    return {name: count for name, count in counts.items() if count}


async def copy_rows(source: AsyncConnection, target: AsyncConnection, progress: Progress = quiet) -> dict[str, int]:
    """Copy every row of the one into the other, whose tables are empty; how many of each table.

    `source` is a `read()`, which sees one state however long it takes; `target` a `write()` or `migrate()`, so that
    all of it or nothing is there.
    """
    counts: dict[str, int] = {}
    async with _without_index(target):
        for table in metadata.sorted_tables:
            count = await _copy_table(source, target, table, progress)
            if count:
                counts[table.name] = count
    await _copy_counters(source, target)
    return counts


async def _copy_table(source: AsyncConnection, target: AsyncConnection, table: Table, progress: Progress) -> int:
    columns = [column for column in table.c if column.computed is None]
    rows = await source.stream(select(*columns), execution_options={"yield_per": ROWS})
    count = 0
    async for some in rows.mappings().partitions(ROWS):
        for chunk in chunks(some):
            await target.execute(insert(table), [dict(row) for row in chunk])
        count += len(some)
        progress(table.name, count)
    return count


@asynccontextmanager
async def _without_index(target: AsyncConnection) -> AsyncIterator[None]:
    """SQLite's index is made once from all rows; PostgreSQL makes its own as they come."""
    if target.dialect.name != "sqlite":
        yield
        return
    for name in (statement.split()[2] for statement in _TRIGGERS):
        await target.execute(text(f"DROP TRIGGER {name}"))
    yield
    await target.execute(text("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')"))
    for statement in _TRIGGERS:
        await target.execute(text(statement))


async def _copy_counters(source: AsyncConnection, target: AsyncConnection) -> None:
    """The next row gets an id that neither database ever gave out."""
    given = await _given_out(source)
    if target.dialect.name == "sqlite":
        await target.execute(text("DELETE FROM sqlite_sequence"))
        for name, last in given.items():
            if metadata.tables[name].dialect_options["sqlite"]["autoincrement"]:
                values = {"name": name, "last": last}
                await target.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)
        return
    for name, last in given.items():
        values = {"sequence": await _sequence(target, name), "last": last}
        await target.execute(text("SELECT setval(cast(:sequence AS regclass), :last)"), values)


async def _given_out(conn: AsyncConnection) -> dict[str, int]:
    """The highest row id that was ever given out, of each table that counts its rows."""
    found: dict[str, int] = {}
    for table in metadata.sorted_tables:
        if "id" in table.c:
            highest = (await conn.execute(select(func.max(table.c.id)))).scalar() or 0
            found[table.name] = max(highest, await _counter(conn, table.name))
    return {name: last for name, last in found.items() if last}


async def _counter(conn: AsyncConnection, table: str) -> int:
    if conn.dialect.name == "sqlite":
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return (await conn.execute(query, {"name": table})).scalar() or 0
    sequence = await _sequence(conn, table)  # as PostgreSQL writes it, quoted where it must be
    return (await conn.execute(text(f"SELECT last_value FROM {sequence} WHERE is_called"))).scalar() or 0  # noqa: S608


async def _sequence(conn: AsyncConnection, table: str) -> str:
    query = text("SELECT pg_get_serial_sequence(:name, 'id')")
    return str((await conn.execute(query, {"name": table})).scalar_one())
