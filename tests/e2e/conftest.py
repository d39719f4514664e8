"""`briefje run` as a process of its own, against a double of the Bot API."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

import pytest

from tests.botapi import BotApiDouble, Chat
from tests.storage.conftest import new_postgresql

__all__ = ["new_postgresql"]

ROOT = Path(__file__).parents[2]

STOPS_WITHIN = 5.0
"""Seconds that a stop may take; the promise of `briefje run`."""


class Briefje:
    """The command line of this checkout, with settings of its own and a log that tests can read."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        database = f"sqlite+aiosqlite:///{folder}/briefje.sqlite3"
        self.settings = {"DATABASE_URL": database, "SUMMARY_MODEL": "lead", "DEFAULT_SOURCES": "false", **settings}
        self.log = folder / "log.txt"
        self.process: asyncio.subprocess.Process | None = None

    async def command(self, *words: str, said: str | bytes = "") -> tuple[int, str, str]:
        """Run one command to its end: exit status, standard output, standard error."""
        process = await self._begin(*words, errors=asyncio.subprocess.PIPE)
        out, errors = await process.communicate(said.encode() if isinstance(said, str) else said)
        return process.returncode or 0, out.decode(), errors.decode()

    async def begins(self) -> None:
        """Start `briefje run`, its log in a file."""
        with self.log.open("ab") as log:
            self.process = await self._begin("run", errors=log.fileno())

    async def starts(self, api: BotApiDouble) -> None:
        """Start `briefje run` and wait until it asks the double for updates."""
        await self.begins()
        await api.until(lambda: api.is_polled, within=30)

    async def stops(self, number: int = signal.SIGTERM) -> int:
        """Send the signal and wait for the end; the exit status (negative: killed by that signal)."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        async with asyncio.timeout(STOPS_WITHIN):
            return await self.process.wait()

    async def ends(self) -> None:
        """Leave no process behind, whatever the test did."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def _begin(self, *words: str, errors: int) -> asyncio.subprocess.Process:
        bare = {name: value for name, value in os.environ.items() if name not in _settings()}
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli.main",
            *words,
            cwd=self.folder,
            env={**bare, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::ResourceWarning", **self.settings},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )


def _settings() -> Iterable[str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return {line.split("=")[0] for line in text.splitlines() if "=" in line and not line.startswith("#")}


@pytest.fixture
async def api() -> AsyncIterator[BotApiDouble]:
    """A strict Bot API on this machine."""
    async with BotApiDouble(token="1000001:" + "double-of-the-bot-api_0123456789abcd") as double:
        yield double


@pytest.fixture
def reader(api: BotApiDouble) -> Chat:
    """A reader whose client speaks Dutch."""
    return api.private_chat(first_name="Noor", language_code="nl")


on_both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""What readers meet is the same on both databases."""


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: SQLite, unless the test is to run on both."""
    if getattr(request, "param", "sqlite") == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgresql")
        return make()
    return f"sqlite+aiosqlite:///{tmp_path}/briefje.sqlite3"


@pytest.fixture
async def briefje(api: BotApiDouble, database: str, tmp_path: Path) -> AsyncIterator[Briefje]:
    """The command line, pointed at the double and at an empty database."""
    one = Briefje(tmp_path, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url, DATABASE_URL=database)
    yield one
    await one.ends()
