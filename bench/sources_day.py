"""A day of 1,000 sources of which half fail in every way: `python -m bench.sources_day --sources 1000 --hours 24`.

The clock is virtual and there is no network: what is measured is our own work. Meanwhile `/latest` is asked for once
every quarter of a second, as a reader would. Prints one JSON object: how long the day took and its CPU seconds, the
longest, the median and the 99th percentile of those answers in milliseconds and what they take alone, the longest time
that a well source was not asked, memory at the end of each quarter of the day, tasks and rows. The day is played as
fast as it goes, so far more is done in a second than on a real day.
"""

import argparse
import asyncio
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bench.feed_server import item
from bot.fetching.parsing import Parsers
from bot.fetching.updating import ROUND, Updating
from handlers.desk import Desk
from handlers.latest import latest
from handlers.texts import Texts
from news.fetching.interval import SLOWEST
from storage import feed_figures, feeds
from storage.database import Database
from storage.feeds import NewFeed
from storage.tables import metadata
from storage.upgrade import upgrade
from tests.bot.fetching.troubled import Troubled

STEP = timedelta(minutes=1)
ASKED_EACH = 0.25
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def written(outlet: int, numbers: Iterable[int]) -> bytes:
    """A feed whose entries have little in common with those of others."""
    items = "".join(item(outlet, number) for number in numbers)
    head = "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Krant</title>"
    return f"{head}{items}</channel></rss>".encode()


async def ask(desk: Desk, waits: list[float]) -> None:
    """`/latest`, again and again; how long each answer took."""
    while True:
        began = time.perf_counter()
        await latest(desk, "", Texts("nl"))
        waits.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(ASKED_EACH)


async def alone(desk: Desk) -> list[float]:
    """The same when nothing is fetched, to know what the fetching costs it."""
    waits: list[float] = []
    for _ in range(50):
        began = time.perf_counter()
        await latest(desk, "", Texts("nl"))
        waits.append(1000 * (time.perf_counter() - began))
    return waits


async def play(sources: int, hours: int, folder: str) -> dict[str, Any]:
    """The day."""
    day, waits, memory = Troubled(sources, written), list[float](), list[float]()
    async with await Database.open(f"sqlite+aiosqlite:///{folder}/day.sqlite3") as db, Parsers() as parsers:
        await upgrade(db)
        async with db.write() as conn:
            for number in range(sources):
                await feeds.add(conn, NewFeed(address=day.address(number), outlet=f"Krant {number}"), day.now)
        updating = Updating(db, day, parsers, day.clock, AMSTERDAM, draw=random.Random(1).random)  # noqa: S311
        asking = asyncio.ensure_future(ask(Desk(db, day.clock, AMSTERDAM), waits))
        began, steps = time.perf_counter(), int(timedelta(hours=hours) / STEP)
        for step in range(1, steps + 1):
            while await updating.due() == ROUND:
                pass
            day.now += STEP
            if step % (steps // 4) == 0:
                memory.append(_resident())
                print(f"{day.now:%H:%M}", file=sys.stderr)  # noqa: T201
        seconds = time.perf_counter() - began
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        idle = await alone(Desk(db, day.clock, AMSTERDAM))
        found = await _rows(db, day)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "sources": sources,
        "hours": hours,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "fetches": sum(len(moments) for moments in day.asked.values()),
        "latest_ms": _percentiles(waits),
        "latest_ms_alone": _percentiles(idle),
        "longest_gap_of_a_well_source": str(_longest_gap(day)),
        "longest_interval_there_is": str(SLOWEST),
        "memory_mb": memory,
        "tasks_left": len(asyncio.all_tasks()) - 1,
        **found,
    }


async def _rows(db: Database, day: Troubled) -> dict[str, Any]:
    async with db.read() as conn:
        figures = await feed_figures.figures(conn, day.now)
        counted = {
            table.name: (await conn.execute(select(func.count()).select_from(table))).scalar_one()
            for table in metadata.sorted_tables
        }
    states = {state.value: count for state, count in figures.states.items()}
    return {"states": states, "articles_new": figures.articles, "rows": {name: n for name, n in counted.items() if n}}


def _longest_gap(day: Troubled) -> timedelta:
    well = (day.asked[number] for number in range(0, day.count, 2))
    return max(later - sooner for moments in well for sooner, later in pairwise(moments))


def _percentiles(waits: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waits, n=100, method="inclusive") if len(waits) > 1 else [waits[0]] * 99
    return {
        "asked": len(waits),
        "median": round(cuts[49], 1),
        "p99": round(cuts[98], 1),
        "longest": round(max(waits), 1),
    }


def _resident() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(round(int(line.split()[1]) / 1024) for line in lines if line.startswith("VmRSS"))


def main() -> None:
    """One day."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--hours", type=int, default=24)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(play(asked.sources, asked.hours, folder)), indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
