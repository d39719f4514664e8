"""robots.txt: asked before a page is, kept for a day, and believed."""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.fetching.fetcher import Fetched, Outcome, Refused, Request
from bot.fetching.limits import LIMITS
from bot.fetching.robots import MOST_HOSTS, Robots
from tests.bot.fetching.conftest import HASTY, NOW
from tests.bot.fetching.fake import failed, fetched, refused
from tests.bot.fetching.server import answer, endless, moved, silent

PAGE = b"<html><h1>Brug over de Amer weer open</h1></html>"


async def leave(robots_txt: str, path: str):
    """What a robots.txt says of a path."""

    async def get(url: URL) -> Outcome:
        return fetched(robots_txt)

    return await Robots(get, lambda: NOW).leave(URL(f"https://nieuws.example{path}"))


@pytest.mark.parametrize(
    "text,path,allowed",
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /prive", "/nieuws", True),
        ("User-agent: *\nDisallow: /prive", "/prive/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Briefje\nAllow: /", "/a", True),
        ("User-agent: briefje\nDisallow: /", "/a", False),
        ("User-agent: Briefje/2.0\nDisallow: /", "/a", False),
        ("User-agent: GPTBot\nUser-agent: Briefje\nDisallow: /", "/a", False),
        ("User-agent: GPTBot\nDisallow: /", "/a", True),
        ("User-agent: Briefjesdief\nDisallow: /", "/a", True),
        ("User-agent: bot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /\nAllow: /nieuws", "/nieuws/a", True),
        ("user-agent:*\ndisallow:/zoek # geen zoekmachines", "/zoek?q=brug", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<html>404</html>", "/a", True),
        ("\x00\x01\x02", "/a", True),
    ],
)
async def test_the_rules_for_us_are_kept(text, path, allowed):
    """Ours go before everybody's; the longest rule decides; what is no robots.txt has no rules."""
    assert (await leave(text, path)).allowed == allowed


@given(st.text(), st.text())
async def test_any_text_can_be_a_robots_txt(text: str, path: str):
    """Nothing in it makes it fail."""
    await leave(text, "/" + URL.build(path="/" + path).raw_path)


async def test_thousands_of_names_and_rules_cost_no_more_than_they_are_long():
    """Each rule would stand with each name: forty million of them."""
    names = "".join(f"User-agent: b{number}*\n" for number in range(20_000))
    rules = "".join(f"Disallow: /{number}*{number}$\n" for number in range(2_000))
    assert not (await leave(names + "User-agent: *\n" + rules, "/7x7")).allowed


@pytest.mark.parametrize(
    "said,name",
    [
        (answer(body=b"User-agent: Briefje\nDisallow: /"), "robots"),
        (answer("503 Later"), "robots_unreachable"),
        (answer("429 Too Many"), "robots_unreachable"),
        (silent(), "robots_unreachable"),
        (endless(b"HTTP/1.1 200 OK\r\n\r\n", b"#" * 65_536), "robots_unreachable"),
        (moved(302, "/robots.txt"), "robots_unreachable"),
    ],
    ids=["says no", "cannot now", "asked too often", "silent", "endless", "sent around"],
)
async def test_a_page_is_not_asked_where_robots_txt_says_no_or_nothing(opened, server, said, name):
    """What cannot be had is a no for now."""
    fetcher = await opened(limits=HASTY)
    server.on("/robots.txt", said)
    server.on("/nieuws", answer(body=PAGE))
    got = await fetcher.fetch(Request(address=server.address("/nieuws"), as_page=True))
    assert (got.name, "/nieuws" in server.paths) == (name, False)


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized"])
async def test_without_a_robots_txt_everything_may_be_read(fetcher, server, status):
    """4xx is no robots.txt (RFC 9309)."""
    server.on("/robots.txt", answer(status))
    server.on("/nieuws", answer(body=PAGE))
    got = await fetcher.fetch(Request(address=server.address("/nieuws"), as_page=True))
    assert got.body == PAGE


async def test_a_feed_is_fetched_without_asking(fetcher, server):
    """A feed is there to be fetched by programs; robots.txt is about pages."""
    server.on("/robots.txt", answer(body=b"User-agent: *\nDisallow: /"))
    server.on("/rss", answer(body=b"<rss/>"))
    await fetcher.fetch(Request(address=server.address("/rss")))
    assert server.paths == ["/rss"]


async def test_it_is_asked_once_for_many_pages(fetcher, server):
    """Pages that are asked for at the same time wait for one robots.txt."""
    server.on("/robots.txt", answer(body=b"User-agent: *\nDisallow: /prive"))
    server.on("/nieuws", answer(body=PAGE))
    request = Request(address=server.address("/nieuws"), as_page=True)
    await asyncio.gather(*(fetcher.fetch(request) for _ in range(5)))
    assert server.paths.count("/robots.txt") == 1


async def test_a_page_elsewhere_needs_leave_there(outside, server, secure):
    """A redirect to another host, or another scheme, meets the robots.txt of that one."""
    server.on("/nieuws", moved(301, "https://nieuws.example/nieuws"))
    secure.on("/robots.txt", answer(body=b"User-agent: *\nDisallow: /"))
    got = await outside.fetch(Request(address="http://nieuws.example/nieuws", as_page=True))
    assert (got.name, secure.paths) == ("robots", ["/robots.txt"])


async def test_a_robots_txt_may_be_elsewhere(fetcher, server):
    """Redirects of robots.txt are followed."""
    server.on("/robots.txt", moved(301, "/regels"))
    server.on("/regels", answer(body=b"User-agent: *\nDisallow: /"))
    got = await fetcher.fetch(Request(address=server.address("/nieuws"), as_page=True))
    assert got.name == "robots"


@pytest.mark.parametrize(
    "first,after,again",
    [
        (fetched("User-agent: *\nDisallow: /"), timedelta(hours=23), False),
        (fetched("User-agent: *\nDisallow: /"), timedelta(hours=24), True),
        (refused(404), timedelta(hours=23), False),
        (refused(503), timedelta(minutes=9), False),
        (failed("timeout"), timedelta(minutes=10), True),
    ],
)
async def test_it_is_asked_again_after_a_day_or_soon_where_it_failed(first: Fetched | Refused, after, again):
    """A day for rules, ten minutes for a failure."""
    asked: list[datetime] = []
    moment = NOW

    async def get(url: URL) -> Outcome:
        asked.append(moment)
        return first

    robots = Robots(get, lambda: moment)
    await robots.leave(URL("https://nieuws.example/a"))
    moment += after
    await robots.leave(URL("https://nieuws.example/b"))
    assert len(asked) == (2 if again else 1)


async def test_only_so_many_hosts_are_remembered():
    """The one asked longest ago is forgotten first."""
    asked: list[URL] = []

    async def get(url: URL) -> Outcome:
        asked.append(url)
        return fetched("")

    robots = Robots(get, lambda: NOW)
    for number in range(MOST_HOSTS):
        await robots.leave(URL(f"https://n{number}.example/"))
    await robots.leave(URL("https://n0.example/"))
    await robots.leave(URL("https://nieuw.example/"))
    assert (robots.remembered, len(asked)) == (MOST_HOSTS, MOST_HOSTS + 1)
    await robots.leave(URL("https://n0.example/"))
    assert len(asked) == MOST_HOSTS + 1
    await robots.leave(URL("https://n1.example/"))
    assert len(asked) == MOST_HOSTS + 2


@pytest.mark.parametrize(
    "said,pause", [("2", 2), ("0.5", 0.5), ("veel", 0), ("-3", 0), ("", 0), ("nan", 0), ("inf", 0), ("86400", 86_400)]
)
async def test_the_pause_that_a_host_wants_is_read(said, pause):
    """Crawl-delay in seconds; nonsense is none."""
    assert (await leave(f"User-agent: *\nCrawl-delay: {said}", "/a")).pause == pause


async def test_the_pause_that_a_host_wants_is_kept_within_bounds(opened, internet, server, trusting):
    """A day is made ten seconds; they stand between two requests to that host."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds))

    fetcher = await opened(
        private=False, lookup=internet.lookup, sockets=internet.socket, tls=trusting, limits=LIMITS, sleep=sleep
    )
    server.on("/robots.txt", answer(body=b"User-agent: *\nCrawl-delay: 86400"))
    server.on("/a", answer(body=PAGE))
    for _ in range(3):
        got = await fetcher.fetch(Request(address="http://nieuws.example/a", as_page=True))
        assert got.body == PAGE
    assert waits == [1, 11, 21]  # our own clock does not move: each next turn is later
