"""The conversations as python-telegram-bot's handlers: which words lead to which answer."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog
from telegram import CallbackQuery, MaybeInaccessibleMessage, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from handlers.answer import Answer, Message
from handlers.commands import HELP, LATEST, START, TOPIC
from handlers.desk import Desk
from handlers.greeting import help_, start
from handlers.latest import latest, latest_page
from handlers.replies import replace, reply
from handlers.texts import Texts, texts_for
from handlers.topic import search_button, topic, topic_page, topic_pressed
from handlers.unknown import unknown_command, unknown_message, unknown_words

log = structlog.get_logger()

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE
Conversation = Callable[[str, Update, Texts], Awaitable[Answer]]
"""Answers what was said after the command."""

SOON = 0.7
"""Seconds after which a reader is shown that something is happening."""


def register(application: App, desk: Desk) -> None:
    """Let the application hold every conversation at this desk."""
    for command, conversation in _commands(desk).items():
        application.add_handler(CommandHandler(command, partial(_on_command, conversation)))
    application.add_handler(CallbackQueryHandler(partial(_on_press, desk)))
    application.add_handler(MessageHandler(_unknown_command_filter(), partial(_on_command, _say_unknown_command)))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(private & filters.TEXT, partial(_on_words, desk)))
    application.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, _on_something))
    application.add_error_handler(_on_failure)


def _commands(desk: Desk) -> dict[frozenset[str], Conversation]:
    async def say_start(_: str, update: Update, texts: Texts) -> Answer:
        return start(update.effective_user.first_name if update.effective_user else None, texts)

    async def say_help(_: str, __: Update, texts: Texts) -> Answer:
        return help_(texts)

    async def say_latest(said: str, _: Update, texts: Texts) -> Answer:
        return await latest(desk, said, texts)

    async def say_topic(said: str, _: Update, texts: Texts) -> Answer:
        return await topic(desk, said, texts)

    pairs = ((START, say_start), (HELP, say_help), (LATEST, say_latest), (TOPIC, say_topic))
    return {frozenset(command.names): conversation for command, conversation in pairs}


def _unknown_command_filter() -> filters.BaseFilter:
    """Commands nobody took: all in a private chat, elsewhere only those that name this bot."""
    return filters.UpdateType.MESSAGE & filters.COMMAND & (filters.ChatType.PRIVATE | filters.Regex(r"^/\w+@"))


async def _say_unknown_command(_: str, update: Update, texts: Texts) -> Answer:
    text = (update.effective_message and update.effective_message.text) or ""
    return unknown_command(text.split(maxsplit=1)[0].split("@")[0], texts)


async def _on_command(conversation: Conversation, update: Update, context: Context) -> None:
    message = update.effective_message
    if message is None:
        return
    said = (message.text or "").split(maxsplit=1)
    texts = _texts(update)
    answer = await _showing(message, context, conversation(said[1].strip() if len(said) > 1 else "", update, texts))
    await reply(context.bot, message, answer)


async def _on_words(desk: Desk, update: Update, context: Context) -> None:
    message = update.effective_message
    if message is None or not message.text:
        return
    texts = _texts(update)
    await reply(context.bot, message, unknown_words(message.text, await search_button(desk, message.text), texts))


async def _on_something(update: Update, context: Context) -> None:
    if update.effective_message is not None:
        await reply(context.bot, update.effective_message, unknown_message(_texts(update)))


async def _on_press(desk: Desk, update: Update, context: Context) -> None:
    query = update.callback_query
    if query is None or query.message is None:
        return
    texts, data = _texts(update), query.data or ""
    if (asked := await topic_pressed(desk, data, texts)) is not None and isinstance(query.message, TelegramMessage):
        await _acknowledge(query)
        await reply(context.bot, query.message, asked)
        return
    part = await latest_page(desk, data, texts) or await topic_page(desk, data, texts)
    await _turn(query, query.message, part, texts, context)


async def _turn(
    query: CallbackQuery, message: MaybeInaccessibleMessage, part: Message | None, texts: Texts, context: Context
) -> None:
    """Show the page that was asked for in the message's place; without one, say that the button is too old."""
    if part is None:
        await _acknowledge(query, texts.plain("button-gone"))
        return
    await _acknowledge(query)
    await replace(message, context.bot, part)


async def _acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Take the clock off the button; that a press has become too old to acknowledge stops nothing."""
    try:
        await query.answer(text, show_alert=bool(text))
    except BadRequest as error:
        log.info("press_too_old", reason=error.message)


async def _showing(message: TelegramMessage, context: Context, work: Awaitable[Answer]) -> Answer:
    """The work's answer; when it takes its time, the chat shows meanwhile that the bot is writing."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=SOON)
    if not done:
        try:
            await context.bot.send_chat_action(message.chat_id, ChatAction.TYPING, message.message_thread_id)
        except TelegramError as error:
            log.info("typing_not_shown", reason=error.message)
    return await task


async def _on_failure(update: object, context: Context) -> None:
    """Log what went wrong, and tell the reader once that it did."""
    log.error("update_failed", exc_info=context.error)
    if (
        isinstance(update, Update)
        and update.effective_message is not None
        and not isinstance(context.error, TelegramError)
    ):
        if update.effective_message.chat.type == ChatType.CHANNEL:
            return
        await reply(context.bot, update.effective_message, Answer.one(_texts(update)("failure")))


def _texts(update: Update) -> Texts:
    return texts_for(update.effective_user.language_code if update.effective_user else None)
