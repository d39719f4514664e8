"""Where a fetch is sent, how far it goes, and what of it is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.fetching.fetcher import Request
from bot.fetching.redirects import PERMANENT, STATUSES, Trail
from bot.fetching.refusal import RefusalError
from tests.bot.fetching.server import answer, endless, moved

FEED = b"<rss/>"


@pytest.mark.parametrize("status", [301, 308])
async def test_a_permanent_redirect_is_remembered(fetcher, server, status):
    """The feed lives at the new address from now on."""
    server.on("/oud", moved(status, "/nieuw"))
    server.on("/nieuw", answer(body=FEED))
    got = await fetcher.fetch(Request(address=server.address("/oud")))
    assert (got.body, got.address, got.moved_to) == (FEED, server.address("/nieuw"), server.address("/nieuw"))


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_a_temporary_redirect_is_not(fetcher, server, status):
    """Next time the old address is asked again."""
    server.on("/oud", moved(status, "/nieuw"))
    server.on("/nieuw", answer(body=FEED))
    got = await fetcher.fetch(Request(address=server.address("/oud")))
    assert (got.body, got.address, got.moved_to) == (FEED, server.address("/nieuw"), None)


@pytest.mark.parametrize(
    "steps,remembered",
    [([301, 308], "/2"), ([301, 302], "/1"), ([302, 301], None), ([301, 301, 307, 301], "/2")],
    ids=["all permanent", "then temporary", "temporary first", "permanent again"],
)
async def test_of_a_chain_the_permanent_beginning_is_remembered(fetcher, server, steps, remembered):
    """A temporary step ends it: what follows may be elsewhere tomorrow."""
    for number, status in enumerate(steps):
        server.on(f"/{number}", moved(status, f"/{number + 1}"))
    server.on(f"/{len(steps)}", answer(body=FEED))
    got = await fetcher.fetch(Request(address=server.address("/0")))
    assert got.body == FEED
    assert got.moved_to == (server.address(remembered) if remembered else None)


async def test_five_redirects_are_followed_and_a_sixth_is_not(fetcher, server):
    """More are a maze."""
    for number in range(6):
        server.on(f"/{number}", moved(302, f"/{number + 1}"))
    server.on("/6", answer(body=FEED))
    assert (await fetcher.fetch(Request(address=server.address("/1")))).body == FEED
    got = await fetcher.fetch(Request(address=server.address("/0")))
    where = f"{server.address('/0')} (sent on to {server.address('/5')})"
    assert (got.name, got.reason) == ("redirects", f"{where}: sent on more than 5 times")


@pytest.mark.parametrize(
    "location", ["/rss", "#top", "", "  ", None], ids=["itself", "a mark", "empty", "blank", "none"]
)
async def test_a_redirect_that_leads_nowhere_is_refused(fetcher, server, location):
    """To itself, to nothing, or without saying where to."""
    server.on("/rss", answer("302 Found") if location is None else moved(302, location))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name in ("redirect_loop", "bad_redirect")
    assert server.paths == ["/rss"]


async def test_a_circle_is_left_when_it_closes(fetcher, server):
    """Each address is asked once."""
    server.on("/a", moved(301, "/b"))
    server.on("/b", moved(302, "/a"))
    got = await fetcher.fetch(Request(address=server.address("/a")))
    assert (got.name, server.paths) == ("redirect_loop", ["/a", "/b"])


@pytest.mark.parametrize(
    "location", ["http://[::1", "http://x:99999/", "http://" + "a" * 5_000, "/\x01", "http://\xff\xfe"]
)
async def test_a_redirect_to_what_is_no_address_is_refused(fetcher, server, location):
    """Broken, endless or binary."""
    server.on("/rss", moved(302, location))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name in ("bad_address", "broken", "dns")


async def test_a_redirect_with_spaces_and_letters_is_followed(fetcher, server):
    """Servers write addresses as people do."""
    server.on("/rss", moved(302, "/nieuws van de één".encode().decode("latin-1")))
    server.on("/nieuws%20van%20de%20%C3%A9%C3%A9n", answer(body=FEED))
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED


async def test_the_body_of_a_redirect_is_not_read(fetcher, server):
    """An endless page about the new address costs nothing."""
    server.on("/rss", endless(b"HTTP/1.1 301 Moved\r\nLocation: /nieuw\r\n\r\n", b"x" * 65_536))
    server.on("/nieuw", answer(body=FEED))
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED


async def test_what_is_refused_in_the_end_names_where_it_began_and_ended(fetcher, server):
    """The operator finds the source by the address it has, and what went wrong by where it was; no secret in either."""
    server.on("/rss?key=geheim", moved(301, "/weg?key=geheim"))
    got = await fetcher.fetch(Request(address=server.address("/rss?key=geheim")))
    began, ended = server.address("/rss?…"), server.address("/weg?…")
    assert got.reason == f"{began} (sent on to {ended}): 404, is not there"


async def test_from_https_to_http_is_followed_and_not_remembered(outside, server, secure):
    """It would give up for good what cannot be tampered with on the way."""
    secure.on("/rss", moved(301, "http://nieuws.example/rss"))
    server.on("/rss", answer(body=FEED))
    got = await outside.fetch(Request(address="https://nieuws.example/rss"))
    assert (got.body, got.address, got.moved_to) == (FEED, "http://nieuws.example/rss", None)


async def test_from_http_to_https_is_remembered(outside, server, secure):
    """From then on nobody can tamper with it."""
    server.on("/rss", moved(301, "https://nieuws.example/rss"))
    secure.on("/rss", answer(body=FEED))
    got = await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert (got.body, got.moved_to) == (FEED, "https://nieuws.example/rss")


@given(st.lists(st.tuples(st.sampled_from(sorted(STATUSES)), st.integers(0, 9)), max_size=12))
def test_a_trail_ends_and_remembers_only_permanent_steps(steps: list[tuple[int, int]]):
    """Whatever a server says: no address twice, five steps at most, and only the permanent beginning is kept."""
    trail, walked, refusal = walk(steps)
    assert refusal in (None, "redirects", "redirect_loop")
    assert len(walked) <= 5
    assert (trail.moved_to is not None) == (bool(walked) and walked[0] in PERMANENT)
    assert (trail.moved_to == trail.url) == (bool(walked) and PERMANENT.issuperset(walked))


def walk(steps: list[tuple[int, int]]) -> tuple[Trail, list[int], str | None]:
    """The trail of these redirects, the steps it took, and the name of the refusal it ended in."""
    trail = Trail(URL("https://nieuws.example/start"), 5)
    walked: list[int] = []
    try:
        for status, number in steps:
            trail.follow(status, f"/{number}")
            walked.append(status)
    except RefusalError as error:
        return trail, walked, error.name
    return trail, walked, None
