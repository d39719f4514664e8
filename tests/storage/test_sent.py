"""What a message of ours shows, looked up by the message."""

from storage import outbox
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose, Shown
from storage.sent import SentStories, sent_stories
from tests.storage.universe import NOW, ago

SHOWN = Payload("Brug dicht\n\nBrug open", parts=((7, "Brug dicht"), (3, "Brug open")))


async def arrived(db: Database, message_id: int, *, chat_id: int = 1, payload: Payload = SHOWN, waits: int = 0) -> None:
    """The message was queued two hours ago and arrived under this id; so many of its stories wait for a brief."""
    shown = tuple(Shown(story, 40 + story, 1) for story in range(3, 3 + waits))
    one = Outgoing(chat_id=chat_id, payload=payload, purpose=Purpose.DIGEST, shown=shown)
    async with db.write() as conn:
        [delivery] = await outbox.enqueue(conn, [one], ago(hours=2))
        await outbox.settle(conn, [outbox.Sent(delivery, message_id, NOW)], NOW)


async def shown_in(db: Database, chat_id: int, message_id: int) -> SentStories | None:
    """What is known of the message."""
    async with db.read() as conn:
        return await sent_stories(conn, chat_id, message_id)


async def test_a_message_tells_its_stories_while_its_payload_is_kept(db: Database):
    """In the order in which they stand, each once, with those that wait for a better brief."""
    await arrived(db, 50, waits=2)
    assert await shown_in(db, 1, 50) == SentStories((7, 3, 4), ago(hours=2), (7, 3))


async def test_without_its_payload_it_tells_when_it_was_queued(db: Database):
    """That is when what it shows was told."""
    await arrived(db, 50)
    assert await shown_in(db, 1, 50) == SentStories((), ago(hours=2))


async def test_the_last_that_became_the_message_counts(db: Database):
    """An edit takes the place of what stood there."""
    await arrived(db, 50, waits=1)
    await arrived(db, 50, payload=Payload("Brug weg", parts=((9, "Brug weg"),)), waits=2)
    found = await shown_in(db, 1, 50)
    assert found is not None
    assert found.story_ids == (9, 3, 4)


async def test_a_message_belongs_to_its_chat(db: Database):
    """Chats count their own messages."""
    await arrived(db, 50, chat_id=2)
    assert await shown_in(db, 1, 50) is None
    assert await shown_in(db, 2, 51) is None


async def test_messages_that_were_queued_together_are_read_together(db: Database):
    """A digest of several messages: its stories in their order, whichever of them is asked about."""
    more = Payload("Veer vaart", parts=((9, "Veer vaart"), (7, "Brug dicht")))
    both = [Outgoing(chat_id=1, payload=payload, purpose=Purpose.DIGEST) for payload in (SHOWN, more)]
    other = Outgoing(chat_id=1, payload=Payload("Sluis", parts=((2, "Sluis"),)), purpose=Purpose.DIGEST)
    async with db.write() as conn:
        ids = await outbox.enqueue(conn, both, ago(hours=2))
        ids += await outbox.enqueue(conn, [other], ago(hours=1))
        arrived_ = [outbox.Sent(number, 50 + place, NOW, keeps=True) for place, number in enumerate(ids)]
        await outbox.settle(conn, arrived_, NOW)
    found = [await shown_in(db, 1, message_id) for message_id in (50, 51, 52)]
    assert [one.together for one in found if one is not None] == [(7, 3, 9), (7, 3, 9), (2,)]
