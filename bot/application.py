"""The application: python-telegram-bot wired to our conversations, over whichever transport."""

import os
from dataclasses import replace
from typing import Any

from telegram import Bot
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot.delivery.transport import DeliveryRequest
from handlers.commands import menu
from handlers.conversations import register
from handlers.desk import Desk
from handlers.texts import LANGUAGES, texts_for

App = Application[Any, Any, Any, Any, Any, Any]

# python-telegram-bot's `retry_after` becomes a timedelta; asking for the int warns, and a warning may be an error.
os.environ.setdefault("PTB_TIMEDELTA", "true")


def http() -> tuple[BaseRequest, BaseRequest]:
    """What speaks HTTP with Telegram: one client for getUpdates, which waits long, and one for everything else."""
    return HTTPXRequest(connection_pool_size=2, read_timeout=10.0), DeliveryRequest()


def build(
    desk: Desk, token: str, *, api_url: str, requests: tuple[BaseRequest, BaseRequest], is_public: bool = True
) -> App:
    """An application of all conversations; `requests` carry getUpdates and everything else.

    A bot that is not public has no address that others could be sent.
    """
    builder = ApplicationBuilder().token(token).updater(None)
    builder = builder.base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    application: App = builder.get_updates_request(requests[0]).request(requests[1]).build()
    named = replace(desk, bot_name=lambda: application.bot.username) if is_public else desk
    register(application, named)
    return application


async def introduce(bot: Bot) -> None:
    """Tell Telegram the commands and the description: Dutch for everyone, in Dutch words for Dutch clients, English."""
    await bot.set_my_commands(menu(texts_for("nl"), twins=False))
    await bot.set_my_commands(menu(texts_for("nl"), twins=True), language_code="nl")
    await bot.set_my_commands(menu(texts_for("en"), twins=False), language_code="en")
    for language in LANGUAGES:
        description = texts_for(language).plain("description")
        await bot.set_my_description(description, language_code=None if language == "nl" else language)
