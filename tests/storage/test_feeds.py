"""Sources that are fetched: each address once, found however it is named, their articles theirs for good."""

from dataclasses import replace

import pytest

from news.fetching.course import FIRST_INTERVAL, State
from news.fetching.memory import Memory, Remembered
from storage import feed_memories, feed_turns, feeds
from storage.database import Database
from storage.feeds import Feed, NewFeed
from tests.storage.readers import FORGED, HOSTILE, side_by_side
from tests.storage.universe import NOW, ago, article, keep, snapshot

ADDRESS = "https://krant.example/rss"


async def add(db: Database, address: str = ADDRESS, **values: object) -> Feed:
    """Add a feed."""
    async with db.write() as conn:
        return await feeds.add(conn, NewFeed(address=address, **values), NOW)  # type: ignore[arg-type]


async def found(db: Database, which: str) -> list[str]:
    """The addresses of the feeds that are meant."""
    async with db.read() as conn:
        return [feed.course.address for feed in await feeds.find(conn, which)]


async def everything(db: Database) -> list[Feed]:
    """All feeds."""
    async with db.read() as conn:
        return await feeds.all_feeds(conn)


async def test_added_feed_is_due_at_once(db: Database) -> None:
    """With what was said of it, or its host for its name; nothing is known of it yet."""
    feed = await add(db, name="Krant Binnenland", outlet="De Krant", category="landelijk", by_default=False)
    assert (feed.key, feed.name, feed.outlet, feed.category) == (ADDRESS, "Krant Binnenland", "De Krant", "landelijk")
    assert (feed.by_default, feed.wanted, feed.enabled, feed.active) == (False, False, None, False)
    course = feed.course
    assert (course.address, course.state, course.next_at, course.every) == (ADDRESS, State.NEW, NOW, FIRST_INTERVAL)
    assert (feed.added_at, feed.leased_until, feed.told_failing_at) == (NOW, None, None)
    bare = await add(db, "https://blad.example/rss")
    assert (bare.name, bare.outlet, bare.active) == ("blad.example", "blad.example", True)
    assert await everything(db) == [bare, feed]


async def test_added_twice_is_there_once(db: Database) -> None:
    """The first has its way; also under the address to which it moved."""
    feed = await add(db, outlet="De Krant")
    assert await add(db, outlet="Een ander") == feed
    async with db.write() as conn:
        (claimed,) = await feed_turns.claim(conn, [feed.id], NOW)
        await feed_turns.done(conn, [(claimed, replace(claimed.course, address="https://krant.example/nieuw"))])
    moved = await add(db, "https://krant.example/nieuw")
    assert (moved.id, moved.key) == (feed.id, ADDRESS)
    assert (await add(db)).id == feed.id
    assert len(await everything(db)) == 1


async def test_two_processes_that_add_the_same(db: Database, url: str) -> None:
    """Both have it, and there is one."""
    new = NewFeed(address=ADDRESS)
    one, two = await side_by_side(
        db, url, lambda conn: feeds.add(conn, new, NOW), lambda conn: feeds.add(conn, new, NOW)
    )
    assert one == two
    assert await everything(db) == [one]


async def test_articles_that_were_there_before_are_its_own(db: Database) -> None:
    """Their source gets its name; the id is that of the source."""
    (kept,) = await keep(db, article("1", source=ADDRESS))
    feed = await add(db, outlet="De Krant")
    again, _ = await keep(db, article("1", source=ADDRESS), article("2", source=ADDRESS))
    assert again.id == kept.id
    rows = (await snapshot(db))["sources"]
    assert [(row[0], row[3]) for row in rows] == [(feed.id, "De Krant")]


async def test_found_by_whatever_it_is_called(db: Database) -> None:
    """Id, address, outlet, name, in this order, without regard to case; nobody is found by nothing."""
    one = await add(db, outlet="Dé Krant", name="Krant Sport")
    two = await add(db, "https://krant.example/buitenland", outlet="Dé Krant", name="Krant Buitenland")
    assert await found(db, str(one.id)) == await found(db, ADDRESS) == await found(db, " krant sport ") == [ADDRESS]
    assert await found(db, "DÉ KRANT") == [two.course.address, ADDRESS]
    for nobody in ("", "krant", "https://krant.example", *map(str, FORGED)):
        assert await found(db, nobody) == []


@pytest.mark.parametrize("said", HOSTILE)
async def test_any_words_are_kept_as_words(db: Database, said: str) -> None:
    """Or as much of them as a database can hold."""
    feed = await add(db, outlet=said, name=said, category=said)
    assert await everything(db) == [feed]
    assert await found(db, said or "krant.example") == [ADDRESS]


async def test_removed_feed_leaves_its_articles(db: Database) -> None:
    """Its memory goes, its articles stay; added again it has its id, and nothing is known of it."""
    feed = await add(db)
    other = await add(db, "https://blad.example/rss")
    (kept,) = await keep(db, article("1", source=ADDRESS))
    async with db.write() as conn:
        await feed_memories.put(conn, {feed.id: Memory(b"12345678", (Remembered(1, 2, 3),))})
        assert await feeds.remove(conn, [feed.id, other.id, 10**6]) == 2
    rows = await snapshot(db)
    assert (rows["feeds"], rows["feed_memories"]) == ([], [])
    assert [row[0] for row in rows["articles"]] == [kept.id]
    assert [row[0] for row in rows["sources"]] == [feed.id]
    again = await add(db)
    assert (again.id, again.course.state) == (feed.id, State.NEW)


@pytest.mark.parametrize(
    "by_default, wanted, enabled, active",
    [
        (True, False, None, True),
        (False, False, None, False),
        (False, True, None, True),
        (True, True, False, False),
        (False, False, True, True),
    ],
)
async def test_who_decides_whether_it_is_fetched(
    db: Database, by_default: bool, wanted: bool, enabled: bool | None, active: bool
) -> None:
    """The operator's word first, then the readers'; what is shown and what is done agree."""
    feed = await add(db, outlet="De Krant", by_default=by_default)
    async with db.write() as conn:
        assert await feeds.set_wanted(conn, "De Krant", wanted) == 1
        assert await feeds.set_wanted(conn, "de krant", not wanted) == 0
        assert await feeds.set_enabled(conn, [feed.id, 10**6], enabled) == 1
    (now,) = await everything(db)
    assert now.active is active
    async with db.write() as conn:
        assert (await feed_turns.next_at(conn) is not None) is active
        assert [one.id for one in await feed_turns.due(conn, NOW, limit=9)] == [feed.id] * active


async def test_renamed_feed_keeps_the_rest(db: Database) -> None:
    """Its key is its first address for good."""
    feed = await add(db)
    async with db.write() as conn:
        await feeds.name(conn, feed.id, outlet="De Krant", category="regionaal", title="Krant Regio")
    assert await everything(db) == [replace(feed, outlet="De Krant", category="regionaal", name="Krant Regio")]


async def test_feeds_are_given_by_id(db: Database) -> None:
    """Those that are kept, however many are asked for."""
    feed = await add(db)
    async with db.read() as conn:
        assert await feeds.get(conn, [*FORGED, *range(10**6, 10**6 + 700), feed.id]) == {feed.id: feed}
    assert ago(days=1) < feed.added_at
