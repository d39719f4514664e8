"""No private address is reached: however it is named, by whoever, and whatever DNS says and when."""

import socket

import pytest

from bot.fetching.fetcher import Request
from bot.fetching.resolver import PrivateSocketError, public_sockets, socket_for
from tests.bot.fetching.internet import PUBLIC
from tests.bot.fetching.server import answer, moved
from tests.news.private_hosts import PRIVATE_HOSTS

REFUSED = ("private_address", "bad_address")
"""`bad_address` where the address is none at all."""
LEADS_WITHIN = [
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fd00::1", "fe80::1",
    "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE_HOSTS, ids=list(PRIVATE_HOSTS.values()))
async def test_it_is_not_asked_directly(outside, internet, host):
    """Nothing is looked up and nothing connected to."""
    got = await outside.fetch(Request(address=f"https://{host}/"))
    assert got.name in REFUSED
    assert (internet.looked_up, internet.connected) == ([], [])


@pytest.mark.parametrize("host", PRIVATE_HOSTS, ids=list(PRIVATE_HOSTS.values()))
async def test_it_is_not_asked_by_redirect(outside, internet, server, host):
    """A public server cannot send us there; nothing but that server is connected to."""
    location = f"http://{host}/"
    server.on("/rss", moved(301, location.encode().decode("latin-1")))
    got = await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert got.name in REFUSED
    assert (internet.looked_up, internet.connected) == (["nieuws.example"], [(PUBLIC, 80)])


@pytest.mark.parametrize("location", ["//127.0.0.1/", "//localhost:8080/x", "http:\\\\127.0.0.1/", "///127.0.0.1/"])
async def test_it_is_not_asked_by_half_an_address(outside, internet, server, location):
    """A redirect that leaves something out, or writes it wrongly, leads no further within."""
    server.on("/rss", moved(302, location))
    await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert {address for address, _ in internet.connected} == {PUBLIC}


@pytest.mark.parametrize("address", LEADS_WITHIN)
async def test_a_name_that_leads_within_is_not_asked(outside, internet, address):
    """A public name with a private address is refused before any connection."""
    internet.name("binnen.example", [address])
    got = await outside.fetch(Request(address="http://binnen.example/"))
    assert (got.name, internet.connected) == ("private_address", [])


@pytest.mark.parametrize("answers", [[PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, "2606:4700::1111", "::1"]])
async def test_one_private_answer_is_enough(outside, internet, answers):
    """A name is asked only where all that it leads to is public."""
    internet.name("half.example", answers)
    got = await outside.fetch(Request(address="http://half.example/"))
    assert (got.name, internet.connected) == ("private_address", [])


async def test_dns_that_changes_its_mind_reaches_nothing(outside, internet, server):
    """What was checked is what is connected to; the second answer is checked like the first."""
    internet.name("wissel.example", [PUBLIC], ["127.0.0.1"])
    server.on("/rss", answer(body=b"<rss/>", Connection="close"))
    got = await outside.fetch(Request(address="http://wissel.example/rss"))
    assert (got.status, internet.looked_up, internet.connected) == (200, ["wissel.example"], [(PUBLIC, 80)])
    again = await outside.fetch(Request(address="http://wissel.example:443/rss"))
    assert (again.name, internet.connected) == ("private_address", [(PUBLIC, 80)])


async def test_a_redirect_to_a_name_that_leads_within_is_refused(outside, internet, server):
    """The name in a redirect is looked up and checked like the first one."""
    internet.name("binnen.example", ["192.168.1.1"])
    server.on("/rss", moved(301, "http://binnen.example/"))
    got = await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert (got.name, internet.connected) == ("private_address", [(PUBLIC, 80)])


@pytest.mark.parametrize("address", LEADS_WITHIN)
def test_no_socket_is_made_for_a_private_address(address):
    """The last step checks again, whoever asks it to connect."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(PrivateSocketError):
        public_sockets(socket_for)((family, socket.SOCK_STREAM, 0, "", (address, 80)))


def test_a_socket_is_made_for_a_public_address():
    """The check lets through what it should."""
    public_sockets(socket_for)((socket.AF_INET, socket.SOCK_STREAM, 0, "", (PUBLIC, 80))).close()


async def test_the_reason_names_the_address_and_the_setting(outside):
    """An operator who wants it reads what allows it."""
    got = await outside.fetch(Request(address="http://10.0.0.1/rss?key=geheim"))
    assert got.reason == "http://10.0.0.1/rss?…: not fetched, a private address (FETCH_PRIVATE_ADDRESSES allows it)"


async def test_private_addresses_are_asked_where_they_are_allowed(fetcher, server):
    """The setting opens this machine, by number and by name."""
    server.on("/rss", answer(body=b"<rss/>"))
    for host in ("127.0.0.1", "localhost"):
        got = await fetcher.fetch(Request(address=f"http://{host}:{server.port}/rss"))
        assert got.body == b"<rss/>"


@pytest.mark.parametrize("scheme", ["file", "ftp", "gopher", "data", "javascript", "feed", "ws", "unix", "httpx", ""])
async def test_no_other_scheme_is_asked(outside, internet, server, scheme):
    """Neither directly nor by redirect."""
    address = f"{scheme}://nieuws.example/rss" if scheme else "nieuws.example/rss"
    got = await outside.fetch(Request(address=address))
    assert (got.name, internet.connected) == ("scheme", [])


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://nieuws.example/", "gopher://x.example/", "data:,x"])
async def test_no_other_scheme_is_asked_by_redirect(outside, server, location):
    """A server cannot have us read a file."""
    server.on("/rss", moved(302, location))
    got = await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert got.name == "scheme"


@pytest.mark.parametrize("port", [0, 1, 22, 25, 53, 110, 143, 445, 587, 1023, 2375, 3306, 5432, 6379, 11211, 27017])
async def test_ports_where_no_web_is_are_not_asked(outside, internet, server, port):
    """Mail, shells and databases could take our words for commands."""
    got = await outside.fetch(Request(address=f"http://nieuws.example:{port}/"))
    assert (got.name, internet.connected) == ("port", [])


async def test_a_redirect_with_a_password_is_refused(outside, server):
    """A name and a password are never sent, and not shown either."""
    server.on("/rss", moved(302, "http://jan:geheim@nieuws.example/"))
    got = await outside.fetch(Request(address="http://nieuws.example/rss"))
    assert (got.name, len(server.asked), "geheim" in got.reason) == ("credentials", 1, False)
