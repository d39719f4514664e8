"""Delivery as a part of a process: one deliverer that goes on whatever happens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog

from bot.delivery.deliverer import Deliverer
from bot.delivery.ownership import Lock, NoLock, ownership

log = structlog.get_logger()

PAUSE = 5.0
"""Seconds before delivery begins anew after an error that nobody expected."""


@asynccontextmanager
async def delivering(deliverer: Deliverer, url: str | None = None) -> AsyncIterator[Deliverer]:
    """Deliver inside this block, as the only process that sends from the outbox of the database at `url`.

    Without `url` no other process is looked at: for a chat that nobody else sends to.
    """
    task = asyncio.create_task(_go_on(deliverer, url))
    try:
        yield deliverer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _go_on(deliverer: Deliverer, url: str | None) -> None:
    while True:
        try:
            async with _owned(url) as lock:
                await _run_until_lost(deliverer, lock)
        except Exception:
            log.exception("delivery_interrupted")
            await asyncio.sleep(PAUSE)


def _owned(url: str | None) -> AbstractAsyncContextManager[Lock]:
    return _unowned() if url is None else ownership(url)


@asynccontextmanager
async def _unowned() -> AsyncIterator[Lock]:
    yield NoLock()


async def _run_until_lost(deliverer: Deliverer, lock: Lock) -> None:
    work, lost = asyncio.ensure_future(deliverer.run()), asyncio.ensure_future(lock.lost())
    try:
        await asyncio.wait({work, lost}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
        log.warning("delivery_lock_lost")
    finally:
        for task in (work, lost):
            task.cancel()
        await asyncio.gather(work, lost, return_exceptions=True)
