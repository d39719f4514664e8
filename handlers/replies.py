"""Sending an answer through the Bot API: whole, once, and however long Telegram asks us to wait."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
)
from telegram import (
    Message as TelegramMessage,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from handlers.answer import Answer, Keyboard, Message

log = structlog.get_logger()

Sent = TypeVar("Sent")

PATIENCE = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds before each new try after a network error; about a minute in all."""

READ_SECONDS = 20.0
"""Bot API answers can be slow; giving up early and sending again is how a reader gets a message twice."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def reply(bot: Bot, message: TelegramMessage, answer: Answer) -> None:
    """Send the answer to where the message came from, in its thread; a chat that is closed to us is let be."""
    chat_id = message.chat_id
    thread = message.message_thread_id if message.is_topic_message else None
    for part in answer.messages:
        chat_id = await _send(bot, chat_id, thread, part)


async def _send(bot: Bot, chat_id: int, thread: int | None, part: Message) -> int:
    """Send one message; the chat's id, which is a new one where a group has become a supergroup."""

    async def send() -> Any:
        return await bot.send_message(
            chat_id,
            part.html,
            ParseMode.HTML,
            message_thread_id=thread,
            reply_markup=markup(part.keyboard),
            link_preview_options=_NO_PREVIEW,
            read_timeout=READ_SECONDS,
        )

    try:
        await patiently(send)
    except ChatMigrated as error:
        return await _send(bot, error.new_chat_id, thread, part)
    except Forbidden as error:
        log.info("chat_closed", chat_id=chat_id, reason=error.message)
    return chat_id


async def replace(message: MaybeInaccessibleMessage, bot: Bot, part: Message) -> None:
    """Put the part in the place of a message of ours; the same content again is no error."""

    async def edit() -> Any:
        return await bot.edit_message_text(
            part.html,
            message.chat.id,
            message.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(part.keyboard),
            link_preview_options=_NO_PREVIEW,
            read_timeout=READ_SECONDS,
        )

    try:
        await patiently(edit)
    except BadRequest as error:
        # Telegram's texts come re-capitalised from python-telegram-bot: compare in lower case.
        if "message is not modified" not in error.message.lower():
            raise
    except Forbidden as error:
        log.info("chat_closed", chat_id=message.chat.id, reason=error.message)


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The buttons as python-telegram-bot has them, None where there are none."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.text, callback_data=button.data) for button in row] for row in keyboard]
    )


async def patiently(call: Callable[[], Awaitable[Sent]]) -> Sent:
    """The call's result, tried again after a pause: as long as a 429 names, longer and longer for the network."""
    for pause in PATIENCE:
        try:
            return await call()
        except RetryAfter as error:
            wait = error.retry_after
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        except BadRequest:
            raise  # a BadRequest is a NetworkError too, and no new try makes it right
        except NetworkError as error:
            log.warning("telegram_unreachable", reason=error.message, retry_in=pause)
            await asyncio.sleep(pause)
    return await call()
