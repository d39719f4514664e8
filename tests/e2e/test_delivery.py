"""Delivery by the real process: everything arrives, whoever is in trouble and however often the process dies."""

import argparse
import signal
from pathlib import Path

import pytest

from tests.botapi import BotApiDouble, Chat, Limits, faults
from tests.e2e.conftest import Briefje, on_both
from tests.harness.kills import play
from tests.harness.stage import TOKEN, arrived, missing, queue_digests


@pytest.fixture
async def limited():
    """A Bot API that keeps to Telegram's limits."""
    async with BotApiDouble(token=TOKEN, limits=Limits()) as double:
        yield double


@pytest.fixture
async def deliverer(limited: BotApiDouble, database: str, tmp_path: Path):
    """The command line, pointed at that Bot API."""
    one = Briefje(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=limited.url, DATABASE_URL=database)
    yield one
    await one.ends()


@on_both
async def test_chats_in_trouble_trouble_nobody_else(limited: BotApiDouble, deliverer: Briefje):
    """Blocked, told to wait, moved, unreachable, cut off: all others get theirs once, and so do these in the end."""
    readers = [limited.private_chat(f"Lezer {number}") for number in range(30)]
    group = limited.group("Buurt", admins=[readers[0]], supergroup=False)
    await queue_digests(deliverer.settings["DATABASE_URL"], [*readers, group], each=2)
    blocked, waiting, broken, cut_before, cut_after, stuck = readers[:6]
    limited.blocks(blocked)
    moved = limited.migrates(group)
    held_back = limited.bans(3600, chat=waiting)
    limited.inject(faults.bad_gateway(), method="sendMessage", chat=broken, times=2)
    limited.inject(faults.cut_before(), method="sendMessage", chat=cut_before)
    limited.inject(faults.cut_after(), method="sendMessage", chat=cut_after)
    stall = limited.inject(faults.stalled(), method="sendMessage", chat=stuck)
    await deliverer.starts(limited)

    well = [*readers[6:], broken, cut_before, cut_after, moved]
    texts = ["Bericht 1 van 2", "Bericht 2 van 2"]
    await limited.until(lambda: not missing(limited, well, texts), within=60)
    stall.release()
    await limited.until(lambda: not missing(limited, [stuck], texts), within=60)
    for chat in (*well, stuck):
        assert [one.text.partition("\n")[0] for one in limited.messages(chat)][-1] == texts[-1], chat
        assert chat is cut_after or set(arrived(limited, chat).values()) == {1}
    assert arrived(limited, cut_after)[texts[0]] == 2
    assert not limited.messages(blocked)
    assert not limited.messages(waiting)
    assert held_back.used == 1
    others = [call for call in limited.calls_of("sendMessage") if call.chat_id != waiting.id]
    assert not [call for call in others if call.outcome.startswith("429")]


@on_both
async def test_a_second_process_waits_until_the_first_has_gone(
    limited: BotApiDouble, deliverer: Briefje, tmp_path: Path
):
    """Both poll, one delivers; when that is killed, the other goes on with what is left."""
    readers = [limited.private_chat(f"Lezer {number}") for number in range(60)]
    database = deliverer.settings["DATABASE_URL"]
    await queue_digests(database, readers)
    await deliverer.starts(limited)
    folder = tmp_path / "second"
    folder.mkdir()
    second = Briefje(folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=limited.url, DATABASE_URL=database)
    try:
        await second.starts(limited)
        await deliverer.stops(signal.SIGKILL)
        await limited.until(lambda: not missing(limited, readers, ["Bericht 1 van 1"]), within=60)
    finally:
        await second.ends()
    assert sum(sum(arrived(limited, one).values()) for one in readers) <= len(readers) + 1
    assert not [call for call in limited.calls_of("sendMessage") if call.outcome.startswith("429")]


@pytest.mark.parametrize("slots", [False, True])
async def test_kills_lose_nothing(tmp_path: Path, slots: bool):
    """The harness with few: each message at least once, at most one double for each kill, and no 429 at a restart.

    Of digests that are queued already, and of slots that are due, while the process makes digests of them.
    """
    asked = argparse.Namespace(seed=5, kills=3, destinations=60, each=1, slots=slots)
    found = await play(asked, f"sqlite+aiosqlite:///{tmp_path}/kills.sqlite3", tmp_path / "log.txt")
    assert found["missing"] == 0
    assert found["kills"] == 3
    assert int(str(found["doubles"])) <= 3
    assert found["too_many_requests"] == 0


async def test_readers_are_answered_while_digests_go_out(limited: BotApiDouble, deliverer: Briefje):
    """A reader who asks does not wait for the two hundred digests that were there before."""
    readers = [limited.private_chat(f"Lezer {number}") for number in range(200)]
    await queue_digests(deliverer.settings["DATABASE_URL"], readers)
    await deliverer.starts(limited)
    asks: Chat = limited.private_chat("Noor")
    limited.says(asks, "/help")
    await limited.until(lambda: limited.messages(asks), within=30)
    assert missing(limited, readers, ["Bericht 1 van 1"])
    await deliverer.stops()
