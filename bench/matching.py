"""Milliseconds per article against the number of topics that are followed, in one run.

    python -m bench.matching [--articles 300] [--most 100000]

All topics of the gazetteer are followed, and queries of readers up to 1,000, 10,000 and 100,000 together. All differ,
as the bot keeps what is asked in the same words once, however many follow it. One in five is a name (of a person, a
place, a club, a firm) and one in seven a word; more than half are a first and a last name, as most of the people that
somebody follows are not in the news; one in ten is two of all these with AND, OR, NOT or as a phrase. Names and words
come from other articles than the ones that are matched, the n-th one time in n (Zipf), names by how often they are in
the news. Articles are real ones from `../shared/data` where that is there, else invented. Each size matches the same
articles; `times` is its median as a multiple of that at the smallest size, so the machine does not matter; `found` is
how many topics an article is about. Time is that of the processor; memory is resident.
"""

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
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


def asked(texts: Sequence[Article], count: int) -> list[str]:
    """That many different queries, drawn as the head of this file says; those that many would ask come first."""
    draw = random.Random(1)  # noqa: S311
    names, words, topics = _names(texts), _words(texts), gazetteer().names()
    people = [name.split() for name in names if re.fullmatch("[A-Z][a-z]{3,} [A-Z][a-z]{4,}", name)]
    found: dict[str, None] = {}
    while len(found) < count:
        shape = draw.random()
        if shape < 0.2:
            text = _one_of(names, draw)
        elif shape < 0.35:
            text = _one_of(words, draw)
        elif shape < 0.9:
            text = f"{draw.choice(people)[0]} {draw.choice(people)[1]}"
        else:
            one, other, word = draw.choice(topics), draw.choice(names), draw.choice(words)
            forms = f"{one} {word}", f"{other} {word}", f"{one} OR {other}", f"{other} -{word}", f'"{other}" {one}'
            text = draw.choice(forms)
        found[text] = None
    return list(found)


def _one_of(ordered: Sequence[str], draw: random.Random) -> str:
    """The first are drawn most often: the n-th one time in n, as Zipf has it."""
    return ordered[int(len(ordered) ** draw.random()) - 1]


def _names(texts: Sequence[Article]) -> list[str]:
    """Names in the texts, of one word or two, those that are in most texts first: people, places, clubs, firms."""
    common = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text.body)}
    found = Counter(
        name for text in texts for name in set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?", text.body))
    )
    return [name for name, _ in found.most_common() if common.isdisjoint(name.lower().split())]


def _words(texts: Sequence[Article]) -> list[str]:
    """Words in lower case, in any order; nobody follows a word that is everywhere, so one in fifty texts at most."""
    found = Counter(word for text in texts for word in set(re.findall(r"(?<= )[a-z]{4,}(?=[ ,.])", text.body)))
    words = sorted(word for word, often in found.items() if often <= len(texts) / 50)
    random.Random(2).shuffle(words)  # noqa: S311
    return words


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
