"""Full texts: the pages of articles whose feeds give a teaser are read, politely and in the background.

One round asks for a few pages at a time, and for few of one host. Whatever comes of a page, its article is kept as it
was or better, and the reason is kept beside it. The full text becomes a version of its article; nobody is told twice.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog

from bot.fetching.fetcher import Fetched, Fetcher, Refused, Request
from bot.intake import Intake
from news.article import Article
from news.consent import is_consent_address
from news.full_text import (
    CONSENT,
    UNREADABLE,
    Verdict,
    in_full,
    is_wanted,
    verdict_of_page,
    verdict_of_refusal,
)
from news.limits import MAX_PAGE
from news.page_reading import NoArticle, PageBody
from storage import kept, page_reads
from storage.database import Database
from storage.kept import KeptArticle
from storage.page_reads import Waiting

log = structlog.get_logger()

MOST = 12
"""Pages of one round; there is another right after it while there are more."""
PER_HOST = 2
"""Of them of one host: others do not wait for an outlet with a hundred new teasers."""
AT_ONCE = 4
"""Pages fetched side by side, each a megabyte or so."""
_LOOKED_AT = 200
"""Teasers that are looked at for a round, so that one host does not fill it."""
ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1"


class PageParser(Protocol):
    """What makes an article of a page's bytes: `bot.fetching.parsing.Parsers` does, in a process of its own."""

    async def read_page(self, body: PageBody) -> Article | NoArticle:
        """The article, or why there is none. Raises nothing but cancellation."""
        ...


async def read_pages(
    db: Database, fetcher: Fetcher, parser: PageParser, clock: Callable[[], datetime], zone: ZoneInfo
) -> int:
    """Read the pages that are due, a round of them; how many there were."""
    claimed = await _claimed(db, clock())
    reading = _Reading(db, fetcher, parser, clock, zone, asyncio.Semaphore(AT_ONCE))
    async with asyncio.TaskGroup() as tasks:
        for one in claimed:
            tasks.create_task(reading.read(one))
    return len(claimed)


async def _claimed(db: Database, now: datetime) -> list[Waiting]:
    """What this round reads; the pages of hosts that rest are put off, and what is not wanted is over."""
    async with db.read() as conn:
        found = await page_reads.waiting(conn, now, limit=_LOOKED_AT)
        rests = await page_reads.resting(conn, {_host(one.kept) for one in found}, now)
    if not found:
        return []
    unwanted = [one.kept.id for one in found if not is_wanted(one.kept.article)]
    off = {one.kept.id: rests[_host(one.kept)] for one in found if _host(one.kept) in rests}
    chosen = _chosen([one for one in found if one.kept.id not in off and is_wanted(one.kept.article)])
    async with db.write() as conn:
        await page_reads.put_off(conn, off, now)
        tries = await page_reads.claim(conn, [*unwanted, *(one.kept.id for one in chosen)], now)
        for number in set(unwanted) & set(tries):
            await page_reads.ended(conn, number, Verdict("paid"))
    return [replace(one, tries=tries[one.kept.id]) for one in chosen if one.kept.id in tries]


def _chosen(found: Sequence[Waiting]) -> list[Waiting]:
    counts: Counter[str] = Counter()
    chosen = []
    for one in found:
        counts[_host(one.kept)] += 1
        if counts[_host(one.kept)] <= PER_HOST:
            chosen.append(one)
    return chosen[:MOST]


def _host(kept: KeptArticle) -> str:
    return urlsplit(kept.article.url or "").hostname or ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One round: what it reads with."""

    db: Database
    fetcher: Fetcher
    parser: PageParser
    clock: Callable[[], datetime]
    zone: ZoneInfo
    turns: asyncio.Semaphore

    async def read(self, one: Waiting) -> None:
        """Fetch the page of one article, take in what it adds, and keep how it ended."""
        async with self.turns:
            address = one.kept.article.url or ""
            got = await self.fetcher.fetch(Request(address=address, accept=ACCEPT, most=MAX_PAGE, as_page=True))
            verdict, article = await self._judged(one, got)
            if article is not None:
                # Nobody is told at once: who was to be was told of the teaser, or it is the past of a new source.
                await Intake(self.db, self.clock).take([article], quiet=[article.source])
            await self._remember(one, verdict)

    async def _judged(self, one: Waiting, got: Fetched | Refused) -> tuple[Verdict, Article | None]:
        now = self.clock()
        if isinstance(got, Refused):
            return verdict_of_refusal(got.name, one.tries, now, got.retry_after), None
        if is_consent_address(got.address):
            return verdict_of_page(CONSENT, one.tries, now), None
        source = one.kept.article.source
        page = await self.parser.read_page(
            PageBody(data=got.body, address=got.address, source=source, fetched_at=now, zone=self.zone.key)
        )
        if isinstance(page, NoArticle):
            return verdict_of_page(CONSENT if page.wall else UNREADABLE, one.tries, now), None
        async with self.db.read() as conn:  # it may have come in anew meanwhile
            reason, article = in_full((await kept.get(conn, [one.kept.id]))[0].article, page)
        return verdict_of_page(reason, one.tries, now), article

    async def _remember(self, one: Waiting, verdict: Verdict) -> None:
        log.debug("page_read", address=one.kept.article.url, ended=verdict.reason, tries=one.tries)
        async with self.db.write() as conn:
            await page_reads.ended(conn, one.kept.id, verdict)
            if verdict.wall is True:
                await page_reads.saw_wall(conn, _host(one.kept), self.clock())
            elif verdict.wall is False:
                await page_reads.saw_article(conn, _host(one.kept))
