"""The known sources: added at the first start, and never against the operator's will."""

from bot.sources.offering import offer_known_sources
from news.outlets.known import known_sources
from storage import feeds, outlets
from storage.database import Database
from storage.feed_rows import NewFeed
from tests.bot.sources.conftest import NOW


async def test_a_new_database_gets_them_all(db: Database):
    """With names, categories, and national news on; a second start adds nothing."""
    assert await offer_known_sources(db, lambda: NOW) == len(known_sources())
    assert await offer_known_sources(db, lambda: NOW) == 0
    async with db.read() as conn:
        kept = {feed.key: feed for feed in await feeds.all_feeds(conn)}
        names = [one.name for one in await outlets.all_outlets(conn)]
    assert {key: (one.outlet, one.category, one.active) for key, one in kept.items()} == {
        one.address: (one.outlet, one.category, one.on) for one in known_sources()
    }
    assert sorted(names) == sorted({one.outlet for one in known_sources()})


async def test_what_was_removed_stays_away(db: Database):
    """Also after many starts; what the operator changed stays changed."""
    await offer_known_sources(db, lambda: NOW)
    async with db.write() as conn:
        await feeds.remove(conn, [feed.id for feed in await feeds.find(conn, "AD")])
        off = await feeds.find(conn, "NRC")
        await feeds.set_enabled(conn, [feed.id for feed in off], False)
    assert await offer_known_sources(db, lambda: NOW) == 0
    async with db.read() as conn:
        assert await feeds.find(conn, "AD") == []
        assert {feed.enabled for feed in await feeds.find(conn, "NRC")} == {False}


async def test_one_that_was_there_already_stays_as_it_is(db: Database):
    """The operator's own name for an address goes before ours, and a later version's new sources still come."""
    mine = known_sources()[0].address
    async with db.write() as conn:
        await feeds.add(conn, NewFeed(address=mine, outlet="Mijn nieuws", by_default=False), NOW)
        await outlets.mark_offered(conn, [one.address for one in known_sources()[1:]], NOW)
    assert await offer_known_sources(db, lambda: NOW) == 1
    async with db.read() as conn:
        assert [feed.outlet for feed in await feeds.all_feeds(conn)] == ["Mijn nieuws"]
