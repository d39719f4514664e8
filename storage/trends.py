"""What may be about a topic within a span of time: found in the index, or known from the matches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.errors import QueryError
from news.expression import Expression
from storage.chunks import chunks
from storage.kept import KeptArticle, kept, kept_articles, moment
from storage.match import Fts5, Tsquery, match
from storage.reader_tables import matches, topics
from storage.tables import articles
from storage.upsert import digest

_ROOM = 2**30
"""A sort key is the second, then the article's id in 30 bits (storage.tables)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article about the topic, by `weight` (0..1), and when it counts as published."""

    article_id: int
    story_id: int | None
    weight: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a followed topic: all that came in since then was held against it, and these were about it."""

    since: datetime
    hits: tuple[Hit, ...]


async def keys(
    conn: AsyncConnection, expression: Expression, begin: datetime, end: datetime, *, most: int
) -> list[int]:
    """The sort keys of the articles for which the expression holds, from begin to before end, newest first.

    At most so many, the newest. Raises `QueryError` for an expression that cannot be asked, or that only excludes.
    """
    dialect = Fts5() if conn.dialect.name == "sqlite" else Tsquery()
    asked = match(expression, dialect)
    if asked.absent:
        raise QueryError("an expression that only excludes")
    statement = _SQLITE if conn.dialect.name == "sqlite" else _POSTGRESQL
    bounds = {"low": _low(begin), "high": _low(end), "most": most}
    return [row[0] for row in await conn.execute(statement, {"query": asked.query, **bounds})]


async def of_keys(conn: AsyncConnection, sort_keys: Sequence[int]) -> list[KeptArticle]:
    """The articles with these sort keys, newest first; a key that is no longer kept is left out."""
    found = [
        kept(row)
        for chunk in chunks(sort_keys)
        for row in await conn.execute(kept_articles().where(articles.c.sort_key.in_(chunk)))
    ]
    return sorted(found, key=lambda one: (one.sorted_at, one.id), reverse=True)


async def known(conn: AsyncConnection, query: str, begin: datetime) -> Known | None:
    """What is known about this canonical query from that moment on; None where nobody follows it."""
    topic = (await conn.execute(select(topics.c.id, topics.c.created_at).where(topics.c.key == digest(query)))).first()
    if topic is None:
        return None
    about = select(articles.c.id, articles.c.story_id, articles.c.sort_second, matches.c.weight).join(
        matches, matches.c.article_id == articles.c.id
    )
    # What was matched before the begin counts as published before it.
    about = about.where(matches.c.topic_id == topic.id, matches.c.matched_at >= begin)
    rows = await conn.execute(about.where(articles.c.sort_second >= int(begin.timestamp())))
    hits = (Hit(row.id, row.story_id, row.weight, moment(row.sort_second)) for row in rows)
    return Known(topic.created_at, tuple(sorted(hits, key=lambda one: (one.at, one.article_id), reverse=True)))


def _low(at: datetime) -> int:
    return int(at.timestamp()) * _ROOM


# FTS5 goes straight to the span: its row id is the sort key, and it gives them in descending order by itself.
_SQLITE = text(
    "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :query AND rowid >= :low AND rowid < :high"
    " ORDER BY rowid DESC LIMIT :most"
)
_POSTGRESQL = text(
    "SELECT sort_key FROM articles WHERE stems @@ CAST(:query AS tsquery) AND sort_key >= :low AND sort_key < :high"
    " ORDER BY sort_key DESC LIMIT :most"
)
