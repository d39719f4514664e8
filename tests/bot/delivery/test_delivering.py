"""Delivery as a part of a process."""

import asyncio
from pathlib import Path

from structlog.testing import capture_logs

from bot.delivery.deliverer import Deliverer
from bot.delivery.delivering import delivering
from bot.delivery.pace import UNLIMITED
from storage import outbox
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose
from tests.bot.delivery.conftest import Clock
from tests.bot.delivery.fake_sender import FakeSender


def reply(chat: int, text: str) -> Outgoing:
    """A reply to a chat."""
    return Outgoing(chat_id=chat, payload=Payload(text), purpose=Purpose.REPLY)


async def test_what_is_said_inside_the_block_arrives(db: Database, file: Path, sender: FakeSender, clock: Clock):
    """And what is said after it waits for the next start."""
    deliverer = Deliverer(db, sender, clock.now, limits=UNLIMITED)
    for text in ("een", "twee"):
        async with delivering(deliverer, f"sqlite+aiosqlite:///{file}"):
            async with db.write() as conn:
                await outbox.enqueue(conn, [reply(1, text)], clock.now())
            await deliverer.idle()
        async with db.write() as conn:
            await outbox.enqueue(conn, [reply(2, text)], clock.now())
    assert sender.texts(1) == ["een", "twee"]
    assert sender.texts(2) == ["een"]


async def test_an_unexpected_error_is_logged_and_delivery_goes_on(
    db: Database, sender: FakeSender, clock: Clock, monkeypatch
):
    """A bug in one round is not the end of all."""
    stumbles = iter([True])

    def now():
        if next(stumbles, False):
            raise ZeroDivisionError
        return clock.now()

    monkeypatch.setattr("bot.delivery.delivering.PAUSE", 0.01)
    deliverer = Deliverer(db, sender, now, limits=UNLIMITED)
    with capture_logs() as logs:
        async with delivering(deliverer):
            async with db.write() as conn:
                await outbox.enqueue(conn, [reply(1, "een")], clock.now())
            await sender.until(lambda: bool(sender.sent))
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["delivery_interrupted"]


async def test_a_stop_waits_for_what_is_on_its_way(db: Database, sender: FakeSender, clock: Clock):
    """It is kept before the block ends."""
    held = asyncio.Event()
    sender.meets(1, held)
    async with delivering(Deliverer(db, sender, clock.now, limits=UNLIMITED)) as deliverer:
        async with db.write() as conn:
            await outbox.enqueue(conn, [reply(1, "een")], clock.now())
        deliverer.wake()
        await sender.until(lambda: bool(sender.tried))
        asyncio.get_running_loop().call_soon(held.set)
    async with db.read() as conn:
        assert await outbox.counts(conn) == {"queued": 0, "sending": 0, "sent": 1, "dead": 0}
