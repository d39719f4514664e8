"""Following: subscriptions, and topics that live as long as somebody follows them."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import destinations, following
from storage.database import Database
from storage.following import Manner, Topic
from storage.reader_tables import topics
from storage.types import storable
from tests.storage.readers import FORGED, HOSTILE, follow, plans, scans, settle
from tests.storage.universe import NOW, ago, emptied


async def kept_queries(db: Database) -> set[str]:
    """What the topics that are kept ask."""
    async with db.read() as conn:
        return set((await conn.execute(select(topics.c.query))).scalars())


async def queries(conn: AsyncConnection, destination_id: int) -> list[tuple[str, Manner]]:
    """What the destination follows and how."""
    return [(one.topic.query, one.manner) for one in await following.of(conn, destination_id)]


async def test_who_asks_the_same_shares_a_topic(db: Database) -> None:
    """Who came first named it; each has a manner of its own."""
    one, two = await settle(db, 1), await settle(db, 2)
    first = await follow(db, one, "gaza OR rafah")
    async with db.write() as conn:
        second, new = await following.follow(
            conn, two.id, name="Strook", query="gaza OR rafah", manner=Manner.AT_ONCE, now=ago(days=1)
        )
    assert (new, second.topic, second.manner, second.since) == (True, first.topic, Manner.AT_ONCE, ago(days=1))
    assert first.topic == Topic(id=first.topic.id, name="GAZA OR RAFAH", query="gaza OR rafah")
    assert (await follow(db, one, "Gaza OR rafah")).topic.id != first.topic.id


async def test_first_follower_is_told_from_the_others(db: Database) -> None:
    """Recent news is matched for the first one only: for the others it has been matched all along."""
    one, two = await settle(db, 1), await settle(db, 2)
    topic = (await follow(db, one, "gaza")).topic
    async with db.read() as conn:
        assert await following.has_one_follower(conn, topic.id)
    await follow(db, two, "gaza")
    async with db.read() as conn:
        assert not await following.has_one_follower(conn, topic.id)
        assert not await following.has_one_follower(conn, topic.id + 1)


async def test_following_again_is_not_new(db: Database) -> None:
    """The manner and the moment stay."""
    one = await settle(db)
    await follow(db, one, "a", Manner.MUTED)
    async with db.write() as conn:
        again, new = await following.follow(conn, one.id, name="A", query="a", manner=Manner.DIGEST, now=ago(days=-1))
    assert (new, again.manner, again.since) == (False, Manner.MUTED, NOW)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_words_can_be_followed(db: Database, query: str) -> None:
    """They come back without what no database keeps; following them again is not new."""
    one = await settle(db)
    followed = await follow(db, one, query)
    assert followed.topic.query == storable(query)
    assert followed.topic.name == storable(query.upper())
    assert (await follow(db, one, query)).topic == followed.topic
    async with db.write() as conn:
        assert await following.count(conn, one.id) == 1


async def test_they_come_in_the_order_in_which_it_began(db: Database) -> None:
    """By moment, then by topic; also for many destinations, asked for more than once."""
    one, two, none = [await settle(db, number) for number in (1, 2, 3)]
    for query, hours in (("late", 0), ("early", 5), ("late too", 0)):
        async with db.write() as conn:
            await following.follow(conn, one.id, name=query, query=query, manner=Manner.DIGEST, now=ago(hours=hours))
    await follow(db, two, "late")
    async with db.read() as conn:
        here = await following.of(conn, one.id)
        assert [each.topic.query for each in here] == ["early", "late", "late too"]
        found = await following.of_all(conn, [one.id, two.id, none.id] * 400)
        assert found == {one.id: here, two.id: await following.of(conn, two.id)}
        assert (await following.of(conn, none.id), await following.count(conn, none.id)) == ([], 0)


READERS = (1, 2, 3)
steps = st.lists(
    st.tuples(
        st.sampled_from(["follow", "unfollow", "forget", "tidy", *Manner]),
        st.sampled_from(READERS),
        st.sampled_from("abc"),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
async def test_topic_lives_as_long_as_somebody_follows_it(db: Database, steps: Sequence[tuple[str, int, str]]) -> None:
    """Whatever readers do in any order: each follows what it asked for, and no topic is left that nobody follows."""
    await emptied(db)
    who = {number: await settle(db, number) for number in READERS}
    model: dict[int, dict[str, Manner]] = {number: {} for number in READERS}
    ids: dict[str, int] = {}
    for what, number, query in steps:
        here = model[number]
        async with db.write() as conn:
            if what == "follow":
                followed, new = await following.follow(
                    conn, who[number].id, name=query, query=query, manner=Manner.DIGEST, now=NOW
                )
                assert (new, followed.manner) == (query not in here, here.get(query, Manner.DIGEST))
                ids[query] = followed.topic.id
                here.setdefault(query, Manner.DIGEST)
            elif what == "unfollow":
                assert await following.unfollow(conn, who[number].id, ids.get(query, 0)) == (query in here)
                here.pop(query, None)
            elif what == "forget":
                await destinations.forget(conn, number)
                here.clear()
            elif what == "tidy":
                await following.tidy(conn)
            else:
                assert await following.set_manner(conn, who[number].id, ids.get(query, 0), Manner(what)) == (
                    query in here
                )
                here |= {query: Manner(what)} if query in here else {}
        if what == "forget":
            who[number] = await settle(db, number)
    async with db.read() as conn:
        for number in READERS:
            assert dict(await queries(conn, who[number].id)) == model[number]
            assert await following.count(conn, who[number].id) == len(model[number])
    assert await kept_queries(db) == set().union(*model.values())


@pytest.mark.parametrize("number", FORGED, ids=str)
async def test_forged_topic_is_followed_by_nobody(db: Database, number: int) -> None:
    """What comes back from Telegram may be anything."""
    one = await settle(db)
    kept = await follow(db, one, "a")
    async with db.write() as conn:
        assert await following.unfollow(conn, one.id, number) is False
        assert await following.set_manner(conn, one.id, number, Manner.MUTED) is False
        assert await following.of(conn, one.id) == [kept]


async def test_number_of_a_topic_that_went_is_not_given_again(db: Database) -> None:
    """An old button does not unfollow something else, and who asks what came after some topic misses none."""
    one = await settle(db)
    old = (await follow(db, one, "a")).topic
    async with db.write() as conn:
        assert await following.unfollow(conn, one.id, old.id)
    again = (await follow(db, one, "a")).topic
    assert again.id > old.id
    async with db.read() as conn:
        assert await following.after(conn, old.id) == [again]


async def test_new_topics_come_after_the_last_one_known(db: Database) -> None:
    """In the order of their ids, no more than asked."""
    one = await settle(db)
    made = [(await follow(db, one, query)).topic for query in "cab"]
    async with db.read() as conn:
        assert await following.after(conn, 0, limit=2) == made[:2]
        assert await following.after(conn, made[1].id) == made[2:]
        assert await following.after(conn, made[2].id) == []


async def test_at_once_are_those_awake_who_want_it(db: Database) -> None:
    """Not who has it in the digest, muted it or sleeps; each once, however often the topic is asked for."""
    who = [await settle(db, number) for number in range(5)]
    manners = (Manner.AT_ONCE, Manner.DIGEST, Manner.MUTED, Manner.AT_ONCE, Manner.AT_ONCE)
    topic = [(await follow(db, one, "a", manner)).topic.id for one, manner in zip(who, manners, strict=True)].pop()
    quiet = (await follow(db, who[0], "b")).topic.id
    async with db.write() as conn:
        await destinations.sleep(conn, 3, "blocked", NOW)
        assert await following.at_once(conn, [topic, quiet, 10**6] * 300) == {topic: [who[0].id, who[4].id]}
        assert await following.at_once(conn, []) == {}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_reads_all_subscriptions(db: Database) -> None:
    """Who is told at once, and what somebody follows, goes by an index."""
    one = await settle(db)
    topic = (await follow(db, one, "a")).topic

    async def act(conn: AsyncConnection) -> None:
        await following.at_once(conn, [topic.id, 2])
        await following.of_all(conn, [one.id, 2])
        await following.count(conn, one.id)
        await following.after(conn, topic.id)
        await following.set_manner(conn, one.id, topic.id, Manner.MUTED)
        await following.unfollow(conn, one.id, topic.id)

    found = await plans(db, act)
    assert "ix_subscriptions_topic_id (topic_id=? AND manner=?)" in " ".join(found)
    assert scans(found) == []
