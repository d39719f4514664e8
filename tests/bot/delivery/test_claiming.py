"""Claiming ahead: what is taken into the hand, and what is left in the outbox."""

import asyncio
from contextlib import suppress

from bot.delivery.claiming import Claimer
from bot.delivery.hand import Hand
from storage import outbox
from storage.database import Database
from storage.outbox import Due
from storage.outgoing import Outgoing, Payload, Purpose
from tests.bot.delivery.conftest import Clock


async def taken(db: Database, clock: Clock, hand: Hand, *, room: int = 100, **asked) -> list[Due]:
    """What one look takes."""
    found: asyncio.Future[list[Due]] = asyncio.get_running_loop().create_future()
    known = {"blocked": set, "may_claim": lambda: True, "only_chat": None, "not_chat": None}
    claimer = Claimer(
        db, clock.now, hand, room, taken=lambda dues: found.done() or found.set_result(dues), **known | asked
    )
    task = asyncio.create_task(claimer.run())
    try:
        return await asyncio.wait_for(found, 10)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def hand() -> Hand:
    """An empty hand; every chat is free."""
    return Hand(lambda chat, now: now)


async def put(db: Database, clock: Clock, *chats: int, purpose: Purpose = Purpose.DIGEST) -> None:
    """A message for each chat."""
    async with db.write() as conn:
        messages = [Outgoing(chat_id=chat, payload=Payload("x"), purpose=purpose) for chat in chats]
        await outbox.enqueue(conn, messages, clock.now())


async def test_a_chat_of_which_a_result_is_not_kept_is_left_alone(db: Database, clock: Clock):
    """Its next message may have to wait for what came of the one before."""
    await put(db, clock, 1, 2, 1)
    assert [due.chat_id for due in await taken(db, clock, hand(), blocked=lambda: {1})] == [2]


async def test_no_more_is_taken_than_there_is_room_for(db: Database, clock: Clock):
    """A million that wait do not fill the memory."""
    await put(db, clock, *range(1, 60))
    held = hand()
    for due in await taken(db, clock, held, room=20):
        held.add(due, 0.0)
    assert len(held) == 20
    assert await taken(db, clock, held, room=30) != []


async def test_a_reply_is_taken_also_where_there_is_no_room(db: Database, clock: Clock):
    """And where a digest for the same chat is in hand already."""
    await put(db, clock, *range(1, 21))
    held = hand()
    for due in await taken(db, clock, held, room=20):
        held.add(due, 0.0)
    await put(db, clock, 5, purpose=Purpose.REPLY)
    [reply] = await taken(db, clock, held, room=20)
    assert (reply.chat_id, reply.purpose) == (5, Purpose.REPLY)


async def test_nothing_is_taken_while_everybody_waits(db: Database, clock: Clock):
    """What is in hand during a pause of the bot would outlast its lease."""
    await put(db, clock, 1)
    asked = []

    def may_claim() -> bool:
        asked.append(True)
        return len(asked) > 1

    claimed = await taken(db, clock, hand(), may_claim=may_claim)
    assert len(asked) == 2
    assert [due.chat_id for due in claimed] == [1]
