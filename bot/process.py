"""`briefje run`: the bot as a process, from its first word with Telegram to a stop that loses nothing."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.admins import Admins
from bot.application import App, build, http, introduce
from bot.brief_writer import writing_briefs
from bot.clock import now
from bot.delivery.deliverer import Deliverer
from bot.delivery.delivering import delivering
from bot.delivery.pace import TELEGRAMS
from bot.delivery.sender import TelegramSender
from bot.doors import Doors
from bot.fetching.jobs import fetch_jobs
from bot.opening import open_database
from bot.polling import Trouble
from bot.reception import Reception
from bot.settings import Settings, SettingsError
from bot.sources.health import health_job
from bot.sources.offering import offer_known_sources
from bot.sources.opened import SourcesOnRequest
from bot.summaries import open_summariser
from bot.terminal.transport import READER_ID
from bot.ticking import Job, jobs, ticking
from handlers.desk import Desk
from news.errors import BriefjeError
from news.lead import Lead
from storage import samples

log = structlog.get_logger()

STOP_SECONDS = 3.0
"""What is in hand may take this long at a stop; systemd and Docker wait 10 s or more before they kill."""


class TokenRefusedError(BriefjeError):
    """Telegram refuses the bot's token."""


async def run(settings: Settings) -> None:
    """Hold conversations until SIGTERM or SIGINT."""
    token = _token(settings)
    if settings.webhook_url and settings.http_port is None:
        raise SettingsError("HTTP_PORT: needed where WEBHOOK_URL is set; the port on which a proxy reaches the bot")
    stop = _stop_signal()
    async with await open_database(settings) as db:
        async with db.write() as conn:
            await samples.remove(conn)
        if settings.default_sources:
            await offer_known_sources(db, now)
        async with _closing(http()) as requests:
            operators, keeping = frozenset(settings.admin_chat_ids), SourcesOnRequest(settings, db, now)
            desk = Desk(db, now, settings.zone, operators=operators, sources=keeping)
            application = build(desk, token, api_url=settings.telegram_api_url, requests=requests)
            limits = replace(TELEGRAMS, per_second=settings.telegram_messages_per_second)
            deliverer = Deliverer(db, TelegramSender(application.bot), now, limits=limits, not_chat=READER_ID)
            reception = Reception(application, db, now, deliverer.wake, deliverer.forget)
            admins = Admins(db, settings.admin_chat_ids, now, deliverer.wake)
            async with (
                open_summariser(settings) as maker,
                writing_briefs(
                    db,
                    maker,
                    now,
                    admins.tell,
                    missing=isinstance(maker, Lead) and settings.summary_model.strip().lower() != "lead",
                ),
                fetch_jobs(db, settings, now) as fetching,
            ):
                work = (*jobs(desk), *fetching, health_job(db, admins, now))
                doing = _Doing(application, reception, deliverer, work, Doors(settings, db, now, application.bot))
                await _until_stopped(doing, stop)


@dataclass(frozen=True, slots=True)
class _Doing:
    """What the process does, put together."""

    application: App
    reception: Reception
    deliverer: Deliverer
    jobs: Sequence[Job]
    doors: Doors


@asynccontextmanager
async def _closing(requests: tuple[BaseRequest, BaseRequest]) -> AsyncIterator[tuple[BaseRequest, BaseRequest]]:
    """Close the clients whatever happens: an application that could not begin does not close its own."""
    try:
        yield requests
    finally:
        for one in requests:
            await one.shutdown()


async def _until_stopped(doing: _Doing, stop: asyncio.Event) -> None:
    """Serve until the signal comes, or until serving itself ends with an error, which is raised."""
    work, stopping = asyncio.ensure_future(_serve(doing)), asyncio.ensure_future(stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    for task in (work, stopping):
        task.cancel()
    try:
        with suppress(asyncio.CancelledError):
            await work
    finally:
        await doing.reception.close(STOP_SECONDS)
        await doing.application.shutdown()
        log.info("stopped")


async def _serve(doing: _Doing) -> None:
    bot, doors = doing.application.bot, doing.doors
    async with doors.open(doing.reception):
        await _begin(doing.application)
        async with delivering(doing.deliverer, doors.database_url), ticking(doing.jobs, doing.deliverer.wake):
            introducing = asyncio.ensure_future(_introduce(bot))
            try:
                await doors.receive(doing.reception)
            finally:
                introducing.cancel()
                await asyncio.gather(introducing, return_exceptions=True)


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
