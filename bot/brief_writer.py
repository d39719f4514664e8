"""Briefs in the background: the queue is the articles that have none, so a kill forgets nothing."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import structlog

from bot.counters import COUNTERS
from bot.summaries import Closing
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

LONG_PAUSES = (60.0, 120.0, 240.0, 480.0, 900.0)
"""Seconds before a summariser that gave nothing of its own is asked again, the last one from then on."""

AWAY = re.compile(r"unreachable|http_(?:401|403|404|429|502|503)")
"""Reasons that speak of the server and not of the article. What also one article may cause (a time-out, 500) is taken
for the article's fault: it would be asked for ever, and others never.
"""

Tell = Callable[[str], Awaitable[None]]
"""Sends the operators the text of that name."""


async def tell_nobody(name: str) -> None:
    """The log is all there is."""


async def write_batch(db: Database, summariser: Summariser, clock: Callable[[], datetime]) -> int | None:
    """Make and keep the briefs of the newest articles without one: how many, None where the summariser gave none.

    What falls through every candidate is kept with its refusals, so that it is not tried again. A lead that names
    no refusal, or that the server is away, means that the model itself could not be had: it is not kept, and so is
    tried again.
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
    COUNTERS.briefs.update(brief.method for brief in done.values())
    COUNTERS.refusals.update(reason for brief in done.values() for reason in brief.rejected)
    return len(done)


def _is_tried(brief: Brief) -> bool:
    return brief.method != Lead.method or any(not AWAY.fullmatch(reason) for reason in brief.rejected)


async def write_briefs(
    db: Database,
    summariser: Summariser,
    clock: Callable[[], datetime],
    begun: asyncio.Event,
    tell: Tell = tell_nobody,
) -> None:
    """Write the briefs that are missing, newest article first, until cancelled; `begun` is set after the first ones."""
    trouble = Trouble(tell)
    while True:
        pause = PAUSE
        try:
            written = await write_batch(db, summariser, clock)
            begun.set()
            if written is None:
                pause = await trouble.goes_on(summariser)
            elif written:
                pause = 0.0
                await trouble.ends()
        except StorageError as error:
            log.warning("briefs_not_kept", reason=str(error))
            pause = LONG_PAUSES[0]
        begun.set()
        await asyncio.sleep(pause)


class Trouble:
    """A summariser that gives nothing of its own: told once when it begins, once when it is over."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._times = 0
        self._told = False

    async def goes_on(self, summariser: Summariser) -> float:
        """One more time; what the summariser holds is given back, so that it begins anew. Seconds until then."""
        if isinstance(summariser, Closing):
            await summariser.close()
        pause = LONG_PAUSES[min(self._times, len(LONG_PAUSES) - 1)]
        self._times += 1
        if not self._told:
            log.warning("briefs_are_leads", retry_in=pause)
            await self._tell("notice-briefs-are-leads")
            self._told = True
        return pause

    async def ends(self) -> None:
        """It gave something."""
        self._times = 0
        if self._told:
            log.info("briefs_are_written_again")
            await self._tell("notice-briefs-are-back")
            self._told = False


@asynccontextmanager
async def writing_briefs(
    db: Database,
    summariser: Summariser,
    clock: Callable[[], datetime],
    tell: Tell = tell_nobody,
    *,
    missing: bool = False,
) -> AsyncIterator[asyncio.Event]:
    """Write briefs in the background meanwhile; gives the event that tells when the newest articles have theirs.

    Leads need no writing: they are made when they are shown. With `missing`, leads take the place of a model that the
    settings name and that is not there, which the operators are told.
    """
    begun = asyncio.Event()
    if isinstance(summariser, Lead):
        begun.set()
        if missing:
            await tell("notice-model-is-missing")
        yield begun
        return
    task = asyncio.create_task(write_briefs(db, summariser, clock, begun, tell))
    try:
        yield begun
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
