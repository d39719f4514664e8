"""Names to addresses: only public ones come out, and the connection goes to what came out and nowhere else.

A name is looked up once for a connection, so an answer cannot change between the check and the connection; one private
answer among public ones refuses the name. Below it, every socket is checked again as it is made.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.fetching.refusal import RefusalError
from news.public_address import is_public

Lookup = Callable[[str], Awaitable[Sequence[str]]]
"""The IP addresses of a name, as text; raises OSError where it has none."""

LOOKUPS_AT_ONCE = 16
"""Threads that wait for a name server at a time: one that does not answer holds its thread for up to half a minute."""

AddrInfo = tuple[Any, Any, Any, str, tuple[Any, ...]]
Sockets = Callable[[AddrInfo], socket.socket]
"""What makes the socket of a connection: family, type, protocol, a name that nobody needs, and (address, port, …)."""


class PrivateSocketError(OSError):
    """A connection to a private address was about to be made."""


class CheckedResolver(AbstractResolver):
    """Looks names up and refuses those that lead to a private address, unless `private`."""

    def __init__(self, lookup: Lookup, *, private: bool) -> None:
        self._lookup = lookup
        self._private = private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises OSError for none, RefusalError (private_address) for a private one."""
        found = await self._lookup(host)
        if not found:
            raise OSError(f"no address for {host}")
        if not self._private and not all(is_public(address) for address in found):
            raise RefusalError(
                "private_address",
                "not fetched, its name leads to a private address (FETCH_PRIVATE_ADDRESSES allows it)",
            )
        return [_result(host, address, port) for address in found]

    async def close(self) -> None:
        """Nothing is held."""


def socket_for(info: AddrInfo) -> socket.socket:
    """A socket for a connection, as the system makes it."""
    return socket.socket(info[0], info[1], info[2])


def public_sockets(make: Sockets) -> Sockets:
    """Sockets for connections to public addresses; they raise PrivateSocketError for any other."""

    def public(info: AddrInfo) -> socket.socket:
        if not is_public(str(info[4][0])):
            raise PrivateSocketError("a private address")
        return make(info)

    return public


def system_lookup() -> Lookup:
    """The system's own look-up, in threads that nobody waits for when the process ends."""
    gate = asyncio.Semaphore(LOOKUPS_AT_ONCE)

    async def lookup(host: str) -> Sequence[str]:
        await gate.acquire()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Sequence[str]] = loop.create_future()
        # The thread gives its place back, not who waits: that one may long be gone.
        threading.Thread(target=_ask, args=(host, loop, answer, gate), daemon=True).start()
        return await answer

    return lookup


def _ask(
    host: str, loop: asyncio.AbstractEventLoop, answer: "asyncio.Future[Sequence[str]]", gate: asyncio.Semaphore
) -> None:
    found: Sequence[str] | Exception
    try:
        infos = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        found = list(dict.fromkeys(str(info[4][0]) for info in infos))
    except (OSError, ValueError) as error:
        # ValueError: a name that cannot be written as a name of the internet (a label of more than 63 letters).
        found = error if isinstance(error, OSError) else OSError("not a name")

    def tell() -> None:
        gate.release()
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:  # the loop is closed: nobody waits any more
        return


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
