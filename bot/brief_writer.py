"""Briefs in the background: the queue is the articles that have none, so a kill forgets nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import structlog

from news.brief import Brief, Summariser
from news.lead import Lead
from storage import briefs
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

BATCH = 8
"""Articles that the model reads together."""

PAUSE = 5.0
"""Seconds before the queue is looked at again when it is empty."""

BROKEN_PAUSE = 60.0
"""Seconds before a summariser that gave nothing of its own is asked again."""


async def write_batch(db: Database, summariser: Summariser, clock: Callable[[], datetime]) -> int | None:
    """Make and keep the briefs of the newest articles without one: how many, None where the summariser gave none.

    What falls through every candidate is kept with its refusals, so that it is not tried again. A lead that names
    no refusal means that the model itself could not be had: it is not kept, and so is tried again.
    """
    async with db.read() as conn:
        waiting = await briefs.waiting(conn, limit=BATCH)
    if not waiting:
        return 0
    made = await summariser.summarise([one.article for one in waiting])
    done = {(one.id, one.version): brief for one, brief in zip(waiting, made, strict=True) if _is_tried(brief)}
    if not done:
        return None
    async with db.write() as conn:
        await briefs.put(conn, done, clock())
    return len(done)


def _is_tried(brief: Brief) -> bool:
    return brief.method != Lead.method or bool(brief.rejected)


async def write_briefs(
    db: Database, summariser: Summariser, clock: Callable[[], datetime], begun: asyncio.Event
) -> None:
    """Write the briefs that are missing, newest article first, until cancelled; `begun` is set after the first ones."""
    while True:
        try:
            written = await write_batch(db, summariser, clock)
        except StorageError as error:
            log.warning("briefs_not_kept", reason=str(error))
            written = None
        begun.set()
        if not written:
            await asyncio.sleep(PAUSE if written == 0 else BROKEN_PAUSE)


@asynccontextmanager
async def writing_briefs(
    db: Database, summariser: Summariser, clock: Callable[[], datetime]
) -> AsyncIterator[asyncio.Event]:
    """Write briefs in the background meanwhile; gives the event that tells when the newest articles have theirs.

    Leads need no writing: they are made when they are shown.
    """
    begun = asyncio.Event()
    if isinstance(summariser, Lead):
        begun.set()
        yield begun
        return
    task = asyncio.create_task(write_briefs(db, summariser, clock, begun))
    try:
        yield begun
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
