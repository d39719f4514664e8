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

    def wake(self) -> None:
        """Something may be due that was not."""
        self._asked += 1
        self._wanted.set()

    def renew(self) -> None:
        """Something may be due that was not, and nobody waits for it."""
        self._asked += 1
        self.hungry()

    def hungry(self) -> None:
        """There is room in the hand."""
        if len(self._hand) <= self._room // 2:
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
        async with self._db.read() as conn:
            moment = await outbox.next_at(conn, now, only_chat=self._only_chat, not_chat=self._not_chat)
        if moment is not None and moment <= now:
            return 0.0 if await self._claim(now) == MOST_AT_ONCE else LOOK_EVERY
        self._found_nothing = asked
        self._taken([])
        until = LOOK_EVERY if moment is None else (moment - now).total_seconds()
        return min(LOOK_EVERY, max(0.001, until))

    async def _claim(self, now: datetime) -> int:
        """First what somebody waits for, also where the chat waits for something else and where the hand is full."""
        async with self._db.write() as conn:
            dues = await self._some(conn, now, URGENT, most_rank=Purpose.REPLY.rank)
            room = min(MOST_AT_ONCE, self._room - len(self._hand)) - len(dues)
            if room > 0:
                dues += await self._some(conn, now, room, also=[due.chat_id for due in dues])
        self._taken(dues)
        return len(dues)

    async def _some(
        self,
        conn: AsyncConnection,
        now: datetime,
        limit: int,
        most_rank: int | None = None,
        also: Collection[int] = (),
    ) -> list[Due]:
        return await outbox.claim(
            conn,
            limit=limit,
            now=now,
            lease=LEASE,
            only_chat=self._only_chat,
            not_chat=self._not_chat,
            skip={*self._hand.chats(most_rank), *self._blocked(), *also},
            most_rank=outbox.RANKS[-1] if most_rank is None else most_rank,
        )
