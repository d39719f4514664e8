"""Pages to be read: each once at a time, newest first, with its reason, and hosts that rest."""

import asyncio
from datetime import datetime, timedelta

from news.article import Kind
from news.full_text import NEW_FOR, REST, WALLS, Verdict
from storage import page_reads
from storage.database import Database
from storage.kept import KeptArticle
from tests.storage.universe import NOW, ago, article, keep

FEED = "https://courant.example/rss"
LATER = NOW + timedelta(hours=1)


def teaser(guid: str, **values: object) -> object:
    """A teaser of a fetched source, with an address of its own."""
    known = {"source": FEED, "url": f"https://courant.example/{guid}", "kind": Kind.TEASER, "published_at": NOW}
    return article(guid, **(known | values))


async def kept(db: Database, *teasers: object) -> list[KeptArticle]:
    """These are taken in."""
    return await keep(db, *teasers)  # type: ignore[arg-type]


async def waiting(db: Database, now: datetime = NOW, limit: int = 10) -> list[str]:
    """The ids, the feed's own, of what waits."""
    async with db.read() as conn:
        return [one.kept.article.guid or "" for one in await page_reads.waiting(conn, now, limit=limit)]


async def claim(db: Database, *ones: KeptArticle, now: datetime = NOW) -> dict[int, int]:
    """These are claimed."""
    async with db.write() as conn:
        return await page_reads.claim(conn, [one.id for one in ones], now)


async def test_teasers_of_fetched_sources_wait_newest_first(db: Database) -> None:
    """Not articles, live blogs and stubs, not what has no address, not files, samples or what is old."""
    await kept(
        db, teaser("oud", published_at=ago(hours=5)), teaser("nieuw"), teaser("tussen", published_at=ago(hours=1))
    )
    await kept(db, *(teaser(kind.value, kind=kind) for kind in Kind if kind is not Kind.TEASER))
    await kept(db, teaser("zonder", url=None), teaser("bestand", source="file:anp"))
    await kept(db, teaser("vorige-week", published_at=NOW - NEW_FOR - timedelta(minutes=1)))
    assert await waiting(db) == ["nieuw", "tussen", "oud"]
    assert await waiting(db, limit=2) == ["nieuw", "tussen"]


async def test_what_is_claimed_is_claimed_once(db: Database) -> None:
    """A second process gets nothing until the lease is over, and then the try counts on."""
    (one,) = await kept(db, teaser("a"))
    assert await claim(db, one) == {one.id: 1}
    assert await claim(db, one) == {}
    assert await waiting(db) == []
    over = NOW + page_reads.LEASE
    assert await waiting(db, over) == ["a"]
    assert await claim(db, one, now=over) == {one.id: 2}


async def test_two_at_once_share(url: str, db: Database) -> None:
    """Each page is claimed by one of two processes, whichever was first."""
    ones = await kept(db, *(teaser(str(number)) for number in range(20)))
    async with await Database.open(url) as other:
        mine, theirs = await asyncio.gather(claim(db, *ones), claim(other, *ones))
    assert set(mine) | set(theirs) == {one.id for one in ones}
    assert not set(mine) & set(theirs)


async def test_how_it_ended_is_kept(db: Database) -> None:
    """What is over waits no more; what is tried again waits from then on; both are counted by their reason."""
    over, again = await kept(db, teaser("over"), teaser("weer"))
    await claim(db, over, again)
    async with db.write() as conn:
        await page_reads.ended(conn, over.id, Verdict("http_404"))
        await page_reads.ended(conn, again.id, Verdict("timeout", LATER))
    assert await waiting(db) == []
    assert await waiting(db, LATER) == ["weer"]
    assert await claim(db, over, again, now=LATER) == {again.id: 2}
    async with db.read() as conn:
        assert await page_reads.figures(conn) == {"http_404": 1, page_reads.TRYING: 1}


async def test_what_is_put_off_counts_no_try(db: Database) -> None:
    """Its host rests; it waits again afterwards, as often tried as before."""
    fresh, tried = await kept(db, teaser("vers"), teaser("eerder"))
    await claim(db, tried)
    async with db.write() as conn:
        await page_reads.ended(conn, tried.id, Verdict("timeout", NOW))
        await page_reads.put_off(conn, {fresh.id: LATER, tried.id: LATER}, NOW)
    assert await waiting(db) == []
    assert await claim(db, fresh, tried, now=LATER) == {fresh.id: 1, tried.id: 2}


async def test_what_another_has_is_not_put_off(db: Database) -> None:
    """Its lease stays."""
    (one,) = await kept(db, teaser("a"))
    await claim(db, one)
    async with db.write() as conn:
        await page_reads.put_off(conn, {one.id: NOW + timedelta(seconds=1)}, NOW)
    assert await waiting(db, NOW + timedelta(seconds=2)) == []


async def test_a_host_rests_after_walls_in_a_row(db: Database) -> None:
    """An article in between begins the count anew; other hosts go on."""
    async with db.write() as conn:
        for _ in range(WALLS - 1):
            await page_reads.saw_wall(conn, "dicht.example", NOW)
        assert await page_reads.resting(conn, ["dicht.example"], NOW) == {}
        await page_reads.saw_article(conn, "dicht.example")
        for _ in range(WALLS):
            await page_reads.saw_wall(conn, "dicht.example", NOW)
        rests = await page_reads.resting(conn, ["dicht.example", "open.example"], NOW)
        assert rests == {"dicht.example": NOW + REST}
        assert await page_reads.resting(conn, ["dicht.example"], NOW + REST) == {}


async def test_a_host_that_rested_rests_again_at_the_next_wall(db: Database) -> None:
    """It has shown what it is: one more wall is enough."""
    async with db.write() as conn:
        for _ in range(WALLS):
            await page_reads.saw_wall(conn, "dicht.example", NOW)
        await page_reads.saw_wall(conn, "dicht.example", NOW + REST)
        assert await page_reads.resting(conn, ["dicht.example"], NOW + REST) == {"dicht.example": NOW + 2 * REST}


async def test_old_tries_are_forgotten(db: Database) -> None:
    """And walls from that time, and the tries of an article that goes."""
    old, new = await kept(db, teaser("oud"), teaser("nieuw"))
    await claim(db, old, now=ago(days=5))
    await claim(db, new)
    async with db.write() as conn:
        await page_reads.saw_wall(conn, "dicht.example", ago(days=5))
        assert await page_reads.purge(conn, ago(days=4)) == 1
        assert await page_reads.figures(conn) == {page_reads.TRYING: 1}
        for _ in range(WALLS - 1):
            await page_reads.saw_wall(conn, "dicht.example", NOW)
        assert await page_reads.resting(conn, ["dicht.example"], NOW) == {}
