"""Long polling that never ends in silence.

python-telegram-bot's own updater stops for good at one 401 or 404, and confirms updates before they are handled.
This loop keeps asking, says what is wrong once, says when it is well again, and confirms only what is kept.
"""

import asyncio
from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.reception import Reception

log = structlog.get_logger()

POLL_SECONDS = 25
"""How long Telegram holds a request open when there is nothing new."""

LONGEST_PAUSE = 30.0
"""Seconds between tries when nothing works."""

KINDS = ("message", "callback_query", "my_chat_member")
"""Updates that some conversation answers, and what becomes of the bot in a chat; Telegram need not send the others."""


@dataclass(slots=True)
class Trouble:
    """What goes wrong while polling, so that it is logged when it begins and when it ends, not at each try."""

    name: str = ""
    times: int = 0

    def begins(self, error: TelegramError) -> float:
        """Note one more failure; the seconds to wait before the next try."""
        name = _trouble(error)
        if name != self.name:
            log.error(name, reason=error.message)
            self.name, self.times = name, 0
        self.times += 1
        return _pause(error, self.times)

    def ends(self) -> None:
        """Note that Telegram answers again."""
        if self.name:
            log.info("polling_again", after=self.name)
            self.name, self.times = "", 0


async def poll(bot: Bot, reception: Reception) -> None:
    """Ask Telegram for updates and hand them to the reception, until cancelled.

    The first request asks from the oldest unconfirmed update: what is kept already is not handled again.
    """
    offset: int | None = None
    trouble = Trouble()
    while True:
        try:
            updates = await bot.get_updates(offset=offset, timeout=POLL_SECONDS, allowed_updates=KINDS)
        except TelegramError as error:
            pause = trouble.begins(error)
            await _take_over(bot, error)
            await asyncio.sleep(pause)
            continue
        trouble.ends()
        if updates:
            await reception.receive(updates)
            offset = updates[-1].update_id + 1


async def _take_over(bot: Bot, error: TelegramError) -> None:
    """Remove a webhook that an earlier way of running left behind: while it is set, Telegram lets nobody poll."""
    if _trouble(error) == "webhook_is_set":
        try:
            await bot.delete_webhook()
        except TelegramError as refusal:
            log.warning("webhook_not_removed", reason=refusal.message)


def _trouble(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return "webhook_is_set" if "webhook" in error.message.lower() else "another_instance_is_polling"
    if isinstance(error, InvalidToken):
        return "token_refused"
    if isinstance(error, RetryAfter):
        return "polling_too_often"
    return "telegram_unreachable"


def _pause(error: TelegramError, times: int) -> float:
    """Seconds before the next try: what Telegram names, else 1, 2, 4 … up to the longest."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return float(wait if isinstance(wait, int) else wait.total_seconds())
    return min(LONGEST_PAUSE, 2.0 ** min(times - 1, 10))
