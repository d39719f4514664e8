"""Bodies: packed in every way, wrongly claimed, too large on the wire or once unpacked."""

import asyncio
import gzip
import tracemalloc
import zlib
from dataclasses import replace

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.fetcher import Request
from bot.fetching.refusal import RefusalError
from bot.fetching.unpacking import MOST_MEMBERS, unpacker
from news.limits import MB
from tests.bot.fetching.conftest import PATIENT
from tests.bot.fetching.server import Asked, answer, endless, raw

FEED = b"<rss version='2.0'>" + b"<item><title>Brug over de Amer weer open</title></item>" * 200 + b"</rss>"


def bare(data: bytes) -> bytes:
    """Deflate without a header, as some servers have it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress(FEED),
    "x-gzip": gzip.compress(FEED),
    "GZip": gzip.compress(FEED),
    "deflate": zlib.compress(FEED),
    "br": brotli.compress(FEED),
    "identity": FEED,
    "": FEED,
    "identity, gzip": gzip.compress(FEED),
}


@pytest.mark.parametrize("claim", PACKED)
async def test_a_packed_body_is_unpacked(fetcher, server, claim):
    """gzip, deflate, br, and none at all."""
    server.on("/rss", answer(body=PACKED[claim], Content_Encoding=claim))
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == FEED


@pytest.mark.parametrize(
    "claim,sent,body",
    [
        ("gzip", FEED, FEED),
        ("deflate", FEED, FEED),
        ("br", FEED, FEED),
        ("gzip", b"", b""),
        ("br", b"", b""),
        ("deflate", bare(FEED), FEED),
        ("gzip", gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), FEED),
        ("gzip", gzip.compress(FEED) + b"\0\0\0 and more", FEED),
        ("utf-8", FEED, FEED),
        ("none", FEED, FEED),
        ("", gzip.compress(FEED), gzip.compress(FEED)),
        ("deflate", b"\xef\xbb\xbf" + FEED, b"\xef\xbb\xbf" + FEED),
    ],
    ids=["plain as gzip", "plain as deflate", "plain as br", "nothing as gzip", "nothing as br", "bare deflate",
         "gzip in two", "rubbish behind it", "an encoding of letters", "none", "packed unsaid", "plain with a mark"],
)  # fmt: skip
async def test_a_wrong_claim_costs_no_feed(fetcher, server, claim, sent, body):
    """What is plain is taken as it is; a gzip file that is not claimed is left to who reads files."""
    server.on("/rss", answer(body=sent, Content_Encoding=claim))
    assert (await fetcher.fetch(Request(address=server.address("/rss")))).body == body


@pytest.mark.parametrize(
    "claim,sent",
    [
        ("gzip", gzip.compress(FEED)[:-9]),
        ("deflate", zlib.compress(FEED)[:-5]),
        ("br", brotli.compress(FEED)[:-5]),
        ("gzip", gzip.compress(FEED)[:20] + b"\xff" * 40),
        ("deflate", b"\x78\x9c" + b"\xff" * 40),
        ("br", b"\xff" * 40),
        ("gzip, br", FEED),
        ("gzip", gzip.compress(b"") * (MOST_MEMBERS + 1)),
    ],
    ids=["gzip cut", "deflate cut", "br cut", "gzip broken", "deflate broken", "br broken", "twice", "many gzips"],
)
async def test_broken_packing_is_refused(fetcher, server, claim, sent):
    """Half a feed is no feed."""
    server.on("/rss", answer(body=sent, Content_Encoding=claim))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "encoding"


@pytest.mark.parametrize("claim", ["gzip", "deflate", "br", ""])
@pytest.mark.parametrize("size,fits", [(1_000, True), (1_001, False), (200_000, False)])
async def test_a_body_has_a_bound_once_unpacked(fetcher, server, claim, size, fits):
    """`most` bytes pass, and one more does not."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "": bytes}[claim]
    server.on("/rss", answer(body=pack(b" " * size), Content_Encoding=claim))
    got = await fetcher.fetch(Request(address=server.address("/rss"), most=1_000))
    assert (got.body == b" " * size) if fits else (got.name == "too_large")


async def test_a_bomb_is_refused(fetcher, server):
    """A hundred megabytes in a hundred kilobytes: refused at ten."""
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    bomb = b"".join(packer.compress(b"\0" * MB) for _ in range(100)) + packer.flush()
    server.on("/rss", answer(body=bomb, Content_Encoding="gzip"))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert (got.name, got.reason) == ("too_large", f"{server.address('/rss')}: more than 10 MB")


async def test_a_length_over_the_bound_is_believed(fetcher, server):
    """Nothing is read of what says itself that it is too large."""
    server.on("/rss", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<rss>", close=False))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "too_large"


@pytest.mark.parametrize(
    "start,piece",
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65_536),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b""), b"\0" * 65_536),
    ],
    ids=["until it closes", "in chunks", "rubbish behind a gzip"],
)
async def test_an_endless_stream_is_refused_at_the_bound(fetcher, server, start, piece):
    """What counts is what came over the wire, too."""
    server.on("/rss", endless(start, piece))
    got = await fetcher.fetch(Request(address=server.address("/rss")))
    assert got.name == "too_large"


async def test_large_bodies_wait_for_one_another(opened, server):
    """Of what is large only so many are in memory; the small are not held up by them."""
    fetcher = await opened(limits=replace(PATIENT, large=1_000, large_at_once=1))
    gate, begun, sent = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def first(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + b"x" * 2_000)
        await writer.drain()
        begun.set()
        await gate.wait()
        writer.write(b"x" * 2_000)

    async def second(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await answer(body=b"x" * 30 * MB)(asked, writer)  # more than the system keeps between us
        sent.set()

    server.on("/eerst", first)
    server.on("/dan", second)
    server.on("/klein", answer(body=FEED[:900]))
    one = asyncio.create_task(fetcher.fetch(Request(address=server.address("/eerst"))))
    await begun.wait()
    small = Request(address=server.address("/klein"))
    await fetcher.fetch(small)  # by then the first is being read
    other = asyncio.create_task(fetcher.fetch(Request(address=server.address("/dan"), most=40 * MB)))
    bodies = [(await fetcher.fetch(small)).body for _ in range(50)]
    assert (set(bodies), sent.is_set()) == ({FEED[:900]}, False)
    gate.set()
    assert [len((await one).body), len((await other).body)] == [4_000, 30 * MB]


def bomb(claim: str) -> bytes:
    """Fifty megabytes of nothing."""
    if claim == "br":
        return brotli.compress(b"\0" * 50 * MB, quality=3)
    return gzip.compress(b"\0" * 50 * MB, 9) if claim == "gzip" else zlib.compress(b"\0" * 50 * MB, 9)


@pytest.mark.parametrize("claim", ["gzip", "deflate", "br"])
def test_no_more_is_unpacked_than_there_is_room_for(claim):
    """One byte more than asked for comes out, and hardly more is in memory meanwhile."""
    packed = bomb(claim)
    undo = unpacker(claim, packed)
    tracemalloc.start()
    try:
        assert undo.push(packed, 1_000) == b"\0" * 1_001
        assert tracemalloc.get_traced_memory()[1] < MB
    finally:
        tracemalloc.stop()


def test_a_br_that_breaks_on_the_way_is_not_taken_as_plain():
    """Only a body that was never packed is plain."""
    packed = brotli.compress(bytes(range(256)) * 4)
    undo = unpacker("br", packed)
    undo.push(packed[: len(packed) // 2], 10_000)
    with pytest.raises(RefusalError, match="broken"):
        undo.push(b"<rss>" * 100, 10_000)


@given(st.binary(max_size=2_000), st.integers(1, 50), st.sampled_from(["gzip", "deflate", "br"]))
def test_however_it_is_cut_the_body_is_the_same(data: bytes, size: int, claim: str):
    """Pieces of any size unpack to what was packed."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[claim]
    packed = pack(data)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    undo = unpacker(claim, pieces[0])
    assert b"".join(undo.push(piece, 10_000) for piece in pieces) == data
    undo.finish()


@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1), st.sampled_from(["gzip", "deflate", "br", ""]))
def test_any_bytes_unpack_or_are_refused(pieces: list[bytes], claim: str):
    """No bytes at all get more out than there is room for, or end in anything but a refusal."""
    sizes, refusal = unpacked_sizes(claim, pieces, 5_000)
    assert sum(sizes) <= 5_001
    assert refusal in (None, "encoding")


def unpacked_sizes(claim: str, pieces: list[bytes], room: int) -> tuple[list[int], str | None]:
    """How much came of each piece while there was room, and the name of the refusal it ended in."""
    undo = unpacker(claim, pieces[0])
    sizes: list[int] = []
    try:
        for piece in pieces:
            if sum(sizes) <= room:
                sizes.append(len(undo.push(piece, room - sum(sizes))))
    except RefusalError as error:
        return sizes, error.name
    return sizes, None
