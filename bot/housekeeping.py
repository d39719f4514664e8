"""Forgetting what is no longer needed: handled updates, old questions, what was told and sent long ago."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import (
    arrivals,
    asked,
    corrections,
    digests,
    following,
    inbox,
    matches,
    outbox,
    page_reads,
    profiles,
    story_folds,
    story_versions,
    told,
    word_counts,
)
from storage.database import Database

UPDATES_KEPT = timedelta(days=2)
"""Telegram gives an update again for at most a day (Bot API, getUpdates)."""

QUESTIONS_KEPT = timedelta(days=30)
"""A button under an older message says that it no longer works."""

MATCHES_KEPT = timedelta(days=14)
"""A digest looks back to the one before: a week, and some days of not being there."""

TOLD_KEPT = timedelta(days=60)
"""A story that goes on for so long is a new one."""

DIGESTS_KEPT = timedelta(days=60)

SENT_KEPT = timedelta(days=7)
"""What was sent can be mended for two days; until then it also tells why somebody got it."""

ARRIVALS_KEPT = timedelta(days=2)
"""What never gets a story is not matched; it waits no longer than that for one."""

READS_KEPT = timedelta(days=4)
"""Longer than an article's page is worth reading (`news.full_text.NEW_FOR`)."""

COMPARED = timedelta(days=21)
"""A story grows for three days and an affair goes back ten; what came in late is found a while longer."""


async def tidy(db: Database, now: datetime) -> None:
    """Forget what is older than it is kept; each sort in its own transaction, so that others can write in between."""
    for purge, kept in _KEPT:
        async with db.write() as conn:
            await purge(conn, now - kept)
    async with db.write() as conn:
        await following.tidy(conn)
    async with db.write() as conn:
        await word_counts.age(conn)


_KEPT: tuple[tuple[Callable[[AsyncConnection, datetime], Awaitable[int]], timedelta], ...] = (
    (inbox.purge, UPDATES_KEPT),
    (asked.purge, QUESTIONS_KEPT),
    (matches.purge, MATCHES_KEPT),
    (told.purge, TOLD_KEPT),
    (digests.purge, DIGESTS_KEPT),
    (outbox.purge, SENT_KEPT),
    (arrivals.purge, ARRIVALS_KEPT),
    (story_versions.purge, TOLD_KEPT),
    (story_folds.purge, TOLD_KEPT),
    (corrections.purge, SENT_KEPT),
    (page_reads.purge, READS_KEPT),
    (profiles.purge, COMPARED),
)
