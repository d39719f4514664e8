"""The first news in the terminal: the real news of now where the network answers at once, and samples until then."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from bot.fetching.fetcher import Fetched, Fetcher, Outcome, Request
from bot.fetching.updating import Updating
from bot.sample_news import SampleNews
from bot.terminal.screen import Screen
from bot.ticking import Job
from storage import feed_turns, feeds, samples
from storage.database import Database

ANSWERS_SECONDS = 1.0
"""A network that is there answers in a tenth of this; one that swallows what is sent is not waited for."""
NEWS_SECONDS = 6.0
"""Once something has answered, the first articles are in after a second or two."""
VARIETY_SECONDS = 2.0
"""By then most outlets have answered; a host that has many feeds is asked a second apart."""
_LOOK_SECONDS = 0.05
_SAMPLES = "Er is nog geen echt nieuws: dit is voorbeeldnieuws, verzonnen voor Briefje. Niets ervan is gebeurd."
_UNREACHED = "De bronnen zijn nu niet te bereiken; lukt dat later wel, dan komt hun nieuws vanzelf."
_HAS_COME = "Er is echt nieuws binnengekomen; het voorbeeldnieuws is weg."


class Listening:
    """A fetcher that tells whether anything came of its first request, and whether anybody ever answered."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.ended = asyncio.Event()
        self.answered = False

    async def fetch(self, request: Request) -> Outcome:
        """Fetch it, and note how it went."""
        outcome = await self._fetcher.fetch(request)
        self.answered = self.answered or isinstance(outcome, Fetched)
        self.ended.set()
        return outcome


@asynccontextmanager
async def first_round(
    db: Database, updating: Updating, listening: Listening, clock: Callable[[], datetime]
) -> AsyncIterator[None]:
    """Fetch what is due meanwhile, and wait for the first of it where the network answers at once."""
    async with db.read() as conn:
        due = await feed_turns.next_at(conn)
    if due is None or due > clock():
        yield
        return
    round_ = asyncio.ensure_future(updating.due())
    try:
        await _first_of(db, round_, listening)
        yield
    finally:
        round_.cancel()
        await asyncio.gather(round_, return_exceptions=True)


async def _first_of(db: Database, round_: "asyncio.Future[int]", listening: Listening) -> None:
    """Until the round is done, or has brought news of most; no longer than the seconds above."""
    ended = asyncio.ensure_future(listening.ended.wait())
    either: set[asyncio.Future[Any]] = {ended, round_}
    await asyncio.wait(either, timeout=ANSWERS_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    loop = asyncio.get_running_loop()
    began = loop.time()
    while listening.answered and not round_.done() and loop.time() - began < NEWS_SECONDS:
        if loop.time() - began >= VARIETY_SECONDS and await has_real_news(db):
            return
        await asyncio.wait({round_}, timeout=_LOOK_SECONDS)


async def opening_lines(db: Database, shown: SampleNews, listening: Listening) -> list[str]:
    """Which news is shown: samples, or what real sources brought; and whether those are out of reach now."""
    unreached = [_UNREACHED] if listening.ended.is_set() and not listening.answered else []
    if shown is not SampleNews.NONE:
        return [_SAMPLES, *unreached]
    async with db.read() as conn:
        outlets = {feed.outlet for feed in await feeds.all_feeds(conn) if feed.course.articles}
    told = f"Dit is echt nieuws, van {len(outlets)} bron{'' if len(outlets) == 1 else 'nen'}." if outlets else ""
    return [line for line in (told, *unreached) if line]


def telling_job(db: Database, screen: Screen) -> Job:
    """The job that tells once that real news has taken the place of the samples."""
    told = False

    async def tell() -> int:
        nonlocal told
        if not told and await has_real_news(db):
            told = True
            screen.line(_HAS_COME)
        return 0

    return Job("real_news", timedelta(seconds=1), tell)


async def has_real_news(db: Database) -> bool:
    """Whether any article is kept that is no sample."""
    async with db.read() as conn:
        return await samples.has_real(conn)
