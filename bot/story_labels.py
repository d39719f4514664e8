"""Labels of stories: articles, or pairs of them, and what somebody says belongs together."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from bot.reading import inputs, only
from news.article import Article
from news.errors import UnreadableError
from news.formats import parse
from news.jsonl import parse_jsonl

Key = tuple[str, str]
"""The name of an article's file without ending ("" for that with the labels), and its id."""

_SAME = {"story": True, "same": True, "affair": False, "different": False}


@dataclass(slots=True)
class Labels:
    """Articles by key, in their order; the label of each that has one; of judged pairs whether they are one story."""

    articles: dict[Key, Article] = field(default_factory=dict)
    stories: dict[Key, str] = field(default_factory=dict)
    pairs: dict[tuple[Key, Key], bool] = field(default_factory=dict)


def read_labels(name: str, articles: Sequence[str], moment: datetime, zone: ZoneInfo) -> Labels:
    """The labels in a file of JSON lines; each line that has none is named on standard error and left out.

    A line is an article (`title`, `text`, …) with its `label`, the name of its story, or none; or the `id` (and `file`)
    of one in the files `articles` with its label; or two `ids` of these with `story`, `affair` or `different`. Raises
    UnreadableError for a file without any.
    """
    labels = Labels(dict(_shelf(articles, moment, zone)))
    for number, line in enumerate(only(name).data.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            _add(labels, json.loads(line), line, number, moment, zone)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else error
            print(f"{name}: line {number}: {reason}; left out", file=sys.stderr)  # noqa: T201
    if not (labels.stories or labels.pairs):
        raise UnreadableError(f"{name}: no line with an article and its story")
    return labels


def _shelf(names: Sequence[str], moment: datetime, zone: ZoneInfo) -> Iterator[tuple[Key, Article]]:
    for one in inputs(names):
        if one.reason:
            raise UnreadableError(f"{one.name}: {one.reason}")
        for article in parse(one.data, one.name, source=one.source, fetched_at=moment, zone=zone).articles:
            if article.guid:
                yield (_stem(one.name), article.guid), article


def _add(labels: Labels, record: Mapping[str, Any], line: str, number: int, moment: datetime, zone: ZoneInfo) -> None:
    if not isinstance(record, dict):
        raise TypeError("not a JSON object")
    if "ids" in record:
        one, other = (_known(labels, record, str(each)) for each in record["ids"])
        if one == other:
            raise ValueError("one article twice")
        labels.pairs[one, other] = _SAME[str(record["label"])]
        return
    if record.get("title") or record.get("text") or record.get("body"):
        parsed = parse_jsonl(line.encode(), source="eval", fetched_at=moment, zone=zone)
        if not parsed.articles:
            raise ValueError("; ".join(problem.reason for problem in parsed.problems))
        key = ("", str(record.get("id") or f"line {number}"))
        if key in labels.articles:
            raise ValueError(f"a second article {key[1]!r}")
        labels.articles[key] = parsed.articles[0]
    else:
        key = _known(labels, record, str(record["id"]))
    label = record.get("label")
    if label is not None and str(label).strip():
        labels.stories[key] = str(label)


def _known(labels: Labels, record: Mapping[str, Any], number: str) -> Key:
    if "file" in record:
        key = (_stem(str(record["file"])), number)
        if key in labels.articles:
            return key
    else:
        for file, other in labels.articles:
            if other == number:
                return file, other
    raise ValueError(f"no article {number!r} in {record.get('file') or '--articles'}")


def _stem(name: str) -> str:
    return PurePath(name).name.partition(".")[0]
