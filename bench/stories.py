"""Milliseconds that placing an article takes, against the number of articles that are kept, in one run.

    python -m bench.stories [--sizes 10000,100000,1000000] [--placed 300] [--unpurged]

Articles are invented: words are drawn as Zipf has it from 60,000, and one of three articles tells an event of the last
days anew, with its names and some of its words. So many are kept as the size says, 2,500 a day back from now; what
placing looks things up in is there for the last 21 days, as `bot.housekeeping` leaves it, with `--unpurged` for all of
them. Then as many more come in as are to be placed, in batches of 30 (a feed) and one by one. Time is that of placing
alone, within its transaction: of the processor, all threads, and of the clock; `times` is the median as a multiple of
that at the smallest size.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake import Intake
from bot.placing import Placing
from news.article import Article
from news.fingerprints import rare_words
from news.story_profile import profile
from news.word_rarity import Rarity
from storage.cluster_tables import story_profiles
from storage.database import Database
from storage.kept import KeptArticle
from storage.tables import articles, sources, stories, story_bands
from storage.upgrade import upgrade

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PER_DAY = 2_500
INDEXED = timedelta(days=21)
VOCABULARY = 60_000
LENGTH = 220
"""Words of a body."""
EVENT = 24
"""Words that all reports of an event have, of which six are names that no other news has."""
PROFILES = 2_000
"""Different profiles among the kept articles: making one takes as long as placing, and what it says plays no part."""
CHUNK = 5_000


class News:
    """Invented news: endless articles, of which every third tells an event anew."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)  # noqa: S311
        syllables = [first + vowel for first in "bdfghjklmnprstvwz" for vowel in ("a", "e", "i", "o", "aa", "ee", "oe")]
        named = random.Random(1)  # noqa: S311
        self._words = ["".join(named.choices(syllables, k=named.randint(2, 4))) for _ in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (place + 3) for place in range(VOCABULARY)))
        self._events: list[list[str]] = []
        self._made = seed * 10_000_000

    def article(self, at: datetime) -> Article:
        """One more, of this moment."""
        self._made += 1
        event = self._event()
        words = [*event, *self._some(LENGTH - len(event))]
        self._draw.shuffle(words)
        sentences = (" ".join(words[place : place + 12]).capitalize() for place in range(0, len(words), 12))
        number = str(self._made)
        return Article(
            source=f"https://krant{self._made % 60}.example/feed",
            guid=number,
            publisher=f"Krant {self._made % 60}",
            title=" ".join((*event[:4], *self._some(4))).capitalize(),
            body=". ".join(sentences),
            published_at=at,
            fetched_at=NOW,
        )

    def _event(self) -> list[str]:
        if self._events and self._draw.random() < 1 / 3:
            return self._draw.choice(self._events[-200:])
        names = ["".join(self._draw.choices("bdfgklmnprstvz" * 2 + "aeiou" * 4, k=9)) for _ in range(6)]
        self._events.append([*names, *self._some(EVENT - 6)])
        return self._events[-1]

    def _some(self, count: int) -> list[str]:
        return self._draw.choices(self._words, cum_weights=self._weights, k=count)


def moments(size: int) -> Iterator[datetime]:
    """The times of so many kept articles, the oldest first."""
    return (NOW - timedelta(days=1) * ((size - place) / PER_DAY) for place in range(size))


async def fill(conn: AsyncConnection, size: int, *, unpurged: bool) -> None:
    """Keep so many articles, each a story, with what placing looks things up in."""
    news, rarity = News(1), Rarity()
    shelf = [profile(news.article(NOW), rarity) for _ in range(PROFILES)]
    texts, marks = [one.text() for one in shelf], [rare_words(one) for one in shelf]
    await conn.execute(insert(sources), {"digest": "x", "key": "x", "name": "x", "created_at": NOW})
    draw = random.Random(size)  # noqa: S311
    numbered = enumerate(moments(size), 1)
    while chunk := list(islice(numbered, CHUNK)):
        await conn.execute(insert(stories), [_story(number, at) for number, at in chunk])
        await conn.execute(insert(articles), [_row(number, at) for number, at in chunk])
        indexed = [(number, at) for number, at in chunk if unpurged or at >= NOW - INDEXED]
        if indexed:
            profiles = [_profile(number, at, texts[number % PROFILES]) for number, at in indexed]
            await conn.execute(insert(story_profiles), profiles)
            await conn.execute(insert(story_bands), list(_bands(indexed, marks, draw)))


def _story(number: int, at: datetime) -> dict[str, object]:
    return {
        "id": number,
        "lead_article_id": number,
        "first_at": at,
        "last_at": at,
        "article_count": 1,
        "stands": True,
    }


def _row(number: int, at: datetime) -> dict[str, object]:
    return {
        "id": number,
        "source_id": 1,
        "title": f"Bericht {number}",
        "body": "Kort.",
        "agencies": (),
        "language": "nl",
        "kind": "article",
        "paywalled": False,
        "position": 0,
        "published_at": at,
        "fetched_at": at,
        "first_seen_at": at,
        "story_id": number,
        "sort_second": int(at.timestamp()),
        "title_stems": "bericht",
        "body_stems": "kort",
    }


def _profile(number: int, at: datetime, text: str) -> dict[str, object]:
    return {"article_id": number, "at": at, "outlet": f"Krant {number % 60}", "profile": text, "seen_at": at}


def _bands(
    indexed: Iterable[tuple[int, datetime]], marks: Sequence[tuple[int, ...]], draw: random.Random
) -> Iterator[dict[str, object]]:
    """Of each the fourteen of its fingerprints, which are nobody else's, and rare words as others have them."""
    for number, at in indexed:
        mixed = {*draw.choice(marks)[:10], *draw.choice(marks)[10:]}
        for band in {*mixed, *(draw.getrandbits(63) for _ in range(14))}:
            yield {"article_id": number, "band": band, "at": at}


class Timed(Placing):
    """Placing that notes what it took: milliseconds of processor and clock, per article."""

    def __init__(self) -> None:
        super().__init__()
        self.took: list[tuple[float, float]] = []

    async def place(self, conn: AsyncConnection, articles: Iterable[KeptArticle]) -> None:
        """As placing does."""
        placed = list(articles)
        busy, began = time.process_time(), time.perf_counter()
        await super().place(conn, placed)
        count = max(1, len(placed)) / 1_000
        self.took.append(((time.process_time() - busy) / count, (time.perf_counter() - began) / count))


async def measured(db: Database, count: int, batch: int) -> dict[str, float]:
    """Milliseconds per article, where so many come in at once."""
    intake, timed, news = Intake(db, lambda: NOW), Timed(), News(batch + 1)
    intake._placing = timed
    for _ in range(max(2, count // batch)):
        await intake.take([news.article(NOW) for _ in range(batch)])
    found = timed.took[1:]
    cpu, wall = ([one[place] for one in found] for place in (0, 1))
    return {
        "at_once": batch,
        "cpu_ms": round(statistics.median(cpu), 2),
        "cpu_p99_ms": round(_p99(cpu), 2),
        "wall_ms": round(statistics.median(wall), 2),
        "wall_p99_ms": round(_p99(wall), 2),
    }


def _p99(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


async def run(sizes: Sequence[int], count: int, *, unpurged: bool) -> None:
    """Print one line of JSON per size and batch."""
    first: dict[float, float] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            async with await Database.open(f"sqlite+aiosqlite:///{Path(folder) / 'bench.sqlite3'}") as db:
                await upgrade(db)
                async with db.write() as conn:
                    await fill(conn, size, unpurged=unpurged)
                for batch in (30, 1):
                    row = await measured(db, count, batch)
                    base = first.setdefault(batch, row["cpu_ms"])
                    times = round(row["cpu_ms"] / base, 2)
                    print(json.dumps({"kept": size, **row, "times": times}), flush=True)  # noqa: T201


def main() -> int:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description="Measure placing articles into stories.")
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--placed", type=int, default=300)
    parser.add_argument("--unpurged", action="store_true")
    chosen = parser.parse_args()
    asyncio.run(run([int(size) for size in chosen.sizes.split(",")], chosen.placed, unpurged=chosen.unpurged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
