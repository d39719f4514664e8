"""Links: stories of one affair."""

from storage import placed, story_links
from storage.database import Database
from storage.stories import Placement, place
from tests.storage.universe import ago, article, everything, tell


async def three(db: Database) -> tuple[int, int, int]:
    """Three stories, the first of which is the oldest."""
    ages = [{"days": 2}, {"days": 1}, {"hours": 1}]
    made = [await tell(db, article(str(number), published_at=ago(**age))) for number, age in enumerate(ages)]
    return made[0], made[1], made[2]


async def test_what_came_before_newest_first(db: Database) -> None:
    """The earlier stories of each, so many as are wanted; a story without any is left out."""
    first, second, third = await three(db)
    async with db.write() as conn:
        await story_links.keep(conn, {(third, first): 2.0, (third, second): 1.5, (second, first): 3.0})
        found = await story_links.earlier(conn, [first, second, third])
        assert found == {second: [first], third: [second, first]}
        assert await story_links.earlier(conn, [third], limit=1) == {third: [second]}
        assert await story_links.earlier(conn, []) == {}


async def test_a_story_does_not_go_on_with_itself(db: Database) -> None:
    """Nothing is kept; of two likenesses of the same stories the higher stays."""
    first, second, _ = await three(db)
    async with db.write() as conn:
        await story_links.keep(conn, {(first, first): 9.0})
        for likeness in (2.0, 3.0, 1.0):
            await story_links.keep(conn, {(second, first): likeness})
        assert await story_links.earlier(conn, [first, second]) == {second: [first]}
        assert (await everything(conn))["story_links"] == [(second, first, 3.0)]
        await story_links.fold(conn, [second], first)
        assert await story_links.earlier(conn, [first]) == {}


async def test_links_go_on_with_the_story_that_another_went_into(db: Database) -> None:
    """What was linked with a story that is no more is linked with the one that has its articles."""
    first, second, third = await three(db)
    async with db.write() as conn:
        await story_links.keep(conn, {(third, second): 2.0})
        await story_links.fold(conn, [second], first)
        (lead,) = await placed.article_ids(conn, [second])
        await place(conn, [Placement(article_ids=(lead,), lead_id=lead, story_id=first)])
        assert await story_links.earlier(conn, [first, second, third]) == {third: [first]}


async def test_links_of_a_story_that_goes_are_gone(db: Database) -> None:
    """No link points at nothing."""
    first, second, third = await three(db)
    async with db.write() as conn:
        await story_links.keep(conn, {(third, second): 2.0, (second, first): 2.0})
        (lead,) = await placed.article_ids(conn, [second])
        await place(conn, [Placement(article_ids=(lead,), lead_id=lead, story_id=first)])
        assert await story_links.earlier(conn, [first, second, third]) == {}
