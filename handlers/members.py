"""Who may change the settings of a group or channel: its administrators."""

import time
from collections.abc import Callable
from typing import Protocol

import structlog
from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

log = structlog.get_logger()

REMEMBERED = 60.0
"""Seconds for which an answer of Telegram's is believed: who taps through a menu is not looked up at each tap."""

MOST = 10_000
"""Answers remembered at once."""

_ADMINISTRATORS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


class Members(Protocol):
    """Tells who administers a chat."""

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this person administers the chat; False where it cannot be told."""
        ...

    def forget(self, chat_id: int) -> None:
        """Nothing is remembered of this chat, nor of the person whose private chat it is."""
        ...


class TelegramMembers:
    """Asks Telegram, and remembers the answer for a minute."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this person administers the chat; False where Telegram does not tell."""
        known = self._known.get((chat_id, user_id))
        if known is not None and known[0] > self._clock():
            return known[1]
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError as error:
            log.info("member_not_told", chat_id=chat_id, reason=error.message)
            return False
        if len(self._known) >= MOST:
            self._known.clear()
        answer = member.status in _ADMINISTRATORS
        self._known[chat_id, user_id] = (self._clock() + REMEMBERED, answer)
        return answer

    def forget(self, chat_id: int) -> None:
        """Nothing is remembered of this chat, nor of the person whose private chat it is."""
        for known in [one for one in self._known if chat_id in one]:
            del self._known[known]
