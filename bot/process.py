"""`briefje run`: the bot as a process, from its first word with Telegram to a stop that loses nothing."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.application import App, build, http, introduce
from bot.brief_writer import writing_briefs
from bot.clock import now
from bot.housekeeping import keep_house
from bot.opening import open_database
from bot.polling import Trouble, poll
from bot.reception import Reception
from bot.settings import Settings, SettingsError
from bot.summaries import open_summariser
from handlers.desk import Desk
from news.errors import BriefjeError
from storage import samples
from storage.database import Database

log = structlog.get_logger()

STOP_SECONDS = 3.0
"""What is in hand may take this long at a stop; systemd and Docker wait 10 s or more before they kill."""


class TokenRefusedError(BriefjeError):
    """Telegram refuses the bot's token."""


async def run(settings: Settings) -> None:
    """Hold conversations until SIGTERM or SIGINT."""
    token = _token(settings)
    if settings.webhook_url:
        raise SettingsError("WEBHOOK_URL: this version has long polling only; leave it empty")
    stop = _stop_signal()
    async with await open_database(settings) as db:
        async with db.write() as conn:
            await samples.remove(conn)
        async with _closing(http()) as requests:
            desk = Desk(db, now, settings.zone)
            application = build(desk, token, api_url=settings.telegram_api_url, requests=requests)
            async with open_summariser(settings) as maker, writing_briefs(db, maker, now):
                await _until_stopped(application, Reception(application, db, now), db, stop)


@asynccontextmanager
async def _closing(requests: tuple[HTTPXRequest, HTTPXRequest]) -> AsyncIterator[tuple[HTTPXRequest, HTTPXRequest]]:
    """Close the clients whatever happens: an application that could not begin does not close its own."""
    try:
        yield requests
    finally:
        for one in requests:
            await one.shutdown()


async def _until_stopped(application: App, reception: Reception, db: Database, stop: asyncio.Event) -> None:
    """Serve until the signal comes, or until serving itself ends with an error, which is raised."""
    work, stopping = asyncio.ensure_future(_serve(application, reception, db)), asyncio.ensure_future(stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    for task in (work, stopping):
        task.cancel()
    try:
        with suppress(asyncio.CancelledError):
            await work
    finally:
        await reception.close(STOP_SECONDS)
        await application.shutdown()
        log.info("stopped")


async def _serve(application: App, reception: Reception, db: Database) -> None:
    await _begin(application)
    log.info("started", bot=application.bot.username, resumed=await reception.resume())
    beside = [asyncio.ensure_future(_introduce(application.bot)), asyncio.ensure_future(keep_house(db, now))]
    try:
        await poll(application.bot, reception)
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)


async def _begin(application: App) -> None:
    """Get to know the bot's own name; an unreachable server is waited for, a refused token is not."""
    trouble = Trouble()
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise TokenRefusedError("TELEGRAM_BOT_TOKEN: Telegram refuses this token") from None
        except TelegramError as error:
            await asyncio.sleep(trouble.begins(error))


async def _introduce(bot: Bot) -> None:
    try:
        await introduce(bot)
    except TelegramError as error:
        log.warning("commands_not_set", reason=error.message)


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def _token(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN: needed for `briefje run`; get one from @BotFather")
    return settings.telegram_bot_token.get_secret_value()
