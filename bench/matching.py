"""Milliseconds per article against the number of topics that are followed, in one run.

    python -m bench.matching [--articles 300] [--most 100000]

All topics of the gazetteer are followed, and readers' own queries up to 1,000, 10,000 and 100,000 together: many the
same, most of one or two words, some with AND, OR, NOT or a phrase. Articles are real ones from `../shared/data` where
that is there, else invented. Each size matches the same articles; `times` is its median as a multiple of that at the
smallest size, so the machine does not matter. Time is that of the processor; memory is resident.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from news.article import Article
from news.gazetteer import gazetteer
from news.jsonl import parse_jsonl
from news.query import parse_query
from news.topic_index import TopicIndex

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data" / "articles"
INVENTED = ROOT / "training" / "data"
REPEATED = 3
"""Times each article is matched; the quickest counts, since what slows the others down is the machine."""
SIZES = (1_000, 10_000, 100_000)


def articles(count: int) -> list[Article]:
    """That many articles, spread evenly over the files."""
    folder = REAL if REAL.is_dir() else INVENTED
    zone, moment = ZoneInfo("Europe/Amsterdam"), datetime(2026, 1, 1, tzinfo=UTC)
    found = [
        article
        for file in sorted(folder.glob("*.jsonl"))
        for article in parse_jsonl(file.read_bytes(), source=file.stem, fetched_at=moment, zone=zone).articles
    ]
    return found[:: max(1, len(found) // count)][:count]


def asked(texts: Sequence[Article], count: int) -> Iterator[str]:
    """What that many readers ask for: names of topics and words of other articles, a few by many, most by few.

    Nobody follows a word that is everywhere: words are those of at most one in fifty articles.
    """
    draw = random.Random(1)  # noqa: S311
    written = Counter(
        word for article in texts for word in {word.strip(".,:;!?'\"()") for word in article.body.split()}
    )
    words = sorted(
        word for word, often in written.items() if len(word) > 3 and word.isalpha() and often <= len(texts) / 50
    )
    draw.shuffle(words)
    names = draw.sample(gazetteer().names(), len(gazetteer().names()))
    for _ in range(count):
        one, other, third = (words[int(len(words) ** draw.random()) - 1] for _ in range(3))
        shape = draw.random()
        if shape < 0.2:
            yield names[int(len(names) ** draw.random()) - 1]
        elif shape < 0.6:
            yield one
        elif shape < 0.85:
            yield f"{one} {other}"
        else:
            yield draw.choice(
                (f"{one} OR {other}", f"{one} -{other}", f'"{one} {other}"', f"({one} OR {other}) {third}")
            )


def resident() -> float:
    """Resident memory of this process in MB."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmRSS"].split()[0]) / 1024


def measured(index: TopicIndex[int], texts: Sequence[Article]) -> dict[str, float]:
    """Milliseconds per article, and how many topics each is about."""
    for article in texts[:50]:
        index.match(article)
    spent, found = [], []
    for article in texts:
        best = float("inf")
        for _ in range(REPEATED):
            began = time.process_time_ns()
            matches = index.match(article)
            best = min(best, (time.process_time_ns() - began) / 1e6)
        found.append(len(matches))
        spent.append(best)
    return {
        "median_ms": round(statistics.median(spent), 3),
        "p95_ms": round(statistics.quantiles(spent, n=20)[-1], 3),
        "mean_ms": round(statistics.fmean(spent), 3),
        "found_median": statistics.median(found),
    }


def main() -> int:
    """Print one line of JSON per number of topics."""
    parser = argparse.ArgumentParser(description="Measure the matching of articles with topics.")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    chosen = parser.parse_args()
    real = articles(2 * chosen.articles)
    texts, others = real[::2], real[1::2]
    queries = [parse_query(text) for text in asked(others, chosen.most)]
    index = TopicIndex[int]()
    for number, topic in enumerate(gazetteer().topics):
        index.add(-1 - number, topic)
    measured(index, texts)  # stems and parts of words are known from here on
    first, empty = 0.0, resident()
    for size in (len(index), *(size for size in SIZES if size <= chosen.most)):
        began, before = time.process_time(), len(index)
        for number in range(before, size):
            index.add(number, queries[number - 1])
        row: dict[str, float] = {"topics": size}
        if size > before:
            row["added_us"] = round((time.process_time() - began) * 1e6 / (size - before), 1)
            row["memory_mb"] = round(resident() - empty, 1)
        row |= measured(index, texts)
        first = first or row["median_ms"]
        print(json.dumps({**row, "times": round(row["median_ms"] / first, 2)}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
