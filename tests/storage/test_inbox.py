"""Telegram's updates, kept until they are handled."""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import inbox
from storage.database import Database
from tests.storage.universe import NOW, ago, emptied


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
