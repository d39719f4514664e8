"""Folds: who was told a story was told the one that it went into, and is told of that what is new."""

from storage import story_folds, story_versions, told
from storage.database import Database
from storage.stories import Placement, place
from storage.story_folds import Fold
from storage.told import Told
from tests.storage.readers import settle
from tests.storage.universe import NOW, ago, article, keep, snapshot


async def story_of(db: Database, *guids: str) -> tuple[int, list[int]]:
    """A story of these articles, which the first leads; its id and theirs."""
    ids = [kept.id for kept in await keep(db, *(article(guid, title=guid) for guid in guids))]
    async with db.write() as conn:
        return (await place(conn, [Placement(article_ids=tuple(ids), lead_id=ids[0])]))[0], ids


async def move(db: Database, article_ids: list[int], into: int | None, lead: int) -> int:
    """These articles go into that story, or make one of their own."""
    async with db.write() as conn:
        return (await place(conn, [Placement(article_ids=tuple(article_ids), lead_id=lead, story_id=into)]))[0]


async def tell(db: Database, who: int, story: int, version: int, hours: int = 0) -> None:
    """The reader is told that version."""
    async with db.write() as conn:
        one = Told(
            destination_id=who, story_id=story, version=version, topic="Gaza", because=(), told_at=ago(hours=hours)
        )
        await told.put(conn, [one])


async def known(db: Database, who: int, *stories: int) -> dict[int, int]:
    """Which versions of these stories the reader knows."""
    async with db.read() as conn:
        versions = (await told.versions(conn, [who], stories)).get(who, {})
        details = await told.told_of(conn, [who], stories)
    assert {story: one.version for (_, story), one in details.items()} == {
        story: version for story, version in versions.items() if story in stories
    }
    return {story: version for story, version in versions.items() if story in stories}


async def news(db: Database, story: int, article_id: int) -> None:
    """The story has news."""
    async with db.write() as conn:
        await story_versions.add(conn, story, article_id, ("Nieuw.",), NOW)


async def test_who_was_told_a_story_knows_what_it_went_into(db: Database):
    """Up to the version that this had; its next news is an update."""
    (one, [a]), (two, [b]) = await story_of(db, "a"), await story_of(db, "b")
    who = (await settle(db)).id
    await tell(db, who, two, 1)
    await news(db, one, a)
    assert await known(db, who, one) == {}
    await move(db, [b], one, a)
    assert await known(db, who, one) == {one: 2}
    await news(db, one, b)
    assert await known(db, who, one) == {one: 2}


async def test_who_was_told_an_earlier_version_has_something_to_hear(db: Database):
    """The rest of the story that went comes as an update of the other."""
    (one, [a]), (two, [b]) = await story_of(db, "a"), await story_of(db, "b")
    who = (await settle(db)).id
    await tell(db, who, two, 1)
    await news(db, two, b)
    await news(db, one, a)
    await move(db, [b], one, a)
    assert await known(db, who, one) == {one: 1}


async def test_of_two_tellings_the_higher_version_counts(db: Database):
    """Who was told both knows what either told."""
    (one, [a]), (two, [b]) = await story_of(db, "a"), await story_of(db, "b")
    who = (await settle(db)).id
    await tell(db, who, one, 1, hours=3)
    await tell(db, who, two, 1, hours=1)
    await news(db, one, a)
    await move(db, [b], one, a)
    assert await known(db, who, one) == {one: 2}
    async with db.read() as conn:
        assert (await told.told_of(conn, [who], [one]))[who, one].told_at == ago(hours=1)
    await news(db, one, b)
    await tell(db, who, one, 3)
    assert await known(db, who, one) == {one: 3}


async def test_a_story_that_goes_on_and_on_is_known_to_the_last(db: Database):
    """Folded twice is folded, and a story that comes back to itself is no other."""
    (one, [a]), (two, [b]), (three, [c]) = await story_of(db, "a"), await story_of(db, "b"), await story_of(db, "c")
    who = (await settle(db)).id
    await tell(db, who, three, 1)
    await move(db, [c], two, b)
    await move(db, [b, c], one, a)
    assert await known(db, who, one) == {one: 1}
    async with db.read() as conn:
        assert [fold.story_id for fold in (await story_folds.into(conn, [one, two, 99]))[one]] == [two, three]


async def test_a_lead_that_leaves_takes_the_telling_along(db: Database):
    """The story that stays was told too; another article that leaves takes nothing."""
    one, [a, b] = await story_of(db, "a", "b")
    who = (await settle(db)).id
    await tell(db, who, one, 1)
    apart = await move(db, [b], None, b)
    assert await known(db, who, one, apart) == {one: 1}
    _, [c] = await story_of(db, "c")
    await move(db, [c], one, a)
    led = await move(db, [a], None, a)
    assert await known(db, who, one, led) == {one: 1, led: 1}


async def test_an_article_that_stays_where_it_is_folds_nothing(db: Database):
    """Placing the same again changes nothing."""
    one, [a, b] = await story_of(db, "a", "b")
    before = await snapshot(db)
    await move(db, [a, b], one, a)
    assert await snapshot(db) == before
    assert before["story_folds"] == []


async def test_folds_are_forgotten_after_a_while(db: Database):
    """By the time of the story that went."""
    (one, [a]), (_, [b]) = await story_of(db, "a"), await story_of(db, "b")
    await move(db, [b], one, a)
    async with db.write() as conn:
        assert await story_folds.purge(conn, NOW) == 0
        assert await story_folds.purge(conn, NOW.replace(year=2027)) == 1


def test_a_fold_counts_for_as_much_as_was_told():
    """An earlier version is one less, as something of it was not told."""
    fold = Fold(story_id=1, into_id=2, version=3, as_version=5)
    assert [fold.counts_as(version) for version in (1, 2, 3, 4)] == [4, 4, 5, 5]
