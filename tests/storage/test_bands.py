"""Bands: which articles look alike."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import bands
from storage.database import Database
from tests.storage.universe import NOW, ago, article, emptied, keep

DAY = timedelta(days=1)


async def near(db: Database, *asked: int, limit: int = 500, since: int = 3) -> list[tuple[int, frozenset[int]]]:
    """The ids of the neighbours and what they share."""
    async with db.read() as conn:
        found = await bands.near(conn, asked, since=ago(days=since), until=NOW, limit=limit)
    return [(neighbour.kept.id, neighbour.bands) for neighbour in found]


async def mark(db: Database, marks: dict[int, set[int]]) -> None:
    """Keep these bands."""
    async with db.write() as conn:
        await bands.keep(conn, marks)


async def test_who_shares_a_band_is_found_with_it(db: Database) -> None:
    """Only who shares one, newest first, with all that is shared."""
    old, new, other = await keep(db, article("1", published_at=ago(days=1)), article("2"), article("3"))
    await mark(db, {old.id: {1, 2, 3}, new.id: {3, 4}, other.id: {9}})
    assert await near(db, 2, 3, 5) == [(new.id, frozenset({3})), (old.id, frozenset({2, 3}))]
    assert await near(db) == []


async def test_only_days_that_are_near_count(db: Database) -> None:
    """What is older than the window is another event."""
    (old,) = await keep(db, article(published_at=ago(days=4)))
    await mark(db, {old.id: {1}})
    assert await near(db, 1, since=3) == []
    assert await near(db, 1, since=4) == [(old.id, frozenset({1}))]


async def test_bands_of_a_new_version_take_the_place_of_the_old(db: Database) -> None:
    """An article is found by what it says now; keeping the same twice changes nothing."""
    (kept,) = await keep(db, article())
    await mark(db, {kept.id: {1, 2}})
    await mark(db, {kept.id: {2, 3}})
    await mark(db, {kept.id: {2, 3}})
    assert await near(db, 1) == []
    assert await near(db, 2, 3) == [(kept.id, frozenset({2, 3}))]


async def test_bands_of_what_is_not_kept_are_ignored(db: Database) -> None:
    """An article that was removed meanwhile is no error."""
    await mark(db, {12_345: {1}})
    assert await near(db, 1) == []


async def test_a_band_that_everybody_shares_is_bounded(db: Database) -> None:
    """Of a hundred look-alikes only the newest are given."""
    kept = await keep(db, *(article(str(number), published_at=ago(hours=number)) for number in range(30)))
    await mark(db, {each.id: {7} for each in kept})
    newest = sorted(kept, key=lambda each: each.sorted_at, reverse=True)[:4]
    assert await near(db, 7, limit=4) == [(each.id, frozenset({7})) for each in newest]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(-(2**63), 2**64 - 1), min_size=1, max_size=20))
async def test_any_64_bits_are_a_band(db: Database, numbers: set[int]) -> None:
    """Signed or not, a band comes back as it was asked."""
    await emptied(db)
    (kept,) = await keep(db, article())
    await mark(db, {kept.id: numbers})
    for number in numbers:
        assert await near(db, number) == [(kept.id, frozenset({number}))]
