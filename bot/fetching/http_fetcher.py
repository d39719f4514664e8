"""The fetcher that asks real servers, over aiohttp: politely, within bounds, and never at a private address."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import datetime
from types import TracebackType
from typing import Self

import aiohttp
import structlog
from yarl import URL

from bot.clock import now
from bot.fetching.addresses import check, checked, shown
from bot.fetching.body import Bodies
from bot.fetching.failures import EXPECTED, refusal
from bot.fetching.fetcher import Fetched, Outcome, Request
from bot.fetching.limits import LIMITS, LONGEST_HEADER, Limits
from bot.fetching.pacing import HostPace
from bot.fetching.redirects import STATUSES, Trail
from bot.fetching.refusal import RefusalError
from bot.fetching.resolver import CheckedResolver, Lookup, Sockets, public_sockets, socket_for, system_lookup
from bot.fetching.robots import LONGEST, Robots
from bot.fetching.unpacking import ACCEPTED
from bot.fetching.user_agent import user_agent
from bot.fetching.visit import Visit, said_no
from news.public_address import why_not_public

_log = structlog.get_logger()


class HttpFetcher:
    """A `Fetcher` for http and https; an async context manager, to be opened once and used by many at a time.

    `contact` is told to servers in the user agent; `private` lets private addresses through (they are asked without
    pauses); `lookup`, `tls`, `sockets` and `sleep` are the system's own unless given. No cookie is kept and no proxy
    used: a proxy would look names up itself, past the check of addresses.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        private: bool = False,
        limits: Limits = LIMITS,
        clock: Callable[[], datetime] = now,
        lookup: Lookup | None = None,
        tls: ssl.SSLContext | None = None,
        sockets: Sockets = socket_for,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._contact = contact
        self._private = private
        self._limits = limits
        self._clock = clock
        self._lookup = lookup
        self._tls = tls
        self._sockets = sockets
        self._sleep = sleep

    async def __aenter__(self) -> Self:
        limits = self._limits
        self._session = self._open()
        self._bodies = Bodies(limits)
        self._robots = Robots(self._robots_txt, self._clock)
        self._public = HostPace(limits.per_host, limits.pause, sleep=self._sleep)
        self._own = HostPace(limits.per_private_host, 0, sleep=self._sleep)
        self._places = asyncio.Semaphore(limits.at_once)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def fetch(self, request: Request) -> Outcome:
        """Fetch it; every failure is a value."""
        visit = Visit(request)
        try:
            visit.trail = Trail(checked(request.address, private=self._private), self._limits.redirects)
            return await self._follow(visit, visit.trail)
        except EXPECTED as error:
            return visit.refused(refusal(error, self._limits))
        except Exception:
            _log.exception("fetch_failed", address=shown(request.address))
            return visit.refused(RefusalError("internal", "a mistake in the fetcher; see the log"))

    def _open(self) -> aiohttp.ClientSession:
        limits = self._limits
        lookup = self._lookup or system_lookup()
        connector = aiohttp.TCPConnector(
            limit=0,  # the places and the pace bound it, before the clock of a fetch runs
            ssl=self._tls or True,
            resolver=CheckedResolver(lookup, private=self._private),
            socket_factory=self._sockets if self._private else public_sockets(self._sockets),
        )
        return aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(
                total=None, connect=limits.connect, sock_connect=limits.connect, sock_read=limits.silence
            ),
            headers={"User-Agent": user_agent(self._contact), "Accept-Encoding": ACCEPTED},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_field_size=LONGEST_HEADER,
        )

    async def _follow(self, visit: Visit, trail: Trail) -> Fetched:
        while True:
            pause = await self._leave(trail.url) if visit.request.as_page else 0
            async with AsyncExitStack() as turn:
                await turn.enter_async_context(self._turn(trail.url, pause))
                await turn.enter_async_context(self._places)
                fetched = await self._ask(visit, trail)
            if fetched is not None:
                return fetched
            check(trail.url, private=self._private)

    def _turn(self, url: URL, pause: float) -> AbstractAsyncContextManager[None]:
        host = url.raw_host or ""
        if self._private and why_not_public(host):
            return self._own.turn(f"{host}:{url.port}")
        return self._public.turn(host, pause)

    async def _leave(self, url: URL) -> float:
        leave = await self._robots.leave(url)
        if not leave.known:
            raise RefusalError("robots_unreachable", "its robots.txt cannot be had, which is a no for now")
        if not leave.allowed:
            raise RefusalError("robots", "its robots.txt asks us not to read it")
        return min(leave.pause, self._limits.longest_pause)

    async def _robots_txt(self, url: URL) -> Outcome:
        return await self.fetch(Request(address=str(url), accept="text/plain, */*;q=0.5", most=LONGEST))

    async def _ask(self, visit: Visit, trail: Trail) -> Fetched | None:
        """One request of a fetch: what it gives, or None where it leads on."""
        with visit.on_the_network():
            async with (
                asyncio.timeout(self._limits.whole - visit.seconds),
                self._session.get(trail.url, headers=visit.headers, allow_redirects=False) as response,
            ):
                return await self._answer(visit, trail, response)

    async def _answer(self, visit: Visit, trail: Trail, response: aiohttp.ClientResponse) -> Fetched | None:
        status, headers = response.status, response.headers
        if status in STATUSES:
            trail.follow(status, headers.get("Location"))
            return None
        if status == 304 and visit.conditional:
            return visit.fetched(trail, status, headers, b"")
        if status in (200, 203):
            return visit.fetched(trail, status, headers, await self._bodies.read(response, visit.request.most))
        raise said_no(status, response.reason or "", headers, self._clock(), self._limits)
