"""Everything that is kept of a chat can be listed, and nothing of another one."""

from datetime import date, time, timedelta

from storage import chat_records, digests, outbox, told
from storage.database import Database
from storage.digests import Decision, Result
from storage.outgoing import Outgoing, Payload, Purpose, Shown
from storage.told import Told
from tests.storage.readers import settle
from tests.storage.universe import NOW, article, tell


def telling(destination_id: int, story_id: int, minutes: int = 0) -> Told:
    """Something that was told."""
    at = NOW + timedelta(minutes=minutes)
    return Told(destination_id=destination_id, story_id=story_id, version=1, topic="x", because=("y",), told_at=at)


async def test_digests_and_what_was_told_stand_in_the_order_of_time(db: Database) -> None:
    """As they were kept, those of one destination."""
    mine, other = await settle(db, 1), await settle(db, 2)
    decisions = [
        Decision(destination_id=who.id, local_date=date(2026, 3, day), at=time(8, 30), due_at=at, result=Result.SENT)
        for who in (mine, other)
        for day, at in ((2, NOW), (1, NOW - timedelta(days=1)))
    ]
    async with db.write() as conn:
        await digests.decide(conn, decisions, NOW)
        await told.put(conn, [telling(mine.id, 4, 5), telling(mine.id, 9), telling(other.id, 4)])
    async with db.read() as conn:
        found = await chat_records.digests_of(conn, mine.id)
        tellings = await chat_records.told_to(conn, mine.id)
    assert [(one.local_date, one.minute, one.result) for one in found] == [
        ("2026-03-01", 510, "sent"),
        ("2026-03-02", 510, "sent"),
    ]
    assert tellings == [telling(mine.id, 9), telling(mine.id, 4, 5)]


async def test_messages_keep_their_words_until_they_are_sent(db: Database) -> None:
    """With the stories that wait in them, and what became of them."""
    story = await tell(db, article("een"))
    shown = (Shown(story, 1, 1),)
    waiting = Outgoing(chat_id=1, thread_id=3, payload=Payload("<b>Nieuws</b>"), purpose=Purpose.DIGEST, shown=shown)
    dead = Outgoing(chat_id=1, payload=Payload("Antwoord"), purpose=Purpose.REPLY)
    other = Outgoing(chat_id=2, payload=Payload("Van een ander"), purpose=Purpose.REPLY)
    async with db.write() as conn:
        ids = await outbox.enqueue(conn, [dead, waiting, other], NOW)
        await outbox.claim(conn, limit=1, now=NOW, lease=timedelta(minutes=1), most_rank=0)
        await outbox.settle(conn, [outbox.Dead(ids[0], "te laat", NOW)], NOW)
    async with db.read() as conn:
        first, second = await chat_records.deliveries_of(conn, 1)
    assert (first.state, first.html, first.reason, first.finished_at, first.story_ids) == (
        *("dead", None, "te laat", NOW),
        (),
    )
    assert (second.state, second.html, second.thread_id, second.story_ids) == ("queued", "<b>Nieuws</b>", 3, (story,))
