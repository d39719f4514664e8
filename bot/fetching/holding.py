"""What was fetched and waits to be parsed: a parser is slower than a network, and bodies can be large."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from news.limits import MB

MOST_HELD = 32 * MB
"""Bytes of bodies that wait: three of the largest; what 32 servers send meanwhile comes on top of it."""
PLACES = 40
"""Feeds in hand: the fetcher asks 32 at a time, the others are being parsed."""


class Holding:
    """Places for feeds in hand. None is given while too many bytes wait."""

    def __init__(self, places: int = PLACES, most: int = MOST_HELD) -> None:
        self._places = asyncio.Semaphore(places)
        self._most = most
        self._held = 0
        self._room = asyncio.Condition()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[Callable[[int], None]]:
        """A place, and how to say how many bytes are held in it; they go with it."""
        held = 0

        def hold(size: int) -> None:
            nonlocal held
            held += size
            self._held += size

        async with self._places:
            async with self._room:
                await self._room.wait_for(lambda: self._held < self._most)
            try:
                yield hold
            finally:
                self._held -= held
                if held:
                    async with self._room:
                        self._room.notify_all()
