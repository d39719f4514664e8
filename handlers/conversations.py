"""The conversations as python-telegram-bot's handlers: which words lead to which answer."""

import asyncio
from collections.abc import Awaitable
from functools import partial
from typing import Any

import structlog
from telegram import CallbackQuery, Update
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from handlers.answer import Answer, Pressed
from handlers.asker import Asker
from handlers.askers import asker_of
from handlers.desk import Desk
from handlers.members import Members, TelegramMembers
from handlers.places.for_channel import about_subject
from handlers.places.membership import member_changed
from handlers.places.migration import moved
from handlers.press import Press
from handlers.registry import CONVERSATIONS, PRESSINGS, Conversation
from handlers.saying import say, turn_into
from handlers.texts import texts_for
from handlers.times.location import located
from handlers.topic import search_button
from handlers.turn import Turn, at_home, turn_of
from handlers.unknown import unknown_command, unknown_message, unknown_words

log = structlog.get_logger()

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE

SOON = 0.7
"""Seconds after which a reader is shown that something is happening."""


def register(application: App, desk: Desk) -> None:
    """Let the application hold every conversation at this desk."""
    members = TelegramMembers(application.bot)
    for command, conversation in CONVERSATIONS.items():
        heard = partial(_on_command, desk, members, conversation)
        application.add_handler(CommandHandler(frozenset(command.names), heard))
    application.add_handler(CallbackQueryHandler(partial(_on_press, desk, members)))
    application.add_handler(ChatMemberHandler(partial(_on_membership, desk), ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, partial(_on_migration, desk)))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(private & filters.LOCATION, partial(_on_location, desk, members)))
    for kinds, conversation in (
        (_unknown_command_filter(), _say_unknown_command),
        (private & filters.TEXT, _say_unknown_words),
        (private & ~filters.StatusUpdate.ALL, _say_unknown_message),
    ):
        application.add_handler(MessageHandler(kinds, partial(_on_message, desk, members, conversation)))
    application.add_error_handler(_on_failure)


def _unknown_command_filter() -> filters.BaseFilter:
    """Commands nobody took: all in a private chat, elsewhere only those that name this bot."""
    return filters.UpdateType.MESSAGE & filters.COMMAND & (filters.ChatType.PRIVATE | filters.Regex(r"^/\w+@"))


def _is_for_another_bot(text: str, own_name: str) -> bool:
    """Whether a command names a bot that is not this one ("/laatste@anderebot")."""
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    name = command.partition("@")[2]
    return bool(name) and name.lower() != own_name.lower()


async def _say_unknown_command(_: Desk, turn: Turn, text: str) -> Answer:
    return unknown_command(text.split(maxsplit=1)[0].split("@")[0], turn.texts)


async def _say_unknown_words(desk: Desk, turn: Turn, text: str) -> Answer:
    return unknown_words(text, await search_button(desk, text), turn.texts)


async def _say_unknown_message(_: Desk, turn: Turn, __: str) -> Answer:
    return unknown_message(turn.texts)


async def _on_command(
    desk: Desk, members: Members, conversation: Conversation, update: Update, context: Context
) -> None:
    text = (update.effective_message and update.effective_message.text) or ""
    said = text.split(maxsplit=1)
    await _converse(desk, members, conversation, update, context, said[1].strip() if len(said) > 1 else "")


async def _on_message(
    desk: Desk, members: Members, conversation: Conversation, update: Update, context: Context
) -> None:
    text = (update.effective_message and update.effective_message.text) or ""
    if _is_for_another_bot(text, context.bot.username):
        return
    await _converse(desk, members, conversation, update, context, text)


async def _on_location(desk: Desk, members: Members, update: Update, context: Context) -> None:
    location = update.effective_message.location if update.effective_message else None
    if location is None:
        return

    async def locate(at: Desk, turn: Turn, _: str) -> Answer:
        return await located(at, turn, location.latitude, location.longitude)

    await _converse(desk, members, about_subject(locate), update, context, "")


async def _on_membership(desk: Desk, update: Update, _: Context) -> None:
    asker = asker_of(update)
    if update.my_chat_member is not None and asker is not None:
        say(asker, await member_changed(desk, update.my_chat_member))


async def _on_migration(desk: Desk, update: Update, _: Context) -> None:
    if update.message is not None:
        await moved(desk, update.message)


async def _converse(
    desk: Desk, members: Members, conversation: Conversation, update: Update, context: Context, said: str
) -> None:
    asker = asker_of(update)
    if asker is None:
        return
    turn = await turn_of(desk, asker, members)
    say(asker, await _showing(asker, context, conversation(at_home(desk, turn), turn, said)))


async def _on_press(desk: Desk, members: Members, update: Update, context: Context) -> None:
    query, asker = update.callback_query, asker_of(update)
    if query is None or query.message is None or asker is None:
        return
    turn = await turn_of(desk, asker, members)
    press = Press(query.data or "", query.message.message_id)
    done = await _pressed(at_home(desk, turn), turn, press)
    await _acknowledge(query, done)
    if done.page is not None:
        turn_into(asker, press.message_id, done.page)
    if done.answer is not None:
        say(asker, done.answer)


async def _pressed(desk: Desk, turn: Turn, press: Press) -> Pressed:
    """What the conversation that the button belongs to makes of it; without one, the button is too old."""
    for pressing in PRESSINGS:
        done = await pressing(desk, turn, press)
        if done is not None:
            return done
    return Pressed(notice=turn.texts.plain("button-gone"), urgent=True)


async def _acknowledge(query: CallbackQuery, done: Pressed) -> None:
    """Take the clock off the button; that a press has become too old to acknowledge stops nothing."""
    try:
        await query.answer(done.notice or None, show_alert=done.urgent)
    except TelegramError as error:
        log.info("press_not_acknowledged", reason=error.message)


async def _showing(asker: Asker, context: Context, work: Awaitable[Answer]) -> Answer:
    """The work's answer; when it takes its time, the chat shows meanwhile that the bot is writing."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=SOON)
    if not done:
        try:
            await context.bot.send_chat_action(asker.chat_id, ChatAction.TYPING, asker.thread_id or None)
        except TelegramError as error:
            log.info("typing_not_shown", reason=error.message)
    return await task


async def _on_failure(update: object, context: Context) -> None:
    """Log what went wrong, and tell the reader once that it did."""
    log.error("update_failed", exc_info=context.error)
    asker = asker_of(update) if isinstance(update, Update) else None
    if asker is not None and asker.kind != ChatType.CHANNEL:
        say(asker, Answer.one(texts_for(asker.language_code)("failure")))
