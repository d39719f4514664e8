"""The deliverer: everything arrives, in order, and nobody waits for somebody else's trouble."""

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.delivery.outcome import Delayed, Refused, TokenRefused, Unreachable
from bot.delivery.pace import TELEGRAMS, Limits
from storage import destinations, outbox
from storage.database import Database
from storage.outgoing import Outgoing, Payload, Purpose
from storage.reader_tables import deliveries
from tests.bot.delivery.conftest import Clock, Runs
from tests.bot.delivery.fake_sender import FakeSender

CUT = Unreachable("502", maybe_delivered=True)


@pytest.fixture
def queue(db: Database, clock: Clock):
    """Puts messages into the outbox: (chat, text) and what else is said of all of them."""

    async def put(*messages: tuple[int, str], **values: Any) -> list[int]:
        known: dict[str, Any] = {"purpose": Purpose.DIGEST} | values
        outgoing = [Outgoing(chat_id=chat, payload=Payload(text), **known) for chat, text in messages]
        async with db.write() as conn:
            return await outbox.enqueue(conn, outgoing, clock.now())

    return put


async def states(db: Database) -> list[str]:
    """The states of all deliveries, in their order."""
    async with db.read() as conn:
        return list((await conn.execute(select(deliveries.c.state).order_by(deliveries.c.id))).scalars())


def one_each(chats: Iterable[int]) -> list[tuple[int, str]]:
    """A message for each of these chats."""
    return [(chat, f"bericht {chat}") for chat in chats]


async def test_everything_arrives_once_and_each_chats_in_order(db, delivers: Runs, sender: FakeSender, queue):
    """Four hundred messages to a hundred chats, more than are in hand at once."""
    await queue(*((chat, f"{part}") for part in range(4) for chat in range(1, 101)))
    async with delivers() as deliverer:
        await deliverer.idle()
    assert all(sender.texts(chat) == ["0", "1", "2", "3"] for chat in range(1, 101))
    assert set(await states(db)) == {"sent"}


async def test_a_reply_leaves_at_once_and_first(delivers: Runs, sender: FakeSender, queue):
    """It overtakes the digests that are in hand already, those of its own chat too."""
    held = asyncio.Event()
    async with delivers(limits=Limits(per_second=30, chat_seconds=0)) as deliverer:
        sender.meets(1, held)
        await queue(*one_each(range(1, 60)))
        deliverer.wake()
        await sender.until(lambda: len(sender.tried) >= 3)
        await queue((50, "antwoord"), purpose=Purpose.REPLY)
        deliverer.wake()
        await sender.until(lambda: "antwoord" in sender.texts(50))
        assert sender.texts(50) == ["antwoord"]
        assert len(sender.tried) < 20
        held.set()


async def test_a_chat_without_an_answer_keeps_nobody_up(db, delivers: Runs, sender: FakeSender, queue):
    """Its next message waits for the first one; all the others go."""
    held = asyncio.Event()
    sender.meets(1, held)
    await queue(*one_each(range(1, 41)), (1, "later"))
    async with delivers() as deliverer:
        await sender.until(lambda: len(sender.sent) == 39)
        assert sender.texts(1) == []
        held.set()
        await deliverer.idle()
        assert sender.texts(1) == ["bericht 1", "later"]


async def test_a_429_delays_the_chat_that_it_names(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """All of its messages, also those that are written meanwhile; then they come in their order."""
    sender.meets(1, Delayed(60))
    await queue((1, "een"), (1, "twee"), *one_each(range(2, 20)))
    async with delivers() as deliverer:
        await deliverer.idle()
        assert sorted(due.chat_id for due in sender.sent) == list(range(2, 20))
        await queue((1, "drie"))
        await deliverer.idle()
        clock.passes(59)
        await deliverer.idle()
        assert sender.texts(1) == []
        clock.passes(2)
        await deliverer.idle()
        assert sender.texts(1) == ["een", "twee", "drie"]
        assert len(sender.tried) == len(sender.sent) + 1


async def test_a_ban_of_the_bot_delays_all(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """Seven different chats are refused: the others are not tried, and all arrive when it is over."""
    await queue(*one_each(range(1, 41)))
    sender.meets(0, *[Delayed(30)] * 9)
    with capture_logs() as logs:
        async with delivers(limits=TELEGRAMS) as deliverer:
            await sender.until(lambda: len(sender.tried) == 7)
            await queue((99, "nieuw"), purpose=Purpose.REPLY)
            deliverer.wake()
            await sender.later(lambda: len(sender.sent) == 41, clock)
    waits = [after - before for before, after in pairwise(sender.tried_at)]
    assert waits[6] >= 5
    assert waits[8] >= 10
    assert len(sender.tried) == 41 + 9
    assert [one["event"] for one in logs if one["event"] in ("bot_delayed", "delivering_again")] == [
        "bot_delayed",
        "delivering_again",
    ]


async def test_banned_chats_side_by_side_are_no_ban_of_the_bot(delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """Twenty of them stand at the head of the queue: the others do not wait for them."""
    for chat in range(1, 21):
        sender.meets(chat, Delayed(3600))
    await queue(*one_each(range(1, 91)))
    async with delivers(limits=Limits(per_second=200, chat_seconds=0)):
        await sender.until(lambda: len(sender.sent) == 70)
    assert {one.chat_id for one in sender.sent} == set(range(21, 91))


async def test_a_chat_that_blocks_sleeps(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """Nothing more is tried there; nobody else is touched."""
    place = {"kind": "private", "language": "nl", "zone": ZoneInfo("Europe/Amsterdam")}
    async with db.write() as conn:
        await destinations.keep(conn, chat_id=1, now=clock.now(), **place)
    sender.closes(1, "bot was blocked by the user")
    await queue((1, "een"), (1, "twee"), (2, "drie"))
    async with delivers() as deliverer:
        await deliverer.idle()
    assert await states(db) == ["dead", "dead", "sent"]
    assert len(sender.tried) == 2
    async with db.read() as conn:
        here = await destinations.find(conn, 1)
    assert here is not None
    assert here.asleep_reason == "bot was blocked by the user"


async def test_what_is_in_hand_for_a_chat_that_blocks_is_not_tried(db, delivers: Runs, sender: FakeSender, queue):
    """A reply overtook the digest, and found the door closed."""
    sender.closes(1, "bot was blocked by the user")
    await queue((2, "eerst"), (1, "briefing"), (3, "later"))
    async with delivers(limits=Limits(per_second=2)) as deliverer:
        await sender.until(lambda: sender.texts(2) == ["eerst"])
        await queue((1, "antwoord"), purpose=Purpose.REPLY)
        await deliverer.idle()
    assert [due.payload.html for due in sender.tried] == ["eerst", "antwoord", "later"]
    assert await states(db) == ["sent", "dead", "sent", "dead"]


async def test_a_closed_thread_is_not_a_closed_chat(db, delivers: Runs, sender: FakeSender, queue):
    """The forum's other messages arrive."""
    sender.closes_thread(-1, 5)
    await queue((-1, "een"), (-1, "twee"), thread_id=5)
    await queue((-1, "drie"))
    async with delivers(limits=Limits(0, 0.02, 0)) as deliverer:
        await deliverer.idle()
    assert await states(db) == ["dead", "dead", "sent"]


async def test_a_group_that_moves_gets_its_messages_where_it_went(delivers: Runs, sender: FakeSender, queue):
    """All of them, in their order."""
    sender.moves(-5, -1005)
    await queue((-5, "een"), (-5, "twee"), (6, "drie"))
    async with delivers() as deliverer:
        await deliverer.idle()
    assert sender.texts(-1005) == ["een", "twee"]


async def test_what_does_not_get_there_is_tried_again(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """Later and later, and before what came after it in the same chat."""
    sender.meets(1, CUT, CUT)
    await queue((1, "een"), (1, "twee"), (2, "drie"))
    async with delivers() as deliverer:
        await deliverer.idle()
        assert [due.chat_id for due in sender.sent] == [2]
        clock.passes(1.3)
        await deliverer.idle()
        assert sender.texts(1) == []
        clock.passes(2.6)
        await deliverer.idle()
    assert sender.texts(1) == ["een", "twee"]


async def test_a_message_that_telegram_does_not_take_is_given_up(db, delivers: Runs, sender: FakeSender, queue):
    """With a line for the operator; the next one of the same chat arrives."""
    sender.meets(1, Refused("Message is too long"))
    await queue((1, "een"), (1, "twee"))
    with capture_logs() as logs:
        async with delivers() as deliverer:
            await deliverer.idle()
    assert sender.texts(1) == ["twee"]
    assert [one["reason"] for one in logs if one["event"] == "message_refused"] == ["Message is too long"]


async def test_an_error_of_our_own_loses_nothing(delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """It is logged whole, and the message is tried again."""
    sender.meets(1, KeyError("oeps"))
    await queue((1, "een"), (2, "twee"))
    with capture_logs() as logs:
        async with delivers() as deliverer:
            await deliverer.idle()
            clock.passes(2)
            await deliverer.idle()
    assert sorted(due.chat_id for due in sender.sent) == [1, 2]
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["message_not_sent"]


async def test_a_refused_token_loses_nothing(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """One line in the log, long pauses, and then everything arrives."""
    sender.meets(0, *[TokenRefused("Unauthorized")] * 3)
    await queue(*one_each(range(1, 9)))
    with capture_logs() as logs:
        async with delivers(limits=TELEGRAMS):
            await sender.until(lambda: len(sender.tried) == 1)
            async with asyncio.timeout(10):
                while set(await states(db)) != {"queued"}:  # noqa: ASYNC110 - what is in hand goes back
                    await asyncio.sleep(0)
            await sender.later(lambda: len(sender.sent) == 8, clock, step=5)
    waits = [after - before for before, after in pairwise(sender.tried_at)]
    assert [wait >= pause for wait, pause in zip(waits, (15, 30, 60), strict=False)] == [True] * 3
    events = [one["event"] for one in logs if one["event"] in ("token_refused", "delivering_again")]
    assert events == ["token_refused", "delivering_again"]


async def test_a_stop_keeps_what_arrived_and_lets_go_of_the_rest(db, delivers: Runs, sender: FakeSender, queue):
    """What is on its way is waited for; what is in hand is queued, so that the next process need not take it back."""
    held = asyncio.Event()
    sender.meets(1, held)
    await queue((1, "een"), (1, "twee"), (2, "drie"))
    async with delivers():
        await sender.until(lambda: bool(sender.tried))
        asyncio.get_running_loop().call_soon(held.set)
    assert sender.texts(1) == ["een"]
    assert (await states(db))[0] == "sent"
    assert "sending" not in await states(db)


async def test_what_a_crash_left_is_sent_by_the_next(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """It was claimed and nobody knows whether it was sent: better twice than never."""
    await queue((1, "een"), (2, "twee"))
    async with db.write() as conn:
        await outbox.claim(conn, limit=1, now=clock.now(), lease=timedelta(minutes=9))
    async with delivers() as deliverer:
        await deliverer.idle()
    assert await states(db) == ["sent", "sent"]


async def test_a_restart_counts_what_was_sent_before(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """A group that has had its twenty waits for the rest of the minute, whoever sent them; readers do not wait."""
    await queue(*((-1, f"{number}") for number in range(20)))
    async with delivers(limits=Limits(0, 0, 20)) as first:
        await first.idle()
    await queue((-1, "20"), (7, "lezer"))
    clock.passes(5)
    async with delivers(limits=Limits(0, 0, 20)) as second:
        await second.idle()
        assert sender.texts(7) == ["lezer"]
        assert len(sender.texts(-1)) == 20
        clock.passes(53)
        await sender.later(lambda: len(sender.texts(-1)) == 21, clock)
    waits = sender.tried_at[-1] - sender.tried_at[0]
    assert waits >= 60


async def test_what_outlives_its_lease_is_sent(
    db, delivers: Runs, sender: FakeSender, queue, clock: Clock, monkeypatch
):
    """Somebody took it and never said what came of it; the operator hears of it."""
    monkeypatch.setattr("bot.delivery.taking_over.TAKE_BACK_EVERY", 0.01)
    with capture_logs() as logs:
        async with delivers() as deliverer:
            await deliverer.idle()
            async with db.write() as conn:
                [id_] = await outbox.enqueue(
                    conn, [Outgoing(chat_id=1, payload=Payload("een"), purpose=Purpose.DIGEST)], clock.now()
                )
                assert await outbox.take(conn, [id_], clock.now(), -timedelta(seconds=1))
            await sender.until(lambda: sender.texts(1) == ["een"])
    assert "deliveries_outlived_their_lease" in [one["event"] for one in logs]


async def test_nothing_is_sent_while_results_are_not_kept(file: Path, db, delivers: Runs, sender: FakeSender, queue):
    """Another process holds the database: at Telegram's rate three messages are sent that a kill would repeat."""
    await queue(*one_each(range(1, 31)))
    async with delivers(limits=Limits(per_second=20)):
        await sender.until(lambda: len(sender.tried) >= 3)
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        tried = len(sender.tried)
        with pytest.raises(TimeoutError):
            await sender.until(lambda: len(sender.tried) > tried + 4, within=0.5)
        other.execute("COMMIT")
        other.close()
        await sender.until(lambda: len(sender.sent) == 30)


async def test_results_are_kept_when_the_database_is_back(file: Path, db, delivers: Runs, sender: FakeSender, queue):
    """What arrived while it was away is not sent again; the operator reads one line."""
    held = asyncio.Event()
    sender.meets(1, held)
    await queue((1, "een"))
    with capture_logs() as logs:
        async with delivers() as deliverer:
            await sender.until(lambda: bool(sender.tried))
            with closing(sqlite3.connect(file)) as other:
                other.execute("ALTER TABLE deliveries RENAME TO elsewhere")
                held.set()
                async with asyncio.timeout(10):
                    while "results_not_kept" not in [one["event"] for one in logs]:  # noqa: ASYNC110 - rings no bell
                        await asyncio.sleep(0.01)
                other.execute("ALTER TABLE elsewhere RENAME TO deliveries")
            await deliverer.idle()
    assert await states(db) == ["sent"]
    assert len(sender.tried) == 1
    assert [one["event"] for one in logs].count("results_not_kept") == 1


async def test_two_deliverers_share_an_outbox_by_chat(db, delivers: Runs, sender: FakeSender, queue):
    """The terminal's takes one chat, the other one everything else: neither takes what the other has in hand."""
    await queue((1, "een"), (2, "twee"), (1, "drie"))
    async with delivers(only_chat=1) as terminal:
        await terminal.idle()
        assert sender.texts(1) == ["een", "drie"]
        assert sender.texts(2) == []
        async with delivers(not_chat=1) as others:
            await others.idle()
            assert sender.texts(2) == ["twee"]
            await queue((1, "vier"))
            await others.idle()
            assert sender.texts(1) == ["een", "drie"]
            await terminal.idle()
    assert sender.texts(1) == ["een", "drie", "vier"]


async def test_only_the_newest_of_several_edits_is_shown(delivers: Runs, sender: FakeSender, queue):
    """Turning pages faster than Telegram takes them ends on the last page."""
    held = asyncio.Event()
    sender.meets(1, held)
    await queue((1, "pagina 1"))
    async with delivers() as deliverer:
        await sender.until(lambda: bool(sender.tried))
        for number in range(2, 6):
            await queue((1, f"pagina {number}"), purpose=Purpose.EDIT, edits=1)
            deliverer.wake()
        held.set()
        await deliverer.idle()
    assert sender.shown[1, 1].html == "pagina 5"
    assert len(sender.tried) < 6


async def test_a_group_at_its_limit_lets_others_pass(db, delivers: Runs, sender: FakeSender, queue, clock: Clock):
    """Twenty a minute to a group; the twenty-first waits in the outbox, not in hand."""
    await queue(*((-1, f"{number}") for number in range(22)), (7, "lezer"))
    async with delivers(limits=Limits(0, 0, 20)) as deliverer:
        await sender.until(lambda: len(sender.texts(-1)) == 20)
        await deliverer.idle()
        assert sender.texts(7) == ["lezer"]
        assert (await states(db)).count("queued") == 2
        clock.passes(61)
        await deliverer.idle()
    assert sender.texts(-1) == [f"{number}" for number in range(22)]
