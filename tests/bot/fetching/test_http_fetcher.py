"""What the fetcher asks of a proper server, and what it makes of its answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.fetching.fetcher import Fetched, Refused, Request
from bot.fetching.limits import LIMITS
from tests.bot.fetching.conftest import PATIENT
from tests.bot.fetching.server import Asked, answer, moved, raw

FEED = b"<rss version='2.0'><channel><title>De Veenbode</title></channel></rss>"


async def test_a_feed_comes_with_what_is_needed_to_ask_for_it_again(fetcher, server):
    """The body, where it came from, what it is, its validators, and how long it keeps."""
    said = {"ETag": '"a1"', "Last_Modified": "Mon, 02 Mar 2026 08:00:00 GMT", "Cache_Control": "public, max-age=300"}
    server.on("/rss", answer(body=FEED, Content_Type="application/rss+xml; charset=utf-8", **said))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got == Fetched(
        status=200,
        address=server.address("/rss"),
        body=FEED,
        content_type="application/rss+xml; charset=utf-8",
        etag='"a1"',
        last_modified="Mon, 02 Mar 2026 08:00:00 GMT",
        max_age=timedelta(seconds=300),
        seconds=got.seconds,
    )
    assert 0 < got.seconds < 10


async def test_validators_are_sent_back_as_they_came(fetcher, server):
    """The server can tell that nothing has changed; its 304 keeps the validators we had."""
    server.on("/rss", answer("304 Not Modified"))
    request = Request(address=server.address("/rss"), etag='W/"a1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
    got = await fetcher.fetch(request)
    assert (got.status, got.unchanged, got.body) == (304, True, b"")
    assert (got.etag, got.last_modified) == (request.etag, request.last_modified)
    assert server.asked[0].headers["if-none-match"] == 'W/"a1"'
    assert server.asked[0].headers["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"


async def test_a_304_may_bring_a_new_validator(fetcher, server):
    """What the server said last is what it is told next time."""
    server.on("/rss", answer("304 Not Modified", ETag='"b2"'))
    got = await fetcher.fetch(Request(address=server.address("/rss"), etag='"a1"'))
    assert got.etag == '"b2"'


async def test_unchanged_without_having_asked_is_a_refusal(fetcher, server):
    """Who never had the feed is not told that it is the same."""
    server.on("/rss", answer("304 Not Modified"))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "http_304"


async def test_we_say_who_we_are_and_what_we_can_read(opened, server):
    """Name, version and contact in the user agent; the packings that can be undone; feeds before pages."""
    fetcher = await opened(contact="redactie@veenbode.example")
    await fetcher.fetch(Request(address=server.address("/rss")))
    headers = server.asked[0].headers
    assert headers["user-agent"].startswith("Briefje/")
    assert headers["user-agent"].endswith(" (+mailto:redactie@veenbode.example)")
    assert headers["accept-encoding"] == "gzip, deflate, br"
    assert headers["accept"].startswith("application/rss+xml")


@pytest.mark.parametrize(
    "contact,end",
    [("", "0"), ("https://veenbode.example/bot", " (+https://veenbode.example/bot)")],
    ids=["nobody to write to", "a page to read"],
)
async def test_the_contact_is_what_the_operator_gave(opened, server, contact, end):
    """Without a contact there is the name and version only."""
    fetcher = await opened(contact=contact)
    await fetcher.fetch(Request(address=server.address("/rss")))
    assert server.asked[0].headers["user-agent"].endswith(end)


@pytest.mark.parametrize(
    "status,word",
    [(204, "No Content"), (206, "Partial"), (300, "Choices"), (401, ""), (403, ""), (404, ""), (418, "Theepot"),
     (429, "Too Many"), (451, ""), (500, "Oops"), (503, "Later")],
)  # fmt: skip
async def test_every_other_status_is_a_refusal_with_its_number(fetcher, server, status, word):
    """`http_503` can be counted; the line names the address and the status."""
    server.on("/rss", answer(f"{status} {word}"))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert isinstance(got, Refused)
    assert (got.name, got.status, got.gone) == (f"http_{status}", status, False)
    assert got.reason.startswith(f"{server.address('/rss')}: {status}, ")


async def test_410_is_for_good(fetcher, server):
    """A feed that is gone says so, and is not to be asked again."""
    server.on("/rss", answer("410 Gone"))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert (got.gone, got.reason) == (True, f"{server.address('/rss')}: 410, is gone for good")


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "said,wait",
    [
        ("120", timedelta(minutes=2)),
        ("Mon, 02 Mar 2026 09:10:00 GMT", timedelta(minutes=10)),
        ("Mon, 02 Mar 2026 08:00:00 GMT", timedelta(0)),
        ("31536000", timedelta(days=1)),
        ("straks", None),
    ],
    ids=["seconds", "a date", "a date that was", "a year is a day", "words"],
)
async def test_retry_after_is_told(fetcher, server, status, said, wait):
    """What the server asks for, in seconds or by a date, and never more than a day."""
    server.on("/rss", answer(f"{status} Later", Retry_After=said))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.retry_after == wait


async def test_no_cookie_is_kept(fetcher, server):
    """A server cannot know us again, nor can one send us on with what another gave."""
    server.on("/rss", answer(body=FEED, Set_Cookie="wie=wij; Path=/"))
    for _ in range(2):
        await fetcher.fetch(Request(address=server.address("/rss")))
    assert [asked.headers.get("cookie") for asked in server.asked] == [None, None]


async def test_a_proxy_of_the_environment_is_not_used(fetcher, server, monkeypatch):
    """A proxy would look names up itself, past the check of addresses."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server.on("/rss", answer(body=FEED))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.body == FEED


async def test_a_connection_that_the_server_closed_meanwhile_is_made_anew(fetcher, server):
    """A server that ends idle connections without a word costs no fetch."""
    server.on("/rss", raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(FEED), FEED)))
    for _ in range(3):
        assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED


async def test_a_validator_that_is_no_header_is_not_sent(fetcher, server):
    """What was kept of a hostile server cannot write headers of its own."""
    server.on("/rss", answer(body=FEED))
    await fetcher.fetch(Request(address=server.address("/rss"), etag='"a"\r\nX-Evil: 1', last_modified="x" * 2_000))
    assert server.asked[0].headers.keys().isdisjoint({"if-none-match", "if-modified-since", "x-evil"})


async def test_a_secret_in_the_address_is_in_no_reason(fetcher, server):
    """The question after the path and a name with a password are left out of the line."""
    got = await fetcher.fetch(Request(address=server.address("/rss?key=geheim#geheim")))
    assert got.reason == f"{server.address('/rss')}?…: 404, is not there"
    got = await fetcher.fetch(Request(address="http://jan:geheim@nieuws.example/rss"))
    assert (got.name, "geheim" in got.reason, "jan" in got.reason) == ("credentials", False, False)


async def test_over_tls_a_feed_comes_too(outside, secure):
    """A secure server works, with a certificate that is trusted."""
    secure.on("/rss", answer(body=FEED))
    got = await outside.fetch(Request(address="https://nieuws.example/rss"))
    assert got.body == FEED


async def test_a_certificate_that_nobody_trusts_is_refused(opened, internet, secure):
    """Without the test's own trust the server's certificate is worth nothing."""
    secure.on("/rss", answer(body=FEED))
    fetcher = await opened(private=False, lookup=internet.lookup, sockets=internet.socket)
    got = await fetcher.fetch(Request(address="https://nieuws.example/rss"))
    assert (got.name, secure.asked) == ("tls", [])


async def test_a_certificate_for_another_name_is_refused(outside, secure):
    """A trusted certificate is good for its own names only."""
    got = await outside.fetch(Request(address="https://anders.example/rss"))
    assert (got.name, secure.asked) == ("tls", [])


async def test_a_name_of_other_letters_is_asked_in_its_plain_form(outside, internet, server):
    """An international name is looked up as DNS knows it."""
    server.on("/rss", answer(body=FEED))
    got = await outside.fetch(Request(address="http://één.nieuws.example/rss"))
    assert (got.status, internet.looked_up) == (200, ["xn--n-9faa.nieuws.example"])


async def test_redirects_carry_the_validators_along(fetcher, server):
    """A feed that is always sent on can still say that it has not changed."""
    server.on("/rss", moved(302, "/echt"))
    server.on("/echt", answer("304 Not Modified"))
    got = await fetcher.fetch(Request(address=server.address("/rss"), etag='"a1"'))
    assert (got.status, got.address) == (304, server.address("/echt"))


async def test_a_public_host_is_asked_with_pauses_and_our_own_without(opened, internet, server, trusting):
    """A second between requests outside; within, who runs it asked for it."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds))

    server.on("/rss", answer(body=FEED))
    outside = {"private": False, "lookup": internet.lookup, "sockets": internet.socket, "tls": trusting}
    for options, address in ((outside, "http://nieuws.example/rss"), ({}, server.address("/rss"))):
        fetcher = await opened(**options, limits=LIMITS, sleep=sleep)
        for _ in range(3):
            assert (await fetcher.fetch(Request(address=address))).body == FEED
    assert waits == [1, 2]


@pytest.mark.parametrize("private,most", [(False, 2), (True, 8)])
async def test_only_so_many_requests_to_one_host_at_a_time(opened, internet, server, trusting, private, most):
    """Two at a public host, eight at one of our own."""
    gate, reached = asyncio.Event(), asyncio.Semaphore(0)

    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        reached.release()
        await gate.wait()
        await answer(body=FEED)(asked, writer)

    server.on("/rss", slow)
    outside = {"private": False, "lookup": internet.lookup, "sockets": internet.socket, "tls": trusting}
    fetcher = await opened(**({} if private else outside))
    address = server.address("/rss") if private else "http://nieuws.example/rss"
    tasks = [asyncio.create_task(fetcher.fetch(Request(address=address))) for _ in range(20)]
    for _ in range(most):
        await reached.acquire()
    gate.set()
    await asyncio.gather(*tasks)
    assert server.most_under_way == most


async def test_only_so_many_requests_in_all(opened, internet, server, trusting):
    """However many hosts there are."""
    gate, reached = asyncio.Event(), asyncio.Semaphore(0)

    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        reached.release()
        await gate.wait()
        await answer(body=FEED)(asked, writer)

    server.on("/rss", slow)
    outside = {"private": False, "lookup": internet.lookup, "sockets": internet.socket, "tls": trusting}
    fetcher = await opened(**outside, limits=replace(PATIENT, at_once=3))
    tasks = [
        asyncio.create_task(fetcher.fetch(Request(address=f"http://n{number}.example/rss"))) for number in range(9)
    ]
    for _ in range(3):
        await reached.acquire()
    gate.set()
    await asyncio.gather(*tasks)
    assert server.most_under_way == 3
