"""The pipe between the bot and the model's process: one JSON object per line, articles in, briefs out."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from news.article import Article

LONGEST_LINE = 1 << 24
"""Bytes; a batch of articles of 20,000 words each is far below it."""

LONGEST_BODY = 20_000
"""Characters of an article that the model is given: it reads about the first 4,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the model's process answers for one article; `text` is "" where no candidate held."""

    text: str
    seconds: float
    evidence: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """The first line of the process: the model's name with its adapter's version, or why it cannot be loaded."""

    model: str = ""
    error: str = ""


def articles_line(articles: Iterable[Article]) -> bytes:
    """A batch as one line."""
    return _line([{"title": article.title, "body": article.body[:LONGEST_BODY]} for article in articles])


def asked(line: bytes) -> list[tuple[str, str]]:
    """Title and body of each article of a batch."""
    return [(row["title"], row["body"]) for row in json.loads(line)]


def made_line(made: Sequence[Made]) -> bytes:
    """The answer to a batch as one line."""
    return _line([asdict(one) for one in made])


def answered(line: bytes) -> list[Made]:
    """The answer to a batch; raises ValueError where it is none."""
    try:
        rows = json.loads(line)
        if not isinstance(rows, list):
            raise TypeError("no list")
        return [
            Made(
                text=row["text"],
                seconds=row["seconds"],
                evidence=tuple(row["evidence"]),
                rejected=tuple(row["rejected"]),
            )
            for row in rows
        ]
    except (TypeError, KeyError) as error:
        raise ValueError(f"no answer of the model's process: {error}") from error


def hello_line(hello: Hello) -> bytes:
    """The first line of the process."""
    return _line(asdict(hello))


def greeted(line: bytes) -> Hello:
    """What the first line says; an empty one means that the process ended at once."""
    try:
        row = json.loads(line)
        return Hello(model=row["model"], error=row["error"])
    except (ValueError, TypeError, KeyError):
        return Hello(error="the model's process ended before it was ready")


def _line(content: object) -> bytes:
    return json.dumps(content).encode() + b"\n"
