"""Bands: which articles share what they are found by."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.article import Article
from storage import bands, placed
from storage.bands import EACH, Marked
from storage.database import Database
from storage.kept import KeptArticle, get
from tests.storage.universe import NOW, ago, article, emptied, keep


async def sharing(db: Database, *asked: int, since: int = 3) -> dict[int, set[int]]:
    """The ids of the articles with each of these bands; each comes with its story."""
    async with db.read() as conn:
        found = await bands.sharing(conn, asked, since=ago(days=since), until=NOW)
        numbers = [number for having in found.values() for number, _ in having]
        story_of = {one.id: one.story_id for one in await get(conn, numbers)}
    assert all(story_of[number] == story for having in found.values() for number, story in having)
    return {band: {number for number, _ in having} for band, having in found.items()}


async def stories(db: Database, *articles: Article) -> list[KeptArticle]:
    """Articles that are kept, each a story."""
    kept = await keep(db, *articles)
    async with db.write() as conn:
        await placed.begin(conn, kept)
    return kept


async def mark(db: Database, *marked: Marked) -> None:
    """Keep these bands."""
    async with db.write() as conn:
        await bands.keep(conn, marked)


async def test_who_has_a_band_is_found(db: Database) -> None:
    """Of each band who has it; a band that nobody has is left out."""
    old, new, other = await stories(db, article("1"), article("2"), article("3"))
    await mark(db, Marked(old.id, {1, 2, 3}, ago(days=1)), Marked(new.id, {3, 4}, NOW), Marked(other.id, {9}, NOW))
    assert await sharing(db, 2, 3, 5) == {2: {old.id}, 3: {new.id, old.id}}
    assert await sharing(db) == {}


async def test_what_is_in_no_story_is_not_found(db: Database) -> None:
    """It has not been placed yet."""
    (kept,) = await keep(db, article())
    await mark(db, Marked(kept.id, {1}, NOW))
    assert await sharing(db, 1) == {}


async def test_only_days_that_are_near_count(db: Database) -> None:
    """What is older than the window is another event."""
    (old,) = await stories(db, article())
    await mark(db, Marked(old.id, {1}, ago(days=4)))
    assert await sharing(db, 1, since=3) == {}
    assert await sharing(db, 1, since=4) == {1: {old.id}}


async def test_bands_of_a_new_version_take_the_place_of_the_old(db: Database) -> None:
    """An article is found by what it says now; keeping the same twice changes nothing."""
    (kept,) = await stories(db, article())
    await mark(db, Marked(kept.id, {1, 2}, NOW))
    for _ in range(2):
        await mark(db, Marked(kept.id, {2, 3}, NOW, new=False))
    assert await sharing(db, 1, 2, 3) == {2: {kept.id}, 3: {kept.id}}


async def test_more_bands_than_fit_one_statement(db: Database) -> None:
    """However many articles are looked up at once, each finds its own."""
    (kept,) = await stories(db, article())
    await mark(db, Marked(kept.id, {2_999}, NOW))
    assert await sharing(db, *range(3_000)) == {2_999: {kept.id}}


async def test_a_band_that_everybody_shares_is_bounded(db: Database) -> None:
    """Of look-alikes only the newest are given."""
    kept = await stories(db, *(article(str(number)) for number in range(EACH + 10)))
    await mark(db, *(Marked(each.id, {7}, ago(minutes=place)) for place, each in enumerate(kept)))
    assert await sharing(db, 7) == {7: {each.id for each in kept[:EACH]}}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=20))
async def test_any_64_bits_are_a_band(db: Database, numbers: set[int]) -> None:
    """A band comes back as it was asked."""
    await emptied(db)
    (kept,) = await stories(db, article())
    await mark(db, Marked(kept.id, numbers, NOW))
    assert await sharing(db, *numbers) == {number: {kept.id} for number in numbers}
