"""What every `Fetcher` promises: the one that asks servers, and the fake that tests use in its place."""

from datetime import timedelta
from typing import Protocol

import pytest

from bot.fetching.fetcher import Fetched, Fetcher, Refused, Request
from bot.fetching.http_fetcher import HttpFetcher
from tests.bot.fetching.fake import FakeFetcher, failed, fetched, refused
from tests.bot.fetching.server import Asked, Server, answer, in_turn, moved

FEED = b"<rss version='2.0'/>"
ETAG = '"a1"'


class Site(Protocol):
    """A site with a fetcher that reaches it."""

    fetcher: Fetcher

    def address(self, path: str) -> str:
        """Where a path of the site is."""

    def good(self, path: str) -> None:
        """FEED with ETAG, and 304 to who has it."""

    def says_no(self, path: str, status: int, retry_after: int | None = None) -> None:
        """Nothing but a status."""

    def moves(self, path: str, to: str) -> None:
        """FEED for good at another path."""

    def fails_once(self, path: str) -> None:
        """503 first, FEED from then on."""


class _RealSite:
    """A server on loopback and the real fetcher."""

    def __init__(self, fetcher: HttpFetcher, server: Server) -> None:
        self.fetcher = fetcher
        self._server = server
        self.address = server.address

    def good(self, path: str) -> None:
        async def script(asked: Asked, writer) -> None:
            known = asked.headers.get("if-none-match") == ETAG
            reply = answer("304 Not Modified") if known else answer(body=FEED, ETag=ETAG)
            await reply(asked, writer)

        self._server.on(path, script)

    def says_no(self, path: str, status: int, retry_after: int | None = None) -> None:
        said = {} if retry_after is None else {"Retry_After": str(retry_after)}
        self._server.on(path, answer(f"{status} No", **said))

    def moves(self, path: str, to: str) -> None:
        self._server.on(path, moved(301, to))
        self._server.on(to, answer(body=FEED))

    def fails_once(self, path: str) -> None:
        self._server.on(path, in_turn(answer("503 Later"), answer(body=FEED)))


class _FakeSite:
    """The fake."""

    def __init__(self) -> None:
        self.fetcher = FakeFetcher()

    def address(self, path: str) -> str:
        return f"https://veenbode.example{path}"

    def good(self, path: str) -> None:
        self.fetcher.serve(self.address(path), FEED, etag=ETAG)

    def says_no(self, path: str, status: int, retry_after: int | None = None) -> None:
        self.fetcher.give(self.address(path), refused(status, retry_after=retry_after))

    def moves(self, path: str, to: str) -> None:
        self.fetcher.give(self.address(path), fetched(FEED, address=self.address(to), moved_to=self.address(to)))

    def fails_once(self, path: str) -> None:
        self.fetcher.give(self.address(path), refused(503), fetched(FEED))


@pytest.fixture(params=["real", "fake"])
def site(request, fetcher, server) -> Site:
    """The real one and the fake, one after the other."""
    return _RealSite(fetcher, server) if request.param == "real" else _FakeSite()


async def test_a_feed_comes_with_its_body_and_where_it_came_from(site):
    """200, the bytes, the address, and the validator to ask with next time."""
    site.good("/rss")
    got = await site.fetcher.fetch(Request(address=site.address("/rss")))
    assert isinstance(got, Fetched)
    assert (got.status, got.unchanged, got.body, got.etag) == (200, False, FEED, ETAG)
    assert (got.address, got.moved_to) == (site.address("/rss"), None)


async def test_who_has_it_is_told_that_nothing_changed(site):
    """304, no body, and the validator still stands."""
    site.good("/rss")
    got = await site.fetcher.fetch(Request(address=site.address("/rss"), etag=ETAG))
    assert isinstance(got, Fetched)
    assert (got.status, got.unchanged, got.body, got.etag) == (304, True, b"", ETAG)


async def test_who_has_an_older_one_gets_the_new_one(site):
    """Another validator is no reason for a 304."""
    site.good("/rss")
    got = await site.fetcher.fetch(Request(address=site.address("/rss"), etag='"oud"'))
    assert (got.status, got.body) == (200, FEED)


@pytest.mark.parametrize("status,gone", [(404, False), (410, True), (500, False)])
async def test_a_no_is_a_value(site, status, gone):
    """Its number, its name, and whether it is for good."""
    site.says_no("/rss", status)
    got = await site.fetcher.fetch(Request(address=site.address("/rss")))
    assert isinstance(got, Refused)
    assert (got.name, got.status, got.gone, got.retry_after) == (f"http_{status}", status, gone, None)


async def test_how_long_to_wait_is_told(site):
    """Retry-After comes with the no."""
    site.says_no("/rss", 503, retry_after=90)
    got = await site.fetcher.fetch(Request(address=site.address("/rss")))
    assert (got.name, got.retry_after) == ("http_503", timedelta(seconds=90))


async def test_what_is_not_there_is_404(site):
    """Nobody knows this address."""
    got = await site.fetcher.fetch(Request(address=site.address("/nergens")))
    assert got.name == "http_404"


async def test_where_it_lives_now_is_told(site):
    """A permanent redirect is followed, and named."""
    site.moves("/oud", "/nieuw")
    got = await site.fetcher.fetch(Request(address=site.address("/oud")))
    assert (got.body, got.address, got.moved_to) == (FEED, site.address("/nieuw"), site.address("/nieuw"))


async def test_more_than_was_asked_for_is_refused(site):
    """The bound is the caller's."""
    site.good("/rss")
    at_most = await site.fetcher.fetch(Request(address=site.address("/rss"), most=len(FEED)))
    too_much = await site.fetcher.fetch(Request(address=site.address("/rss"), most=len(FEED) - 1))
    assert (at_most.body, too_much.name) == (FEED, "too_large")


async def test_what_failed_can_work_the_next_time(site):
    """Nothing of a failure is kept."""
    site.fails_once("/rss")
    first = await site.fetcher.fetch(Request(address=site.address("/rss")))
    then = await site.fetcher.fetch(Request(address=site.address("/rss")))
    assert (first.name, then.body) == ("http_503", FEED)


async def test_the_fake_keeps_what_it_was_asked():
    """What a test asks about: which requests, in which order, and other names of failure."""
    fake = FakeFetcher()
    fake.give("https://a.example/", failed("timeout"))
    first, second = Request(address="https://a.example/"), Request(address="https://b.example/", as_page=True)
    outcomes = [await fake.fetch(request) for request in (first, second, first)]
    assert [outcome.name for outcome in outcomes] == ["timeout", "http_404", "timeout"]
    assert (fake.requests, fake.asked("https://a.example/")) == ([first, second, first], [first, first])
