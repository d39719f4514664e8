"""What `/latest`, `/week` and `/trend` cost among many articles: `python -m bench.lists --articles 200000`.

The articles are invented: words drawn as in real text (Zipf), half a year of them, one in fifty about a war; two thirds
stand alone, the others are told by two to eight papers. They are written past the bot, a hundred times as fast; the
index is built as the bot builds it. Prints one JSON object, in milliseconds; on a machine that does
other things besides, `least` and `cpu` tell more than `median`.
"""

import argparse
import asyncio
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import choosing
from handlers.desk import Desk
from handlers.latest import latest
from handlers.texts import texts_for
from handlers.trend.chart import Chart, Mark
from handlers.trend.counting import trend
from handlers.trend.studio import Studio
from news.query import parse_query
from storage.chunks import chunks
from storage.database import Database
from storage.fulltext import SQLITE
from storage.tables import articles, sources, stories
from storage.upgrade import upgrade

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
SPREAD = timedelta(days=180)
WORDS = 60
VOCABULARY = 30_000
TIMES = 100


def bodies(draw: random.Random) -> Iterator[str]:
    """Texts of sixty words; the commonest of thirty thousand stands in nearly each of them."""
    vocabulary = [_word(number) for number in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))
    while True:
        yield " ".join(draw.choices(vocabulary, cum_weights=weights, k=WORDS))


def _word(number: int) -> str:
    letters = "aeioubdfgklmnprstvwz"
    return "".join(letters[number // 20**place % 20] for place in range(4)) + "q"


def rows(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Articles, oldest first, each with its story where it begins one."""
    draw = random.Random(1)  # noqa: S311 - the same articles each time
    texts, story, left = bodies(draw), 0, 0
    for number in range(1, count + 1):
        at = NOW - SPREAD * (1 - number / count)
        begun = None
        if left == 0:
            story, left = story + 1, draw.choice((1, 1, 1, 1, 2, draw.randint(3, 8)))
            begun = {"id": story, "lead_article_id": number, "first_at": at, "article_count": left, "stands": True}
            begun["last_at"] = min(NOW, at + (left - 1) * SPREAD / count)
        left -= 1
        war = draw.random() < 0.02
        title = f"Kyiv {next(texts)[:30]}" if war else next(texts)[:50]
        body = next(texts)
        yield _article(number, story, at, title, body, paper=draw.randint(1, 60)), begun


def _article(number: int, story: int, at: datetime, title: str, body: str, *, paper: int) -> dict[str, Any]:
    stems = {"title_stems": title.lower(), "body_stems": body}
    kept = {"id": number, "source_id": 1, "title": title, "body": body, "agencies": (), "language": "nl"}
    kept |= {"kind": "article", "paywalled": False, "position": number % 30, "publisher": f"Krant {paper}"}
    times = {"published_at": at, "fetched_at": at, "first_seen_at": at, "sort_second": int(at.timestamp())}
    return kept | times | stems | {"story_id": story, "url": f"https://bench.example/{number}"}


async def fill(db: Database, count: int) -> None:
    """Write that many articles with their stories, then the index of all of them at once."""
    async with db.write() as conn:
        await conn.exec_driver_sql("DROP TRIGGER articles_fts_insert")
        await conn.execute(insert(sources).values(id=1, digest="b", key="file:bench", name="Bench", created_at=NOW))
    for some in chunks(rows(count), 20_000):
        async with db.write() as conn:
            await _put(conn, some)
    async with db.write() as conn:
        await conn.exec_driver_sql("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        await conn.exec_driver_sql(SQLITE[1])
        await conn.exec_driver_sql("ANALYZE")


async def _put(conn: AsyncConnection, some: list[tuple[dict[str, Any], dict[str, Any] | None]]) -> None:
    if begun := [story for _, story in some if story is not None]:
        await conn.execute(insert(stories), begun)
    await conn.execute(insert(articles), [article for article, _ in some])


async def timed(times: int, work: Callable[[], Awaitable[Any]]) -> dict[str, float]:
    """Wall milliseconds: the first, then of the others the least, the median and the 99th percentile; their CPU."""
    took, spent = [], []
    for _ in range(times + 1):
        began, used = time.perf_counter(), time.process_time()
        await work()
        took.append(1000 * (time.perf_counter() - began))
        spent.append(1000 * (time.process_time() - used))
    first, *others = took
    figures = {"first": first, "least": min(others), "median": statistics.median(others)}
    figures |= {"p99": statistics.quantiles(others, n=100)[-1], "cpu": statistics.median(spent[1:])}
    return {name: round(figure, 1) for name, figure in figures.items()}


async def lists(db: Database) -> dict[str, Any]:
    """`/latest` whole and its choice alone, the choice of `/week`."""
    desk, texts = Desk(db, lambda: NOW, ZoneInfo("Europe/Amsterdam")), texts_for("nl")

    async def chosen() -> None:
        async with db.read() as conn:
            await choosing.newest(conn, NOW)

    async def week() -> None:
        async with db.read() as conn:
            await choosing.of_the_week(conn, NOW)

    return {
        "latest": await timed(TIMES, lambda: latest(desk, "", texts)),
        "latest_choice": await timed(TIMES, chosen),
        "week_choice": await timed(TIMES // 10, week),
    }


async def trends(db: Database) -> dict[str, Any]:
    """Counting a topic of one article in fifty, and a word that is in nearly all; again is with what is remembered."""
    found: dict[str, Any] = {}
    zone = ZoneInfo("Europe/Amsterdam")
    for name, words in (("topic", "Oekraïne"), ("common_word", _word(3))):
        for days in (14, 90):
            query, judge = parse_query(words), Studio().judge
            found[f"{name}_{days}"] = await timed(
                3,
                lambda q=query, j=judge, d=days: trend(db, j, q, str(q), now=NOW, zone=zone, days=d),  # type: ignore[misc]
            )
    return found


async def pictures() -> dict[str, Any]:
    """Drawing in a process of its own: time, bytes, and the memory of the largest of these processes."""
    studio, sizes = Studio(), []

    async def draw() -> None:
        counts = tuple(random.randint(0, 40) for _ in range(30))  # noqa: S311
        days = tuple((NOW.date() - timedelta(days=back)).isoformat() for back in range(29, -1, -1))
        made = await studio.draw(Chart("Oekraïne", "wat er was", days, counts, (Mark(1, 3), Mark(2, 20))), "x" * 200)
        sizes.append(len(made or b""))

    took = await timed(10, draw)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {**took, "kb": round(max(sizes) / 1000, 1), "process_mb": round(memory / 1024)}


@asynccontextmanager
async def _opened(given: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        async with await Database.open(given or f"sqlite+aiosqlite:///{folder}/bench.sqlite3") as db:
            yield db


async def measure(url: str, count: int) -> dict[str, Any]:
    """All figures; a database that has articles is taken as it is."""
    async with _opened(url) as db:
        await upgrade(db)
        async with db.read() as conn:
            there = (await conn.exec_driver_sql("SELECT count(*) FROM articles")).scalar_one()
        if not there:
            await fill(db, count)
        return {"articles": there or count, **await lists(db), **await trends(db), "picture": await pictures()}


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--database", default="", help="the address of a SQLite database, filled where it is empty")
    given = parser.parse_args()
    print(json.dumps(asyncio.run(measure(given.database, given.articles))))  # noqa: T201


if __name__ == "__main__":
    main()
