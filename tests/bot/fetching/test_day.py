"""A day of outlets, played by a server in seconds: what is kept in the end is what they told.

Thirteen of them, each with habits of its own; `BRIEFJE_TEST_OUTLETS=60` plays them all, which takes minutes.
"""

import os
import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.fetching.http_fetcher import HttpFetcher
from bot.fetching.limits import LIMITS
from bot.fetching.parsing import Parsers
from bot.fetching.updating import Updating
from news.fetching.course import State
from storage import feeds
from storage.database import Database
from storage.feeds import Feed, NewFeed
from storage.reader_tables import arrivals
from storage.tables import articles
from storage.upgrade import upgrade
from tests.bot.fetching.server import Server
from tests.outlets.day import Day, outlets
from tests.outlets.outlet import Outlet

STEP = timedelta(minutes=20)
OUTLETS = int(os.environ.get("BRIEFJE_TEST_OUTLETS", "13"))
_NUMBER = re.compile(r"dossier (\d+)")


@dataclass(frozen=True)
class Played:
    """What is kept after the day: rows of articles by outlet, and the feeds as they are."""

    outlets: dict[str, Outlet]
    rows: dict[str, list]
    feeds: dict[str, Feed]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    """The day, played once for all tests here."""
    file: Path = tmp_path_factory.mktemp("day") / "day.sqlite3"
    day = Day(outlets(OUTLETS))
    async with (
        await Database.open(f"sqlite+aiosqlite:///{file}") as db,
        Server() as server,
        HttpFetcher(private=True, limits=replace(LIMITS, silence=0.5, whole=3)) as fetcher,
        Parsers() as parsers,
    ):
        await upgrade(db)
        server.otherwise = day.script
        await _add(db, server, day)
        updating = Updating(db, fetcher, parsers, day.clock, ZoneInfo("Europe/Amsterdam"), draw=random.Random(1).random)
        while not day.over:
            await updating.due()
            day.step(STEP)
        yield await _kept(db, day)


async def _add(db: Database, server: Server, day: Day) -> None:
    async with db.write() as conn:
        for outlet in day.outlets.values():
            new = NewFeed(address=server.address(outlet.path), outlet=outlet.name, category="landelijk")
            await feeds.add(conn, new, day.now)


async def _kept(db: Database, day: Day) -> Played:
    async with db.read() as conn:
        known = {feed.outlet: feed for feed in await feeds.all_feeds(conn)}
        found = (await conn.execute(select(articles, arrivals.c.alert).outerjoin(arrivals))).all()
    by_source: dict[int, list] = {}
    for row in found:
        by_source.setdefault(row.source_id, []).append(row)
    rows = {slug: by_source.get(known[outlet.name].id, []) for slug, outlet in day.outlets.items()}
    return Played(day.outlets, rows, {slug: known[outlet.name] for slug, outlet in day.outlets.items()})


def numbers(rows: list) -> list[int]:
    """By which number each row's piece is known."""
    return [int(_NUMBER.search(row.body)[1]) for row in rows]


@pytest.mark.asyncio(loop_scope="module")
async def test_each_article_is_kept_once(played):
    """Whatever was shuffled, cut short, withdrawn, published again, moved or packed: no piece twice, none missing."""
    wrong = {}
    for slug, rows in played.rows.items():
        found, told = Counter(numbers(rows)), set(played.outlets[slug].truth.versions)
        if set(found) != told or max(found.values(), default=1) > 1:
            wrong[slug] = (sorted(told - set(found)), sorted(set(found) - told), found.most_common(1))
    assert wrong == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_each_change_is_a_version(played):
    """A new headline, a sentence more: as many versions as it said different things."""
    wrong = {}
    for slug, rows in played.rows.items():
        versions = played.outlets[slug].truth.versions
        for number, row in zip(numbers(rows), rows, strict=True):
            if row.version != versions.get(number):
                wrong[slug, number] = (row.version, versions.get(number))
    assert wrong == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_of_the_past_of_an_outlet_nobody_is_told_at_once(played):
    """What was there when it was added, came back or was replaced is no alert; what is new may be one."""
    wrong = {}
    for slug, rows in played.rows.items():
        truth = played.outlets[slug].truth
        for number, row in zip(numbers(rows), rows, strict=True):
            untold = number in truth.quiet and truth.versions[number] == 1
            if (untold and row.alert) or (number not in truth.quiet and not row.alert):
                wrong[slug, number] = row.alert
    assert wrong == {}


@pytest.mark.asyncio(loop_scope="module")
async def test_no_article_is_dated_in_the_future(played):
    """A date that has not been yet is the moment at which it was fetched, at the latest."""
    ahead = [
        row.id
        for rows in played.rows.values()
        for row in rows
        if row.published_at and row.published_at > row.fetched_at
    ]
    assert ahead == []


@pytest.mark.asyncio(loop_scope="module")
async def test_who_asked_to_wait_was_left_alone(played):
    """Retry-After is kept, and what is gone is not asked again."""
    assert [line for outlet in played.outlets.values() for line in outlet.rude] == []


@pytest.mark.asyncio(loop_scope="module")
async def test_each_outlet_ends_as_it_should(played):
    """Gone is gone, moved is at its new address, and all others are fine again."""
    for slug, outlet in played.outlets.items():
        course = played.feeds[slug].course
        assert course.state is (State.GONE if outlet.ends else State.FINE), (slug, course.reason)
        assert course.address.endswith(outlet.path_now)


@pytest.mark.asyncio(loop_scope="module")
async def test_the_day_had_something_to_it(played):
    """Outlets were replaced, came back, wrote and changed: what is asserted of them was there to be wrong."""
    truths = [outlet.truth for outlet in played.outlets.values()]
    assert sum(len(truth.versions) for truth in truths) > 25 * OUTLETS
    assert sum(count > 1 for truth in truths for count in truth.versions.values()) > 4 * OUTLETS
    assert sum(len(truth.passed) for truth in truths) > 3 * OUTLETS
    assert sum(len(truth.quiet) > 20 for truth in truths) >= 2
