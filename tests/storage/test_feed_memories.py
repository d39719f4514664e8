"""What each feed brought before, and the other names of its articles."""

from dataclasses import replace

from news.fetching.memory import MOST, Memory, Remembered
from news.versions import Change
from storage import feed_memories, feeds
from storage.articles import take_in
from storage.database import Database
from storage.feeds import NewFeed
from tests.storage.universe import NOW, article, keep, snapshot


async def added(db: Database, count: int) -> list[int]:
    """The ids of so many feeds."""
    async with db.write() as conn:
        new = [NewFeed(address=f"https://krant{number}.example/rss") for number in range(count)]
        return [(await feeds.add(conn, one, NOW)).id for one in new]


async def test_memory_is_kept_for_each_feed(db: Database) -> None:
    """The last one counts; a feed that brought nothing has none, one that went gets none."""
    one, two, three = await added(db, 3)
    big = Memory(b"h" * 16_000, tuple(Remembered(2**64 - 1 - number, 0, number) for number in range(MOST)))
    async with db.write() as conn:
        await feed_memories.put(conn, {one: Memory(b"a", ()), two: big, 10**6: big})
        await feed_memories.put(conn, {one: Memory(b"", (Remembered(1, 2, 3, -4, 5),))})
        await feed_memories.put(conn, {})
    async with db.read() as conn:
        assert await feed_memories.get(conn, [one, two, three]) == {
            one: Memory(b"", (Remembered(1, 2, 3, -4, 5),)),
            two: big,
            three: Memory(),
        }


async def test_article_under_another_name_is_known_again(db: Database) -> None:
    """By its new id and its new address; a later change of it is a version."""
    old = article("oud", url="https://krant.example/oud")
    new = replace(old, guid="nieuw", url="https://krant.example/nieuw")
    (kept,) = await keep(db, old)
    async with db.write() as conn:
        await feed_memories.also_known(conn, [(new, kept.id), (new, kept.id)])
    edited = replace(new, title="De brug gaat weer open")
    async with db.write() as conn:
        (taken,) = await take_in(conn, [edited], NOW)
    assert (taken.kept.id, taken.kept.version, taken.outcome.change) == (kept.id, 2, Change.CHANGED)


async def test_name_that_another_article_has_stays_its_own(db: Database) -> None:
    """And an article that is not kept gets no names."""
    one, two = await keep(db, article("1", url="https://krant.example/1"), article("2", url="https://krant.example/2"))
    before = await snapshot(db)
    async with db.write() as conn:
        await feed_memories.also_known(conn, [(two.article, one.id), (article("3"), 10**6), (article("4"), 0)])
        await feed_memories.also_known(conn, [])
    assert await snapshot(db) == before
