"""Claiming ahead: keeps the hand full, so that sending never waits for the database."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.database_trouble import DatabaseTrouble
from bot.delivery.hand import Hand
from storage import outbox
from storage.database import Database
from storage.errors import StorageError
from storage.outbox import Due
from storage.outgoing import Purpose

LEASE = timedelta(minutes=15)
"""Longer than anything stays in hand: a request is given up after about two minutes."""

LOOK_EVERY = 1.0
"""Seconds between two looks into the outbox, where other processes put things too."""

MOST_AT_ONCE = 250
"""Messages in one claim: reading a thousand at once would hold up those that are being sent."""

URGENT = 32
"""Replies that are taken beyond what the hand has room for."""


class Claimer:
    """Takes what is due into the hand while `run()` runs.

    `blocked` gives the chats of which nothing may be taken now; `may_claim` whether anything may; `taken` is called
    with what was taken.
    """

    def __init__(
        self,
        db: Database,
        clock: Callable[[], datetime],
        hand: Hand,
        room: int,
        *,
        only_chat: int | None,
        not_chat: int | None,
        blocked: Callable[[], Collection[int]],
        may_claim: Callable[[], bool],
        taken: Callable[[list[Due]], None],
    ) -> None:
        self._db, self._clock, self._hand, self._room = db, clock, hand, room
        self._only_chat, self._not_chat = only_chat, not_chat
        self._blocked, self._may_claim, self._taken = blocked, may_claim, taken
        self._trouble = DatabaseTrouble("nothing_claimed")
        self._wanted = asyncio.Event()
        self._asked = 0  # counts what may have made something due
        self._found_nothing = -1  # the count at which nothing was due
        self._more = False  # whether the last look may have left something

    def wake(self) -> None:
        """Something may be due that was not."""
        self._asked += 1
        self._wanted.set()

    def renew(self) -> None:
        """Something may be due that was not, and nobody waits for it."""
        self._asked += 1
        self._more = True
        self.hungry()

    def hungry(self) -> None:
        """There is room in the hand, where something may be left to take."""
        if self._more and len(self._hand) <= self._room // 2:
            self._wanted.set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is due that was put there before this moment."""
        return self._found_nothing == self._asked

    async def run(self) -> None:
        """Claim until cancelled; while the database is away, it is waited for."""
        while True:
            self._wanted.clear()
            pause = LOOK_EVERY
            if self._may_claim():
                try:
                    pause = await self._look()
                    self._trouble.ends()
                except StorageError as error:
                    await asyncio.sleep(self._trouble.begins(error))
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wanted.wait()

    async def _look(self) -> float:
        """Take what there is; the seconds until the next look, unless somebody asks for one."""
        asked, now = self._asked, self._clock()
        # Taken down before the database is read: a result that is kept meanwhile may not be in what is read.
        blocked = set(self._blocked())
        urgent, busy = self._hand.chats(Purpose.REPLY.rank) | blocked, self._hand.chats() | blocked
        async with self._db.read() as conn:
            ids = await self._find(conn, now, urgent, busy)
            moment = None if ids else await self._next_at(conn, now)
        if ids:
            # Reading holds nobody up; this does, for one statement.
            async with self._db.write() as conn:
                dues = await outbox.take(conn, ids, now, LEASE)
            self._more = True
            self._taken(dues)
            return 0.0 if len(ids) >= MOST_AT_ONCE else LOOK_EVERY
        if moment is not None and moment <= now:
            self._more = True  # of chats that wait for an answer
            return LOOK_EVERY
        self._found_nothing, self._more = asked, self._asked != asked
        self._taken([])
        until = LOOK_EVERY if moment is None else (moment - now).total_seconds()
        return min(LOOK_EVERY, max(0.001, until))

    async def _find(self, conn: AsyncConnection, now: datetime, urgent: set[int], busy: set[int]) -> list[int]:
        """First what somebody waits for, also where the chat waits for something else and where the hand is full."""
        ids = await self._some(conn, now, URGENT, urgent, Purpose.REPLY.rank)
        room = min(MOST_AT_ONCE, self._room - len(self._hand))
        return ids if ids or room <= 0 else await self._some(conn, now, room, busy, outbox.RANKS[-1])

    async def _some(
        self, conn: AsyncConnection, now: datetime, limit: int, skip: set[int], most_rank: int
    ) -> list[int]:
        return await outbox.find(
            conn,
            limit=limit,
            now=now,
            only_chat=self._only_chat,
            not_chat=self._not_chat,
            skip=skip,
            most_rank=most_rank,
        )

    async def _next_at(self, conn: AsyncConnection, now: datetime) -> datetime | None:
        return await outbox.next_at(conn, now, only_chat=self._only_chat, not_chat=self._not_chat)
