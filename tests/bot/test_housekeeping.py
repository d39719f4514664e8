"""Housekeeping: what is old goes, what is waiting stays."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.housekeeping import QUESTIONS_KEPT, UPDATES_KEPT, tidy
from storage import asked, destinations, following, inbox, outbox
from storage import digests as storage_digests
from storage import matches as storage_matches
from storage import told as storage_told
from storage.database import Database
from storage.digests import Decision, Result
from storage.following import Manner
from storage.matches import TopicMatch
from storage.outgoing import Outgoing, Payload, Purpose
from storage.reader_tables import deliveries, digests, matches, subscriptions, told, topics
from storage.told import Told
from storage.upgrade import upgrade
from tests.storage.universe import article, keep

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


async def test_what_is_old_is_forgotten_and_what_waits_is_not():
    """Handled updates and old questions go; an update that nobody has handled is kept however old it is."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        async with db.write() as conn:
            await inbox.keep(conn, [(1, "handled"), (2, "waiting")], NOW)
            await inbox.mark_handled(conn, [1], NOW)
            await inbox.keep(conn, [(3, "newest")], NOW + timedelta(minutes=1))
            question = await asked.remember(conn, "gaza", NOW)
        await tidy(db, NOW + UPDATES_KEPT)
        async with db.write() as conn:
            assert await asked.recall(conn, question) == "gaza"
            assert await inbox.keep(conn, [(1, "handled")], NOW) == frozenset()
        await tidy(db, NOW + QUESTIONS_KEPT + timedelta(days=1))
        async with db.write() as conn:
            assert await asked.recall(conn, question) is None
            assert [number for number, _ in await inbox.unhandled(conn)] == [2, 3]
            assert await inbox.keep(conn, [(1, "handled")], NOW) == {1}


async def test_what_readers_had_is_forgotten_in_its_time():
    """Matches, what was told, digests, what was sent, and topics that nobody follows; what is younger stays."""
    async with await Database.open("sqlite+aiosqlite://") as db:
        await upgrade(db)
        ids = [one.id for one in await keep(db, article("1"), article("2"))]
        for days, number in ((0, 0), (100, 1)):
            await _happen(db, ids[number], story_id=number + 1, at=NOW + timedelta(days=days))
        await tidy(db, NOW + timedelta(days=101))
        async with db.read() as conn:
            left = {
                "matches": (await conn.execute(select(matches.c.article_id))).scalars().all(),
                "told": (await conn.execute(select(told.c.story_id))).scalars().all(),
                "digests": (await conn.execute(select(digests.c.local_date))).scalars().all(),
                "topics": (await conn.execute(select(topics.c.name))).scalars().all(),
            }
            sent = (await conn.execute(select(deliveries.c.created_at))).scalars().all()
    later = NOW + timedelta(days=100)
    assert left == {"matches": [ids[1]], "told": [2], "digests": [later.date().isoformat()], "topics": ["Heusden"]}
    assert sent == [later]


async def _happen(db: Database, article_id: int, *, story_id: int, at: datetime) -> None:
    """Something was matched, told, decided on and sent; and a topic was followed by nobody."""
    async with db.write() as conn:
        zone = ZoneInfo("Europe/Amsterdam")
        who = await destinations.keep(conn, chat_id=1, kind="private", language="nl", zone=zone, now=at)
        topic = await _follow(conn, who.id, "Heusden", at)
        gone = await _follow(conn, who.id, f"Kaas {story_id}", at)
        await conn.execute(delete(subscriptions).where(subscriptions.c.topic_id == gone))
        match = TopicMatch(topic_id=topic, article_id=article_id, weight=0.9, because=("heusden",), matched_at=at)
        await storage_matches.put(conn, [match])
        telling = Told(
            destination_id=who.id, story_id=story_id, version=1, topic="Heusden", because=("heusden",), told_at=at
        )
        await storage_told.put(conn, [telling])
        decided = Decision(destination_id=who.id, local_date=at.date(), at=time(7, 30), due_at=at, result=Result.SENT)
        await storage_digests.decide(conn, [decided], at)
        await outbox.enqueue(conn, [Outgoing(chat_id=1, payload=Payload("Kort."), purpose=Purpose.DIGEST)], at)
        [due] = await outbox.claim(conn, limit=1, now=at, lease=timedelta(minutes=1))
        await outbox.settle(conn, [outbox.Sent(due.id, 1, at)], at)


async def _follow(conn: AsyncConnection, who: int, name: str, at: datetime) -> int:
    followed, _ = await following.follow(conn, who, name=name, query=name.lower(), manner=Manner.DIGEST, now=at)
    return followed.topic.id
