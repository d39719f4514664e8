"""Fetching as a job: the real fetcher and the real parsers, put together as the settings want it."""

from pathlib import Path

import pytest

from bot.clock import now
from bot.fetching.jobs import fetch_jobs
from bot.settings import Settings
from news.fetching.course import Course, State
from storage import feeds
from storage.database import Database
from storage.feeds import NewFeed
from storage.upgrade import upgrade
from tests.bot.fetching.server import Server, answer
from tests.news.fetching.feeds import numbered


async def fetched(folder: Path, server: Server, *, private: bool) -> Course:
    """What the job makes of a feed on loopback."""
    settings = Settings(fetch_private_addresses=private)
    async with (
        await Database.open(f"sqlite+aiosqlite:///{folder}/jobs.sqlite3") as db,
        fetch_jobs(db, settings, now) as them,
    ):
        await upgrade(db)
        async with db.write() as conn:
            feed = await feeds.add(conn, NewFeed(address=server.address("/rss")), now())
        (job,) = (one for one in them if one.name == "fetch")
        assert await job.work() == 1
        assert await job.work() == 0
        async with db.read() as conn:
            return (await feeds.get(conn, [feed.id]))[feed.id].course


@pytest.mark.parametrize(
    "private, state, articles, left_out",
    [(True, State.FINE, 3, {}), (False, State.FAILING, 0, {"private_address": 1})],
)
async def test_job_fetches_what_the_settings_allow(
    server: Server, tmp_path: Path, private: bool, state: State, articles: int, left_out: dict[str, int]
) -> None:
    """What is due, once; a feed on a private address only where that is set."""
    server.on("/rss", answer(body=numbered(1, 2, 3)))
    course = await fetched(tmp_path, server, private=private)
    assert (course.state, course.articles, dict(course.left_out)) == (state, articles, left_out)
    assert len(server.paths) == int(private)
