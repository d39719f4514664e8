"""Sources are added once they work, and what they bring is taken in."""

import pytest

from bot.sources.finding import NoFeedError
from bot.sources.keeping import SourceKeeper
from news.fetching.course import State
from news.outlets.known import known_sources
from storage import entries, feeds
from storage.database import Database
from storage.feed_rows import Feed
from tests.bot.fetching.fake import FakeFetcher, fetched, refused
from tests.bot.sources.press import feed

RSS = "https://dijkpost.example/rss.xml"


async def kept(db: Database) -> list[Feed]:
    """The sources there are."""
    async with db.read() as conn:
        return await feeds.all_feeds(conn)


async def titles(db: Database) -> set[str]:
    """The titles of the stories that came in."""
    async with db.read() as conn:
        return {one.lead.article.title for one in await entries.latest(conn, limit=50)}


async def test_adding_fetches_once_and_takes_in(db: Database, fetcher: FakeFetcher, keeper: SourceKeeper):
    """The source is well at once, and its news is there."""
    fetcher.serve(RSS, feed("Pont vaart", "Brug dicht"))
    added = await keeper.add(RSS)
    assert (added.new, added.feed.name, added.feed.course.state) == (True, "De Dijkpost", State.FINE)
    assert (added.feed.course.articles, added.feed.by_default) == (2, True)
    assert await titles(db) == {"Pont vaart", "Brug dicht"}
    assert len(fetcher.requests) == 1


async def test_the_operators_words_go_first(keeper: SourceKeeper, fetcher: FakeFetcher):
    """A name, a category, and only for who switches it on."""
    fetcher.serve(RSS, feed("Pont vaart"))
    added = (await keeper.add(RSS, name="Dijkpost", category="regio", by_default=False)).feed
    assert (added.outlet, added.category, added.by_default, added.active) == ("Dijkpost", "regio", False, False)


async def test_a_known_address_has_its_own_name(keeper: SourceKeeper, fetcher: FakeFetcher):
    """Whatever the feed calls itself."""
    known = known_sources()[0]
    fetcher.serve(known.address, feed("Pont vaart", name="Iets anders"))
    added = (await keeper.add(known.address)).feed
    assert (added.outlet, added.category) == (known.outlet, known.category)


async def test_twice_is_once(db: Database, fetcher: FakeFetcher, keeper: SourceKeeper):
    """And one that was switched off is fetched again."""
    fetcher.serve(RSS, feed("Pont vaart"))
    first = (await keeper.add(RSS)).feed
    async with db.write() as conn:
        await feeds.set_enabled(conn, [first.id], False)
    again = await keeper.add(RSS)
    assert (again.new, again.feed.id, again.feed.active) == (False, first.id, True)
    assert len(await kept(db)) == 1


async def test_what_does_not_work_is_not_kept(db: Database, fetcher: FakeFetcher, keeper: SourceKeeper):
    """Nothing is left of a source that could not be fetched."""
    fetcher.give(RSS, refused(503))
    with pytest.raises(NoFeedError, match="503"):
        await keeper.add(RSS)
    assert await kept(db) == []


async def test_checking_takes_in_what_is_new(db: Database, fetcher: FakeFetcher, keeper: SourceKeeper):
    """And tells how the source is then, well or not."""
    fetcher.serve(RSS, feed("Pont vaart"))
    feed_id = (await keeper.add(RSS)).feed.id
    fetcher.serve(RSS, feed("Pont vaart", "Brug dicht"))
    [checked] = await keeper.check([feed_id])
    assert (checked.course.state, checked.course.articles) == (State.FINE, 2)
    assert await titles(db) == {"Pont vaart", "Brug dicht"}
    fetcher.give(RSS, refused(410))
    [checked] = await keeper.check([feed_id])
    assert checked.course.state is State.GONE
    fetcher.give(RSS, fetched(feed("Pont vaart", "Brug dicht", "Sluis open")))
    [checked] = await keeper.check([feed_id])
    assert (checked.course.state, checked.course.articles) == (State.FINE, 3)
