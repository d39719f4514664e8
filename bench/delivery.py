"""How fast the outbox is emptied: `python -m bench.delivery [--destinations 10000] [--rate 30]`.

Fills an empty database with a digest for each destination, starts the tests' double of the Bot API in this process
and `briefje run` (SUMMARY_MODEL=lead) as another one, and prints one JSON object: the seconds from the first to the
last message beside the fewest that the rate allows, the answers 429, and the median and the longest time from a
reader's `/latest` to the answer, asked meanwhile by readers of whom `--readers` take turns.

With `--rate 30` Telegram's limits are enforced, with any other rate they are lifted. With `--trouble` one chat in a
hundred has blocked the bot, one is told to wait for 60 s, one has become a supergroup, and for one each the first try
meets a 502, no answer for 20 s, and a connection that breaks before and after the message was carried out.
"""

import argparse
import asyncio
import json
import signal
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.botapi import BotApiDouble, Chat, Limits, faults
from tests.harness.stage import TOKEN, Bot, arrived, queue_digests

STALL_SECONDS = 20.0
ASK_EVERY = 0.7
DIGEST = "Bericht 1 van 1"


class Troubles:
    """Chats in trouble, a hundredth of all for each kind; the others must not notice."""

    def __init__(self, api: BotApiDouble, chats: list[Chat]) -> None:
        self.closed: set[int] = set()
        self.slow: set[int] = set()  # those that get theirs later than the others, by Telegram's doing
        self.cut_after: set[int] = set()
        self.moved: dict[int, Chat] = {}
        for number, chat in enumerate(chats):
            self._trouble(api, number % 100, chat)

    def _trouble(self, api: BotApiDouble, kind: int, chat: Chat) -> None:
        match kind:
            case 10:
                api.blocks(chat)
                self.closed.add(chat.id)
            case 20:
                api.inject(faults.too_many_requests(60), chat=chat)
            case 30:
                self.moved[chat.id] = api.migrates(chat)
            case 40:
                api.inject(faults.bad_gateway(), chat=chat)
            case 50 | 55:
                stall = api.inject(faults.stalled(carried_out=kind == 50), chat=chat)
                asyncio.get_running_loop().create_task(_released(api, stall, chat))
            case 60:
                api.inject(faults.cut_before(), chat=chat)
            case 70:
                api.inject(faults.cut_after(), chat=chat)
                self.cut_after.add(chat.id)
        if kind in (10, 20, 30, 40, 50, 55, 60, 70):
            self.slow.add(chat.id)


async def _released(api: BotApiDouble, stall: faults.Injection, chat: Chat) -> None:
    await api.until(lambda: stall.used, within=3600)
    await asyncio.sleep(STALL_SECONDS)
    stall.release()


async def ask(api: BotApiDouble, readers: list[Chat], waits: list[float]) -> None:
    """Readers ask for the latest news, one after the other; how long each waits."""
    while True:
        for reader in readers:
            before, at = len(api.messages(reader)), asyncio.get_running_loop().time()
            api.says(reader, "/latest")
            await api.until(lambda reader=reader, before=before: len(api.messages(reader)) > before, within=60)
            waits.append(asyncio.get_running_loop().time() - at)
            await asyncio.sleep(ASK_EVERY)


async def play(asked: argparse.Namespace, database: str, log: Path) -> dict[str, object]:
    """One run; what came of it."""
    limits = Limits() if asked.rate == 30 else None
    async with BotApiDouble(token=TOKEN, limits=limits) as api:
        chats = [_chat(api, number) for number in range(asked.destinations)]
        readers = [api.private_chat(f"Vrager {number}") for number in range(asked.readers)]
        await queue_digests(database, chats)
        troubles = Troubles(api, chats if asked.trouble else [])
        waits: list[float] = []
        with log.open("wb") as lines:
            bot = Bot(api, database, lines, TELEGRAM_MESSAGES_PER_SECOND=str(asked.rate))
            await bot.starts()
            try:
                await api.until(lambda: api.is_polled, within=60)
                asking = asyncio.create_task(ask(api, readers, waits)) if readers else None
                await _until_done(api, chats, troubles, bot)
                if asking:
                    asking.cancel()
                    await asyncio.gather(asking, return_exceptions=True)
                used = _cpu_seconds(bot.pid)
            finally:
                await bot.ends(signal.SIGTERM)
        return _figures(asked, api, chats, troubles, waits) | {"cpu_seconds": used}


def _chat(api: BotApiDouble, number: int) -> Chat:
    """Readers, and among them groups: those that will become supergroups and others."""
    if number % 100 == 30:
        return api.group(f"Groep {number}", supergroup=False)
    return api.group(f"Groep {number}") if number % 100 in (31, 32) else api.private_chat(f"Lezer {number}")


async def _until_done(api: BotApiDouble, chats: list[Chat], troubles: Troubles, bot: Bot) -> None:
    waiting = {chat.id: chat for chat in chats if chat.id not in troubles.closed}
    async with asyncio.timeout(3600):
        while waiting:
            if not bot.runs:
                raise RuntimeError("briefje run has ended by itself; its log tells why")
            await asyncio.sleep(0.25)
            waiting = {
                id_: chat for id_, chat in waiting.items() if not arrived(api, troubles.moved.get(id_, chat))[DIGEST]
            }
    await asyncio.sleep(2)  # what would be sent twice comes now


def _figures(
    asked: argparse.Namespace, api: BotApiDouble, chats: list[Chat], troubles: Troubles, waits: list[float]
) -> dict[str, object]:
    calls = api.calls_of("sendMessage")
    theirs = {chat.id for chat in chats} - troubles.slow
    times = [call.at for call in calls if call.chat_id in theirs]
    took, total = max(times) - min(times), sum(call.at <= max(times) for call in calls)
    counts = {chat.id: arrived(api, troubles.moved.get(chat.id, chat))[DIGEST] for chat in chats}
    doubled = {id_ for id_, count in counts.items() if count > 1}
    figures: dict[str, object] = {
        "destinations": len(chats),
        "messages": len(calls),
        "seconds": round(took, 2),
        "per_second": round(total / took, 1),
        "ratio": round(took / (total / asked.rate), 4),
        "outcomes": dict(Counter(call.outcome.partition(" ")[0] for call in calls)),
        "missing": sum(not count for id_, count in counts.items() if id_ not in troubles.closed),
        "doubled": len(doubled - troubles.cut_after),
        "doubled_by_a_cut": len(doubled & troubles.cut_after),
    }
    if waits:
        figures |= {"reply_median": round(statistics.median(waits), 3), "reply_longest": round(max(waits), 3)}
    return figures


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--destinations", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=30)
    parser.add_argument("--readers", type=int, default=0)
    parser.add_argument("--trouble", action="store_true")
    parser.add_argument("--database", help="an empty one; a SQLite file that is thrown away where none is given")
    parser.add_argument("--log", type=Path, help="where the process writes its log")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
        print(json.dumps(asyncio.run(play(asked, database, asked.log or Path(folder) / "log.txt"))))  # noqa: T201
    sys.exit(0)


if __name__ == "__main__":
    main()
