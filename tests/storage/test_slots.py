"""Slots: what was asked is kept, and comes due once for whoever looks first."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from news.readers_times.slot import EVERY_DAY, Due, Slot, next_moment
from storage import destinations, slots
from storage.database import Database
from storage.minutes import bits, clock, days, minutes
from storage.slots import KeptSlot
from tests.storage.readers import AMSTERDAM, plans, scans, settle, side_by_side
from tests.storage.universe import NOW, ago, emptied

JAKARTA = ZoneInfo("Asia/Jakarta")
MORNING, EVENING = Slot(time=time(7, 30)), Slot(time=time(18), weekdays=frozenset({0, 4}))


async def want(
    db: Database, destination_id: int, *wanted: Slot, zone: ZoneInfo = AMSTERDAM, now: datetime = NOW
) -> list[KeptSlot]:
    """Ask for these slots; those that are kept then."""
    async with db.write() as conn:
        await slots.replace_all(conn, destination_id, wanted, zone, now)
        return await slots.of(conn, destination_id)


async def due(db: Database, now: datetime, limit: int = 100) -> list[int]:
    """The ids of what is due."""
    async with db.write() as conn:
        return [one.id for one in await slots.due(conn, now, limit=limit)]


@given(st.integers(0, 1439), st.frozensets(st.integers(0, 6)))
def test_times_and_days_are_numbers_and_back(number: int, weekdays: frozenset[int]) -> None:
    """Every minute of a day, every choice of days."""
    assert minutes(clock(number)) == number
    assert days(bits([*weekdays, *weekdays])) == weekdays
    assert 0 <= bits(weekdays) < 128


def test_monday_is_the_first_bit() -> None:
    """What is kept means the same in years to come."""
    assert (minutes(time(0, 0)), minutes(time(23, 59)), bits({0}), bits({6})) == (0, 1439, 1, 64)


clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59)) | st.sampled_from([time(2, 30), time(0), time(7)])
wishes = st.lists(st.builds(Slot, time=clocks, weekdays=st.frozensets(st.integers(0, 6), min_size=1)), max_size=6)
FIRST, LAST = datetime(2025, 1, 1), datetime(2027, 1, 1)  # noqa: DTZ001 - bounds of local times
moments = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
zones = st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe"]).map(ZoneInfo)


def together(wanted: Sequence[Slot]) -> list[Slot]:
    """What these mean: one slot a time, on the days of all at that time."""
    return [
        Slot(time=at, weekdays=frozenset().union(*(slot.weekdays for slot in wanted if slot.time == at)))
        for at in sorted({slot.time for slot in wanted})
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes, wishes, moments, st.integers(0, 10 * 24), zones, st.randoms())
async def test_what_was_asked_is_kept_and_what_stays_keeps_its_moment(
    db: Database, before: list[Slot], after: list[Slot], now: datetime, hours: int, zone: ZoneInfo, chance: Any
) -> None:
    """Any lists one after another, also with what was there: new ones at their next moment, old ones at their own."""
    await emptied(db)
    here, beside = await settle(db, 1), await settle(db, 2)
    untouched = await want(db, beside.id, MORNING, zone=zone, now=now)
    first = await want(db, here.id, *before, zone=zone, now=now)
    assert [one.slot for one in first] == together(before)
    assert [one.due for one in first] == [next_moment(one.slot, now, zone) for one in first]
    wanted = chance.sample([*after, *before[:2]], len(after) + len(before[:2]))
    later = now + timedelta(hours=hours)
    second = await want(db, here.id, *wanted, zone=zone, now=later)
    assert [one.slot for one in second] == together(wanted)
    old = {one.slot: one for one in first}
    for one in second:
        assert one.destination_id == here.id
        assert one == old[one.slot] if one.slot in old else one.due == next_moment(one.slot, later, zone)
    assert await want(db, here.id, *wanted, zone=JAKARTA, now=later) == second
    async with db.read() as conn:
        assert await slots.of(conn, beside.id) == untouched


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes, moments, zones, zones)
async def test_another_zone_moves_every_slot(
    db: Database, wanted: list[Slot], now: datetime, old: ZoneInfo, new: ZoneInfo
) -> None:
    """The same times and days, each at its next moment there."""
    await emptied(db)
    here = await settle(db)
    await want(db, here.id, *wanted, zone=old, now=now)
    later = now + timedelta(hours=30)
    async with db.write() as conn:
        await slots.renew(conn, here.id, new, later)
        kept = await slots.of(conn, here.id)
    assert [(one.slot, one.due) for one in kept] == [(slot, next_moment(slot, later, new)) for slot in together(wanted)]


async def test_every_minute_of_the_day_can_be_a_slot(db: Database) -> None:
    """More than one statement takes, and all of them can go again."""
    here = await settle(db)
    all_day = [Slot(time=clock(number)) for number in range(1440)]
    assert [one.slot for one in await want(db, here.id, *all_day)] == all_day
    assert len(await want(db, here.id, *all_day[::2])) == 720
    assert await want(db, here.id) == []


async def test_due_is_what_has_come_longest_first(db: Database) -> None:
    """At its moment a slot is due, a second before it is not; the limit takes those that wait longest."""
    one, two = await settle(db, 1), await settle(db, 2)
    (early, late) = await want(db, one.id, MORNING, Slot(time=time(7, 31)))
    (other,) = await want(db, two.id, MORNING)
    at = early.due.at
    assert early.due == Due(at=datetime(2026, 3, 2, 6, 30, tzinfo=UTC), local_date=date(2026, 3, 2))
    assert await due(db, at - timedelta(seconds=1)) == []
    assert await due(db, at) == [early.id, other.id]
    assert await due(db, at + timedelta(minutes=1), limit=2) == [early.id, other.id]
    assert await due(db, at + timedelta(minutes=1)) == [early.id, other.id, late.id]
    async with db.read() as conn:
        assert await slots.next_at(conn) == at
        assert await slots.soonest(conn, [one.id, two.id, 10**6] * 300) == {one.id: at, two.id: at}
        looked = await slots.due(conn, at + timedelta(minutes=1), limit=9, lock=False)
        assert [each.id for each in looked] == [early.id, other.id, late.id]


async def test_due_of_are_theirs_alone(db: Database) -> None:
    """All that is due of these destinations, whatever comes of the others."""
    one, two = await settle(db, 1), await settle(db, 2)
    early, late, _ = await want(db, one.id, MORNING, Slot(time=time(7, 31)), Slot(time=time(9)))
    await want(db, two.id, MORNING)
    async with db.write() as conn:
        found = await slots.due_of(conn, [one.id, 10**6] * 300, late.due.at)
        assert found == [early, late]
        assert await slots.due_of(conn, [], late.due.at) == []


async def test_advanced_slot_is_due_at_its_next_moment(db: Database) -> None:
    """Many at once; a slot that went meanwhile is no error."""
    here = await settle(db)
    kept = await want(db, here.id, MORNING, EVENING)
    moved = {one.id: next_moment(one.slot, one.due.at, AMSTERDAM) for one in kept}
    async with db.write() as conn:
        await slots.advance(conn, [*moved.items(), (10**6, kept[0].due)] * 300)
        assert {one.id: one.due for one in await slots.of(conn, here.id)} == moved
        await slots.advance(conn, [])
        assert await slots.next_at(conn) == min(each.at for each in moved.values())
        await destinations.forget(conn, here.chat_id)
        assert await slots.next_at(conn) is None
        assert await slots.soonest(conn, [here.id]) == {}


async def test_moment_that_was_missed_stays_until_it_is_decided(db: Database) -> None:
    """Choosing another time beside it does not make an overdue digest go away."""
    here = await settle(db)
    (kept,) = await want(db, here.id, MORNING, now=ago(days=3))
    assert kept.due.at < NOW
    again = await want(db, here.id, MORNING, EVENING)
    assert again[0] == kept
    assert await due(db, NOW) == [kept.id]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("limit", [1, 3, 5, 50])
async def test_no_slot_goes_to_two_processes(db: Database, url: str, limit: int) -> None:
    """Each sees only what the other has not claimed; what was decided does not come back, what was not does."""
    ids = [(await want(db, (await settle(db, number)).id, MORNING))[0].id for number in range(6)]
    moment = NOW + timedelta(days=1)
    async with await Database.open(url) as other:
        async with db.write() as one, other.write() as two:
            mine = [each.id for each in await slots.due(one, moment, limit=limit)]
            theirs = [each.id for each in await slots.due(two, moment, limit=limit)]
            assert mine == ids[:limit]
            assert theirs == ids[limit : 2 * limit]
            far = Due(at=moment + timedelta(days=1), local_date=date(2026, 3, 3))
            await slots.advance(one, [(number, far) for number in mine])
            await two.rollback()
        assert await due(db, moment) == ids[limit:]


async def test_two_processes_that_look_one_after_the_other(db: Database, url: str) -> None:
    """Whoever comes while another one decides finds nothing left of it, on either database."""
    for number in range(3):
        await want(db, (await settle(db, number)).id, MORNING)
    moment = NOW + timedelta(days=1)

    async def take(conn: AsyncConnection) -> list[int]:
        found = await slots.due(conn, moment, limit=2)
        await slots.advance(conn, [(one.id, next_moment(one.slot, moment, AMSTERDAM)) for one in found])
        return [one.id for one in found]

    one, two = await side_by_side(db, url, take, take)
    assert (len(one), len(two), len({*one, *two})) == (2, 1, 3)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_nothing_reads_all_slots(db: Database) -> None:
    """What is due is read from an index in its order, nothing is sorted."""
    here = await settle(db)
    (kept,) = await want(db, here.id, Slot(time=time(8), weekdays=EVERY_DAY))
    tick = await plans(db, lambda conn: slots.due(conn, NOW, limit=10))
    assert tick == ["SEARCH slots USING INDEX ix_slots_next_at (next_at<?)"]

    first = await plans(db, slots.next_at)  # one row of it is taken
    assert first == ["SCAN slots USING COVERING INDEX ix_slots_next_at"]

    async def act(conn: AsyncConnection) -> None:
        await slots.of(conn, here.id)
        await slots.soonest(conn, [here.id, 2])
        await slots.due_of(conn, [here.id, 2], NOW)
        await slots.advance(conn, [(kept.id, kept.due)])
        await slots.replace_all(conn, here.id, [], AMSTERDAM, NOW)

    found = await plans(db, act)
    assert len(found) >= 5
    assert scans(found) == []
