"""A double for each test, and two clients of it: a bare one and python-telegram-bot's."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot

from tests.botapi import BotApiDouble, Chat, Limits

from .clock import Clock
from .raw_client import RawClient


@pytest.fixture
async def api() -> AsyncIterator[BotApiDouble]:
    """A double that listens."""
    async with BotApiDouble() as double:
        yield double


@pytest.fixture
def reader(api: BotApiDouble) -> Chat:
    """A reader who has started the bot."""
    return api.private_chat(first_name="Noor", language_code="nl")


@pytest.fixture
async def raw(api: BotApiDouble) -> AsyncIterator[RawClient]:
    """A client that sends exactly what it is told to."""
    async with aiohttp.ClientSession() as session:
        yield RawClient(session, f"{api.base_url}{api.token}")


@pytest.fixture
async def bot(api: BotApiDouble) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client."""
    async with Bot(api.token, base_url=api.base_url) as client:
        yield client


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
async def timed_api(clock: Clock) -> AsyncIterator[BotApiDouble]:
    """A double without limits that lives by the test's clock."""
    async with BotApiDouble(clock=clock) as double:
        yield double


@pytest.fixture
async def timed_raw(timed_api: BotApiDouble) -> AsyncIterator[RawClient]:
    """A bare client of that double."""
    async with aiohttp.ClientSession() as session:
        yield RawClient(session, f"{timed_api.base_url}{timed_api.token}")


@pytest.fixture
async def limited_api(clock: Clock) -> AsyncIterator[BotApiDouble]:
    """A double with Telegram's limits that lives by the test's clock."""
    async with BotApiDouble(clock=clock, limits=Limits()) as double:
        yield double


@pytest.fixture
async def limited_raw(limited_api: BotApiDouble) -> AsyncIterator[RawClient]:
    """A bare client of that double."""
    async with aiohttp.ClientSession() as session:
        yield RawClient(session, f"{limited_api.base_url}{limited_api.token}")
