"""Ticking: every job runs again and again, whatever becomes of it, and nothing goes on afterwards."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from structlog.testing import capture_logs

from bot.intake import Intake
from bot.ticking import Job, jobs, ticking
from handlers.desk import Desk
from news.article import Article
from news.readers_times.slot import Slot
from storage import destinations, following, outbox, slots
from storage.database import Database
from storage.errors import StorageError
from storage.following import Manner
from storage.upgrade import upgrade

SOON = timedelta(milliseconds=5)
NEVER = timedelta(days=1)
NOW = datetime(2026, 3, 1, 6, 29, tzinfo=UTC)


@dataclass
class Work:
    """Does as it is told at each time it runs, and says when it has run so many times."""

    does: list[int | Exception]
    done: int = 0
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> int:
        """The next of what it is told; the last one from then on."""
        act = self.does[min(self.done, len(self.does) - 1)]
        self.done += 1
        if self.done >= len(self.does):
            self.finished.set()
        if isinstance(act, Exception):
            raise act
        return act


@dataclass
class Bell:
    """Counts how often it is rung."""

    rung: int = 0

    def __call__(self) -> None:
        """Once more."""
        self.rung += 1


def job(work: Callable[[], Awaitable[int]], every: timedelta = NEVER, **values: int) -> Job:
    """A job of this work."""
    return Job("proef", every, work, **values)


async def test_a_job_begins_at_once_and_comes_back():
    """Whoever starts the bot does not wait for the first interval to pass."""
    work = Work([0, 0, 0])
    async with ticking([job(work, SOON)], Bell()):
        await work.finished.wait()
    assert work.done >= 3


async def test_a_full_measure_is_followed_by_the_next():
    """Until there is less; then the interval is waited for."""
    work, bell = Work([5, 7, 4]), Bell()
    async with ticking([job(work, full=5)], bell):
        await work.finished.wait()
    assert work.done == 3


async def test_the_deliverer_is_woken_for_what_was_done():
    """And left in peace otherwise."""
    work, bell = Work([2, 1, 0]), Bell()
    async with ticking([job(work, full=1)], bell):
        await work.finished.wait()
    assert (work.done, bell.rung) == (3, 2)


async def test_a_job_that_fails_runs_again():
    """It is named once, and once more when it works; others do not notice."""
    trouble = StorageError("no room")
    failing, other = Work([trouble, trouble, 0, 0]), Work([0, 0, 0])
    with capture_logs() as logs:
        async with ticking([Job("een", SOON, failing), Job("twee", SOON, other)], Bell()):
            await failing.finished.wait()
            await other.finished.wait()
    told = [(entry["event"], entry["job"], entry.get("reason")) for entry in logs]
    assert told == [("job_failed", "een", "StorageError: no room"), ("job_works_again", "een", None)]


async def test_what_was_not_foreseen_is_shown_where_it_happened():
    """An error that is none of ours comes with its traceback."""
    failing = Work([ZeroDivisionError("1 / 0"), 0, 0])
    with capture_logs() as logs:
        async with ticking([job(failing, SOON)], Bell()):
            await failing.finished.wait()
    assert isinstance(logs[0]["exc_info"], ZeroDivisionError)


async def test_a_job_is_never_done_twice_at_once():
    """Who takes longer than the interval is let finish."""
    begun, go_on = [0], asyncio.Event()
    other = Work([0] * 5)

    async def slow() -> int:
        begun[0] += 1
        await go_on.wait()
        return 0

    async with ticking([Job("slow", SOON, slow), Job("other", SOON, other)], Bell()):
        await other.finished.wait()
        assert begun == [1]
        go_on.set()


async def test_nothing_goes_on_afterwards():
    """What is under way is cancelled, and its end is waited for; it is no error."""
    begun, ended = asyncio.Event(), []

    async def endless() -> int:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(True)
        return 0

    with capture_logs() as logs:
        async with ticking([job(endless, SOON)], Bell()):
            await begun.wait()
    assert ended == [True]
    assert logs == []
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_bot_does_all_it_has_to_by_itself(tmp_path: Path):
    """An article comes in, a slot comes: an alert and a digest wait to be sent, and what is old is forgotten."""
    zone = ZoneInfo("Europe/Amsterdam")
    rung = asyncio.Event()
    async with await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'briefje.sqlite3'}") as db:
        await upgrade(db)
        async with db.write() as conn:
            for chat_id, manner in ((1, Manner.AT_ONCE), (2, Manner.DIGEST)):
                who = await destinations.keep(conn, chat_id=chat_id, kind="private", language="nl", zone=zone, now=NOW)
                await following.follow(conn, who.id, name="Heusden", query="heusden", manner=manner, now=NOW)
            await slots.replace_all(
                conn, who.id, [Slot(time=NOW.astimezone(zone).time().replace(minute=30))], zone, NOW
            )
        later = NOW + timedelta(minutes=1)
        news = Article(source="file:proef", fetched_at=later, title="Brug bij Heusden dicht", body="De brug is dicht.")
        await Intake(db, lambda: later).take([news])
        async with ticking(jobs(Desk(db, lambda: later, zone)), rung.set):
            async with asyncio.timeout(60):  # rather a failure than a test that hangs
                while await _open(db) < 2:
                    await rung.wait()
                    rung.clear()
        async with db.write() as conn:
            due = await outbox.claim(conn, limit=9, now=later, lease=timedelta(minutes=1))
    assert sorted((one.chat_id, one.purpose.value) for one in due) == [(1, "alert"), (2, "digest")]


async def _open(db: Database) -> int:
    """How many messages wait."""
    async with db.read() as conn:
        return (await outbox.counts(conn))["queued"]
