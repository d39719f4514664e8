"""`briefje chat`: the bot in this terminal."""

import sys

from bot.application import build
from bot.clock import now
from bot.opening import open_database
from bot.sample_news import keep_sample_news
from bot.settings import Settings
from bot.summaries import summariser
from bot.terminal.conversation import converse
from bot.terminal.screen import Screen
from bot.terminal.transport import TerminalRequest
from handlers.desk import Desk

_TOKEN = "0:terminal"  # noqa: S105 - no token: nothing leaves this process
_WELCOME = "Briefje in deze terminal. Probeer /laatste, /onderwerp Gaza of /hulp."
_BUTTONS = "Een knop druk je in met zijn nummer; met Ctrl-D stop je."
_SAMPLES = "Er is nog geen echt nieuws: dit is voorbeeldnieuws, verzonnen voor Briefje. Niets ervan is gebeurd."


async def chat(settings: Settings) -> None:
    """Hold the conversation until the input ends; an empty database is given sample news first."""
    screen = Screen(sys.stdout, colours=sys.stdout.isatty())
    request = TerminalRequest(screen)
    async with await open_database(settings) as db:
        samples = await keep_sample_news(db, summariser(settings), now)
        for line in (_WELCOME, _BUTTONS, *([_SAMPLES] if samples else []), ""):
            screen.line(line)
        desk = Desk(db, now, settings.zone)
        application = build(desk, _TOKEN, api_url="http://terminal.invalid", requests=(request, request))
        async with application:
            await converse(application, request, screen)
