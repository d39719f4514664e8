"""Sending one message through the Bot API: its whole answer as a value."""

from typing import Protocol

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.delivery.outcome import Outcome, Sent, outcome_of
from bot.delivery.transport import CONNECT_SECONDS, READ_SECONDS, WRITE_SECONDS
from storage.outbox import Due
from storage.outgoing import Payload


class Sender(Protocol):
    """What carries a message to its chat."""

    async def send(self, due: Due) -> Outcome:
        """Send it, or put it in the place of the message that it edits; what Telegram answered. Raises nothing."""
        ...


class TelegramSender:
    """Sends through python-telegram-bot's client."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, due: Due) -> Outcome:
        """Send it; every error of the library is an outcome."""
        try:
            return Sent(await self._carry(due))
        except TelegramError as error:
            return outcome_of(error)

    async def _carry(self, due: Due) -> int | None:
        if due.edits is not None:
            return await self._edit(due, due.edits)
        if due.payload.document is not None:
            return await self._file(due, due.payload.document)
        message = await self._bot.send_message(
            due.chat_id,
            due.payload.html,
            ParseMode.HTML,
            message_thread_id=due.thread_id or None,
            reply_markup=markup(due.payload),
            link_preview_options=_NO_PREVIEW,
            read_timeout=READ_SECONDS,
            write_timeout=WRITE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
        )
        return message.message_id

    async def _edit(self, due: Due, message_id: int) -> int:
        await self._bot.edit_message_text(
            due.payload.html,
            due.chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(due.payload),
            link_preview_options=_NO_PREVIEW,
            read_timeout=READ_SECONDS,
            write_timeout=WRITE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
        )
        return message_id

    async def _file(self, due: Due, content: str) -> int:
        message = await self._bot.send_document(
            due.chat_id,
            InputFile(content.encode(), due.payload.document_name or "briefje.txt"),
            due.payload.html or None,
            parse_mode=ParseMode.HTML,
            message_thread_id=due.thread_id or None,
            reply_markup=markup(due.payload),
            read_timeout=READ_SECONDS,
            write_timeout=WRITE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
        )
        return message.message_id


def markup(payload: Payload) -> InlineKeyboardMarkup | None:
    """The buttons as python-telegram-bot has them, None where there are none."""
    if not payload.keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(key.text, url=key.url or None, callback_data=key.data or None) for key in row]
            for row in payload.keyboard
        ]
    )


_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
