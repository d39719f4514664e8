"""A web server on loopback that answers as it is told: properly, wrongly, slowly or not at all."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client sent: the path with its question, and the headers by their lower-case names."""

    path: str
    headers: dict[str, str]


Script = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]
"""Writes an answer; the connection stays open for the next request unless the script closes it."""


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> Script:
    """A proper answer; `Content_Type="text/html"` is a header, and its length is said unless one is given."""
    said = {"Content_Length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in said.items())]
    return raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body, close=False)


def raw(data: bytes, *, close: bool = True) -> Script:
    """These bytes as they are, and then the end of the connection."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if close:
            writer.close()

    return script


def moved(status: int, location: str) -> Script:
    """A redirect."""
    return answer(f"{status} Elsewhere", Location=location)


def endless(start: bytes, piece: bytes) -> Script:
    """A beginning and then the same piece for as long as somebody reads it."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()

    return script


def dripping(start: bytes, piece: bytes, pause: float) -> Script:
    """A beginning and then a piece, and a pause, for as long as somebody waits."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return script


def silent(start: bytes = b"") -> Script:
    """A beginning, and nothing more while the connection stands."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.Event().wait()

    return script


def held(gate: asyncio.Event, then: Script) -> Script:
    """An answer that waits for the gate to open."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await gate.wait()
        await then(asked, writer)

    return script


def in_turn(*scripts: Script) -> Script:
    """The first, then the second, …; the last one from then on."""
    left = list(scripts)

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(asked, writer)

    return script


class Server:
    """The server; `on` tells it what to answer, `asked` keeps what it was asked."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.under_way = 0
        self.most_under_way = 0
        self._tls = tls
        self._scripts: dict[str, Script] = {}
        self.otherwise: Script = answer("404 Not Found")
        self._tasks: set[asyncio.Task[None]] = set()

    def on(self, path: str, script: Script) -> None:
        """Answer this path with this script; every path that is not named gets `otherwise`, a 404."""
        self._scripts[path] = script

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self._server.sockets[0].getsockname()[1])

    def address(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths it was asked, in their order."""
        return [asked.path for asked in self.asked]

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while not writer.is_closing():
                await self._answer(_parsed(await reader.readuntil(b"\r\n\r\n")), writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            pass  # the client has gone, or the test is over
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        self.asked.append(asked)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self._scripts.get(asked.path, self.otherwise)(asked, writer)
        finally:
            self.under_way -= 1


def _parsed(head: bytes) -> Asked:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    return Asked(first.split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs})
