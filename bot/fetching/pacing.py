"""Whose turn it is at a host: a few requests at a time, with a pause between their starts."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

MOST_HOSTS = 1_000
"""Hosts that are remembered before those that are at rest are forgotten."""


class HostPace:
    """Turns at hosts: at most `at_once` at the same time, and `pause` seconds from one start to the next."""

    def __init__(
        self,
        at_once: int,
        pause: float,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._at_once = at_once
        self._pause = pause
        self._monotonic = monotonic
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, pause: float = 0) -> AsyncIterator[None]:
        """Wait for one's turn at the host and hold it; `pause` is a longer one that the host asks for."""
        at = self._host(host)
        at.users += 1
        try:
            async with at.gate:
                wait = at.wait(self._monotonic(), max(pause, self._pause))
                if wait > 0:
                    await self._sleep(wait)
                yield
        finally:
            at.users -= 1

    @property
    def remembered(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)

    def _host(self, name: str) -> "_Host":
        if name not in self._hosts and len(self._hosts) >= MOST_HOSTS:
            now = self._monotonic()
            self._hosts = {known: host for known, host in self._hosts.items() if host.users or host.free_at > now}
        return self._hosts.setdefault(name, _Host(self._at_once))


class _Host:
    """The places at one host, and the moment from which the next request may start."""

    __slots__ = ("free_at", "gate", "users")

    def __init__(self, at_once: int) -> None:
        self.gate = asyncio.Semaphore(at_once)
        self.users = 0
        self.free_at = 0.0

    def wait(self, now: float, pause: float) -> float:
        """How long until a request may start, which it is then held to."""
        start = max(now, self.free_at)
        self.free_at = start + pause
        return start - now
