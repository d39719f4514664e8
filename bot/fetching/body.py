"""The body of an answer, read piece by piece within its bounds: on the wire, unpacked, and beside other large ones."""

import asyncio

import aiohttp

from bot.fetching.limits import Limits
from bot.fetching.refusal import RefusalError
from bot.fetching.unpacking import Unpacker, unpacker
from news.limits import MB


class Bodies:
    """Reads bodies; of those over `limits.large` bytes only `limits.large_at_once` are in memory at a time."""

    def __init__(self, limits: Limits) -> None:
        self._large = limits.large
        self._gate = asyncio.Semaphore(limits.large_at_once)

    async def read(self, response: aiohttp.ClientResponse, most: int) -> bytes:
        """The unpacked body. Raises RefusalError: too_large, encoding."""
        if (response.content_length or 0) > most:
            raise _too_large(most)
        body = _Body(response.headers.get("Content-Encoding", ""), most)
        held = False
        try:
            async for piece in response.content.iter_any():
                body.push(piece)
                if not held and body.size > self._large:
                    await self._gate.acquire()
                    held = True
            return body.finish()
        finally:
            if held:
                self._gate.release()


class _Body:
    def __init__(self, claim: str, most: int) -> None:
        self._claim = claim
        self._most = most
        self._wire = 0
        self._bytes = bytearray()
        self._unpacker: Unpacker | None = None

    @property
    def size(self) -> int:
        return len(self._bytes)

    def push(self, piece: bytes) -> None:
        self._wire += len(piece)
        if self._unpacker is None:
            self._unpacker = unpacker(self._claim, piece)
        self._bytes += self._unpacker.push(piece, self._most - self.size)
        if self._wire > self._most or self.size > self._most:
            raise _too_large(self._most)

    def finish(self) -> bytes:
        if self._unpacker is not None:
            self._unpacker.finish()
        return bytes(self._bytes)


def _too_large(most: int) -> RefusalError:
    size = f"{most / MB:.1f}".removesuffix(".0") + " MB" if most >= MB // 10 else f"{most} bytes"
    return RefusalError("too_large", f"more than {size}")
