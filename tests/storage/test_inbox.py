"""Telegram's updates, kept until they are handled."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import inbox, tables
from storage.database import Database
from storage.types import storable
from tests.storage.readers import HOSTILE, plans, scans, side_by_side
from tests.storage.universe import NOW, ago, emptied, snapshot


async def keep(db: Database, *ids: int, now: datetime = NOW) -> frozenset[int]:
    """Keep updates with these ids."""
    async with db.write() as conn:
        return await inbox.keep(conn, [(number, f'{{"update_id": {number}}}') for number in ids], now)


async def handle(db: Database, *ids: int, now: datetime = NOW) -> None:
    """Mark these as handled."""
    async with db.write() as conn:
        await inbox.mark_handled(conn, ids, now)


async def waiting(db: Database, **asked: int) -> list[int]:
    """The ids still to be handled."""
    async with db.read() as conn:
        return [number for number, _ in await inbox.unhandled(conn, **asked)]


async def offset(db: Database, now: datetime = NOW) -> int | None:
    """What getUpdates is asked from."""
    async with db.read() as conn:
        return await inbox.next_offset(conn, now)


async def test_update_is_kept_once(db: Database) -> None:
    """Telegram gives an update again until it is confirmed; the first payload stays."""
    async with db.write() as conn:
        assert await inbox.keep(conn, [(5, "first"), (5, "second")], NOW) == {5}
        assert await inbox.keep(conn, [(5, "first"), (6, "other")], NOW) == {6}
        assert await inbox.unhandled(conn) == [(5, "first"), (6, "other")]
        assert await inbox.keep(conn, [], NOW) == frozenset()


async def test_handled_update_does_not_come_back(db: Database) -> None:
    """Not in the list, and not when Telegram gives it once more."""
    await keep(db, 1, 2, 3)
    await handle(db, 2, 77)
    assert await keep(db, 2) == frozenset()
    assert await waiting(db) == [1, 3]


async def test_unhandled_come_in_order_and_in_pieces(db: Database) -> None:
    """By id, whatever order they came in; `after` goes on where a piece ended."""
    await keep(db, 9, 3, 7, 5)
    assert await waiting(db, limit=2) == [3, 5]
    assert await waiting(db, after=5) == [7, 9]


async def test_old_handled_updates_are_forgotten(db: Database) -> None:
    """What waits is never forgotten, nor is the newest, from which the next offset is counted."""
    await keep(db, 1, 2, 3, now=ago(days=3))
    await handle(db, 1, 3, now=ago(days=2))
    async with db.write() as conn:
        assert await inbox.purge(conn, ago(days=1)) == 1
    assert await waiting(db) == [2]
    assert await offset(db) == 4
    assert await keep(db, 3) == frozenset()


async def test_recently_handled_updates_stay(db: Database) -> None:
    """An update that Telegram may still give again is known."""
    await keep(db, 1, 2)
    await handle(db, 1, 2)
    async with db.write() as conn:
        assert await inbox.purge(conn, ago(days=1)) == 0


async def test_handled_moment_stays_the_first(db: Database) -> None:
    """Marking twice does not keep an update for longer."""
    await keep(db, 1, 2, now=ago(days=3))
    await handle(db, 1, now=ago(days=2))
    await handle(db, 1, now=NOW)
    async with db.write() as conn:
        assert await inbox.purge(conn, ago(days=1)) == 1


async def test_offset_is_one_past_the_last(db: Database) -> None:
    """None before anything came; handled or not makes no difference."""
    assert await offset(db) is None
    await keep(db, 41)
    await handle(db, 41)
    assert await offset(db) == 42


async def test_offset_is_forgotten_after_a_week_of_silence(db: Database) -> None:
    """Telegram then numbers from anywhere, also lower: the last that came counts, not the highest."""
    await keep(db, 900)
    later = NOW + timedelta(days=8)
    assert await offset(db, later) is None
    await keep(db, 30, now=later)
    assert await offset(db, later) == 31


IDS = st.lists(st.integers(1, 30), max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(IDS, IDS), max_size=5))
async def test_every_update_is_handled_or_waits(db: Database, steps: list[tuple[list[int], list[int]]]) -> None:
    """Whatever comes in twice and is handled when: what came in and was not handled waits, nothing else."""
    await emptied(db)
    came: set[int] = set()
    done: set[int] = set()
    for incoming, handled in steps:
        assert await keep(db, *incoming) == set(incoming) - came
        came |= set(incoming)
        await handle(db, *handled)
        done |= set(handled) & came
    assert await waiting(db) == sorted(came - done)


async def test_an_id_with_other_contents_is_another_update(db: Database) -> None:
    """A server that numbers anew is not taken for one that repeats itself."""
    async with db.write() as conn:
        await inbox.keep(conn, [(7, '{"text": "een"}')], NOW)
        await inbox.mark_handled(conn, [7], NOW)
        assert await inbox.keep(conn, [(7, '{"text": "een"}')], NOW) == frozenset()
        assert await inbox.keep(conn, [(7, '{"text": "twee"}')], NOW) == {7}
        assert await inbox.unhandled(conn) == [(7, '{"text": "twee"}')]


async def test_handled_update_leaves_no_words_behind(db: Database) -> None:
    """Only that it was, so that it is known when it comes again; what waits keeps its words."""
    async with db.write() as conn:
        await inbox.keep(conn, [(1, "geheim"), (2, "open")], NOW)
        await inbox.mark_handled(conn, [1], NOW)
        assert await inbox.unhandled(conn) == [(2, "open")]
    assert "geheim" not in repr(await snapshot(db))
    async with db.write() as conn:
        assert await inbox.keep(conn, [(1, "geheim"), (2, "open")], NOW) == frozenset()
    assert await waiting(db) == [2]


async def test_another_update_under_an_old_number_leaves_no_words_either(db: Database) -> None:
    """It waits, is handled and is forgotten as any other, and the next repeat is one of it."""
    async with db.write() as conn:
        await inbox.keep(conn, [(7, "een")], ago(days=3))
        await inbox.mark_handled(conn, [7], ago(days=3))
        await inbox.keep(conn, [(7, "twee")], NOW)
        await inbox.mark_handled(conn, [7], NOW)
        assert await inbox.keep(conn, [(7, "twee"), (8, "drie")], NOW) == {8}
        assert await inbox.purge(conn, ago(days=1)) == 0
    assert "twee" not in repr(await snapshot(db))


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_words_are_kept_and_known_again(db: Database, payload: str) -> None:
    """Also what no database keeps: it comes back without, and is not new when it comes again."""
    async with db.write() as conn:
        assert await inbox.keep(conn, [(1, payload)], NOW) == {1}
        assert await inbox.keep(conn, [(1, payload)], NOW) == frozenset()
        assert await inbox.unhandled(conn) == [(1, storable(payload))]
        await inbox.mark_handled(conn, [1], NOW)
        assert await inbox.keep(conn, [(1, payload)], NOW) == frozenset()


async def test_update_kept_before_there_were_digests_is_known(db: Database) -> None:
    """What came in before the upgrade is not answered again after it."""
    await keep(db, 1, 2)
    await handle(db, 1)
    async with db.write() as conn:
        await conn.execute(update(tables.inbox).values(digest=None))
    assert await keep(db, 1, 2, 3) == {3}
    await handle(db, 2, 3)
    assert await waiting(db) == []
    async with db.read() as conn:
        assert set((await conn.execute(select(tables.inbox.c.payload))).scalars()) == {""}


async def test_many_updates_at_once(db: Database) -> None:
    """More than one statement takes, in and out; the last pieces too."""
    ids = range(1, 1_202)
    assert await keep(db, *ids) == set(ids)
    await handle(db, *list(ids)[:-1])
    assert await waiting(db) == [1_201]
    async with db.write() as conn:
        assert await inbox.purge(conn, NOW + timedelta(seconds=1)) == 1_200


async def test_update_that_reaches_two_processes_is_new_to_one(db: Database, url: str) -> None:
    """A server that gives it twice at the same time gets it answered once; if the first fails, by the second."""
    both = [(1, "een"), (2, "twee")]
    found = await side_by_side(
        db, url, lambda conn: inbox.keep(conn, both, NOW), lambda conn: inbox.keep(conn, both, NOW)
    )
    assert [set(new) for new in found] == [{1, 2}, set()]
    await emptied(db)
    found = await side_by_side(
        db,
        url,
        lambda conn: inbox.keep(conn, both, NOW),
        lambda conn: inbox.keep(conn, both, NOW),
        meanwhile=lambda conn: conn.rollback(),
    )
    assert [set(new) for new in found] == [{1, 2}, {1, 2}]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_polling_reads_no_old_updates(db: Database) -> None:
    """What waits has an index of its own, and the newest is the last of another."""
    await keep(db, 1)
    assert await plans(db, inbox.unhandled) == ["SCAN inbox USING INDEX ix_inbox_unhandled"]
    later = await plans(db, lambda conn: inbox.unhandled(conn, after=5))
    assert later == ["SEARCH inbox USING INDEX ix_inbox_unhandled (update_id>?)"]
    newest = await plans(db, lambda conn: inbox.next_offset(conn, NOW))
    assert newest == ["SCAN inbox USING COVERING INDEX ix_inbox_received_at"]
    assert scans(await plans(db, lambda conn: inbox.mark_handled(conn, [1, 2], NOW))) == []


async def test_what_is_left_too_long_is_taken_up_once(db: Database) -> None:
    """While its receiver may still be at work nobody else takes it; afterwards one does, and no other."""
    async with db.write() as conn:
        await inbox.keep(conn, [(7, "{}"), (8, "[]")], NOW)
        await inbox.mark_handled(conn, [8], NOW)
    soon, late = NOW + inbox.LEASE, NOW + 2 * inbox.LEASE
    async with db.write() as conn:
        assert await inbox.take_late(conn, soon) == []
    async with db.write() as conn:
        assert await inbox.take_late(conn, late) == [(7, "{}")]
    async with db.write() as conn:
        assert await inbox.take_late(conn, late) == []
        assert not await inbox.is_handled(conn, 7)
        assert await inbox.is_handled(conn, 8)
        assert not await inbox.is_handled(conn, 9)


async def test_two_processes_never_take_up_the_same(db: Database, url: str) -> None:
    """Each update goes to one of two that look at the same time."""
    async with db.write() as conn:
        await inbox.keep(conn, [(number, "{}") for number in range(5)], NOW)
    late = NOW + 2 * inbox.LEASE

    async def taken(conn: AsyncConnection) -> list[int]:
        return [number for number, _ in await inbox.take_late(conn, late)]

    first, second = await side_by_side(db, url, taken, taken)
    assert sorted(first + second) == [0, 1, 2, 3, 4]
