"""How stories stand: version, time and number of sources, in one look at many."""

from datetime import timedelta

from news.article import Kind
from news.importance import Spread
from storage.database import Database
from storage.standing import Standing, standing
from storage.stories import Placement, place
from tests.storage.universe import ago, article, keep, tell

BODY = article().body


async def standings(db: Database, *story_ids: int) -> dict[int, Standing]:
    """As they stand."""
    async with db.read() as conn:
        return await standing(conn, story_ids)


async def test_a_story_counts_each_publisher_once(db: Database):
    """Where an article has no publisher, its agencies are its sources; nobody is no source."""
    story = await tell(
        db,
        article("a", publisher="De Brug", title="Een", published_at=ago(hours=3)),
        article("b", publisher="De Brug", title="Twee", agencies=("ANP",), published_at=ago(hours=2)),
        article("c", publisher="De Dijk", title="Drie", published_at=ago(hours=5)),
        article("d", title="Vier", agencies=("ANP", "AFP"), published_at=ago(hours=4)),
        article("e", title="Vijf", published_at=ago(hours=6)),
    )
    delays = tuple(timedelta(hours=late) for late in (0, 1, 1, 2))
    assert await standings(db, story) == {story: Standing(1, ago(hours=2), Spread(delays, 0, len(BODY)))}
    assert (await standings(db, story))[story].sources == 4


async def test_a_story_has_its_best_place_and_its_longest_article(db: Database):
    """Whoever brings them, and however many articles one publisher has."""
    story = await tell(
        db,
        article("a", publisher="De Brug", title="Een", position=7, body="Kort."),
        article("b", publisher="De Brug", title="Twee", position=3, body="Lang. " * 90),
        article("c", publisher="De Dijk", title="Drie", position=5, body="Langer."),
    )
    spread = (await standings(db, story))[story].spread
    assert (spread.position, spread.length) == (3, len("Lang. " * 90))
    assert spread.delays == (timedelta(0), timedelta(0))


async def test_a_story_with_news_has_its_next_version(db: Database):
    """The version that a reader is told."""
    [kept] = await keep(db, article("a"))
    async with db.write() as conn:
        [story] = await place(conn, [Placement(article_ids=(kept.id,), lead_id=kept.id)])
        await place(conn, [Placement(article_ids=(), lead_id=kept.id, story_id=story, news=True)])
    assert (await standings(db, story))[story].version == 2


async def test_what_cannot_stand_is_left_out(db: Database):
    """Live blogs and stubs alone, and stories that are not there."""
    blog = await tell(db, article("a", title="Liveblog", kind=Kind.LIVEBLOG))
    stub = await tell(db, article("b", title="Kijk hier", kind=Kind.STUB))
    both = await tell(db, article("c", title="Liveblog brug", kind=Kind.LIVEBLOG), article("d", title="Brug open"))
    assert list(await standings(db, blog, stub, both, 999)) == [both]


async def test_many_are_looked_at_at_once(db: Database):
    """More than one statement takes, each its own."""
    [kept] = await keep(db, article("a"))
    async with db.write() as conn:
        [story] = await place(conn, [Placement(article_ids=(kept.id,), lead_id=kept.id)])
    assert list(await standings(db, *range(story + 2_000))) == [story]
    assert await standings(db) == {}
