"""The double itself: a server, a world and the verbs of a scenario."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from .actors import Actors
from .faults import Fault, Injection, too_many_requests
from .limits import Limiter, Limits
from .pulse import Pulse
from .records import Call, Chat, User
from .report import report
from .server import Server
from .webhook import WebhookPoster
from .world import World

DEFAULT_TOKEN = "1000001:double-of-the-bot-api"
Result = TypeVar("Result")


class BotApiDouble(Actors):
    """A strict Bot API on this machine.

    `async with BotApiDouble() as api:` listens on a free port; give `api.base_url` and `api.token` to the bot.
    """

    def __init__(
        self,
        *,
        token: str = DEFAULT_TOKEN,
        username: str = "briefje_bot",
        limits: Limits | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: Callable[[], float] = time.monotonic,
        date: Callable[[], float] = time.time,
    ) -> None:
        """`clock` (monotonic seconds) rules limits and bans; `date` gives the messages their time."""
        number = token.partition(":")[0]
        bot = User(int(number) if number.isdecimal() else 1, "Briefje", username, is_bot=True)
        changes = Pulse()
        super().__init__(World(bot, date), changes)
        self.token = token
        self._clock = clock
        self._server = Server(token, self.world, changes, Limiter(limits, clock), clock)
        self._poster = WebhookPoster(self.world, changes)
        self._posting: asyncio.Task[None] | None = None
        self._host, self._port = host, port

    async def __aenter__(self) -> Self:
        """Start to listen."""
        self._port = await self._server.open(self._host, self._port)
        self._posting = asyncio.create_task(self._poster.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening; requests that wait are cut off."""
        if self._posting:
            self._posting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._posting
        await self._server.close()

    async def goes_down(self) -> None:
        """Telegram cannot be reached: connections are cut and refused. What it knows stays."""
        await self._server.close()

    async def comes_back(self) -> None:
        """Telegram can be reached again, under the same address."""
        await self._server.open(self._host, self._port)

    @property
    def url(self) -> str:
        """Where the double listens."""
        return f"http://{self._host}:{self._port}"

    @property
    def base_url(self) -> str:
        """python-telegram-bot's `base_url`; the token follows it."""
        return f"{self.url}/bot"

    @property
    def calls(self) -> list[Call]:
        """Every request so far, getUpdates too."""
        return self._server.log.calls

    def calls_of(self, *methods: str) -> list[Call]:
        """The requests of these methods."""
        names = {method.lower() for method in methods}
        return [call for call in self.calls if call.method.lower() in names]

    @property
    def unconfirmed(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.world.updates)

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits for an update now."""
        return self._server.polling.is_waiting

    async def until(self, condition: Callable[[], Result], within: float = 10.0) -> Result:
        """Wait until the condition holds and give its value; it is asked again after each request and update."""
        try:
            async with asyncio.timeout(within):
                while not (value := condition()):
                    await self._changes.next()
        except TimeoutError:
            raise AssertionError(f"not within {within:g} s; this came in:\n{report(self.world, self.calls)}") from None
        return value

    def inject(
        self, fault: Fault, *, method: str | None = None, chat: Chat | None = None, times: int | None = 1
    ) -> Injection:
        """Let the next `times` requests (None: all, until `remove()`) meet the fault.

        Without `method` every method is meant but getUpdates, which must be named.
        """
        return self._server.faults.add(Injection(fault, method, chat.id if chat else None, times))

    def bans(self, seconds: float, *, chat: Chat | None = None, method: str | None = None) -> Injection:
        """Answer 429 for this long, in one chat or to the whole bot, with a `retry_after` that counts down."""
        until = self._clock() + seconds
        fault = too_many_requests(int(seconds))
        return self._server.faults.add(Injection(fault, method, chat.id if chat else None, None, until))
