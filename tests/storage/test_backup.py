"""Backing up, restoring and copying: everything is there afterwards, and nothing is lost when it cannot be."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from news.expression import Words
from storage import told
from storage.backup import back_up
from storage.copying import copy_rows, rows_in
from storage.database import Database
from storage.errors import StorageError
from storage.following import Manner
from storage.restore import restore
from storage.search import search
from storage.sqlite import file_url
from storage.told import Told
from storage.upgrade import upgrade
from tests.storage.readers import HOSTILE, follow, settle
from tests.storage.universe import NOW, article, emptied, keep, snapshot, tell


async def fill(db: Database) -> None:
    """Some of everything that matters: articles of one story, a reader with a topic, what was told."""
    story = await tell(db, article("1", title="Brug bij Heusden dicht"), article("2", body=HOSTILE[3]))
    reader = await settle(db, chat_id=-5, title=HOSTILE[4])
    await follow(db, reader, "heusden", Manner.AT_ONCE)
    said = Told(destination_id=reader.id, story_id=story, version=1, topic="x", because=("é",), told_at=NOW)
    async with db.write() as conn:
        await told.put(conn, [said])


async def found(db: Database) -> list[str]:
    """The titles that a search for the bridge finds."""
    async with db.read() as conn:
        return [one.article.title for one in await search(conn, Words(("heusd",)), limit=5)]


def _files(folder: Path, begin: str) -> dict[str, int]:
    """The files in the folder whose names begin so, with their sizes."""
    return {one.name: one.stat().st_size for one in folder.iterdir() if one.name.startswith(begin)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup is to come."""
    return tmp_path / "kluis.sqlite3"


async def test_backup_holds_everything(db: Database, url: str, file: Path) -> None:
    """Whichever database it is of, the file is a database of SQLite in which all is found."""
    await fill(db)
    size = await back_up(url, file)
    assert _files(file.parent, "kluis") == {"kluis.sqlite3": size}
    async with await Database.open(file_url(file)) as copy:
        assert await snapshot(copy) == await snapshot(db)
        assert await found(copy) == ["Brug bij Heusden dicht"]


async def test_backup_is_of_one_moment(db: Database, url: str, file: Path) -> None:
    """What a transaction under way writes does not stand in it yet, not even a part of it."""
    await fill(db)
    before = await snapshot(db)
    async with db.write() as conn:
        await conn.execute(text("DELETE FROM subscriptions"))
        await back_up(url, file)
    async with await Database.open(file_url(file)) as copy:
        assert await snapshot(copy) == before


async def test_no_backup_takes_anothers_place(db: Database, url: str, file: Path) -> None:
    """The only backup there is must not go for a worse one."""
    await back_up(url, file)
    before = _files(file.parent, "kluis")
    await fill(db)
    with pytest.raises(StorageError, match="is there already"):
        await back_up(url, file)
    assert _files(file.parent, "kluis") == before
    async with await Database.open(file_url(file)) as copy:
        assert (await snapshot(copy))["articles"] == []


async def test_backup_that_cannot_be_written_says_where(db: Database, url: str, tmp_path: Path) -> None:
    """The operator mistyped the folder."""
    with pytest.raises(StorageError, match="there is no folder"):
        await back_up(url, tmp_path / "nergens" / "kluis.sqlite3")


async def test_database_that_is_not_there_is_not_made(tmp_path: Path, file: Path) -> None:
    """A mistyped DATABASE_URL does not give an empty backup."""
    with pytest.raises(StorageError, match="there is no database yet"):
        await back_up(f"sqlite+aiosqlite:///{tmp_path}/typefout.sqlite3", file)
    assert _files(tmp_path, "") == {}


async def test_restored_database_is_as_it_was(db: Database, url: str, file: Path) -> None:
    """What came after the backup is put aside, and ids that were given out are not given out again."""
    await fill(db)
    (gone,) = await keep(db, article("weg", title="Weg"))
    async with db.write() as conn:
        await conn.execute(text("DELETE FROM articles WHERE id = :id"), {"id": gone.id})
    before = await snapshot(db)
    await back_up(url, file)
    await keep(db, article("later"))
    after = await snapshot(db)
    await db.close()

    kept = await restore(url, file, NOW)

    assert kept is not None
    async with await Database.open(url) as again:
        assert await snapshot(again) == before
        assert await found(again) == ["Brug bij Heusden dicht"]
        (new,) = await keep(again, article("nieuw"))
        assert new.id > gone.id
    async with await Database.open(_kept_at(url, kept)) as old:
        assert await snapshot(old) == after
    await _tidy(url, kept)


def _kept_at(url: str, kept: str) -> str:
    """Where what was put aside can be looked at."""
    if url.startswith("sqlite"):
        return f"sqlite+aiosqlite:///{kept}"
    schema = kept.removeprefix("schema ")
    return url.rpartition("search_path")[0] + f"search_path%3D{schema}"


async def _tidy(url: str, kept: str) -> None:
    """Other tests use the same schema again."""
    if not url.startswith("sqlite"):
        async with await Database.open(url) as db, db.migrate() as conn:
            await conn.execute(text(f'DROP SCHEMA "{kept.removeprefix("schema ")}" CASCADE'))
            await emptied(db)


async def test_backup_of_an_empty_place_needs_nothing_put_aside(url: str, file: Path, tmp_path: Path) -> None:
    """A new machine has no database yet."""
    async with await Database.open(url) as db:
        await emptied(db)
        await fill(db)
        before = await snapshot(db)
    await back_up(url, file)
    fresh = f"sqlite+aiosqlite:///{tmp_path}/nieuw/briefje.sqlite3"
    assert await restore(fresh, file, NOW) is None
    async with await Database.open(fresh) as again:
        assert await snapshot(again) == before


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
        conn.commit()


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("CREATE TABLE recepten (naam TEXT)")


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scribbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:108] = b"\xff" * 8
    for place in range(4096, len(data), 4096):
        data[place : place + 64] = b"\xff" * 64
    file.write_bytes(data)


@pytest.mark.parametrize(
    "spoil, reason",
    [
        (_newer, "newer Briefje"),
        (_foreign, "not of Briefje"),
        (_torn, "kluis.sqlite3: "),
        (_scribbled, "kluis.sqlite3: "),
        (lambda file: file.write_bytes(b""), "not a backup"),
        (lambda file: file.write_text("hallo, dit is geen backup"), "not a backup"),
        (lambda file: file.unlink(), "[Nn]o such file"),
    ],
)
async def test_bad_backup_changes_nothing(
    db: Database, url: str, file: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    """A file that is newer, foreign, torn, empty or away is refused with its name, and what is kept stays."""
    await fill(db)
    await back_up(url, file)
    spoil(file)
    before = await snapshot(db)
    with pytest.raises(StorageError, match=reason) as refused:
        await restore(url, file, NOW)
    assert str(file) in str(refused.value)
    assert await snapshot(db) == before


async def test_database_in_use_is_not_replaced(tmp_path: Path, file: Path) -> None:
    """A process that reads would go on with what was put aside."""
    target = tmp_path / "druk.sqlite3"
    async with await Database.open(file_url(target)) as db:
        await upgrade(db)
        await fill(db)
        await back_up(file_url(target), file)
        async with db.read() as conn:
            await rows_in(conn)
            await keep(db, article("nieuwer"))
            with pytest.raises(StorageError, match="in use"):
                await restore(file_url(target), file, NOW)
        assert len((await snapshot(db))["articles"]) == 3


async def test_copy_between_databases_keeps_every_row(db: Database, empty_url: str) -> None:
    """From either kind to either kind, and what comes next gets an id of its own."""
    await fill(db)
    async with await Database.open(empty_url) as target:
        await upgrade(target)
        async with db.read() as source, target.migrate() as conn:
            counts = await copy_rows(source, conn)
        assert (counts["articles"], counts["subscriptions"]) == (2, 1)
        assert await snapshot(target) == await snapshot(db)
        assert await found(target) == ["Brug bij Heusden dicht"]
        (new,) = await keep(target, article("nieuw", title="Heusden opnieuw"))
        async with db.read() as source:
            assert new.id > max(row[0] for row in (await source.execute(text("SELECT id FROM articles"))).all())
        assert len(await found(target)) == 2


async def test_copy_that_fails_leaves_the_target_empty(db: Database, empty_url: str) -> None:
    """A row that is there already stops it; nothing of the rest stays."""
    await fill(db)
    async with await Database.open(empty_url) as target:
        await upgrade(target)
        await settle(target, chat_id=-5)
        before = await snapshot(target)
        with pytest.raises(Exception, match=r"(?i)unique"):
            async with db.read() as source, target.migrate() as conn:
                await copy_rows(source, conn)
        assert await snapshot(target) == before
        await keep(target, article("3", title="Heusden weer open"))
        assert await found(target) == ["Heusden weer open"]
