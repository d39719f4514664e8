"""A server, an internet that leads to it, and fetchers with short time-outs."""

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.fetching.http_fetcher import HttpFetcher
from bot.fetching.limits import LIMITS
from tests.bot.fetching.internet import Internet
from tests.bot.fetching.server import Server

CERTIFICATE = Path(__file__).with_name("certificate.pem")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PATIENT = replace(LIMITS, pause=0)
"""The limits as they are, without pauses: for what answers at once."""
HASTY = replace(PATIENT, connect=0.1, silence=0.1, whole=0.3)
"""For what would keep us waiting."""

Open = Callable[..., Any]


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A web server on loopback."""
    async with Server() as running:
        yield running


@pytest.fixture
async def secure() -> AsyncIterator[Server]:
    """A web server with a certificate for nieuws.example."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    async with Server(context) as running:
        yield running


@pytest.fixture
def trusting() -> ssl.SSLContext:
    """A client that trusts the certificate of `secure`."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


@pytest.fixture
def internet(server: Server, secure: Server) -> Internet:
    """An internet whose every public address is `server` at port 80 and `secure` at port 443."""
    return Internet(port80=server, port443=secure)


@pytest.fixture
async def opened() -> AsyncIterator[Open]:
    """Opens fetchers that end with the test; private addresses are let through unless said otherwise."""
    async with AsyncExitStack() as stack:

        async def open_(**options: Any) -> HttpFetcher:
            said = {"private": True, "limits": PATIENT, "clock": lambda: NOW, **options}
            return await stack.enter_async_context(HttpFetcher(**said))

        yield open_


@pytest.fixture
async def fetcher(opened: Open) -> HttpFetcher:
    """A fetcher that reaches loopback."""
    return await opened()


@pytest.fixture
async def outside(opened: Open, internet: Internet, trusting: ssl.SSLContext) -> HttpFetcher:
    """A fetcher in the internet of the test, to which private addresses are closed."""
    return await opened(private=False, lookup=internet.lookup, sockets=internet.socket, tls=trusting)
