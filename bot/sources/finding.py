"""Finding a feed: the address itself, or that of an outlet's front page."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.fetching.fetcher import Fetched, Fetcher, Refused, Request
from news.errors import BriefjeError, UnreadableError
from news.feed_address import feed_address, host_of
from news.feed_discovery import common_addresses, feed_links, is_feed, is_page
from news.formats import parse

MOST_TRIED = 5
"""Links of a page that are tried: where five of them are no feeds, the sixth is none either."""
_NOT_SECURE = ("tls", "unreachable")
"""What becomes of https at a server that has only http; who wrote neither means either."""


class NoFeedError(BriefjeError):
    """Nothing at an address that could be fetched as a source; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that works: where it lives, the outlet's name as it tells it, what it gave, other feeds named there."""

    address: str
    outlet: str
    fetched: Fetched
    others: tuple[str, ...] = ()


class FeedFinder:
    """Finds the feed that an operator means; each step is one polite fetch."""

    def __init__(self, fetcher: Fetcher, zone: ZoneInfo) -> None:
        self._fetcher = fetcher
        self._zone = zone

    async def find(self, written: str, now: datetime) -> Found:
        """The feed at this address, or the best one of the page there.

        Raises AddressError for what is no address, NoFeedError with the reason where there is nothing to fetch.
        """
        address = feed_address(written)
        outcome = await self._fetcher.fetch(Request(address=address))
        if isinstance(outcome, Refused) and outcome.name in _NOT_SECURE and "://" not in written:
            address = address.replace("https://", "http://", 1)
            outcome = await self._fetcher.fetch(Request(address=address))
        if isinstance(outcome, Refused):
            raise NoFeedError(_named(address, outcome.reason))
        if is_feed(outcome.body):
            return await self._found(outcome.moved_to or address, outcome, now)
        links = [link.address for link in feed_links(outcome.body, outcome.address)]
        guesses = [one for one in common_addresses(outcome.address) if one not in links]
        for candidate in (*links[:MOST_TRIED], *(guesses if is_page(outcome.body) else ())):
            found = await self._try(candidate, now)
            if found is not None:
                return replace(found, others=tuple(one for one in links if one not in (candidate, found.address)))
        raise NoFeedError(f"{address}: no feed there, and none that it leads to")

    async def _try(self, address: str, now: datetime) -> Found | None:
        """The feed there; None where it is none, or one that cannot be read."""
        outcome = await self._fetcher.fetch(Request(address=address))
        if isinstance(outcome, Refused) or not is_feed(outcome.body):
            return None
        try:
            return await self._found(outcome.moved_to or address, outcome, now)
        except NoFeedError:
            return None

    async def _found(self, address: str, fetched: Fetched, now: datetime) -> Found:
        try:
            parsed = await asyncio.to_thread(  # a large feed takes a second
                parse, fetched.body, "feed.xml", source=address, fetched_at=now, zone=self._zone
            )
        except UnreadableError as error:
            raise NoFeedError(f"{address}: {error}") from error
        names = [article.publisher for article in parsed.articles if article.publisher]
        return Found(address, names[0] if names else host_of(address), fetched)


def _named(address: str, reason: str) -> str:
    """The reason with the address before it, unless it names it already."""
    return reason if address in reason else f"{address}: {reason}"
