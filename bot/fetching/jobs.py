"""Fetching as a job of the process: the fetcher and the parsers are held open as long as it runs."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.fetching.fetcher import Fetcher
from bot.fetching.http_fetcher import HttpFetcher
from bot.fetching.parsing import Parsers
from bot.fetching.updating import ROUND, Updating
from bot.full_text import MOST, PageParser, read_pages
from bot.settings import Settings
from bot.ticking import Job
from storage.database import Database

EVERY = timedelta(seconds=5)
"""A look at what is due is one query; the shortest interval of a feed is two minutes."""
PAGES_EVERY = timedelta(seconds=10)
"""Of one host two pages come in so long: a feed of 20 teasers takes under two minutes."""


@asynccontextmanager
async def fetch_jobs(db: Database, settings: Settings, clock: Callable[[], datetime]) -> AsyncIterator[tuple[Job, ...]]:
    """What fetches feeds and pages as the settings want it; its processes begin when they are first needed."""
    private = settings.fetch_private_addresses
    async with HttpFetcher(contact=settings.fetch_contact, private=private) as fetcher, Parsers() as parsers:
        updating = Updating(db, fetcher, parsers, clock, settings.zone)
        yield fetch_job(updating), page_job(db, fetcher, parsers, clock, settings.zone)


def fetch_job(them: Updating) -> Job:
    """The job that updates what is due."""
    return Job("fetch", EVERY, them.due, full=ROUND)


def page_job(db: Database, fetcher: Fetcher, parser: PageParser, clock: Callable[[], datetime], zone: ZoneInfo) -> Job:
    """The job that reads the pages of teasers, a few of each host at a time."""
    return Job("pages", PAGES_EVERY, partial(read_pages, db, fetcher, parser, clock, zone), full=MOST)
