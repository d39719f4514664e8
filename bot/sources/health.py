"""Health: the operators are told once of a source that has failed for a day, and once when it works again."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.admins import Admins
from bot.ticking import Job
from handlers.html import clip, visible
from storage import feed_figures, outbox, outlets
from storage.database import Database
from storage.feed_rows import Feed

log = structlog.get_logger()

PATIENCE = timedelta(days=1)
"""A source that has failed for so long wants somebody to look at it; shorter troubles pass."""
EVERY = timedelta(minutes=5)
NAMES_UNITS = 300
"""Of the names of the sources: when the network is gone, all of them fail."""


def health_job(db: Database, admins: Admins, clock: Callable[[], datetime]) -> Job:
    """The job that tells, and that ends the fetching of what nobody wants any more."""

    async def work() -> int:
        return await tell_health(db, admins, clock())

    return Job("health", EVERY, work)


async def tell_health(db: Database, admins: Admins, now: datetime) -> int:
    """Queue what is to be told of the sources, in the transaction that keeps it as told; how many messages."""
    async with db.write() as conn:
        await outlets.renew_wanted(conn)
        failing = [feed for feed in await feed_figures.failing_untold(conn, now - PATIENCE) if feed.active]
        well = await feed_figures.well_untold(conn)
        notices = [
            notice
            for name, some in (("notice-sources-fail", failing), ("notice-sources-are-well", well))
            if some
            for notice in admins.notices(name, count=len(some), names=_names(some))
        ]
        await outbox.enqueue(conn, notices, now)
        await feed_figures.mark_told(conn, [feed.id for feed in failing], now)
        await feed_figures.mark_told(conn, [feed.id for feed in well], None)
    for feed in failing:
        log.warning("source_has_failed_for_a_day", source=feed.name, reason=feed.course.reason)
    for feed in well:
        log.info("source_is_well_again", source=feed.name)
    return len(notices)


def _names(some: Sequence[Feed]) -> str:
    return clip(", ".join(visible(feed.name) for feed in some), NAMES_UNITS)
