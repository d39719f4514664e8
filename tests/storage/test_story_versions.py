"""Versions of stories: each with what was new in it, as long as the story is kept."""

from storage import entries, story_versions
from storage.database import Database
from storage.samples import remove
from tests.storage.readers import plans, scans
from tests.storage.universe import NOW, ago, article, tell


async def add(db: Database, story: int, *said: str, hours: int = 0) -> int:
    """The story has this news, so many hours ago."""
    async with db.write() as conn:
        return await story_versions.add(conn, story, 7, said, ago(hours=hours))


async def test_each_version_has_what_was_new(db: Database):
    """The story counts up, and the latest comes first; a story without news has none."""
    one, other = await tell(db, article("a")), await tell(db, article("b"))
    assert [await add(db, one, "Eén.", "Twee."), await add(db, one, "Nul en 🦢.")] == [2, 3]
    async with db.read() as conn:
        found = await story_versions.of(conn, [one, other, 99])
        [entry] = await entries.entries_of(conn, [one])
    assert [(version.version, version.said) for version in found.pop(one)] == [
        (3, ("Nul en 🦢.",)),
        (2, ("Eén.", "Twee.")),
    ]
    assert (found, entry.version) == ({}, 3)


async def test_it_goes_with_its_story(db: Database):
    """And after a while by itself."""
    sample = await tell(db, article("a"), sample=True)
    story = await tell(db, article("b"))
    await add(db, sample, "Verzonnen.")
    await add(db, story, "Oud.", hours=3)
    await add(db, story, "Nieuw.")
    async with db.write() as conn:
        await remove(conn)
        assert await story_versions.of(conn, [sample]) == {}
        assert await story_versions.purge(conn, ago(hours=1)) == 1
        assert [one.said for one in (await story_versions.of(conn, [story]))[story]] == [("Nieuw.",)]
        assert await story_versions.purge(conn, NOW) == 0


async def test_it_is_looked_up_by_its_index(db: Database):
    """However many stories there are."""
    if db.dialect == "sqlite":
        assert scans(await plans(db, lambda conn: story_versions.of(conn, [1, 2]))) == []
