"""Telegram's limits on how fast a bot may send (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits)."""

import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from .errors import RefusedError, retry_after
from .records import Chat

LIMITED: Final = frozenset(
    name.lower()
    for name in (
        *("sendMessage", "sendPhoto", "sendDocument"),
        *("editMessageText", "editMessageMedia", "editMessageReplyMarkup"),
    )
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages and edits Telegram takes; 0 lifts a limit."""

    per_second: int = 30
    per_chat_per_second: int = 1
    per_group_per_minute: int = 20


@dataclass(frozen=True, slots=True)
class _Window:
    key: str
    most: int
    seconds: float


class Limiter:
    """Sliding windows over accepted messages; who overran one is refused until `retry_after` is over."""

    def __init__(self, limits: Limits | None, clock: Callable[[], float]) -> None:
        """No limits at all where `limits` is None."""
        self._limits = limits
        self._clock = clock
        self._taken: dict[str, deque[float]] = {}
        self._banned: dict[str, float] = {}

    def check(self, method: str, chat: Chat) -> RefusedError | None:
        """Count a message to the chat, or refuse it with 429."""
        if self._limits is None or method.lower() not in LIMITED:
            return None
        now = self._clock()
        windows = list(_windows(self._limits, chat))
        for window in windows:
            if (free_at := self._free_at(window, now)) > now:
                self._banned[window.key] = free_at
                return retry_after(max(1, math.ceil(free_at - now)))
        for window in windows:
            self._taken.setdefault(window.key, deque()).append(now)
        return None

    def _free_at(self, window: _Window, now: float) -> float:
        banned = self._banned.get(window.key, 0.0)
        if banned > now:
            return banned
        taken = self._taken.get(window.key, deque())
        while taken and taken[0] <= now - window.seconds:
            taken.popleft()
        if len(taken) < window.most:
            return now
        # Telegram counts the ban in whole seconds and holds to it.
        return now + max(1, math.ceil(taken[0] + window.seconds - now))


def _windows(limits: Limits, chat: Chat) -> Iterator[_Window]:
    if limits.per_second:
        yield _Window("bot", limits.per_second, 1.0)
    if limits.per_chat_per_second:
        yield _Window(f"chat {chat.id}", limits.per_chat_per_second, 1.0)
    if limits.per_group_per_minute and chat.type != "private":
        yield _Window(f"group {chat.id}", limits.per_group_per_minute, 60.0)
