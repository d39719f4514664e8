"""Ticking: what is looked at again and again. APScheduler ticks, the database decides what is due.

A job that is still at work when its time comes is not begun a second time, and what was missed is not made up for:
each job does all that is due by then. One that fails is named in the log when it begins to fail and when it works
again, and runs at its next time as if nothing had been.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import composing, matching
from bot.followed import FollowedTopics
from bot.housekeeping import tidy
from bot.mending import Mending
from handlers.desk import Desk
from news.errors import BriefjeError

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Some work, done now and then at each interval; it tells how much it did.

    After `full` or more there may be as much again: it is done once more at once.
    """

    name: str
    every: timedelta
    work: Callable[[], Awaitable[int]]
    full: int = 2**31


def jobs(desk: Desk) -> tuple[Job, ...]:
    """What a bot does by itself: digests, alerts, mending, forgetting."""
    topics = FollowedTopics()
    mending = Mending(desk.db, desk.clock)

    async def compose() -> int:
        return await composing.compose_due(desk)

    async def match() -> int:
        return await matching.match_arrivals(desk.db, topics, desk.clock)

    async def forget() -> int:
        await tidy(desk.db, desk.clock())
        async with desk.db.read() as conn:
            await topics.forget_gone(conn)
        return 0

    return (
        Job("compose", timedelta(seconds=5), compose, full=composing.MOST),
        Job("match", timedelta(seconds=2), match, full=1),
        Job("mend", timedelta(seconds=5), mending.mend),
        Job("forget", timedelta(hours=6), forget),
    )


@asynccontextmanager
async def ticking(them: Iterable[Job], wake: Callable[[], None]) -> AsyncIterator[None]:
    """Do these jobs meanwhile, first of all at once; `wake` is called after each that did something.

    At the end what is under way is cancelled and waited for, so that the database can be closed.
    """
    # Of its lines only errors are for an operator: that a job takes longer than its interval is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone=UTC)
    runs = [_Run(job, wake) for job in them]
    for run in runs:
        scheduler.add_job(
            run.once,
            IntervalTrigger(seconds=run.job.every.total_seconds(), timezone=UTC),
            id=run.job.name,
            next_run_time=datetime.now(UTC),
            misfire_grace_time=None,  # however late: a busy minute must not lose a round of housekeeping
            coalesce=True,
            max_instances=1,
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.remove_all_jobs()
        await asyncio.gather(*(run.end() for run in runs))
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # the scheduler takes leave in the next turn of the event loop


class _Run:
    """One job as it is done: what is under way of it, and whether it fails."""

    def __init__(self, job: Job, wake: Callable[[], None]) -> None:
        self.job = job
        self._wake = wake
        self._task: asyncio.Task[None] | None = None
        self._trouble = ""
        self._ended = False

    async def once(self) -> None:
        """Do the job, for as long as there is a full measure of it."""
        if self._ended:
            return
        # A task of its own: APScheduler cancels its tasks at the end, and waits for none.
        self._task = asyncio.create_task(self._all(), name=self.job.name)
        await asyncio.wait({self._task})

    async def end(self) -> None:
        """Let go of it: nothing of it goes on afterwards."""
        self._ended = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _all(self) -> None:
        try:
            while True:
                done = await self.job.work()
                if done:
                    self._wake()
                if done < self.job.full:
                    break
        except Exception as error:
            self._fails(error)
        else:
            self._works()

    def _fails(self, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        if reason != self._trouble:
            known = isinstance(error, BriefjeError)  # its message says it all
            log.error("job_failed", job=self.job.name, reason=reason, exc_info=None if known else error)
        self._trouble = reason

    def _works(self) -> None:
        if self._trouble:
            log.info("job_works_again", job=self.job.name)
        self._trouble = ""
