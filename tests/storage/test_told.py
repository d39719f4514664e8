"""Told: what a destination has had of each story never goes back."""

from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import told
from storage.database import Database
from storage.told import Told
from storage.types import storable
from tests.storage.readers import FORGED, HOSTILE, plans, scans, settle, side_by_side
from tests.storage.universe import NOW, ago, emptied


def telling(who: int, story: int = 1, version: int = 1, *, hours: int = 0, topic: str = "Gaza") -> Told:
    """That version of the story was told, so many hours ago."""
    return Told(
        destination_id=who,
        story_id=story,
        version=version,
        topic=topic,
        because=("rafah", "gaza"),
        told_at=ago(hours=hours),
    )


async def put(db: Database, *tellings: Told) -> None:
    """Keep these."""
    async with db.write() as conn:
        await told.put(conn, tellings)


async def test_what_was_told_comes_back(db: Database) -> None:
    """The version for who decides, the reason for who asks; others were told nothing."""
    one, two = [(await settle(db, number)).id for number in (1, 2)]
    await put(db, telling(one, 7), telling(one, 3, 2), telling(two, 3))
    async with db.read() as conn:
        assert await told.versions(conn, [one, two, 10**6], [3, 7, 9]) == {one: {3: 2, 7: 1}, two: {3: 1}}
        assert await told.versions(conn, [two], [7]) == {}
        assert await told.why(conn, one, [7, 3, 3, 9]) == [telling(one, 3, 2), telling(one, 7)]
        assert await told.why(conn, 10**6, [3]) == []
        assert await told.told_of(conn, [one, two], [3]) == {
            (one, 3): telling(one, 3, 2),
            (two, 3): telling(two, 3),
        }


tellings = st.lists(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(1, 3), st.integers(1, 4), st.integers(0, 5), st.sampled_from("AB")),
        max_size=6,
    ),
    max_size=4,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tellings)
async def test_version_never_goes_back(db: Database, tellings: list[list[tuple[int, int, int, int, str]]]) -> None:
    """In whatever order and batches it was told, also twice in one: the highest stays, of equals the last one told."""
    await emptied(db)
    ids = [(await settle(db, number)).id for number in range(2)]
    expected: dict[tuple[int, int], Told] = {}
    for batch in tellings:
        told_now = [telling(ids[who], story, v, hours=h, topic=topic) for who, story, v, h, topic in batch]
        await put(db, *told_now)
        for one in told_now:
            key = (one.destination_id, one.story_id)
            if key not in expected or expected[key].version <= one.version:
                expected[key] = one
    async with db.read() as conn:
        assert await told.told_of(conn, ids, [1, 2, 3]) == expected
        for who in ids:
            assert await told.why(conn, who, [3, 2, 1]) == [expected[key] for key in sorted(expected) if key[0] == who]


async def test_told_twice_in_one_list(db: Database) -> None:
    """Under two topics, or in two versions: the later version, of equals the last."""
    who = (await settle(db)).id
    await put(db, telling(who, 1, 2), telling(who, 1, 1), telling(who, 2, topic="A"), telling(who, 2, topic="B"))
    async with db.read() as conn:
        assert await told.why(conn, who, [1, 2]) == [telling(who, 1, 2), telling(who, 2, topic="B")]


async def test_two_processes_tell_at_once(db: Database, url: str) -> None:
    """The later version stays, whoever is first, and neither is in the other's way."""
    who = (await settle(db)).id
    for story, (first, second) in enumerate([(1, 2), (2, 1)]):
        one, other = telling(who, story, first), [telling(who, 99, second), telling(who, story, second)]
        await side_by_side(db, url, partial(told.put, tellings=[one]), partial(told.put, tellings=other))
    async with db.read() as conn:
        assert await told.versions(conn, [who], [0, 1]) == {who: {0: 2, 1: 2}}


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_whatever_order_they_tell_in_nobody_is_in_the_way(db: Database, url: str) -> None:
    """Two processes with the same stories, the other way round: neither waits for the other in a ring."""
    first, middle, last = [telling((await settle(db)).id, story) for story in (1, 2, 3)]

    async def third(_: AsyncConnection) -> None:
        async with await Database.open(url) as another, another.write() as conn:
            await conn.execute(text("SET LOCAL lock_timeout = '5s'"))  # would fail where it must wait
            await told.put(conn, [last])

    others = partial(told.put, tellings=[last, middle, first])  # stands before `middle`
    await side_by_side(db, url, partial(told.put, tellings=[middle]), others, meanwhile=third)
    async with db.read() as conn:
        known = await told.versions(conn, [one.destination_id for one in (first, middle, last)], [1, 2, 3])
    assert sum(map(len, known.values())) == 3


@pytest.mark.parametrize("topic", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_topic_and_words_are_kept(db: Database, topic: str) -> None:
    """Without what no database keeps; what is not text in the database comes back whole."""
    who = (await settle(db)).id
    hostile = Told(destination_id=who, story_id=1, version=1, topic=topic, because=(topic, ""), told_at=NOW)
    await put(db, hostile)
    async with db.read() as conn:
        (found,) = await told.why(conn, who, [1])
    assert found.topic == storable(topic)
    assert [storable(word) for word in found.because] == [storable(topic), ""]


@pytest.mark.parametrize("number", FORGED, ids=str)
async def test_forged_story_was_told_to_nobody(db: Database, number: int) -> None:
    """What comes back from Telegram may be anything."""
    who = (await settle(db)).id
    await put(db, telling(who))
    async with db.read() as conn:
        assert await told.why(conn, who, [number, 1]) == [telling(who)]


async def test_many_are_told_at_once(db: Database) -> None:
    """More destinations and stories than one statement takes."""
    who = [(await settle(db, number)).id for number in range(2)]
    await put(db, *(telling(each, story) for each in who for story in range(1, 602)))
    async with db.read() as conn:
        asked = [*who, *range(10**6, 10**6 + 600)] * 2
        found = await told.versions(conn, asked, range(1, 1000))
        assert {each: len(stories) for each, stories in found.items()} == dict.fromkeys(who, 601)
        assert [one.story_id for one in await told.why(conn, who[0], range(601, 0, -1))] == list(range(1, 602))
        assert len(await told.told_of(conn, asked, range(1, 1000))) == 1202


async def test_moments_of_telling(db: Database) -> None:
    """What one message told, and when somebody was last told anything."""
    one, two, none = [(await settle(db, number)).id for number in range(3)]
    await put(
        db, telling(one, 9, hours=2), telling(one, 4, hours=2), telling(one, 5, hours=1), telling(two, 4, hours=2)
    )
    async with db.read() as conn:
        assert await told.at(conn, one, ago(hours=2)) == [telling(one, 4, hours=2), telling(one, 9, hours=2)]
        assert await told.at(conn, one, NOW) == []
        assert await told.last(conn, [one, two, none] * 300) == {one: ago(hours=1), two: ago(hours=2)}


async def test_what_was_told_long_ago_is_forgotten(db: Database) -> None:
    """By when it was told last; told anew is told lately."""
    who = (await settle(db)).id
    await put(db, *(telling(who, story, hours=50) for story in (1, 2)), telling(who, 3, hours=24))
    await put(db, telling(who, 2, hours=1))
    async with db.write() as conn:
        assert await told.purge(conn, ago(hours=24)) == 1
        assert await told.versions(conn, [who], [1, 2, 3]) == {who: {2: 1, 3: 1}}
        assert await told.purge(conn, NOW + timedelta(hours=1)) == 2


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_reads_all_that_was_told(db: Database) -> None:
    """A digest asks for some destinations and stories: both are in the key."""
    who = (await settle(db)).id
    found = await plans(db, lambda conn: told.versions(conn, [who, 2], [1, 2]))
    assert any("(destination_id=? AND story_id=?)" in line for line in found)

    async def act(conn: AsyncConnection) -> None:
        await told.why(conn, who, [1, 2])
        await told.told_of(conn, [who], [1, 2])
        await told.last(conn, [who, 2])
        await told.at(conn, who, NOW)
        await told.purge(conn, NOW)

    rest = await plans(db, act)
    assert len(rest) >= 5
    assert scans([*found, *rest]) == []


async def test_tellings_are_counted_within_a_day(db: Database) -> None:
    """From the first one on: so that a story that goes on is not told all day."""
    who = (await settle(db)).id
    counted = []
    for version, hours in enumerate((30, 20, 7, 5, 0), 1):
        await put(db, telling(who, version=version, hours=hours))
        async with db.read() as conn:
            one = (await told.told_of(conn, [who], [1]))[who, 1]
        counted.append((one.times, one.since))
    assert counted == [
        (1, ago(hours=30)),
        (2, ago(hours=30)),
        (3, ago(hours=30)),
        (1, ago(hours=5)),
        (2, ago(hours=5)),
    ]
