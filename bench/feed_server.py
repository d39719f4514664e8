"""The other side of `bench.feeds`: feeds that stay the same, or of which each has one new entry.

`python -m bench.feed_server --feeds 1000 --entries 30` prints its port and serves `/{number}.xml` until stdin closes.
POST `/next` gives every feed one new entry, and takes its oldest away; after POST `/bare` there are no ETags, and so no
304: every feed is sent in whole.
"""

import argparse
import asyncio
import random
import sys
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from aiohttp import web

START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
_SMALL = (
    *("de", "het", "een", "van", "in", "op", "en", "dat", "is", "te", "voor", "met", "die", "aan", "om", "er", "niet"),
    *("door", "bij", "naar", "als", "zijn", "was", "ook", "uit", "over"),
)
_PARTS = (
    *("ver", "loop", "stad", "werk", "huis", "dag", "water", "land", "berg", "raad", "school", "markt", "veld"),
    *("brug", "dijk", "plan"),
)
_WORDS = [
    f"{one}{two}{end}" for one in _PARTS for two in _PARTS for end in ("", "en", "er", "ing", "lijk", "heid", "s")
]
_NAMES = [
    f"{one.capitalize()}{two}" for one in _PARTS for two in ("ema", "stra", "inga", "sma", "dam", "drecht", "wijk")
]


def sentences(seed: int, count: int) -> list[str]:
    """Invented sentences of 13 words: small ones, others of some 1,800, and now and then a name."""
    draw = random.Random(seed)  # noqa: S311 - the same feeds in each run
    kinds = draw.choices((_SMALL, _WORDS, _NAMES), (10, 10, 2), k=13 * count)
    said = [draw.choice(kind) for kind in kinds]
    return [f"{' '.join(said[place : place + 13])}." for place in range(0, len(said), 13)]


@lru_cache(maxsize=100_000)
def item(feed: int, number: int) -> str:
    """One entry, in the shape and size that the feeds of Dutch outlets have."""
    title, *text = sentences(feed * 100_003 + number, 4)
    at = (START + timedelta(minutes=5 * number)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    link = f"https://www.krant{feed}.example/artikel/{number}/het-nieuws-van-vandaag"
    return (
        f"<item><title>{title.rstrip('.')}</title><link>{link}</link><guid isPermaLink='false'>{feed}-{number}</guid>"
        f"<description><![CDATA[<p>{' '.join(text)}</p>]]></description><category>binnenland</category>"
        f"<dc:creator>Redactie</dc:creator><pubDate>{at}</pubDate>"
        f"<enclosure url='{link}.jpg' type='image/jpeg' length='0'/></item>"
    )


def body(feed: int, version: int, entries: int) -> bytes:
    """A feed with its newest entry first."""
    items = "".join(item(feed, number) for number in range(version + entries, version, -1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Krant {feed}</title><link>https://www.krant{feed}.example/</link><language>nl</language>"
        f"<description>Nieuws</description>{items}</channel></rss>"
    ).encode()


class Feeds:
    """What is served, in one version after another."""

    def __init__(self, entries: int) -> None:
        self._entries = entries
        self._version = 1
        self._bodies: dict[int, bytes] = {}
        self._bare = False

    def make(self, number: int) -> bytes:
        """One feed as it is now."""
        self._bodies[number] = body(number, self._version, self._entries)
        return self._bodies[number]

    async def give(self, request: web.Request) -> web.Response:
        """One feed, or 304."""
        number = int(request.match_info["number"])
        etag = f'"{number}-{self._version}"'
        if not self._bare and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        data = self._bodies.get(number) or self.make(number)
        headers = {} if self._bare else {"ETag": etag}
        return web.Response(body=data, headers=headers, content_type="application/rss+xml")

    async def next(self, _: web.Request) -> web.Response:
        """Everybody publishes; the bodies are made before anybody asks."""
        self._version += 1
        for number in list(self._bodies):
            self.make(number)
        return web.Response()

    async def bare(self, _: web.Request) -> web.Response:
        """Nobody has ETags any more."""
        self._bare = True
        return web.Response()


async def serve(entries: int, feeds: int) -> None:
    """Serve until stdin closes; the bodies are made beforehand, so that nobody waits for them."""
    held = Feeds(entries)
    app = web.Application()
    app.router.add_get("/{number}.xml", held.give)
    app.router.add_post("/next", held.next)
    app.router.add_post("/bare", held.bare)
    for number in range(feeds):
        held.make(number)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)  # noqa: T201
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=30)
    asked = parser.parse_args()
    asyncio.run(serve(asked.entries, asked.feeds))
