"""What updating feeds costs, beside the `reader` library: `python -m bench.feeds --feeds 1000`.

Both update the same feeds of thirty entries over loopback, from a server in a process of its own, each in a process and
with a database of its own, one after the other: what was never fetched (`new`), what the server says is unchanged
(`unchanged`: 304), what has one new entry each (`changed`), and what is sent again as it was (`same`). `reader` runs
with each of the given numbers of workers, and the one that is best for it counts. Prints one JSON object: feeds per
second, CPU milliseconds per feed (the server's not counted), megabytes at most of all its processes, and ratios.

Ours also puts each article into its story and leaves it to be matched with topics, which `reader` has no like of.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

PHASES = ("new", "unchanged", "changed", "same")
BEFORE = {"changed": "next", "same": "bare"}
"""What the server is told before a phase."""
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
Figures = dict[str, Any]


class Meter:
    """Seconds, CPU seconds and megabytes of this process and of those that it began."""

    def __init__(self) -> None:
        self._began, self._cpu = time.perf_counter(), _cpu()

    def read(self, feeds: int) -> Figures:
        """What so many feeds took since."""
        seconds, cpu = time.perf_counter() - self._began, _cpu() - self._cpu
        return {
            "feeds/s": round(feeds / seconds, 1),
            "cpu_ms": round(1000 * cpu / feeds, 2),
            "mb": round(sum(_highest(pid) for pid in _family())),
        }


def _family() -> list[int]:
    own = os.getpid()
    tasks = Path(f"/proc/{own}/task").iterdir()
    return [own, *(int(child) for task in tasks for child in (task / "children").read_text().split())]


def _cpu() -> float:
    ticks = 0
    for pid in _family():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _highest(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _tell(port: int, phase: str) -> None:
    if phase in BEFORE:
        address = f"http://127.0.0.1:{port}/{BEFORE[phase]}"
        urllib.request.urlopen(urllib.request.Request(address, method="POST")).close()


async def ours(feeds: int, port: int) -> Figures:
    """Our updating, on SQLite; it is told that a day has passed before each phase, so that all are due."""
    from bot.fetching.http_fetcher import HttpFetcher
    from bot.fetching.parsing import Parsers
    from bot.fetching.updating import ROUND, Updating
    from storage.database import Database
    from storage.feeds import NewFeed, add
    from storage.upgrade import upgrade

    moment = START
    found: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        async with (
            await Database.open(f"sqlite+aiosqlite:///{folder}/feeds.sqlite3") as db,
            HttpFetcher(private=True) as fetcher,
            Parsers() as parsers,
        ):
            await upgrade(db)
            async with db.write() as conn:
                for number in range(feeds):
                    await add(
                        conn, NewFeed(address=f"http://127.0.0.1:{port}/{number}.xml", outlet=f"{number}"), moment
                    )
            updating = Updating(db, fetcher, parsers, lambda: moment, ZoneInfo("Europe/Amsterdam"))
            for phase in PHASES:
                await asyncio.to_thread(_tell, port, phase)
                meter = Meter()
                while await updating.due() == ROUND:
                    pass
                found[phase] = meter.read(feeds)
                moment += timedelta(hours=12)
    return found


def theirs(feeds: int, port: int, workers: int) -> Figures:
    """The same by `reader`."""
    import feedparser_sgmllib

    # Its own copy of feedparser asks for the module under the name that it had.
    sys.modules["sgmllib"] = feedparser_sgmllib
    from reader import make_reader

    found: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        reader = make_reader(f"{folder}/reader.sqlite")
        for number in range(feeds):
            reader.add_feed(f"http://127.0.0.1:{port}/{number}.xml")
        for phase in PHASES:
            _tell(port, phase)
            meter = Meter()
            reader.update_feeds(scheduled=False, workers=workers)
            found[phase] = meter.read(feeds)
        found["entries kept"] = reader.get_entry_counts().total
        reader.close()
    return found


def both(feeds: int, entries: int, workers: list[int]) -> Figures:
    """Each side after the other, against a server that begins anew."""
    found: Figures = {"feeds": feeds, "entries": entries}
    for side, count in (("ours", 0), *(("reader", number) for number in workers)):
        with _server(feeds, entries) as port:
            asked = ("--side", side, "--feeds", str(feeds), "--port", str(port), "--workers", str(count))
            measured = subprocess.run((sys.executable, "-m", "bench.feeds", *asked), check=True, stdout=subprocess.PIPE)  # noqa: S603
            found[side if side == "ours" else f"reader, {count} workers"] = json.loads(measured.stdout)
    rivals = [measured for side, measured in found.items() if side.startswith("reader")]
    mine = found["ours"]
    for name, best in (("feeds/s", max), ("cpu_ms", min)):
        ratios = {phase: mine[phase][name] / best(one[phase][name] for one in rivals) for phase in PHASES}
        found[f"{name}, times reader's best"] = {phase: round(ratio, 2) for phase, ratio in ratios.items()}
    return found


@contextmanager
def _server(feeds: int, entries: int) -> Iterator[int]:
    command = (sys.executable, "-m", "bench.feed_server", "--feeds", str(feeds), "--entries", str(entries))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:  # noqa: S603
        assert server.stdin is not None and server.stdout is not None  # noqa: S101, PT018 - as asked for above
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


def main() -> None:
    """One run of both, or of one side (`--side`), which the run calls."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=30)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--side", choices=("ours", "reader"))
    parser.add_argument("--port", type=int)
    asked = parser.parse_args()
    if asked.side == "ours":
        print(json.dumps(asyncio.run(ours(asked.feeds, asked.port))))  # noqa: T201
    elif asked.side == "reader":
        print(json.dumps(theirs(asked.feeds, asked.port, asked.workers[0])))  # noqa: T201
    else:
        print(json.dumps(both(asked.feeds, asked.entries, asked.workers), indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
