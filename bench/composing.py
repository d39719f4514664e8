"""What composing digests costs: `python -m bench.composing --destinations 100000`.

Readers who each follow five of 156 topics, the popular ones more often, all want their digest in the same minute. An
evening's digests tell 200 invented stories, and 12 hours later the morning's, which are measured, 200 new ones, when
what was told must not come again. Prints one JSON object; milliseconds are per destination:

- `compose_cpu_ms`: choosing, writing out, splitting and making the payload, without the database;
- `loop_cpu_ms`: the thread of the event loop: that, SQLAlchemy's work, and asyncio's;
- `process_cpu_ms`: all threads, so with SQLite's own work; that of a PostgreSQL server is not counted;
- `wall_ms`: how long it took.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from bot.composing import compose_due
from handlers.desk import Desk
from handlers.digest import composing
from handlers.digest.composing import Composer
from news.article import Article
from news.brief import Brief
from storage import briefs, matches, stories
from storage.articles import take_in
from storage.database import Database
from storage.matches import TopicMatch
from storage.outgoing import Payload
from storage.reader_tables import deliveries, destinations, slots, subscriptions, topics
from storage.stories import Placement
from storage.upgrade import upgrade

TOPICS = 156
STORIES = 200
FOLLOWED = 5
EVENING = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
MORNING = EVENING + timedelta(hours=12)


@dataclass
class Stopwatch:
    """CPU seconds of this thread spent in the functions that it holds."""

    seconds: float = 0.0
    _depth: int = field(default=0, repr=False)

    def hold(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        @wraps(function)
        def timed(*args: Any, **values: Any) -> Any:
            self._depth += 1
            began = time.thread_time()
            try:
                return function(*args, **values)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self.seconds += time.thread_time() - began

        return timed


async def settle(db: Database, count: int, draw: random.Random) -> None:
    """Readers with their topics and slots."""
    weights = [1 / (1 + number) ** 0.7 for number in range(TOPICS)]
    async with db.write() as conn:
        rows = [{"id": n, "key": str(n), "name": f"Onderwerp {n}", "query": f"woord{n}"} for n in range(1, TOPICS + 1)]
        await conn.execute(insert(topics), [row | {"created_at": EVENING - timedelta(days=30)} for row in rows])
        for first in range(1, count + 1, 5_000):
            some = range(first, min(first + 5_000, count + 1))
            await conn.execute(insert(destinations), [_destination(number) for number in some])
            await conn.execute(insert(slots), [_slot(number, minute) for number in some for minute in (450, 1170)])
            follows = [
                {"destination_id": number, "topic_id": topic + 1, "manner": "digest", "created_at": EVENING}
                for number in some
                for topic in {*draw.choices(range(TOPICS), weights, k=FOLLOWED)}
            ]
            await conn.execute(insert(subscriptions), follows)


def _destination(number: int) -> dict[str, Any]:
    known = {"id": number, "chat_id": number, "kind": "private", "language": "nl", "zone": "Europe/Amsterdam"}
    return known | {"when_empty": "say", "created_at": EVENING}


def _slot(number: int, minute: int) -> dict[str, Any]:
    at, day = (MORNING, "2026-03-03") if minute == 450 else (EVENING, "2026-03-02")
    return {"destination_id": number, "minute": minute, "weekdays": 127, "next_at": at, "next_date": day}


async def publish(db: Database, name: str, until: datetime, draw: random.Random) -> None:
    """Invented stories of the last hours, each about one to three topics, most of them with a brief."""
    made = [_article(f"{name}-{number}", until - timedelta(minutes=3 * number + 1)) for number in range(STORIES)]
    async with db.write() as conn:
        kept = [taken.kept for taken in await take_in(conn, made, until)]
        await stories.place(conn, [Placement(article_ids=(one.id,), lead_id=one.id) for one in kept])
        await briefs.put(
            conn, {(one.id, one.version): Brief(text=_brief(one.id), method="model") for one in kept}, until
        )
        found = [
            TopicMatch(
                topic_id=topic,
                article_id=one.id,
                weight=round(draw.uniform(0.3, 1.0), 4),
                because=(f"woord{topic}",),
                matched_at=one.article.fetched_at,
            )
            for one in kept
            for topic in draw.sample(range(1, TOPICS + 1), draw.choice((1, 2, 3)))
        ]
        await matches.put(conn, found)


def _article(name: str, at: datetime) -> Article:
    body = f"Voor nummer {name} begon de dag vroeg. Er kwam een brug bij, en de gemeente sprak van een feest."
    values = {"title": f"Gemeente opent brug nummer {name} over de vaart", "body": body, "publisher": "De Brug"}
    url = f"https://brug.example/{name}"
    return Article(source="file:bench", guid=name, url=url, published_at=at, fetched_at=at, place="Heusden", **values)


def _brief(number: int) -> str:
    return f"De gemeente heeft brug {number} geopend, die de twee oevers van de vaart met elkaar verbindt. " * 2


async def measure(url: str, count: int) -> dict[str, Any]:
    """The figures of one morning."""
    draw = random.Random(1)  # noqa: S311 - the same readers each time
    async with await Database.open(url) as db:
        await upgrade(db)
        await settle(db, count, draw)
        await publish(db, "avond", EVENING, draw)
        await _all_due(db, EVENING, count)
        await publish(db, "ochtend", MORNING, draw)
        watch, before = Stopwatch(), await _messages(db)
        composing.plan = watch.hold(composing.plan)  # type: ignore[attr-defined]
        Composer._composed = watch.hold(Composer._composed)  # type: ignore[method-assign]
        Payload.to_json = watch.hold(Payload.to_json)  # type: ignore[method-assign]
        began = time.thread_time(), time.process_time(), time.perf_counter()
        await _all_due(db, MORNING, count)
        ended = time.thread_time(), time.process_time(), time.perf_counter()
        loop, process, wall = (1000 * (end - begin) / count for begin, end in zip(began, ended, strict=True))
        return {
            "destinations": count,
            "messages": await _messages(db) - before,
            "compose_cpu_ms": round(1000 * watch.seconds / count, 3),
            "loop_cpu_ms": round(loop, 3),
            "process_cpu_ms": round(process, 3),
            "wall_ms": round(wall, 3),
        }


async def _all_due(db: Database, at: datetime, count: int) -> None:
    desk = Desk(db, lambda: at, ZoneInfo("Europe/Amsterdam"))
    done = 0
    while some := await compose_due(desk):
        done += some
    if done != count:
        raise SystemExit(f"{done} of {count} slots were decided on")


async def _messages(db: Database) -> int:
    async with db.read() as conn:
        return (await conn.execute(select(func.count()).select_from(deliveries))).scalar_one()


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--destinations", type=int, default=10_000)
    parser.add_argument("--database", default="", help="the address of an empty database; default: a SQLite file")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
        print(json.dumps(asyncio.run(measure(url, given.destinations))))  # noqa: T201


if __name__ == "__main__":
    main()
