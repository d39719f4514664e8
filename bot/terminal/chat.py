"""`briefje chat`: the bot in this terminal."""

import asyncio
import sys
from contextlib import suppress

from bot.application import build
from bot.brief_writer import writing_briefs
from bot.clock import now
from bot.delivery.deliverer import Deliverer
from bot.delivery.delivering import delivering
from bot.delivery.pace import UNLIMITED
from bot.delivery.sender import TelegramSender
from bot.opening import open_database
from bot.reception import Reception
from bot.sample_news import SampleNews, keep_sample_news
from bot.settings import Settings
from bot.summaries import open_summariser
from bot.terminal.conversation import converse
from bot.terminal.screen import Screen
from bot.terminal.transport import READER_ID, TerminalRequest
from bot.ticking import jobs, ticking
from handlers.desk import Desk

FIRST_BRIEFS_SECONDS = 30.0
"""Loading the model takes about 5 s on two cores, the first eight briefs 2 s; a busy machine takes longer."""

_TOKEN = "0:terminal"  # noqa: S105 - no token: nothing leaves this process
_WELCOME = "Briefje in deze terminal. Probeer /laatste, /onderwerp Gaza of /hulp."
_BUTTONS = "Een knop druk je in met zijn nummer; met Ctrl-D stop je."
_SAMPLES = "Er is nog geen echt nieuws: dit is voorbeeldnieuws, verzonnen voor Briefje. Niets ervan is gebeurd."


async def chat(settings: Settings) -> None:
    """Hold the conversation until the input ends; an empty database is given sample news first."""
    screen = Screen(sys.stdout, colours=sys.stdout.isatty())
    request = TerminalRequest(screen)
    async with await open_database(settings) as db:
        samples = await keep_sample_news(db, now)
        for line in (_WELCOME, _BUTTONS, *([_SAMPLES] if samples is not SampleNews.NONE else []), ""):
            screen.line(line)
        desk = Desk(db, now, settings.zone)
        application = build(
            desk, _TOKEN, api_url="http://terminal.invalid", requests=(request, request), is_public=False
        )
        deliverer = Deliverer(db, TelegramSender(application.bot), now, limits=UNLIMITED, only_chat=READER_ID)
        reception = Reception(application, db, now, deliverer.wake, deliverer.forget)
        async with (
            application,
            open_summariser(settings) as maker,
            writing_briefs(db, maker, now) as begun,
            delivering(deliverer),
            ticking(jobs(desk), deliverer.wake),
        ):
            if samples is SampleNews.FRESH:
                await _wait_for_briefs(begun)
            await converse(reception, deliverer, application.bot, request, screen)


async def _wait_for_briefs(begun: asyncio.Event) -> None:
    """A newcomer's first answer shows the model's briefs, unless they take too long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(FIRST_BRIEFS_SECONDS):
            await begun.wait()
