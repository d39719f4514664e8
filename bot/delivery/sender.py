"""Sending one message through the Bot API: its whole answer as a value."""

from dataclasses import replace
from html import escape
from typing import Protocol

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaPhoto, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery.outcome import Outcome, Refused, Sent, outcome_of
from bot.delivery.transport import CONNECT_SECONDS, READ_SECONDS, WRITE_SECONDS
from bot.pictures import description
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
        if due.payload.picture is not None:
            return await self._picture(due, due.payload.picture)
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

    async def _picture(self, due: Due, png: bytes) -> int | None:
        """A new picture, or one in the place of another; in words where the chat takes no new ones."""
        if due.edits is not None:
            return await self._edit_picture(due, png, due.edits)
        try:
            message = await self._bot.send_photo(
                due.chat_id,
                InputFile(png, _PICTURE_NAME),
                due.payload.html or None,
                parse_mode=ParseMode.HTML,
                message_thread_id=due.thread_id or None,
                reply_markup=markup(due.payload),
                read_timeout=READ_SECONDS,
                write_timeout=WRITE_SECONDS,
                connect_timeout=CONNECT_SECONDS,
            )
        except BadRequest as error:
            # Not enough rights to send photos, or a picture that Telegram cannot read: the words still can be sent.
            if not isinstance(outcome_of(error), Refused):
                raise
            return await self._carry(replace(due, payload=in_words(due.payload)))
        return message.message_id

    async def _edit_picture(self, due: Due, png: bytes, message_id: int) -> int:
        await self._bot.edit_message_media(
            InputMediaPhoto(png, due.payload.html or None, ParseMode.HTML, filename=_PICTURE_NAME),
            due.chat_id,
            message_id,
            reply_markup=markup(due.payload),
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


def in_words(payload: Payload) -> Payload:
    """The message of a picture without it: what it says in words, under its caption.

    Without buttons: they would put a picture in the place of these words.
    """
    said = description(payload.picture or b"")
    return Payload(payload.html + (f"\n\n<pre>{escape(said)}</pre>" if said else ""))


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


_PICTURE_NAME = "briefje.png"

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
