"""Many sources of which half are in every sort of trouble; a fetcher that plays them by a clock, without a network."""

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from bot.fetching.fetcher import Fetched, Outcome, Refused, Request
from tests.bot.fetching.fake import failed, fetched, refused
from tests.news.fetching.feeds import item, rss

START = datetime(2026, 3, 1, 0, 0, tzinfo=UTC)
ENTRIES = 8
Write = Callable[[int, Iterable[int]], bytes]
"""The feed of an outlet, by its number, with the entries of these numbers."""

WALL = b"<html><head><title>Cookies op krant.example</title></head></html>"
BOMB = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><rss><channel>&d;</channel></rss>"
TROUBLES: tuple[Outcome, ...] = (
    *(
        failed(name)
        for name in ("timeout", "dns", "tls", "unreachable", "cut_short", "encoding", "too_large", "redirects")
    ),
    *(failed(name) for name in ("redirect_loop", "private_address", "bad_address", "broken")),
    *(refused(status) for status in (401, 403, 404, 410, 418, 500, 502, 503)),
    refused(429, retry_after=1800),
    refused(503, retry_after=10**9),
    fetched(WALL),
    fetched(b"<!doctype html><html><head><title>Storing</title></head><body><p>Later meer.</p></body></html>"),
    fetched(BOMB),
    fetched(b""),
    fetched(b"\x00\xff" * 500),
    fetched(gzip.compress(b"<" * 11_000_000)),
    fetched(b"<rss><channel>" + b"<x>" * 2_000),
    fetched(b"Storing: probeer het later nog eens."),
)
"""One after the other: each troubled source has its own."""


def written(outlet: int, numbers: Iterable[int]) -> bytes:
    """A feed with words of its own."""
    entries = (
        item(number, guid=f"{outlet}-{number}", title=f"Sluis {outlet} in dorp {number} dicht") for number in numbers
    )
    return rss(*entries)


class Troubled:
    """A fetcher of `count` sources: the even ones publish, the odd ones fail, some only now and then.

    When each was asked is in `asked`. The time is `now`, which only a test moves.
    """

    def __init__(self, count: int, write: Write = written) -> None:
        self.now = START
        self.count = count
        self.asked: defaultdict[int, list[datetime]] = defaultdict(list)
        self._write = write

    def clock(self) -> datetime:
        """The time."""
        return self.now

    @staticmethod
    def address(number: int) -> str:
        """Where a source is asked."""
        return f"https://krant{number}.example/rss"

    def pace(self, number: int) -> timedelta:
        """Between two publications of a source that publishes: from half an hour to half a day."""
        return timedelta(minutes=30 + 45 * number % 690)

    def published(self, number: int) -> int:
        """How many entries a source has published by now."""
        return 1 + (self.now - START) // self.pace(number)

    async def fetch(self, request: Request) -> Outcome:
        """What this source gives now."""
        number = int(request.address.removeprefix("https://krant").partition(".")[0])
        self.asked[number].append(self.now)
        trouble = self._trouble(number)
        return trouble if trouble is not None else self._feed(number, request)

    def _trouble(self, number: int) -> Outcome | None:
        if number % 2 == 0:
            return None
        if number % 10 == 1 and len(self.asked[number]) % 3 == 0:
            return None  # well again, for once
        found = TROUBLES[number // 2 % len(TROUBLES)]
        return found if isinstance(found, Refused) else Fetched(status=200, address="", body=found.body)

    def _feed(self, number: int, request: Request) -> Outcome:
        latest = self.published(number)
        etag = f'"{number}-{latest}"'
        if number % 4 == 0 and request.etag == etag:
            return Fetched(status=304, address=request.address, etag=etag)
        body = self._write(number, range(latest, max(0, latest - ENTRIES), -1))
        return Fetched(status=200, address=request.address, body=body, etag=etag if number % 4 == 0 else None)
