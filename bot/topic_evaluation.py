"""`briefje eval topics`: what the matching of topics finds beside labels that people gave."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import now
from bot.reading import inputs, only
from bot.settings import Settings
from news.article import Article
from news.errors import QueryError, UnreadableError
from news.formats import parse
from news.jsonl import parse_jsonl
from news.query import parse_query
from news.topic_eval import Count, Labelled, Mistake, Outcome, judge

Shelf = Mapping[tuple[str, str], Article]
"""Articles by the name of their file without ending, and their id; under "" by their id alone."""


async def print_topic_figures(settings: Settings, name: str, *, articles: Sequence[str], as_json: bool) -> None:
    """Print precision, recall and F1 of each topic and of all, and every mistake, on the labelled lines of a file."""
    shelf = _shelf(articles, now(), settings.zone)
    outcome = judge(_labelled(name, shelf, now(), settings.zone))
    if as_json:
        for line in _lines(outcome):
            print(json.dumps(line, ensure_ascii=False))  # noqa: T201
        return
    _print_table(outcome)
    for mistake in outcome.mistakes:
        print(_shown(mistake))  # noqa: T201


def _shelf(names: Sequence[str], moment: datetime, zone: ZoneInfo) -> Shelf:
    """The articles of the named files and folders; what cannot be read is an error of the operator's."""
    shelf: dict[tuple[str, str], Article] = {}
    for one in inputs(names):
        if one.reason:
            raise UnreadableError(f"{one.name}: {one.reason}")
        for article in parse(one.data, one.name, source=one.source, fetched_at=moment, zone=zone).articles:
            if article.guid:
                shelf.setdefault(("", article.guid), article)
                shelf[PurePath(one.name).name.partition(".")[0], article.guid] = article
    return shelf


def _labelled(name: str, shelf: Shelf, moment: datetime, zone: ZoneInfo) -> list[Labelled]:
    """The lines with topics and an article; each that has none is named on standard error and left out."""
    found = []
    for number, line in enumerate(only(name).data.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            topics = frozenset(_topics(record["topics"]))
            found.append(Labelled(_article(record, line, shelf, moment, zone), topics))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, QueryError) as error:
            reason = f"no {error.args[0]}" if isinstance(error, KeyError) else error
            print(f"{name}: line {number}: {reason}; left out", file=sys.stderr)  # noqa: T201
    if not found:
        raise UnreadableError(f"{name}: no line with topics and an article")
    return found


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        raise ValueError("not JSON") from None
    if not isinstance(record, dict):
        raise TypeError("no JSON object")
    return record


def _topics(labels: object) -> Iterator[str]:
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise TypeError("topics is no list of names")
    for label in labels:
        try:
            parse_query(label)
        except QueryError as error:
            raise QueryError(f"topic {label!r}: {error}") from error
        yield label


def _article(record: Mapping[str, Any], line: str, shelf: Shelf, moment: datetime, zone: ZoneInfo) -> Article:
    """The article on the line itself; where it has no text, the one of its id (and file) on the shelf."""
    if record.get("text") or record.get("body") or record.get("title"):
        parsed = parse_jsonl(line.encode(), source="eval", fetched_at=moment, zone=zone)
        if not parsed.articles:
            raise ValueError("; ".join(problem.reason for problem in parsed.problems))
        return parsed.articles[0]
    file, id_ = PurePath(str(record.get("file") or "")).name.partition(".")[0], str(record.get("id") or "")
    article = shelf.get((file, id_))
    if article is None:
        raise ValueError(f"no article {id_!r} in {file or '--articles'}")
    return article


def _lines(outcome: Outcome) -> Iterator[dict[str, object]]:
    for name, count in outcome.topics.items():
        yield {"kind": "topic", "topic": name, **_figures(count)}
    for mistake in outcome.mistakes:
        yield {"kind": "error", **asdict(mistake)}
    yield {"kind": "total", **_figures(outcome.total)}


def _figures(count: Count) -> dict[str, float | None]:
    """The counts and the rates, None for a rate of nothing."""
    rates = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {**asdict(count), **{name: None if rate is None else round(rate, 4) for name, rate in rates.items()}}


def _print_table(outcome: Outcome) -> None:
    width = max(map(len, outcome.topics), default=0) + 2
    columns = ("right", "false", "missed", "precision", "recall", "f1")
    print(" " * width + "".join(f"{column:>11}" for column in columns))  # noqa: T201
    for name, count in (*outcome.topics.items(), ("total", outcome.total)):
        figures = _figures(count)
        cells = (_cell(figures[column], rate=column in columns[3:]) for column in columns)
        print(f"{name:<{width}}" + "".join(cells))  # noqa: T201


def _cell(figure: float | None, *, rate: bool) -> str:
    if figure is None:
        return f"{'-':>11}"
    return f"{figure:>11.3f}" if rate else f"{figure:>11}"


def _shown(mistake: Mistake) -> str:
    because = f" (omdat: {', '.join(mistake.because)})" if mistake.because else ""
    return f"{mistake.error:>6}  {mistake.topic}  {mistake.guid}  {mistake.title}{because}"
