"""Faults to inject: answers that Telegram gives on a bad day, and connections that break."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from .errors import ALREADY_POLLING, RefusedError, forbidden, migrated_to, retry_after


@dataclass(frozen=True, slots=True)
class Answered:
    """The request is not carried out and refused in this way."""

    refusal: RefusedError


@dataclass(frozen=True, slots=True)
class Page:
    """A proxy before Telegram answers with a page of its own, which is not JSON."""

    status: int
    html: str


@dataclass(frozen=True, slots=True)
class Stalled:
    """The request is read, maybe carried out, and not answered until the injection is released."""

    carried_out: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection breaks, before or after the request was carried out."""

    carried_out: bool


Fault = Answered | Page | Stalled | Cut


def too_many_requests(seconds: int) -> Fault:
    """429 with `retry_after`."""
    return Answered(retry_after(seconds))


def blocked() -> Fault:
    """403: the reader has blocked the bot."""
    return Answered(forbidden("bot was blocked by the user"))


def deactivated() -> Fault:
    """403: the reader's account is gone."""
    return Answered(forbidden("user is deactivated"))


def kicked(kind: str = "supergroup") -> Fault:
    """403: the bot was thrown out of a group, supergroup or channel."""
    return Answered(forbidden(f"bot was kicked from the {kind} chat"))


def migrated(to: int) -> Fault:
    """400 that names the new id of the group."""
    return Answered(migrated_to(to))


def conflict() -> Fault:
    """409, as when another process polls with the same token."""
    return Answered(RefusedError(409, ALREADY_POLLING))


def unauthorized() -> Fault:
    """401, as after the token was revoked."""
    return Answered(RefusedError(401, "Unauthorized"))


def not_found() -> Fault:
    """404."""
    return Answered(RefusedError(404, "Not Found"))


def bad_gateway() -> Fault:
    """502 with an HTML body."""
    page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>nginx</body></html>"
    return Page(502, page)


def stalled(*, carried_out: bool = False) -> Fault:
    """No answer until it is released."""
    return Stalled(carried_out)


def cut_before() -> Fault:
    """The connection breaks and nothing was done."""
    return Cut(carried_out=False)


def cut_after() -> Fault:
    """The connection breaks after the request was carried out."""
    return Cut(carried_out=True)


@dataclass(eq=False, slots=True)
class Injection:
    """A fault that waits for its requests: `times` of them, or all until it is removed or has expired."""

    fault: Fault
    method: str | None = None
    chat_id: int | None = None
    left: int | None = 1
    until: float = math.inf
    used: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether the request is one of those; getUpdates only where it was named."""
        if self.method is None and method == "getupdates":
            return False
        named = self.method is None or self.method.lower() == method
        return named and self.chat_id in (None, chat_id) and self.left != 0

    def release(self) -> None:
        """Answer the requests that are stalled, and stall no more."""
        self.released.set()
        self.left = 0

    def remove(self) -> None:
        """From now on requests are served; those that are stalled stay so."""
        self.left = 0

    def now(self, at: float) -> Fault:
        """The fault at this moment; a ban that ends counts down."""
        if math.isinf(self.until):
            return self.fault
        return Answered(retry_after(max(1, math.ceil(self.until - at))))


class Faults:
    """The injections, first come first served."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """No faults; the clock ends bans."""
        self._clock = clock
        self._injections: list[Injection] = []
        self._stalls: list[Injection] = []

    def add(self, injection: Injection) -> Injection:
        """Let it wait for its requests."""
        self._injections.append(injection)
        if isinstance(injection.fault, Stalled):
            self._stalls.append(injection)
        return injection

    def release_all(self) -> None:
        """Let go of every request that is stalled, as the double closes."""
        for injection in self._stalls:
            injection.release()

    def take(self, method: str, chat_id: int | None) -> tuple[Fault, Injection] | None:
        """The fault that this request meets."""
        now = self._clock()
        self._injections = [one for one in self._injections if one.left != 0 and one.until > now]
        for injection in self._injections:
            if injection.matches(method, chat_id):
                injection.used += 1
                injection.left = None if injection.left is None else injection.left - 1
                return injection.now(now), injection
        return None
