"""Turns at fetching: each feed is one process's at a time, and a process that is killed loses none."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from news.fetching.course import Course, State
from storage import feed_turns, feeds
from storage.database import Database
from storage.feed_turns import LEASE
from storage.feeds import Feed, NewFeed
from tests.storage.readers import plans, scans, side_by_side
from tests.storage.universe import NOW

HOUR = timedelta(hours=1)


async def added(db: Database, count: int) -> list[Feed]:
    """So many feeds, added a second apart."""
    async with db.write() as conn:
        return [
            await feeds.add(
                conn, NewFeed(address=f"https://krant{number}.example/rss"), NOW + timedelta(seconds=number)
            )
            for number in range(count)
        ]


async def due(db: Database, now: datetime, limit: int = 100) -> list[Feed]:
    """Claim what is due."""
    async with db.write() as conn:
        return await feed_turns.due(conn, now, limit=limit)


async def done(db: Database, *results: tuple[Feed, Course]) -> None:
    """Give feeds back."""
    async with db.write() as conn:
        await feed_turns.done(conn, results)


async def now_kept(db: Database, feed: Feed) -> Feed:
    """The feed as it is now."""
    async with db.read() as conn:
        return (await feeds.get(conn, [feed.id]))[feed.id]


async def test_longest_due_first_and_to_one_only(db: Database) -> None:
    """At its moment, not before; what is claimed is nobody else's until it is given back."""
    one, two, three = await added(db, 3)
    assert [feed.id for feed in await due(db, NOW)] == [one.id]
    assert [feed.id for feed in await due(db, NOW + HOUR / 60, limit=1)] == [two.id]
    (claimed,) = await due(db, NOW + HOUR / 60)
    assert (claimed.id, claimed.leased_until) == (three.id, NOW + HOUR / 60 + LEASE)
    assert await due(db, NOW + HOUR / 60) == []


async def test_what_came_of_it_is_kept_whole(db: Database) -> None:
    """Every field of a course comes back as it went."""
    (feed,) = await added(db, 1)
    (claimed,) = await due(db, NOW)
    course = Course(
        address="https://nieuw.example/rss",
        etag='"1"',
        last_modified="Sun, 01 Mar 2026 12:00:00 GMT",
        body_hash="ab",
        every=timedelta(minutes=7, seconds=12),
        next_at=NOW + HOUR,
        fetched_at=NOW,
        succeeded_at=NOW - HOUR,
        changed_at=NOW - 2 * HOUR,
        failing_since=NOW - 3 * HOUR,
        failures=4,
        state=State.FAILING,
        reason="https://nieuw.example/rss: 🦢 \x00 weg",
        seconds=1.5,
        fetches=2**40,
        unchanged=5,
        articles=6,
        left_out={"timeout": 4, "één ding": 1},
    )
    await done(db, (claimed, course))
    kept = await now_kept(db, feed)
    assert replace(kept.course, left_out={}) == replace(
        course, left_out={}, reason="https://nieuw.example/rss: 🦢  weg"
    )
    assert dict(kept.course.left_out) == course.left_out
    assert (kept.leased_until, kept.key) == (None, feed.key)


async def test_lease_of_a_killed_process_ends(db: Database) -> None:
    """Then the feed is due again; what the slow one brings after that is not taken."""
    (feed,) = await added(db, 1)
    (slow,) = await due(db, NOW)
    assert await due(db, NOW + LEASE - timedelta(seconds=1)) == []
    (second,) = await due(db, NOW + LEASE)
    await done(db, (slow, replace(slow.course, etag='"slow"', next_at=NOW + 9 * HOUR)))
    kept = await now_kept(db, feed)
    assert (kept.course.etag, kept.leased_until) == (None, second.leased_until)
    await done(db, (second, replace(second.course, etag='"second"', next_at=NOW + HOUR)))
    assert (await now_kept(db, feed)).course.etag == '"second"'


async def test_removed_meanwhile_stays_removed(db: Database) -> None:
    """What came of it is nobody's, and costs the others nothing."""
    one, two = await added(db, 2)
    first, second = await due(db, NOW + HOUR)
    async with db.write() as conn:
        await feeds.remove(conn, [one.id])
    await done(db, (first, first.course), (second, replace(second.course, fetches=1)))
    async with db.read() as conn:
        assert list(await feeds.get(conn, [one.id, two.id])) == [two.id]
    assert (await now_kept(db, two)).course.fetches == 1


async def test_gone_is_not_due_and_can_be_asked(db: Database) -> None:
    """What has no next time is never due; who asks for it by its id gets it, once."""
    (feed,) = await added(db, 1)
    (claimed,) = await due(db, NOW)
    await done(db, (claimed, replace(claimed.course, next_at=None, state=State.GONE)))
    assert await due(db, NOW + 9999 * HOUR) == []
    async with db.write() as conn:
        assert await feed_turns.next_at(conn) is None
        (asked,) = await feed_turns.claim(conn, [feed.id, 10**6], NOW)
        assert asked.id == feed.id
        assert await feed_turns.claim(conn, [feed.id], NOW) == []


async def test_addresses_that_are_taken(db: Database) -> None:
    """By whom; others are free."""
    one, two = await added(db, 2)
    asked = [feed.course.address for feed in (one, two)] + [f"https://vrij{number}.example/" for number in range(600)]
    async with db.read() as conn:
        assert await feed_turns.taken(conn, asked) == {one.key: one.id, two.key: two.id}
        assert await feed_turns.taken(conn, []) == {}


async def test_more_than_one_statement_takes(db: Database) -> None:
    """Six hundred at once, given back at once."""
    await added(db, 600)
    claimed = await due(db, NOW + HOUR, limit=1000)
    assert len(claimed) == 600
    await done(db, *((feed, replace(feed.course, next_at=NOW + 2 * HOUR)) for feed in claimed))
    async with db.read() as conn:
        assert await feed_turns.next_at(conn) == NOW + 2 * HOUR


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("limit", [1, 3, 50])
async def test_no_feed_goes_to_two_processes(db: Database, url: str, limit: int) -> None:
    """Each sees only what the other has not claimed, while neither has committed."""
    ids = [feed.id for feed in await added(db, 6)]
    async with await Database.open(url) as other, db.write() as one, other.write() as two:
        mine = [feed.id for feed in await feed_turns.due(one, NOW + HOUR, limit=limit)]
        theirs = [feed.id for feed in await feed_turns.due(two, NOW + HOUR, limit=limit)]
    assert (mine, theirs) == (ids[:limit], ids[limit : 2 * limit])


async def test_two_processes_that_look_one_after_the_other(db: Database, url: str) -> None:
    """Whoever comes second gets the rest, on either database."""
    await added(db, 3)

    async def take(conn: AsyncConnection) -> list[int]:
        return [feed.id for feed in await feed_turns.due(conn, NOW + HOUR, limit=2)]

    one, two = await side_by_side(db, url, take, take)
    assert (len(one), len(two), len({*one, *two})) == (2, 1, 3)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_is_due_is_read_from_an_index(db: Database) -> None:
    """In its order, nothing is sorted and no table is read through."""
    (feed,) = await added(db, 1)

    async def act(conn: AsyncConnection) -> None:
        await feed_turns.next_at(conn)
        (claimed,) = await feed_turns.due(conn, NOW, limit=10)
        await feed_turns.taken(conn, [feed.key])
        await feed_turns.done(conn, [(claimed, claimed.course)])

    found = await plans(db, act)
    assert any("ix_feeds_next_at" in line for line in found)
    assert [line for line in scans(found) if "TEMP B-TREE" not in line] == []
