"""What a harness plays with: a database full of digests, and `briefje run` as a process that can be killed."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from sqlalchemy import update

from news.readers_times.slot import Slot
from storage import destinations, following, outbox, slots
from storage.database import Database
from storage.following import Manner
from storage.outgoing import Outgoing, Payload, Purpose
from storage.reader_tables import slots as slot_rows
from storage.upgrade import upgrade
from tests.botapi import BotApiDouble, Chat

ROOT = Path(__file__).parents[2]
TOKEN = "1000001:double-of-the-bot-api_0123456789abcd"
FILLER = "De brug bij Heusden blijft tot vrijdag dicht, meldt Rijkswaterstaat. " * 12


class Bot:
    """`briefje run` of this checkout, against the double."""

    def __init__(self, api: BotApiDouble, database: str, log: IO[bytes], **settings: str) -> None:
        self._log = log
        self._settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api.url,
            "DATABASE_URL": database,
            "SUMMARY_MODEL": "lead",
            "DEFAULT_SOURCES": "false",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def starts(self) -> None:
        """Begin; nothing is waited for."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli.main", "run"),
            cwd=ROOT,
            env={**os.environ, **self._settings},
            stdin=asyncio.subprocess.DEVNULL,
            stderr=self._log,
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    async def ends(self, number: int = signal.SIGKILL) -> None:
        """End it with this signal and wait until it is gone."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
            await self._process.wait()


async def queue_digests(database: str, chats: Sequence[Chat], *, each: int = 1) -> list[str]:
    """An upgraded database with so many digests for each chat, all of them due; the words that tell them apart."""
    texts = [f"Bericht {number + 1} van {each}" for number in range(each)]
    outgoing = [
        Outgoing(chat_id=chat.id, payload=Payload(f"<b>{text}</b>\n{FILLER}"), purpose=Purpose.DIGEST)
        for chat in chats
        for text in texts
    ]
    async with await Database.open(database) as db:
        await upgrade(db)
        async with db.write() as conn:
            await outbox.enqueue(conn, outgoing, datetime.now(UTC))
    return texts


async def make_due(database: str, chats: Sequence[Chat]) -> None:
    """An upgraded database in which each chat has a slot that is due now: the bot composes their digests itself."""
    now, zone = datetime.now(UTC), ZoneInfo("Europe/Amsterdam")
    slot = Slot(time=time(7, 30), weekdays=frozenset(range(7)))
    async with await Database.open(database) as db:
        await upgrade(db)
        async with db.write() as conn:
            for chat in chats:
                here = await destinations.keep(
                    conn, chat_id=chat.id, kind=chat.type, language="nl", zone=zone, now=now, title=chat.title or ""
                )
                await slots.replace_all(conn, here.id, [slot], zone, now)
                await following.follow(conn, here.id, name="Sluis", query="sluis", manner=Manner.DIGEST, now=now)
            await conn.execute(update(slot_rows).values(next_at=now, next_date=now.astimezone(zone).date().isoformat()))


def arrived(api: BotApiDouble, chat: Chat) -> Counter[str]:
    """How often each message stands in the chat, by its first line."""
    return Counter(message.text.partition("\n")[0] for message in api.messages(chat))


def missing(api: BotApiDouble, chats: Collection[Chat], texts: Sequence[str]) -> list[Chat]:
    """The chats that lack one of these; those that have nothing at all where none is named."""
    return [chat for chat in chats if not (found := arrived(api, chat)) or any(text not in found for text in texts)]
