"""The first news in the terminal: waited for where somebody answers, and not where nobody does."""

import asyncio
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from bot.fetching.fetcher import Outcome, Request
from bot.fetching.updating import Updating
from bot.sample_news import keep_sample_news
from bot.terminal import first_news
from bot.terminal.first_news import Listening, first_round, has_real_news, opening_lines, telling_job
from bot.terminal.screen import Screen
from storage import feeds
from storage.database import Database
from storage.feed_rows import NewFeed
from tests.bot.fetching.fake import FakeFetcher, failed
from tests.bot.sources.conftest import db
from tests.bot.sources.press import OwnParser, feed

__all__ = ["db"]

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RSS = "https://dijkpost.example/rss.xml"


class Silent:
    """A fetcher on a network that swallows what is sent: nothing ever comes of a request."""

    async def fetch(self, request: Request) -> Outcome:
        """Wait until whoever asked has had enough."""
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")


def begun(db: Database, fetcher: FakeFetcher | Silent) -> tuple[Updating, Listening]:
    """What updates through this fetcher, and what listens to it."""
    listening = Listening(fetcher)
    return Updating(db, listening, OwnParser(), lambda: NOW, ZoneInfo("Europe/Amsterdam")), listening


async def add(db: Database, address: str = RSS) -> None:
    """A source that is due."""
    async with db.write() as conn:
        await feeds.add(conn, NewFeed(address=address, outlet="Dijkpost"), NOW)


async def opened(db: Database, fetcher: FakeFetcher | Silent) -> list[str]:
    """What the conversation opens with, through this fetcher."""
    updating, listening = begun(db, fetcher)
    async with first_round(db, updating, listening, lambda: NOW):
        samples = await keep_sample_news(db, lambda: NOW)
        return await opening_lines(db, samples, listening)


async def test_real_news_is_there_before_the_first_answer(db: Database):
    """No sample is ever kept, and the terminal says of how many outlets the news is."""
    await add(db)
    fetcher = FakeFetcher()
    fetcher.serve(RSS, feed("Pont vaart"))
    assert await opened(db, fetcher) == ["Dit is echt nieuws, van 1 bron."]
    assert await has_real_news(db)


async def test_where_nobody_can_be_reached_there_are_samples(db: Database):
    """And it says so; what was there already stays real."""
    await add(db)
    fetcher = FakeFetcher()
    fetcher.give(RSS, failed("dns"))
    samples, unreached = await opened(db, fetcher)
    assert "voorbeeldnieuws" in samples
    assert "niet te bereiken" in unreached
    assert not await has_real_news(db)


async def test_silence_is_not_waited_for(db: Database, monkeypatch: pytest.MonkeyPatch):
    """A request that hangs holds the conversation up for a moment only, and is let go of at its end."""
    monkeypatch.setattr(first_news, "ANSWERS_SECONDS", 0.01)
    monkeypatch.setattr(first_news, "NEWS_SECONDS", 3_600.0)
    await add(db)
    async with asyncio.timeout(30):
        [samples] = await opened(db, Silent())
    assert "voorbeeldnieuws" in samples
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_one_that_hangs_keeps_nobody_from_the_others_news(db: Database, monkeypatch: pytest.MonkeyPatch):
    """Once there is news of some, the rest is not waited for."""
    monkeypatch.setattr(first_news, "VARIETY_SECONDS", 0.0)
    await add(db)
    await add(db, "https://stil.example/rss")
    fetcher = FakeFetcher()
    fetcher.serve(RSS, feed("Pont vaart"))

    class HalfSilent(Silent):
        async def fetch(self, request: Request) -> Outcome:
            return await (fetcher.fetch(request) if request.address == RSS else super().fetch(request))

    assert await opened(db, HalfSilent()) == ["Dit is echt nieuws, van 1 bron."]


async def test_without_sources_nothing_is_asked_or_said_of_them(db: Database):
    """As before there were any; nor where none is due yet."""
    fetcher = FakeFetcher()
    [line] = await opened(db, fetcher)
    assert "voorbeeldnieuws" in line
    async with db.write() as conn:
        await feeds.add(conn, NewFeed(address=RSS), NOW + timedelta(hours=1))
    assert len(await opened(db, fetcher)) == 1
    assert fetcher.requests == []


async def test_real_news_that_comes_later_is_told_once(db: Database):
    """When it has taken the place of the samples, and not before."""
    await keep_sample_news(db, lambda: NOW)
    out = StringIO()
    job = telling_job(db, Screen(out))
    await job.work()
    assert out.getvalue() == ""
    await add(db)
    fetcher = FakeFetcher()
    fetcher.serve(RSS, feed("Pont vaart"))
    updating, _ = begun(db, fetcher)
    await updating.due()
    for _ in range(3):
        await job.work()
    assert out.getvalue().count("echt nieuws binnengekomen") == 1
