"""The conversation at the terminal: a line in, the bot's answer out, until the input ends."""

import asyncio
import sys
from collections.abc import AsyncIterator
from concurrent.futures import CancelledError
from contextlib import suppress
from threading import Thread
from typing import TextIO

from telegram import Bot, Update

from bot.delivery.deliverer import Deliverer
from bot.reception import Reception
from bot.terminal.screen import Screen
from bot.terminal.transport import TerminalRequest

PROMPT = "› "

_NO_BUTTON = "Een knop met nummer {number} is er nu niet."

MAX_LINE = 4096
"""Bot API: what a client sends has at most 4096 characters; the rest is left out, as clients do."""


async def converse(
    reception: Reception, deliverer: Deliverer, bot: Bot, request: TerminalRequest, screen: Screen
) -> None:
    """Answer each line of standard input in turn; a number presses the button of that number.

    What is not sent when the line is read, such as a digest at its time, is shown when it comes.
    """
    interactive = sys.stdin.isatty()
    async for line in _lines(sys.stdin, screen, prompt=interactive):
        said = line.strip()[:MAX_LINE]
        if not said:
            continue
        if not interactive:
            screen.line(f"{PROMPT}{said}")
        is_number = said.isascii() and said.isdigit() and len(said) < 4
        update = request.pressed(int(said)) if is_number else None
        if is_number and update is None:
            screen.line(_NO_BUTTON.format(number=said))
            screen.line()
            continue
        screen.new_turn()
        await reception.handle(Update.de_json(update or request.typed(said), bot))
        await deliverer.idle()


async def _lines(source: TextIO, screen: Screen, *, prompt: bool) -> AsyncIterator[str]:
    """The lines of the input as they come, read in a thread so that nothing else waits for the keyboard."""
    lines: asyncio.Queue[str | None] = asyncio.Queue(maxsize=1)
    # A daemon thread of our own: asyncio's executor would wait for one more line at the end.
    Thread(target=_read, args=(source, lines, asyncio.get_running_loop()), name="terminal", daemon=True).start()
    while True:
        if prompt:
            print(PROMPT, end="", file=screen.out, flush=True)
        line = await lines.get()
        if line is None:
            return
        yield line


def _read(source: TextIO, lines: "asyncio.Queue[str | None]", loop: asyncio.AbstractEventLoop) -> None:
    """Put each line into the queue, then None; a conversation that has ended meanwhile ends this too."""
    with suppress(RuntimeError, CancelledError):
        try:
            for line in source:
                asyncio.run_coroutine_threadsafe(lines.put(line), loop).result()
        finally:
            asyncio.run_coroutine_threadsafe(lines.put(None), loop).result()
