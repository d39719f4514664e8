"""A Telegram in memory that a deliverer can be given: it passes the contract of the real one."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from bot.delivery.outcome import Closed, Migrated, Outcome, Refused, Sent, ThreadClosed
from bot.delivery.sender import in_words
from storage.outbox import Due
from storage.outgoing import Payload
from tests.botapi.pulse import Pulse


class Moves(Protocol):
    """A clock that can be moved on."""

    def passes(self, seconds: float) -> None:
        """So much later."""
        ...


class FakeSender:
    """Keeps what it is sent; `meets` says what else becomes of a chat's next messages."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self.tried_at: list[float] = []
        """When each was tried."""
        self.sent: list[Due] = []
        """What arrived, in its order."""
        self.tried: list[Due] = []
        """What was tried, in its order."""
        self.shown: dict[tuple[int, int], Payload] = {}
        self.changes = Pulse()
        self._numbers: defaultdict[int, int] = defaultdict(int)
        self._fates: defaultdict[int, deque[Outcome | asyncio.Event | Exception]] = defaultdict(deque)
        self._closed: dict[int, str] = {}
        self._closed_threads: set[tuple[int, int]] = set()
        self._moved: dict[int, int] = {}
        self._unknown: set[int] = set()
        self._without_pictures: set[int] = set()
        self._under_way: list[int] = []

    def meets(self, chat: int, *fates: Outcome | asyncio.Event | Exception) -> None:
        """The next messages to the chat (0: to whichever) have these outcomes; an event is waited for."""
        self._fates[chat] += fates

    def closes(self, chat: int, reason: str) -> None:
        """The chat takes nothing any more."""
        self._closed[chat] = reason

    def closes_thread(self, chat: int, thread: int) -> None:
        """That thread takes nothing any more."""
        self._closed_threads.add((chat, thread))

    def moves(self, chat: int, to: int) -> None:
        """The group has another id."""
        self._moved[chat] = to

    def forbids_pictures(self, chat: int) -> None:
        """The chat takes no pictures."""
        self._without_pictures.add(chat)

    def forgets(self, chat: int) -> None:
        """There is no such chat."""
        self._unknown.add(chat)

    async def until(self, holds: Callable[[], bool], within: float = 10.0) -> None:
        """Wait until this holds; it is asked after each try and each arrival."""
        async with asyncio.timeout(within):
            while not holds():
                await self.changes.next()

    async def later(self, holds: Callable[[], bool], clock: Moves, *, step: float = 0.5) -> None:
        """Wait until this holds, on a clock that goes on by so many seconds whenever nothing happens."""
        async with asyncio.timeout(20):
            while not holds():
                with suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await self.changes.next()
                clock.passes(step)

    def texts(self, chat: int) -> list[str]:
        """What arrived in the chat."""
        return [due.payload.html for due in self.sent if due.chat_id == chat]

    async def send(self, due: Due) -> Outcome:
        """Carry it out, or let it meet its fate."""
        assert due.chat_id not in self._under_way, "two at once to one chat"
        self._under_way.append(due.chat_id)
        self.tried.append(due)
        self.tried_at.append(self._seconds())
        self.changes.ring()
        try:
            await asyncio.sleep(0)
            return await self._fate(due)
        finally:
            self._under_way.remove(due.chat_id)
            self.changes.ring()

    async def _fate(self, due: Due) -> Outcome:
        fates = self._fates[due.chat_id] or self._fates[0]
        fate = fates.popleft() if fates else None
        if isinstance(fate, asyncio.Event):
            await fate.wait()
        elif isinstance(fate, Exception):
            raise fate
        elif fate is not None and not isinstance(fate, Sent):
            return fate
        return self._carry_out(due)

    def _carry_out(self, due: Due) -> Outcome:
        chat = due.chat_id
        if chat in self._unknown:
            return Closed("Chat not found")
        if chat in self._closed:
            return Closed(self._closed[chat])
        if chat in self._moved:
            return Migrated(self._moved[chat])
        if (chat, due.thread_id) in self._closed_threads:
            return ThreadClosed("Message thread not found")
        if due.edits is not None and (chat, due.edits) not in self.shown:
            return Refused("Message to edit not found")
        if not due.payload.html and due.payload.document is None and due.payload.picture is None:
            return Refused("Message text is empty")
        payload = due.payload
        if payload.picture is not None and due.edits is None and chat in self._without_pictures:
            payload = in_words(payload)
        self._numbers[chat] += due.edits is None
        number = self._numbers[chat] if due.edits is None else due.edits
        self.shown[chat, number] = payload
        self.sent.append(due)
        return Sent(number)
