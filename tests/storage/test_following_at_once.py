"""Following in two processes at once: nobody's topic is taken away, nothing is said that does not hold."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import destinations, following, reader_tables
from storage.database import Database
from storage.following import Manner
from storage.reader_tables import topics
from tests.storage.readers import follow, settle, side_by_side
from tests.storage.universe import NOW


async def kept_queries(db: Database) -> set[str]:
    """What the topics that are kept ask."""
    async with db.read() as conn:
        return set((await conn.execute(select(topics.c.query))).scalars())


async def queries(conn: AsyncConnection, destination_id: int) -> list[tuple[str, Manner]]:
    """What the destination follows and how."""
    return [(one.topic.query, one.manner) for one in await following.of(conn, destination_id)]


async def test_one_begins_while_the_last_one_ends(db: Database, url: str) -> None:
    """A topic that somebody is beginning to follow in another process is not taken away."""
    one, two = await settle(db, 1), await settle(db, 2)
    topic = (await follow(db, one, "a")).topic
    (followed, new), ended = await side_by_side(
        db,
        url,
        lambda conn: following.follow(conn, two.id, name="A", query="a", manner=Manner.DIGEST, now=NOW),
        lambda conn: following.unfollow(conn, one.id, topic.id),
    )
    assert (new, ended) == (True, True)
    async with db.read() as conn:
        assert await following.of(conn, two.id) == [followed]


@pytest.mark.parametrize("end", ["unfollow", "tidy", "forget"])
async def test_the_last_one_ends_while_one_begins(db: Database, url: str, end: str) -> None:
    """The topic is made anew for who begins; who ends has ended."""
    one, two = await settle(db, 1), await settle(db, 2)
    topic = (await follow(db, one, "a")).topic

    async def ends(conn: AsyncConnection) -> None:
        if end == "unfollow":
            await following.unfollow(conn, one.id, topic.id)
        else:
            await destinations.forget(conn, 1)
            await following.tidy(conn)

    async def begins(conn: AsyncConnection) -> Any:
        return await following.follow(conn, two.id, name="A", query="a", manner=Manner.DIGEST, now=NOW)

    for first, second in ((ends, begins), (begins, ends)):
        await side_by_side(db, url, first, second)
        async with db.read() as conn:
            assert await queries(conn, two.id) == [("a", Manner.DIGEST)]
            assert await queries(conn, one.id) == []


async def test_what_follow_says_holds_until_its_end(db: Database, url: str) -> None:
    """Who unfollows in another process meanwhile is heard after it."""
    one, two = await settle(db, 1), await settle(db, 2)
    kept = await follow(db, one, "a")
    await follow(db, two, "a")

    async def look(conn: AsyncConnection) -> None:
        assert await following.of(conn, one.id) == [kept]

    (again, new), ended = await side_by_side(
        db,
        url,
        lambda conn: following.follow(conn, one.id, name="A", query="a", manner=Manner.DIGEST, now=NOW),
        lambda conn: following.unfollow(conn, one.id, kept.topic.id),
        meanwhile=look,
    )
    assert (again, new, ended) == (kept, False, True)
    async with db.read() as conn:
        assert await queries(conn, one.id) == []


async def test_tidying_takes_only_what_nobody_follows(db: Database, url: str) -> None:
    """Also what another process follows just now stays."""
    one, two = await settle(db, 1), await settle(db, 2)
    await follow(db, one, "a")
    await follow(db, two, "b")
    async with db.write() as conn:
        await conn.execute(reader_tables.destinations.delete().where(reader_tables.destinations.c.chat_id == 1))
    assert await kept_queries(db) == {"a", "b"}
    await side_by_side(
        db,
        url,
        lambda conn: following.follow(conn, two.id, name="A", query="a", manner=Manner.DIGEST, now=NOW),
        following.tidy,
    )
    async with db.read() as conn:
        assert {query for query, _ in await queries(conn, two.id)} == {"a", "b"}
    async with db.write() as conn:
        await conn.execute(reader_tables.destinations.delete())
        await following.tidy(conn)
    assert await kept_queries(db) == set()


async def test_two_that_follow_for_one_destination_take_turns(db: Database, url: str) -> None:
    """What one counts before it follows is true until it is done: the second sees what the first one has added."""
    one = await settle(db, 1)

    async def fill(conn: AsyncConnection, query: str) -> int:
        await following.one_at_a_time(conn, one.id)
        had = await following.count(conn, one.id)
        await following.follow(conn, one.id, name=query, query=query, manner=Manner.DIGEST, now=NOW)
        return had

    counted = await side_by_side(db, url, lambda conn: fill(conn, "a"), lambda conn: fill(conn, "b"))
    assert counted == (0, 1)


async def test_other_destinations_do_not_wait(db: Database, url: str) -> None:
    """Only those of one destination take turns, so no reader is held up by another."""
    if db.dialect != "postgresql":
        pytest.skip("on SQLite all that write take turns")
    one, two = await settle(db, 1), await settle(db, 2)
    done = asyncio.Event()

    async def second(conn: AsyncConnection) -> None:
        await following.one_at_a_time(conn, two.id)
        done.set()

    async def meanwhile(_: AsyncConnection) -> None:
        assert done.is_set()

    await side_by_side(db, url, lambda conn: following.one_at_a_time(conn, one.id), second, meanwhile=meanwhile)
