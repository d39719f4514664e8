"""Waiting for the next change without polling."""

import asyncio


class Pulse:
    """Wakes everybody who waits, each time it rings."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait now; who waits later waits for the next ring."""
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def next(self) -> None:
        """Wait for the next ring."""
        await self._event.wait()
