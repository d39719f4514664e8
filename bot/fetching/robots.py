"""What each host's robots.txt lets us read: asked once a day, 4xx is yes, 5xx or silence is no for now (RFC 9309)."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego
from yarl import URL

from bot.fetching.fetcher import Fetched, Outcome
from bot.fetching.user_agent import TOKEN

LONGEST = 512 * 1024
"""Bytes of a robots.txt: RFC 9309 asks for 500 KiB at least."""
KEPT_FOR = timedelta(days=1)
TRIED_AGAIN_AFTER = timedelta(minutes=10)
"""How long a robots.txt that could not be had counts as a no."""
MOST_HOSTS = 500
"""Hosts whose rules are remembered; the one asked longest ago goes first."""

_AGENT = re.compile(r"(?i)\s*user[- ]?agent\s*[:\s]\s*([^#]*)")


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether a page may be read, and how many seconds its host wants between two.

    `known` is False where robots.txt could not be had, which is a no for now.
    """

    allowed: bool
    pause: float = 0.0
    known: bool = True


class Robots:
    """The rules of hosts, fetched with `get` and kept."""

    def __init__(self, get: Callable[[URL], Awaitable[Outcome]], clock: Callable[[], datetime]) -> None:
        self._get = get
        self._clock = clock
        self._hosts: OrderedDict[URL, _Host] = OrderedDict()

    async def leave(self, url: URL) -> Leave:
        """Whether we may read this page."""
        host = self._host(url.origin())
        async with host.lock:
            if host.until is None or host.until <= self._clock():
                await self._ask(host, url.origin().with_path("/robots.txt"))
        return host.leave(url)

    @property
    def remembered(self) -> int:
        """How many hosts' rules are remembered."""
        return len(self._hosts)

    def _host(self, origin: URL) -> "_Host":
        host = self._hosts.setdefault(origin, _Host())
        self._hosts.move_to_end(origin)
        if len(self._hosts) > MOST_HOSTS:
            self._hosts.popitem(last=False)
        return host

    async def _ask(self, host: "_Host", address: URL) -> None:
        outcome = await self._get(address)
        # Half a megabyte of rules takes half a second.
        host.rules, known = await asyncio.to_thread(_rules, outcome)
        host.until = self._clock() + (KEPT_FOR if known else TRIED_AGAIN_AFTER)


class _Host:
    """One host's rules: None where it could not say; `until` is when they are asked for again."""

    __slots__ = ("lock", "rules", "until")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.rules: Protego | None = None
        self.until: datetime | None = None

    def leave(self, url: URL) -> Leave:
        if self.rules is None:
            return Leave(allowed=False, known=False)
        return Leave(self.rules.can_fetch(str(url), TOKEN), self.rules.crawl_delay(TOKEN) or 0.0)


def _rules(outcome: Outcome) -> tuple[Protego | None, bool]:
    if isinstance(outcome, Fetched):
        return Protego.parse(_ours(outcome.body.decode("utf-8-sig", "replace"))), True
    # 429 is a server that wants less of us, not one without rules.
    if outcome.status is not None and 400 <= outcome.status < 500 and outcome.status != 429:
        return Protego.parse(""), True
    return None, False


def _ours(text: str) -> str:
    """The rules with one name for all others: each rule is kept per name, and thousands of names make millions."""
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    agent = _AGENT.match(line)
    if agent is None:
        return line
    name = agent[1].strip().lower().partition("/")[0]
    return f"User-agent: {name if name == '*' or name == TOKEN.lower() else 'others'}"
