"""Keeping results as they come in: whatever has gathered goes into one transaction, and nothing waits for more."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.consequence import Consequence
from bot.delivery.database_trouble import DatabaseTrouble
from storage import outbox
from storage.database import Database
from storage.errors import StorageError


class Keeper:
    """Keeps consequences in the database while `run()` runs; `kept` is called after each transaction."""

    def __init__(self, db: Database, clock: Callable[[], datetime], kept: Callable[[], None]) -> None:
        self._db, self._clock, self._kept = db, clock, kept
        self._gathered: list[Consequence] = []
        self._under_way: list[Consequence] = []
        self._come = asyncio.Event()
        self._trouble = DatabaseTrouble("results_not_kept")

    def put(self, *consequences: Consequence) -> None:
        """Keep these as soon as can be."""
        self._gathered += consequences
        if self._gathered:
            self._come.set()

    def __len__(self) -> int:
        """How many messages were sent, or tried, that the database does not know of."""
        return sum(not isinstance(one.result, outbox.Released) for one in (*self._gathered, *self._under_way))

    @property
    def is_idle(self) -> bool:
        """Whether all is kept."""
        return not self._gathered and not self._under_way

    @property
    def chats(self) -> set[int]:
        """Chats of which the database does not know yet what happened to them."""
        return {one.due.chat_id for one in (*self._gathered, *self._under_way)}

    async def run(self) -> None:
        """Keep what comes in, until cancelled; while the database is away, it is waited for."""
        while True:
            await self._come.wait()
            try:
                await self.keep()
                self._trouble.ends()
            except StorageError as error:
                await asyncio.sleep(self._trouble.begins(error))

    async def keep(self) -> None:
        """Keep what has gathered, now. What could not be kept is still there."""
        self._come.clear()
        self._under_way, self._gathered = self._gathered, []
        try:
            async with self._db.write() as conn:
                await record(conn, self._under_way, self._clock())
        except BaseException:
            self.put(*self._take_under_way(), *self._take_gathered())
            raise
        self._take_under_way()
        self._kept()

    def _take_under_way(self) -> list[Consequence]:
        taken, self._under_way = self._under_way, []
        return taken

    def _take_gathered(self) -> list[Consequence]:
        taken, self._gathered = self._gathered, []
        return taken


async def record(conn: AsyncConnection, consequences: Sequence[Consequence], now: datetime) -> None:
    """Keep what came of messages, and what it means for their chats."""
    await outbox.settle(conn, [one.result for one in consequences], now)
    for one in consequences:
        chat_id = one.due.chat_id
        if one.delayed_until is not None:
            await outbox.delay_chat(conn, chat_id, one.delayed_until)
        if one.closed is not None:
            await outbox.close_chat(conn, chat_id, one.closed, now)
        if one.thread_closed is not None:
            await outbox.close_thread(conn, chat_id, one.due.thread_id, one.thread_closed, now)
        if one.moved_to is not None:
            await outbox.migrate(conn, chat_id, one.moved_to, now)
