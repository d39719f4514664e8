"""Digests: decided once for each destination, local date and slot."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import destinations, digests
from storage.database import Database
from storage.digests import Decision, Result
from tests.storage.readers import plans, scans, settle, side_by_side
from tests.storage.universe import NOW, ago, emptied

DAY = date(2026, 3, 1)


def decision(who: int, minute: int = 480, day: int = 0, result: Result = Result.SENT) -> Decision:
    """A decision about that minute of a day in March."""
    return Decision(
        destination_id=who,
        local_date=DAY + timedelta(days=day),
        at=time(*divmod(minute, 60)),
        due_at=NOW + timedelta(days=day, minutes=minute),
        result=result,
    )


def key(one: Decision) -> tuple[int, date, time]:
    """What a decision is known by."""
    return one.destination_id, one.local_date, one.at


async def decide(db: Database, *decisions: Decision, now: datetime = NOW) -> set[tuple[int, date, time]]:
    """Keep these; which were new."""
    async with db.write() as conn:
        return await digests.decide(conn, decisions, now)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.integers(0, 1), st.sampled_from([0, 480, 1439]), st.integers(0, 1))), max_size=5))
async def test_each_is_new_once(db: Database, batches: list[list[tuple[int, int, int]]]) -> None:
    """In whatever batches they come, also twice in one: new is what was not decided before."""
    await emptied(db)
    ids = [(await settle(db, number)).id for number in range(2)]
    before: set[tuple[int, date, time]] = set()
    for batch in batches:
        decisions = [decision(ids[who], minute, day) for who, minute, day in batch]
        keys = {key(one) for one in decisions}
        assert await decide(db, *decisions) == keys - before
        before |= keys


async def test_first_decision_stays(db: Database) -> None:
    """What comes later about the same slot of the same date changes nothing."""
    here = await settle(db)
    await decide(db, decision(here.id, result=Result.SKIPPED))
    assert await decide(db, decision(here.id, result=Result.SENT)) == set()
    async with db.read() as conn:
        assert await digests.last(conn, [here.id]) == {}
        assert await digests.skipped(conn, [here.id]) == {here.id: [decision(here.id).due_at]}


@pytest.mark.parametrize("fails", [False, True], ids=["kept", "rolled-back"])
async def test_two_processes_decide_at_once(db: Database, url: str, fails: bool) -> None:
    """New to exactly one of them: to the second where the first leaves nothing behind."""
    here = await settle(db)
    shared, mine, theirs = decision(here.id), decision(here.id, 1), decision(here.id, 2)
    one, two = await side_by_side(
        db,
        url,
        lambda conn: digests.decide(conn, [mine, shared], NOW),
        lambda conn: digests.decide(conn, [shared, theirs], NOW),
        meanwhile=(lambda conn: conn.rollback()) if fails else None,
    )
    assert one == {key(mine), key(shared)}
    assert two == {key(theirs)} | ({key(shared)} if fails else set())


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_whatever_order_they_decide_in_nobody_is_in_the_way(db: Database, url: str) -> None:
    """Two processes with the same slots, the other way round: neither waits for the other in a ring."""
    here = await settle(db)
    first, middle, last = (decision(here.id, minute) for minute in (1, 2, 3))

    async def third(_: AsyncConnection) -> None:
        async with await Database.open(url) as another, another.write() as conn:
            await conn.execute(text("SET LOCAL lock_timeout = '5s'"))  # would fail where it must wait
            assert await digests.decide(conn, [last], NOW) == {key(last)}

    _, others = await side_by_side(
        db,
        url,
        lambda conn: digests.decide(conn, [middle], NOW),
        lambda conn: digests.decide(conn, [last, middle, first], NOW),  # stands before `middle`
        meanwhile=third,
    )
    assert others == {key(first)}


async def test_missed_ones_are_told_about_once(db: Database) -> None:
    """Earliest first, each destination its own, until it is excused; what is skipped after that is told again."""
    one, two = [await settle(db, number) for number in (1, 2)]
    late, early = decision(one.id, day=2, result=Result.SKIPPED), decision(one.id, day=1, result=Result.SKIPPED)
    other = decision(two.id, result=Result.SKIPPED)
    await decide(db, late, early, other, decision(one.id, result=Result.PAUSED))
    async with db.write() as conn:
        ids = [one.id, two.id, 10**6] * 300
        assert await digests.skipped(conn, ids) == {one.id: [early.due_at, late.due_at], two.id: [other.due_at]}
        await digests.excuse(conn, [one.id])
        assert await digests.skipped(conn, ids) == {two.id: [other.due_at]}
        again = decision(one.id, day=3, result=Result.SKIPPED)
        await digests.decide(conn, [again, early], NOW)
        assert await digests.skipped(conn, [one.id]) == {one.id: [again.due_at]}
        assert await digests.skipped(conn, []) == {}


@pytest.mark.parametrize("result", list(Result))
async def test_last_digest_is_one_that_was_had(db: Database, result: Result) -> None:
    """Sent or empty, whichever was due last; paused, skipped and excused ones were not had."""
    one, none = await settle(db, 1), await settle(db, 2)
    last = decision(one.id, day=5, result=result)
    await decide(db, decision(one.id, day=1), last, decision(one.id, day=2))
    async with db.read() as conn:
        had = last if result in (Result.SENT, Result.EMPTY) else decision(one.id, day=2)
        assert await digests.last(conn, [one.id, none.id] * 300) == {one.id: had.due_at}


async def test_old_decisions_are_forgotten(db: Database) -> None:
    """By when they were taken; those of that moment stay, and go with their destination."""
    here = await settle(db)
    await decide(db, decision(here.id, 1), now=ago(days=3))
    await decide(db, decision(here.id, 2), now=ago(days=1))
    async with db.write() as conn:
        assert await digests.purge(conn, ago(days=1)) == 1
        assert await digests.decide(conn, [decision(here.id, 1), decision(here.id, 2)], NOW) == {
            key(decision(here.id, 1))
        }
        await destinations.forget(conn, here.chat_id)
        assert await digests.purge(conn, NOW + timedelta(days=9)) == 0


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_reads_all_digests(db: Database) -> None:
    """What a tick asks about some destinations, and forgetting the old, goes by an index."""
    here = await settle(db)

    async def act(conn: AsyncConnection) -> None:
        await digests.skipped(conn, [here.id, 2])
        await digests.last(conn, [here.id, 2])
        await digests.excuse(conn, [here.id])
        await digests.purge(conn, NOW)

    found = await plans(db, act)
    assert len(found) >= 4
    assert scans(found) == []
