"""Full-text search: the newest articles that an expression may be about.

The index narrows, `news.topics` decides: a reader wants recent news, so the candidates are the newest that match and
not the best by bm25, which would have to be computed for every match (100,000 of 1,000,000 for a common word) before
the first could be shown. Pure code then ranks these few by match and recency, and the same on both databases.
"""

from typing import Any

from sqlalchemy import Select, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.expression import Expression
from storage.kept import KeptArticle, kept, kept_articles
from storage.match import Fts5, Tsquery, match
from storage.tables import articles

MAX_ID = 2**30 - 1
"""The highest id of an article: what `sort_key` has room for."""


async def search(
    conn: AsyncConnection, expression: Expression, *, limit: int, upto_id: int | None = None
) -> list[KeptArticle]:
    """The `limit` newest articles that the expression holds for, newest first; none with an id over `upto_id`.

    It holds for the stems of title and body together, a phrase within one of them; a prefix is as wide as it is
    written. Raises `QueryError` for an expression that cannot be asked.
    """
    statement = _sqlite if conn.dialect.name == "sqlite" else _postgresql
    dialect = Fts5() if conn.dialect.name == "sqlite" else Tsquery()
    asked = match(expression, dialect)
    highest = MAX_ID if upto_id is None else upto_id
    query = statement(asked.absent).order_by(articles.c.sort_key.desc()).limit(limit)
    rows = await conn.execute(query, {"query": asked.query, "upto": highest, "most": limit})
    return [kept(row) for row in rows]


# The row id holds the article's id in its lower 30 bits (storage.tables, sort_key). FTS5 gives its rows in descending
# order without sorting, so it stops at the limit.
_MATCHING = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :query"
_NEWEST = f"{_MATCHING} AND (rowid & {MAX_ID}) <= :upto ORDER BY rowid DESC LIMIT :most"


def _sqlite(absent: bool) -> Select[*tuple[Any, ...]]:
    if absent:
        there = text(f"articles.sort_key NOT IN ({_MATCHING})")
        return kept_articles().where(there, articles.c.id <= bindparam("upto"))
    return kept_articles().where(text(f"articles.sort_key IN ({_NEWEST})"))


def _postgresql(absent: bool) -> Select[*tuple[Any, ...]]:
    found = text(f"{'NOT ' if absent else ''}articles.stems @@ CAST(:query AS tsquery)")
    return kept_articles().where(found, articles.c.id <= bindparam("upto"))
