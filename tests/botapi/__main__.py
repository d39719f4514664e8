"""The double by hand: `python -m tests.botapi --port 8081 --token 1:X` prints what comes in.

A line that you type is said by the reader whose chat id it prints at the start.
"""

import argparse
import asyncio
import contextlib
import itertools
import math
import sys

from .double import DEFAULT_TOKEN, BotApiDouble
from .limits import Limits
from .records import Call, Chat
from .report import call_line


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--limits", action="store_true", help="enforce Telegram's limits on sending")
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(asked.port, asked.token, Limits() if asked.limits else None))


async def _serve(port: int, token: str, limits: Limits | None) -> None:
    async with BotApiDouble(token=token, port=port, limits=limits) as api:
        reader = api.private_chat()
        _tell(f"listening on {api.base_url}, reader's chat {reader.id}")
        if sys.stdin.isatty():
            asyncio.get_running_loop().add_reader(sys.stdin, _said, api, reader)
        await _print_calls(api)


def _said(api: BotApiDouble, reader: Chat) -> None:
    if text := sys.stdin.readline().strip():
        api.says(reader, text)


async def _print_calls(api: BotApiDouble) -> None:
    for number in itertools.count():
        call = await _finished(api, number)
        if call.method.lower() != "getupdates":
            _tell(call_line(call))


async def _finished(api: BotApiDouble, number: int) -> Call:
    await api.until(lambda: len(api.calls) > number and api.calls[number].outcome != "waiting", within=math.inf)
    return api.calls[number]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
