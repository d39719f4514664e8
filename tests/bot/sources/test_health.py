"""The operators are told once of a source that has failed for a day, and once that it works again."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.admins import Admins
from bot.sources.health import tell_health
from news.fetching.course import State
from storage import feed_turns, feeds
from storage.database import Database
from storage.feed_rows import Feed, NewFeed
from storage.outgoing import Payload
from storage.reader_tables import deliveries
from tests.bot.sources.conftest import NOW

DAY = timedelta(days=1)


def admins(db: Database, *chats: int) -> Admins:
    """The operators in these chats."""
    return Admins(db, chats, lambda: NOW, lambda: None)


async def source(db: Database, name: str, number: int = 0) -> Feed:
    """A source of that name."""
    new = NewFeed(address=f"https://krant{number}.example/rss", outlet=name)
    async with db.write() as conn:
        return await feeds.add(conn, new, NOW)


async def goes(db: Database, feed: Feed, failing_since: datetime | None) -> None:
    """From now on it has failed since then, or is well."""
    state = State.FAILING if failing_since else State.FINE
    async with db.write() as conn:
        [claimed] = await feed_turns.claim(conn, [feed.id], NOW)
        course = replace(claimed.course, state=state, failing_since=failing_since)
        await feed_turns.done(conn, [(claimed, course)])


async def told(db: Database) -> list[tuple[int, str]]:
    """What stands in the outbox: for whom, and what."""
    async with db.read() as conn:
        rows = (await conn.execute(select(deliveries).order_by(deliveries.c.id))).all()
    return [(row.chat_id, Payload.from_json(row.payload).html) for row in rows]


async def test_a_failure_is_told_after_a_day_and_once(db: Database):
    """To each of the operators; that it is well again, once too, and then it may fail anew."""
    operators, feed = admins(db, 7, 8), await source(db, "NOS")
    await goes(db, feed, NOW)
    assert await tell_health(db, operators, NOW + DAY - timedelta(seconds=1)) == 0
    assert await tell_health(db, operators, NOW + DAY) == 2
    assert await tell_health(db, operators, NOW + 2 * DAY) == 0
    await goes(db, feed, None)
    assert await tell_health(db, operators, NOW + 2 * DAY) == 2
    assert await tell_health(db, operators, NOW + 2 * DAY) == 0
    await goes(db, feed, NOW + 2 * DAY)
    assert await tell_health(db, operators, NOW + 3 * DAY) == 2
    said = await told(db)
    assert [chat for chat, _ in said] == [7, 8] * 3
    assert ["doet het al een dag niet:</b> NOS" in html for _, html in said] == [True, True, False, False, True, True]
    assert "doet het weer:</b> NOS" in said[2][1]


async def test_trouble_that_passes_is_not_told(db: Database):
    """Nor is that it passed."""
    feed = await source(db, "NOS")
    await goes(db, feed, NOW)
    await goes(db, feed, None)
    assert await tell_health(db, admins(db, 7), NOW + 3 * DAY) == 0
    assert await told(db) == []


async def test_many_are_told_in_one_message(db: Database):
    """When the network is gone, everything fails; and names may be anything."""
    for number in range(200):
        await goes(db, await source(db, f"Krant <{number}>" + "&" * number, number), NOW)
    assert await tell_health(db, admins(db, 7), NOW + DAY) == 1
    [(_, html)] = await told(db)
    assert "200 bronnen" in html
    assert "Krant &lt;0&gt;" in html
    assert len(html) < 4_096


async def test_what_nobody_wants_fetched_is_nobodys_worry(db: Database):
    """A source that is switched off is not told of."""
    feed = await source(db, "NOS")
    await goes(db, feed, NOW)
    async with db.write() as conn:
        await feeds.set_enabled(conn, [feed.id], False)
    assert await tell_health(db, admins(db, 7), NOW + DAY) == 0


async def test_without_operators_nothing_is_queued(db: Database):
    """The log tells it, once."""
    await goes(db, await source(db, "NOS"), NOW)
    assert await tell_health(db, admins(db), NOW + DAY) == 0
    assert await told(db) == []
