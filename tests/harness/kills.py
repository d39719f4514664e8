"""Kills `briefje run` at random moments while it delivers: `python -m tests.harness.kills --seed 7`.

Starts the double with Telegram's limits, fills a database with a digest for each destination (with `--slots`: a slot
that is due, of which the process makes a digest), runs the real process (SUMMARY_MODEL=lead), sends it SIGKILL as
often as asked and starts it again. Then every destination must have each of
its messages at least once, and there may be one double for each kill, no more. Prints one JSON object; exit status 1
where that does not hold.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.botapi import BotApiDouble, Chat, Limits
from tests.harness.stage import TOKEN, Bot, arrived, make_due, missing, queue_digests

SOON_SECONDS = 3.0
"""Some kills come so soon after a start that the process has hardly begun."""


def moments(dice: random.Random, kills: int, messages: int) -> list[int]:
    """After which arrivals the process is killed."""
    return sorted(dice.randrange(messages) for _ in range(kills))


async def play(asked: argparse.Namespace, database: str, log: Path) -> dict[str, object]:
    """One run, from the first start to the last message; what came of it."""
    dice = random.Random(asked.seed)
    began = time.monotonic()
    async with BotApiDouble(token=TOKEN, limits=Limits()) as api:
        chats = [_chat(api, number) for number in range(asked.destinations)]
        texts: list[str] = []
        if asked.slots:
            await make_due(database, chats)
        else:
            texts = await queue_digests(database, chats, each=asked.each)
        with log.open("wb") as lines:
            bot = Bot(api, database, lines)
            try:
                killed = await _kill_often(asked, api, bot, dice)
                await _until_quiet(api, chats, texts, bot)
            finally:
                await bot.ends()
        return {**_verdict(api, chats, texts), "kills": killed, "seconds": round(time.monotonic() - began, 1)}


def _chat(api: BotApiDouble, number: int) -> Chat:
    """Mostly readers; some groups and channels, whose limits are others."""
    if number % 10 == 8:
        return api.group(f"Groep {number}")
    return api.channel(f"Kanaal {number}") if number % 10 == 9 else api.private_chat(f"Lezer {number}")


async def _kill_often(asked: argparse.Namespace, api: BotApiDouble, bot: Bot, dice: random.Random) -> int:
    await bot.starts()
    killed = 0
    for threshold in moments(dice, asked.kills, asked.destinations * asked.each):
        if dice.random() < 0.2:
            await asyncio.sleep(dice.uniform(0, SOON_SECONDS))
        else:
            await _arrivals(api, threshold, bot)
            await asyncio.sleep(dice.uniform(0, 0.05))
        await bot.ends()
        killed += 1
        await bot.starts()
    return killed


async def _arrivals(api: BotApiDouble, count: int, bot: Bot) -> None:
    """Until so many messages have arrived; a process that ends by itself is an error."""
    while sum(call.ok for call in api.calls_of("sendMessage")) < count:
        assert bot.runs, "briefje run has ended by itself; its log tells why"
        await asyncio.sleep(0.02)


async def _until_quiet(api: BotApiDouble, chats: list[Chat], texts: list[str], bot: Bot) -> None:
    """Until everything has arrived, and nothing more has come for a while; at most ten minutes."""
    async with asyncio.timeout(600 + len(chats) * len(texts) / 20):
        while missing(api, chats, texts):
            assert bot.runs, "briefje run has ended by itself; its log tells why"
            await asyncio.sleep(0.5)
    await asyncio.sleep(5)  # what would be sent twice comes now


def _verdict(api: BotApiDouble, chats: list[Chat], texts: list[str]) -> dict[str, object]:
    calls = api.calls_of("sendMessage")
    found = [arrived(api, chat) for chat in chats]
    return {
        "destinations": len(chats),
        "arrived": sum(one.total() for one in found),
        "missing": len(missing(api, chats, texts)),
        "doubles": sum(one.total() - len(one) for one in found),
        "too_many_requests": sum(call.outcome.startswith("429") for call in calls),
    }


def main() -> None:
    """Play, print, and say by the exit status whether the promise held."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.kills", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--destinations", type=int, default=2000)
    parser.add_argument("--each", type=int, default=1, help="messages for each destination")
    parser.add_argument("--slots", action="store_true", help="due slots in place of digests that are queued already")
    parser.add_argument("--database", help="an empty one; a SQLite file that is thrown away where none is given")
    parser.add_argument("--log", type=Path, help="where the process writes its log")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or f"sqlite+aiosqlite:///{folder}/kills.sqlite3"
        found = asyncio.run(play(asked, database, asked.log or Path(folder) / "log.txt"))
    print(json.dumps({"seed": asked.seed, **found}))  # noqa: T201
    held = not found["missing"] and int(str(found["doubles"])) <= int(str(found["kills"]))
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
