"""`briefje chat`: the bot in this terminal."""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress

from bot.application import build
from bot.brief_writer import writing_briefs
from bot.clock import now
from bot.delivery.deliverer import Deliverer
from bot.delivery.delivering import delivering
from bot.delivery.pace import UNLIMITED
from bot.delivery.sender import TelegramSender
from bot.fetching.jobs import fetch_job, page_job
from bot.fetching.updating import Updating
from bot.opening import open_database
from bot.reception import Reception
from bot.sample_news import SampleNews, keep_sample_news
from bot.settings import Settings
from bot.sources.offering import offer_known_sources
from bot.sources.opened import SourcesOnRequest, fetching
from bot.summaries import open_summariser
from bot.terminal.conversation import converse
from bot.terminal.first_news import Listening, first_round, opening_lines, telling_job
from bot.terminal.screen import Screen
from bot.terminal.transport import READER_ID, TerminalRequest
from bot.ticking import Job, jobs, ticking
from handlers.desk import Desk
from storage.database import Database

FIRST_BRIEFS_SECONDS = 30.0
"""Loading the model takes about 5 s on two cores, the first eight briefs 2 s; a busy machine takes longer."""

_TOKEN = "0:terminal"  # noqa: S105 - no token: nothing leaves this process
_WELCOME = "Briefje in deze terminal. Probeer /laatste, /onderwerp Gaza of /hulp."
_BUTTONS = "Een knop druk je in met zijn nummer; met Ctrl-D stop je."


async def chat(settings: Settings) -> None:
    """Hold the conversation until the input ends; without real news there is sample news until some comes in."""
    screen = Screen(sys.stdout, colours=sys.stdout.isatty())
    async with await open_database(settings) as db:
        if settings.default_sources:
            await offer_known_sources(db, now)
        async with fetching(settings) as (fetcher, parsers):
            listening = Listening(fetcher)
            updating = Updating(db, listening, parsers, now, settings.zone)
            async with first_round(db, updating, listening, now):
                samples = await keep_sample_news(db, now)
                for line in (_WELCOME, _BUTTONS, *await opening_lines(db, samples, listening), ""):
                    screen.line(line)
                pages = page_job(db, listening, parsers, now, settings.zone)
                telling = [telling_job(db, screen)] if samples is not SampleNews.NONE else []
                news = (fetch_job(updating), pages, *telling)
                await _hold(settings, db, screen, samples, news)


async def _hold(settings: Settings, db: Database, screen: Screen, samples: SampleNews, news: Sequence[Job]) -> None:
    """Talk until the input ends, and do meanwhile what a bot does by itself."""
    request = TerminalRequest(screen)
    keeping = SourcesOnRequest(settings, db, now)
    desk = Desk(db, now, settings.zone, operators=frozenset({READER_ID}), sources=keeping)
    application = build(desk, _TOKEN, api_url="http://terminal.invalid", requests=(request, request), is_public=False)
    deliverer = Deliverer(db, TelegramSender(application.bot), now, limits=UNLIMITED, only_chat=READER_ID)
    reception = Reception(application, db, now, deliverer.wake, deliverer.forget)
    async with (
        application,
        open_summariser(settings) as maker,
        writing_briefs(db, maker, now) as begun,
        delivering(deliverer),
        ticking((*jobs(desk), *news), deliverer.wake),
    ):
        if samples is SampleNews.FRESH:
            await _wait_for_briefs(begun)
        await converse(reception, deliverer, application.bot, request, screen)


async def _wait_for_briefs(begun: asyncio.Event) -> None:
    """A newcomer's first answer shows the model's briefs, unless they take too long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(FIRST_BRIEFS_SECONDS):
            await begun.wait()
