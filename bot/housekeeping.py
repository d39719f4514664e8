"""Forgetting what is no longer needed: handled updates, and questions whose buttons nobody presses any more."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from storage import asked, inbox
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

UPDATES_KEPT = timedelta(days=2)
"""Telegram gives an update again for at most a day (Bot API, getUpdates)."""

QUESTIONS_KEPT = timedelta(days=30)
"""A button under an older message says that it no longer works."""

EVERY = 6 * 3600.0
"""Seconds between two rounds."""


async def keep_house(db: Database, clock: Callable[[], datetime]) -> None:
    """Forget now and every six hours, until cancelled."""
    while True:
        try:
            await tidy(db, clock())
        except StorageError as error:
            log.warning("housekeeping_failed", reason=str(error))
        await asyncio.sleep(EVERY)


async def tidy(db: Database, now: datetime) -> None:
    """Forget what is older than it is kept."""
    async with db.write() as conn:
        await inbox.purge(conn, now - UPDATES_KEPT)
        await asked.purge(conn, now - QUESTIONS_KEPT)
