"""Servers that do what no server should: each fetch ends within its time, as a refusal with a name."""

import asyncio
from dataclasses import replace

import pytest

from bot.fetching.fetcher import Refused, Request
from bot.fetching.limits import LIMITS
from tests.bot.fetching.conftest import HASTY
from tests.bot.fetching.internet import PUBLIC
from tests.bot.fetching.server import Asked, Server, answer, dripping, endless, raw, silent

FEED = b"<rss/>"
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silent(), id="nothing at all"),
        pytest.param(silent(b"HTTP/1.1"), id="half a status line"),
        pytest.param(silent(OK + b"Content-Le"), id="half a header"),
        pytest.param(silent(OK + b"Content-Length: 6\r\n\r\n<rs"), id="half a body"),
        pytest.param(silent(OK + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<rss"), id="half a chunk"),
        pytest.param(dripping(b"HTTP/1.1 200 ", b"O", 0.02), id="a status line letter by letter"),
        pytest.param(dripping(OK, b"X-A: b\r\n", 0.02), id="one header after another"),
        pytest.param(dripping(OK + b"X-A: ", b"b", 0.02), id="a header letter by letter"),
        pytest.param(dripping(OK + b"Content-Length: 5000\r\n\r\n", b"x", 0.02), id="a body letter by letter"),
        pytest.param(dripping(OK + b"\r\n", b"x", 0.02), id="a body without an end, letter by letter"),
        pytest.param(
            dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.02), id="chunks of a letter"
        ),
        pytest.param(dripping(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", 0.02), id="go on"),
    ],
)
async def test_who_keeps_us_waiting_is_a_time_out(opened, server, script):
    """Silence at any point, and any drip that would go on for ever."""
    fetcher = await opened(limits=HASTY)
    server.on("/rss", script)
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "timeout"


async def test_the_time_out_says_which_it_was(opened, server):
    """Silent, or talking without an end."""
    fetcher = await opened(limits=HASTY)
    server.on("/stil", silent())
    server.on("/traag", dripping(OK + b"\r\n", b"x", 0.02))
    quiet = await fetcher.fetch(Request(address=server.address("/stil")))
    slow = await fetcher.fetch(Request(address=server.address("/traag")))
    assert quiet.reason == f"{server.address('/stil')}: silent for 0.1 s"
    assert slow.reason == f"{server.address('/traag')}: not done within 0.3 s"


async def test_time_runs_on_over_redirects(opened, server):
    """Each step counts: a chain of slow ones has one time for all."""
    fetcher = await opened(limits=replace(HASTY, silence=10))

    def slowly(number: int):
        async def script(asked, writer):
            await asyncio.sleep(0.1)
            await answer("302 Found", Location=f"/{number + 1}")(asked, writer)

        return script

    for number in range(5):
        server.on(f"/{number}", slowly(number))
    got = await fetcher.fetch(Request(address=server.address("/0")))
    assert (got.name, "/5" in server.paths) == ("timeout", False)


async def test_a_name_server_that_never_answers_is_a_time_out(opened):
    """Looking up belongs to connecting."""

    async def never(host: str) -> list[str]:
        return await asyncio.Event().wait()

    fetcher = await opened(limits=HASTY, lookup=never)
    got = await fetcher.fetch(Request(address="http://nieuws.example/rss"))
    assert (got.name, got.reason) == ("timeout", "http://nieuws.example/rss: no connection within 0.1 s")


async def test_a_server_that_never_answers_tls_is_a_time_out(opened):
    """A connection stands when it is secure."""

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listening = await asyncio.start_server(mute, "127.0.0.1", 0)
    fetcher = await opened(limits=HASTY)
    got = await fetcher.fetch(Request(address=f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/rss"))
    listening.close()
    assert got.name == "timeout"


@pytest.mark.parametrize(
    "data,name",
    [
        pytest.param(b"", "broken", id="closed at once"),
        pytest.param(b"hallo", "broken", id="not HTTP"),
        pytest.param(b"<rss/>\r\n\r\n", "broken", id="a feed without HTTP"),
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n", "broken", id="another protocol"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", "broken", id="a status of letters"),
        pytest.param(b"HTTP/1.1 99999 OK\r\n\r\n", "broken", id="a status of five digits"),
        pytest.param(b"HTTP/9.9 200 OK\r\n\r\n", "broken", id="another version"),
        pytest.param(OK + b"no colon here\r\n\r\n", "broken", id="a header without a colon"),
        pytest.param(OK + b"X: " + b"a" * 100_000 + b"\r\n\r\n", "broken", id="a huge header"),
        pytest.param(OK + b"X: a\r\n" * 5_000 + b"\r\n", "broken", id="thousands of headers"),
        pytest.param(OK + b"Content-Length: 60\r\n\r\n<rss/>", "cut_short", id="longer than it is"),
        pytest.param(OK + b"Content-Length: 6\r\n\r\n<rss/> and more", "broken", id="shorter than it is"),
        pytest.param(OK + b"Content-Length: -1\r\n\r\n", "broken", id="a length below nothing"),
        pytest.param(OK + b"Content-Length: veel\r\n\r\n", "broken", id="a length of letters"),
        pytest.param(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>", "broken", id="two lengths"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "broken", id="a chunk of no size"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n", "cut_short", id="no last chunk"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\n<rss/>\r\n0\r\n\r\n", "broken", id="a wrong size"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "broken", id="a size of 2^72"),
        pytest.param(OK + b"X: \x00\r\n\r\n", "broken", id="a nought in a header"),
    ],
)
async def test_what_is_no_http_is_refused(fetcher, server, data, name):
    """Each with its name, and none of it as a feed."""
    server.on("/rss", raw(data))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert isinstance(got, Refused)
    assert got.name == name


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(OK + b"\r\n<rss/>", id="no length"),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\n<rss/>", id="the old version"),
        pytest.param(b"HTTP/1.1 200\r\n\r\n<rss/>", id="a status without a word"),
        pytest.param(OK + b"Content-Type: \r\n\r\n<rss/>", id="an empty header"),
        pytest.param(OK + b"X-Naam: caf\xe9\r\n\r\n<rss/>", id="a header in Latin-1"),
        pytest.param(OK + b"Content-Security-Policy: " + b"a" * 20_000 + b"\r\n\r\n<rss/>", id="a long policy"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n6;naam=x\r\n<rss/>\r\n0\r\n\r\n", id="a chunk with more"),
    ],
)
async def test_what_can_be_understood_is_taken(fetcher, server, data):
    """Old and careless servers have news too."""
    server.on("/rss", raw(data))
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED


async def test_an_endless_header_is_refused(fetcher, server):
    """Headers have a bound of their own."""
    server.on("/rss", endless(OK + b"X: ", b"a" * 65_536))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "broken"


async def test_nobody_listens(fetcher):
    """A closed port is a refusal, not a crash."""
    async with Server() as gone:
        address = gone.address("/rss")
    got = await fetcher.fetch(Request(address=address))
    assert (got.name, got.reason) == ("unreachable", f"{address}: no connection: connection refused")


async def test_a_name_that_does_not_exist(opened):
    """DNS says no."""

    async def none(host: str) -> list[str]:
        raise OSError("no such name")

    fetcher = await opened(lookup=none)
    got = await fetcher.fetch(Request(address="http://bestaatniet.example/rss"))
    assert got.name == "dns"


async def test_plain_http_at_a_port_for_tls(fetcher):
    """A server that speaks the one where the other is asked."""

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    listening = await asyncio.start_server(plain, "127.0.0.1", 0)
    got = await fetcher.fetch(Request(address=f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/rss"))
    listening.close()
    assert got.name == "tls"


@pytest.mark.parametrize(
    "address",
    ["", " ", "http://", "http:///rss", "://x", "http://[::1", "http://a b/", "http://nieuws.example:99999/", "\x00",
     "http://" + "a" * 300 + ".example/", "http://nieuws.example/\nX: y", "http://" + "x" * 9_000, "http://\udc80/",
     "http://nieuws..example/", "http://-/", "http://*.example/", "http://[v1.x]/"],
)  # fmt: skip
async def test_what_is_no_address_is_refused(outside, internet, address):
    """Whatever somebody types or a feed says."""
    internet.name(address, [PUBLIC])
    got = await outside.fetch(Request(address=address))
    assert isinstance(got, Refused)
    assert got.name != "internal"
    assert len(got.reason) < 400


async def test_one_bad_server_does_not_hold_up_another(opened, server):
    """Requests run side by side."""
    fetcher = await opened(limits=HASTY)
    server.on("/stil", silent())
    server.on("/rss", answer(body=FEED))
    quiet = asyncio.create_task(fetcher.fetch(Request(address=server.address("/stil"))))
    good = await fetcher.fetch(Request(address=server.address("/rss")))
    assert (good.body, quiet.done()) == (FEED, False)
    assert (await quiet).name == "timeout"


async def test_a_fetch_can_be_given_up(fetcher, server):
    """Cancelling is let through, and what was held is free again."""
    reached: asyncio.Queue[None] = asyncio.Queue()

    async def mute(asked: Asked, writer: asyncio.StreamWriter) -> None:
        reached.put_nowait(None)
        await asyncio.Event().wait()

    server.on("/stil", mute)
    server.on("/rss", answer(body=FEED))
    for _ in range(LIMITS.at_once + 1):
        task = asyncio.create_task(fetcher.fetch(Request(address=server.address("/stil"))))
        await reached.get()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED
