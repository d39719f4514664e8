"""The messages in hand: claimed from the outbox, not yet sent. Says which one goes next."""

import random
from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from storage.outbox import Due

FreeAt = Callable[[int, float], float]
"""When a chat may be sent to again: (chat, now) → moment."""

_TRIES = 16


class Hand:
    """One message at a time goes to a chat, in the chat's order: lowest rank first, then the oldest.

    Among chats the lowest rank goes first too, then what was taken in hand first: what is tried again was due later
    than the others, and does not make them late.
    """

    def __init__(self, free_at: FreeAt) -> None:
        self._free_at = free_at
        self._rows: dict[int, list[Due]] = {}  # chat → what it waits for, the next one last
        self._flying: dict[int, Due] = {}  # chat → what is on its way
        self._ready: list[tuple[int, int, int]] = []  # heap of (rank, place, chat); what no longer holds is passed over
        self._waiting: list[tuple[float, int]] = []  # heap of (moment, chat)
        self._places: dict[int, int] = {}  # id → how many were taken in hand before it
        self._taken = 0

    def __len__(self) -> int:
        """How many wait; what is on its way is not counted."""
        return len(self._places)

    @property
    def flying(self) -> int:
        """How many are on their way."""
        return len(self._flying)

    def chats(self, most_rank: int | None = None) -> set[int]:
        """The chats that wait for something, of at most that rank, or to which something is on its way."""
        if most_rank is None:
            return {*self._rows, *self._flying}
        return {chat for chat, rows in self._rows.items() if rows[-1].rank <= most_rank} | set(self._flying)

    def add(self, due: Due, now: float) -> list[Due]:
        """Take it in hand; gives those that it makes superfluous: older edits of the same message, itself if known."""
        rows = self._rows.setdefault(due.chat_id, [])
        flying = self._flying.get(due.chat_id)
        if any(one.id == due.id for one in (*rows, *([flying] if flying else []))):
            return []
        gone = [one for one in rows if due.edits is not None and one.edits == due.edits and one.id < due.id]
        rows[:] = sorted((one for one in [*rows, due] if one not in gone), key=_turn, reverse=True)
        self._taken += 1
        self._places[due.id] = self._taken
        self._forget(gone)
        self._offer(due.chat_id, now)
        return gone

    def next(self, now: float, dice: random.Random | None = None) -> Due | None:
        """What may go now, by rank and turn; with `dice` any of what may go. None where all of them wait."""
        while self._waiting and self._waiting[0][0] <= now:
            self._offer(heappop(self._waiting)[1], now)
        if dice is not None and (found := self._any(now, dice)):
            return found
        while self._ready:
            rank, place, chat = self._ready[0]
            if self._is_next(chat, rank, place) and self._free_at(chat, now) <= now:
                return self._rows[chat][-1]
            heappop(self._ready)
            if self._is_next(chat, rank, place):
                heappush(self._waiting, (self._free_at(chat, now), chat))
        return None

    def next_at(self, now: float) -> float | None:
        """When something may go, as far as its chat is concerned; None where nothing waits."""
        if self.next(now) is not None:
            return now
        return self._waiting[0][0] if self._waiting else None

    def begin(self, due: Due) -> None:
        """It is on its way."""
        self._rows[due.chat_id].remove(due)
        self._forget([due])
        self._flying[due.chat_id] = due
        if not self._rows[due.chat_id]:
            del self._rows[due.chat_id]

    def end(self, due: Due, now: float) -> None:
        """It is no longer on its way."""
        self._flying.pop(due.chat_id, None)
        self._offer(due.chat_id, now)

    def drop(self, chat_id: int) -> list[Due]:
        """Let go of what waits for the chat."""
        dropped = self._rows.pop(chat_id, [])
        self._forget(dropped)
        return dropped

    def clear(self) -> list[Due]:
        """Let go of all that waits."""
        return [due for chat in list(self._rows) for due in self.drop(chat)]

    def _offer(self, chat: int, now: float) -> None:
        if chat not in self._rows or chat in self._flying:
            return
        if (free_at := self._free_at(chat, now)) > now:
            heappush(self._waiting, (free_at, chat))
        else:
            due = self._rows[chat][-1]
            heappush(self._ready, (due.rank, self._places[due.id], chat))

    def _is_next(self, chat: int, rank: int, place: int) -> bool:
        rows = self._rows.get(chat)
        if rows is None or chat in self._flying:
            return False
        return (rows[-1].rank, self._places[rows[-1].id]) == (rank, place)

    def _forget(self, dues: Iterable[Due]) -> None:
        for due in dues:
            del self._places[due.id]

    def _any(self, now: float, dice: random.Random) -> Due | None:
        for rank, place, chat in _picked(self._ready, dice):
            if self._is_next(chat, rank, place) and self._free_at(chat, now) <= now:
                return self._rows[chat][-1]
        return None


def _picked(ready: list[tuple[int, int, int]], dice: random.Random) -> Iterable[tuple[int, int, int]]:
    return (dice.choice(ready) for _ in range(_TRIES if ready else 0))


def _turn(due: Due) -> tuple[int, int]:
    return due.rank, due.id
