"""The queue of updates: numbered, filtered, confirmed by offset."""

from collections import deque
from typing import Final

from .records import Json

# Bot API: every type but these is sent where `allowed_updates` is empty or was never given.
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MOST_AT_ONCE: Final = 100
_FIRST_ID: Final = 1000


class UpdateQueue:
    """Updates that the bot has not confirmed yet."""

    def __init__(self) -> None:
        """An empty queue that takes the default types."""
        self._waiting: deque[tuple[int, Json]] = deque()
        self._next_id = _FIRST_ID
        self.allowed: frozenset[str] = frozenset()

    def __len__(self) -> int:
        """How many updates are not confirmed."""
        return len(self._waiting)

    def add(self, kind: str, body: Json) -> int | None:
        """Queue an update; gives its id, or None where the bot did not ask for this type."""
        if not self._is_allowed(kind):
            return None
        update_id, self._next_id = self._next_id, self._next_id + 1
        self._waiting.append((update_id, {"update_id": update_id, kind: body}))
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget all updates before the offset; a negative one keeps that many from the end."""
        if offset < 0:
            offset = self._next_id + offset
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()

    def first(self, limit: int = _MOST_AT_ONCE) -> list[Json]:
        """The oldest updates that are not confirmed."""
        count = min(max(limit, 1), _MOST_AT_ONCE, len(self._waiting))
        return [self._waiting[index][1] for index in range(count)]

    def clear(self) -> None:
        """Drop what waits, as `drop_pending_updates` asks."""
        self._waiting.clear()

    def _is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
