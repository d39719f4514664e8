"""Arrivals: each article waits until somebody held it against the topics, also when it changes meanwhile."""

from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import arrivals
from storage.arrivals import Arrival
from storage.articles import take_in
from storage.database import Database
from storage.kept import KeptArticle, get
from tests.storage.readers import plans, scans, side_by_side
from tests.storage.universe import NOW, ago, article, keep, tell


async def arrive(db: Database, *ids: int, now: datetime = NOW) -> None:
    """These came in or changed."""
    async with db.write() as conn:
        await arrivals.add(conn, ids, now)


async def waiting(db: Database, limit: int = 100) -> list[Arrival]:
    """What waits."""
    async with db.read() as conn:
        return await arrivals.waiting(conn, limit=limit)


async def storied(db: Database, *guids: str) -> list[KeptArticle]:
    """Articles that have their story, as they are kept."""
    await tell(db, *(article(guid) for guid in guids))
    ids = [kept.id for kept in await keep(db, *(article(guid) for guid in guids))]
    async with db.read() as conn:
        return await get(conn, ids)


async def test_newest_waits_in_front(db: Database) -> None:
    """With the moment at which it came in first; twice is once, and done is gone."""
    one, two, three = await storied(db, "1", "2", "3")
    await arrive(db, one.id, two.id, one.id, now=ago(hours=2))
    await arrive(db, three.id, one.id)
    late, early = Arrival(three, NOW), [Arrival(two, ago(hours=2)), Arrival(one, ago(hours=2))]
    assert await waiting(db) == [late, *early]
    assert await waiting(db, limit=1) == [late]
    async with db.write() as conn:
        await arrivals.done(conn, [three.id, two.id, 10**6] * 300)
        await arrivals.add(conn, [], NOW)
    assert await waiting(db) == early[1:]


async def test_article_without_a_story_waits_for_it(db: Database) -> None:
    """It is not looked at before it can be told, and forgotten when that takes too long."""
    (loose,) = await keep(db, article("loose"))
    (other,) = await storied(db, "other")
    await arrive(db, loose.id, now=ago(days=2))
    await arrive(db, other.id, now=ago(days=1))
    assert [one.kept.id for one in await waiting(db)] == [other.id]
    async with db.write() as conn:
        assert await arrivals.purge(conn, ago(days=1)) == 1
        assert await arrivals.claim(conn, [loose.id, other.id]) == [Arrival(other, ago(days=1))]


async def test_claimed_are_those_that_still_wait(db: Database) -> None:
    """In the order asked, as they are now; more than one statement takes."""
    one, two, three = await storied(db, "1", "2", "3")
    await arrive(db, one.id, two.id)
    (changed,) = await keep(db, article("1", body="De brug bij Heusden gaat morgen weer open voor al het verkeer."))
    async with db.write() as conn:
        found = await arrivals.claim(conn, [*range(10**6, 10**6 + 600), two.id, three.id, one.id])
    assert [found_one.kept.id for found_one in found] == [two.id, one.id]
    assert (found[1].kept.version, found[1].kept.article) == (2, changed.article)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_no_arrival_goes_to_two_processes(db: Database, url: str) -> None:
    """What one claimed is left to it; where it fails, it waits again."""
    ids = [kept.id for kept in await storied(db, "1", "2", "3")]
    await arrive(db, *ids)
    async with await Database.open(url) as other, db.write() as one, other.write() as two:
        assert len(await arrivals.claim(one, ids[:2])) == 2
        assert [left.kept.id for left in await arrivals.claim(two, ids)] == ids[2:]
        await one.rollback()
        await two.rollback()
    assert len(await waiting(db)) == 3


async def test_article_that_changes_while_it_is_looked_at_waits_again(db: Database, url: str) -> None:
    """Its new version is held against the topics too: it comes back after the old one is done."""
    (kept,) = await storied(db, "1")
    await arrive(db, kept.id, now=ago(hours=1))

    async def look(conn: AsyncConnection) -> list[int]:
        return [one.kept.version for one in await arrivals.claim(conn, [kept.id])]

    async def change(conn: AsyncConnection) -> None:
        await take_in(conn, [article("1", body="De brug bij Heusden gaat morgen weer open.")], NOW)
        await arrivals.add(conn, [kept.id], NOW)

    versions, _ = await side_by_side(db, url, look, change, meanwhile=lambda conn: arrivals.done(conn, [kept.id]))
    assert versions == [1]
    assert [(one.kept.version, one.arrived_at) for one in await waiting(db)] == [(2, NOW)]


async def test_what_was_first_seen_together_is_counted(db: Database) -> None:
    """Of one source, at one moment, near in number; itself counts."""
    feed = await keep(db, *(article(f"f{number}") for number in range(4)))
    (later,) = await keep(db, article("later"), now=ago(hours=-1))
    (elsewhere,) = await keep(db, article("elsewhere", source="file:ander"))
    ids = [kept.id for kept in (*feed, later, elsewhere)]
    async with db.read() as conn:
        found = await arrivals.seen_together(conn, [*ids, 10**6], within=100)
        assert found == dict.fromkeys(ids[:4], 4) | {later.id: 1, elsewhere.id: 1}
        near = await arrivals.seen_together(conn, ids[:4], within=1)
        assert near == dict(zip(ids[:4], (2, 3, 3, 2), strict=True))


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_waiting_reads_no_more_than_it_gives(db: Database) -> None:
    """Arrivals are read backwards by their key, without sorting them; the rest goes by keys."""
    (kept,) = await storied(db, "1")
    await arrive(db, kept.id)
    found = await plans(db, lambda conn: arrivals.waiting(conn, limit=10))
    assert found[0].startswith("SCAN arrivals")
    assert not any("TEMP B-TREE" in line for line in found)

    async def act(conn: AsyncConnection) -> None:
        await arrivals.claim(conn, [kept.id, 2])
        await arrivals.seen_together(conn, [kept.id, 2], within=50)
        await arrivals.done(conn, [kept.id])

    found = await plans(db, act)
    assert len(found) >= 5
    assert scans(found) == []


async def test_old_news_waits_without_an_alert(db: Database) -> None:
    """What may be told at once stays so, and what may not becomes so when it comes again as news."""
    quiet, loud, later = await storied(db, "1", "2", "3")
    async with db.write() as conn:
        await arrivals.add(conn, [quiet.id, later.id], NOW, alert=False)
        await arrivals.add(conn, [loud.id], NOW)
        await arrivals.add(conn, [loud.id], NOW, alert=False)
        await arrivals.add(conn, [later.id], NOW)
        found = await arrivals.claim(conn, [quiet.id, loud.id, later.id])
    assert [one.alert for one in found] == [False, True, True]
