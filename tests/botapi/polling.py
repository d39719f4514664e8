"""Long polling: one getUpdates at a time, woken by the next update."""

import asyncio
from typing import Final

from .errors import ALREADY_POLLING, WEBHOOK_IS_ACTIVE, RefusedError
from .params import Params
from .pulse import Pulse
from .records import Json
from .world import World

_LONGEST_POLL: Final = 50


class Polling:
    """Answers getUpdates; a newer one ends an older one with 409."""

    def __init__(self, world: World, arrivals: Pulse) -> None:
        """`arrivals` rings whenever an update was queued."""
        self._world = world
        self._arrivals = arrivals
        self._current: asyncio.Task[None] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a getUpdates waits for an update now."""
        return self._current is not None and not self._current.done()

    async def get_updates(self, params: Params) -> list[Json]:
        """Confirm by offset, then wait up to `timeout` seconds for updates."""
        if self._world.webhook:
            raise RefusedError(409, WEBHOOK_IS_ACTIVE)
        self.interrupt()
        updates = self._world.updates
        if (allowed := params.names("allowed_updates")) is not None:
            updates.allowed = allowed
        updates.confirm(params.integer("offset", 0))
        seconds = min(max(params.integer("timeout", 0), 0), _LONGEST_POLL)
        if seconds and not len(updates):
            await self._wait(seconds)
        return updates.first(params.integer("limit", 100))

    def interrupt(self) -> None:
        """End the getUpdates that waits, with 409."""
        if self._current is not None:
            self._current.cancel()

    async def _wait(self, seconds: float) -> None:
        self._current = waiting = asyncio.ensure_future(self._arrival())
        try:
            done, _ = await asyncio.wait({waiting}, timeout=seconds)
        finally:
            waiting.cancel()
        if done and waiting.cancelled():
            raise RefusedError(409, ALREADY_POLLING)

    async def _arrival(self) -> None:
        while not len(self._world.updates):
            await self._arrivals.next()
