"""Migrations: run once, under a lock, and to the tables that the code knows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, bindparam, inspect, text

from news.brief import Brief
from storage import arrivals, asked, bands, briefs, inbox
from storage import upgrade as module
from storage.database import Database
from storage.errors import StorageError
from storage.tables import metadata
from storage.types import UtcDateTime
from storage.upgrade import upgrade
from tests.storage.readers import follow, settle
from tests.storage.universe import NOW, ago, article, emptied, keep, snapshot, tell

ALL = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""The revisions there are, in order."""


async def test_empty_database_gets_every_revision_once(empty_url: str) -> None:
    """The first start says what it ran, the second runs nothing."""
    async with await Database.open(empty_url) as db:
        assert await upgrade(db) == ALL
        assert await upgrade(db) == ()


async def test_upgrade_keeps_what_is_there(db: Database) -> None:
    """Starting again loses nothing."""
    await tell(db, article("1"), article("2"))
    before = await snapshot(db)
    assert await upgrade(db) == ()
    assert await snapshot(db) == before


PROGRAM = """
import asyncio, sys
from storage.database import Database
from storage.upgrade import upgrade

async def main(url):
    async with await Database.open(url) as db:
        sys.stdin.readline()
        print(" ".join(await upgrade(db)))

asyncio.run(main(sys.argv[1]))
"""


def test_two_processes_that_start_at_once(empty_url: str) -> None:
    """One runs the migrations, the other waits for it and has nothing to do; neither fails."""
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", PROGRAM, empty_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.communicate(timeout=120) for process in started]
    assert [err for _, err in ended] == ["", "", ""]
    assert sorted(out.strip() for out, _ in ended) == ["", "", " ".join(ALL)]


async def test_newer_database_is_refused(db: Database) -> None:
    """What a newer Briefje made is left alone, with a line that says so."""
    async with db.write() as conn:
        await conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(StorageError, match="upgraded to 9999 by a newer Briefje"):
            await upgrade(db)
    finally:
        async with db.write() as conn:
            await conn.execute(text(f"UPDATE alembic_version SET version_num = '{ALL[-1]}'"))


async def test_migration_that_fails_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut in the middle of an upgrade leaves the tables as they were, on both databases."""

    def cut(*_: object) -> None:
        raise RuntimeError("power cut")

    async with await Database.open(empty_url) as db:
        monkeypatch.setattr(module, "_check_references", cut)
        with pytest.raises(RuntimeError, match="power cut"):
            await upgrade(db)
        monkeypatch.undo()
        assert await upgrade(db) == ALL


async def test_reference_to_nothing_is_found(tmp_path: Path) -> None:
    """Foreign keys are not looked at while SQLite's tables are rebuilt, so they are afterwards."""
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3") as db:
        await upgrade(db)
        async with db.migrate() as conn:
            await conn.execute(text("INSERT INTO article_keys (key, article_id) VALUES ('url:x', 7)"))
        with pytest.raises(StorageError, match="row 1 of article_keys points at nothing in articles"):
            await upgrade(db)


def _differences(conn: Connection) -> list[Any]:
    def ours(thing: Any, name: str | None, kind: str, *_: object) -> bool:
        # Full text is each database's own; the test below looks at it.
        return not (str(name).startswith("articles_fts") or name in ("stems", "ix_articles_stems"))

    options = {"compare_type": True, "compare_server_default": True, "include_object": ours}
    return list(compare_metadata(MigrationContext.configure(conn, opts=options), metadata))


async def test_migrations_make_the_tables_that_the_code_knows(db: Database) -> None:
    """Alembic finds no difference in tables, columns, types, defaults, constraints or indexes."""
    async with db.read() as conn:
        assert await conn.run_sync(_differences) == []


CATALOGUE = {
    "sqlite": (
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'"
        " AND (type IN ('index', 'trigger') OR name = 'articles_fts')",
        "SELECT m.name, x.name, x.hidden, x.pk FROM sqlite_master m, pragma_table_xinfo(m.name) x"
        " WHERE m.type = 'table' AND m.name NOT LIKE 'alembic%' AND m.name NOT LIKE 'sqlite%'",
    ),
    "postgresql": (
        "SELECT table_name, column_name, data_type, is_nullable, column_default, generation_expression"
        " FROM information_schema.columns WHERE table_schema = current_schema AND table_name <> 'alembic_version'",
        "SELECT indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = current_schema AND tablename <> 'alembic_version'",
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname NOT LIKE 'alembic%'"
        " AND connamespace = current_schema::regnamespace",
    ),
}


async def _catalogue(db: Database) -> list[tuple[str, ...]]:
    async with db.read() as conn:
        rows = [row for query in CATALOGUE[db.dialect] for row in await conn.execute(text(query))]
        schema = "main" if db.dialect == "sqlite" else (await conn.execute(text("SELECT current_schema"))).scalar_one()
    return sorted(tuple(" ".join(str(value).replace(f"{schema}.", "").split()) for value in row) for row in rows)


async def test_full_text_is_made_as_the_code_says(db: Database, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Indexes, triggers, generated columns and the full-text table are word for word those of `storage.tables`."""
    if db.dialect == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path}/declared.sqlite3"
    else:
        make: Callable[[], str] = request.getfixturevalue("new_postgresql")
        url = make()
    async with await Database.open(url) as declared:
        async with declared.write() as conn:
            await conn.run_sync(metadata.create_all)
        assert await _catalogue(db) == await _catalogue(declared)
    full_text = {"sqlite": "articles_fts_update", "postgresql": "ix_articles_stems"}
    assert full_text[db.dialect] in str(await _catalogue(db))


async def _upgraded_to(db: Database, revision: str) -> None:
    def run(conn: Connection) -> None:
        config = Config(attributes={"connection": conn})
        config.set_main_option("script_location", str(module.FOLDER).replace("%", "%%"))
        command.upgrade(config, revision)

    async with db.migrate() as conn:
        await conn.run_sync(run)


async def _tables(db: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, whatever this version of the code knows of them; without SQLite's own."""

    def names(conn: Connection) -> list[str]:
        return [name for name in inspect(conn).get_table_names() if not name.startswith(("articles_fts", "alembic"))]

    async with db.read() as conn:
        return {
            name: sorted((dict(row._mapping) for row in await conn.execute(text(f'SELECT * FROM "{name}"'))), key=repr)
            for name in await conn.run_sync(names)
        }


async def _fill_first(db: Database) -> list[int]:
    """What a first version of Briefje has when it is upgraded; the ids of its real articles."""
    await tell(db, article("1", title="🦢 Zwaan <b>&", agencies=("ANP",)), article("2"), now=ago(days=2))
    (changed,) = await keep(db, article("1", body="Heel iets anders over de brug."), now=ago(days=1))
    (loose,) = await keep(db, article("\u202e" * 300, url="https://a.nl/" + "x" * 3_000))
    await tell(db, article("sample", source="sample:proef"), sample=True)
    async with db.write() as conn:
        await bands.keep(conn, [bands.Marked(changed.id, [1, -(2**63), 2**63 - 1], NOW)])
        await briefs.put(conn, {(changed.id, 2): Brief(text="Brug dicht.", method="lead", evidence=("x",))}, NOW)
        await asked.remember(conn, "gaza OR rafah", NOW)
        add = text("INSERT INTO inbox (update_id, payload, received_at, handled_at) VALUES (:id, :words, :at, :done)")
        add = add.bindparams(bindparam("at", type_=UtcDateTime), bindparam("done", type_=UtcDateTime))
        for number, done in ((1, ago(hours=1)), (2, None), (3, None)):
            await conn.execute(add, {"id": number, "words": f"update {number}", "at": ago(hours=2), "done": done})
        ids = (await conn.execute(text("SELECT id FROM articles WHERE NOT sample ORDER BY id"))).scalars().all()
    assert {changed.id, loose.id} < set(ids)
    return list(ids)


async def test_first_version_is_upgraded_without_loss(empty_url: str) -> None:
    """Every row is as it was, but for the words of handled updates; the real articles, no samples, await matching."""
    async with await Database.open(empty_url) as db:
        await _upgraded_to(db, "0001")
        real = await _fill_first(db)
        before = await _tables(db)
        assert all(before.values())
        assert len(before) >= 10
        assert await upgrade(db) == ALL[1:]
        after = await _tables(db)
        for name, rows in before.items():
            if name == "inbox":  # what was said in handled updates is forgotten
                new = {"digest": None, "taken_until": None}
                rows = [row | new | ({"payload": ""} if row["handled_at"] else {}) for row in rows]
            assert after.pop(name) == rows, name
        first_seen = {row["id"]: row["first_seen_at"] for row in before["articles"]}
        assert [(row["article_id"], row["arrived_at"]) for row in after.pop("arrivals")] == [
            (number, first_seen[number]) for number in real
        ]
        assert all(rows == [] for rows in after.values())
        assert len(after) >= 9
        async with db.read() as conn:
            assert await conn.run_sync(_differences) == []
        assert await upgrade(db) == ()


async def test_upgraded_database_works_on(empty_url: str) -> None:
    """What waited is handled, what was kept is known again, what is new is found, numbers go on."""
    async with await Database.open(empty_url) as db:
        await _upgraded_to(db, "0001")
        real = await _fill_first(db)
        await upgrade(db)
        (again,) = await keep(db, article("2"))
        (new,) = await keep(db, article("nieuw"))
        assert again.id in real
        assert new.id > max(real)
        async with db.write() as conn:
            assert await inbox.unhandled(conn) == [(2, "update 2"), (3, "update 3")]
            updates = [(number, f"update {number}") for number in (1, 2, 3, 4)]
            assert await inbox.keep(conn, updates, NOW) == {4}
            await inbox.mark_handled(conn, [2, 3, 4], NOW)
            assert await inbox.next_offset(conn, NOW) == 5
            waiting = await arrivals.waiting(conn, limit=10)
            assert {one.kept.id for one in waiting} == set(real[:2])  # those with a story
            assert await arrivals.claim(conn, real[:2]) == sorted(waiting, key=lambda one: one.kept.id)
        assert (await follow(db, await settle(db), "gaza")).topic.query == "gaza"
        await emptied(db)
