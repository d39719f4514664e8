"""A process of its own that reads files one after another and tells what each cost; it dies at its limits.

It takes lines "NAME SIZE" with so many bytes behind them on its input, and answers with a line of JSON each.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from news.errors import UnreadableError
from news.formats import parse

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


def outcome(name: str, data: bytes) -> str:
    """What became of a file: "articles", or the reason; "unforeseen: …" for what nobody thought of."""
    try:
        parsed = parse(data, name, source="https://courant.example/rss", fetched_at=NOW, zone=ZONE)
    except UnreadableError as error:
        return f"unforeseen: {error}" if str(error).startswith("cannot be read") else str(error)
    except BaseException as error:
        return f"unforeseen: {type(error).__name__}"
    for article in parsed.articles:
        if not (article.title or article.body) or (article.published_at and article.published_at > NOW):
            return "unforeseen: an article without words, or from the future"
        f"{article.title}{article.body}{article.guid}{article.author}{article.url}".encode()
    return f"{len(parsed.articles)} articles" if parsed.articles else "; ".join(one.reason for one in parsed.problems)


def serve() -> None:
    """Read files until there are no more."""
    outcome("a.xml", b"<rss><channel/></rss>")
    outcome("a.html", b"<html><body><p>Brug.</p></body></html>")
    while header := sys.stdin.buffer.readline():
        name, _, size = header.decode().rstrip("\n").rpartition(" ")
        data = sys.stdin.buffer.read(int(size))
        began = time.process_time()
        told = outcome(name, data)
        cost = time.process_time() - began
        print(json.dumps({"outcome": told, "seconds": round(cost, 3), "peak_mb": _peak()}), flush=True)  # noqa: T201


def _peak() -> int:
    """Megabytes of memory at most, until now; `getrusage` would count those of the process that started this one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    serve()
