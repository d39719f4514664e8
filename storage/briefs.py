"""Briefs, by the version of the article they tell of."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Row, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article, Kind
from news.brief import Brief
from storage.chunks import chunks
from storage.kept import KeptArticle
from storage.kept import get as kept_of
from storage.tables import articles
from storage.tables import briefs as table
from storage.upsert import insert

_BRIEFED = (Kind.ARTICLE.value, Kind.TEASER.value)

Key = tuple[int, int]
"""An article's id and its version."""


async def put(conn: AsyncConnection, briefs: Mapping[Key, Brief], now: datetime) -> None:
    """Keep these briefs; one of the same article, version, method and model is replaced."""
    for chunk in chunks(briefs.items()):
        statement = insert(conn, table).values([_values(key, brief, now) for key, brief in chunk])
        renewed = ("text", "seconds", "rejected", "evidence", "created_at")
        await conn.execute(
            statement.on_conflict_do_update(
                index_elements=["article_id", "article_version", "method", "model"],
                set_={name: statement.excluded[name] for name in renewed},
            )
        )


async def get(
    conn: AsyncConnection, keys: Iterable[Key], *, method: str | None = None, model: str | None = None
) -> dict[Key, Brief]:
    """The newest brief of each article version that has one; of this method and model only, where they are given."""
    found: dict[Key, Brief] = {}
    for chunk in chunks(keys):
        query = select(table).where(tuple_(table.c.article_id, table.c.article_version).in_(chunk))
        if method is not None:
            query = query.where(table.c.method == method)
        if model is not None:
            query = query.where(table.c.model == model)
        for row in await conn.execute(
            query.order_by(table.c.created_at, table.c.id)
        ):  # the newest comes last and stays
            found[row.article_id, row.article_version] = _brief(row)
    return found


def is_briefed(article: Article) -> bool:
    """Whether a brief is written for it at all: for Dutch articles and teasers."""
    return article.kind.value in _BRIEFED and article.language == "nl"


async def waiting(conn: AsyncConnection, *, limit: int) -> list[KeptArticle]:
    """The newest Dutch articles and teasers whose present version has no brief yet."""
    written = exists().where(table.c.article_id == articles.c.id, table.c.article_version == articles.c.version)
    query = select(articles.c.id).where(articles.c.kind.in_(_BRIEFED), articles.c.language == "nl", ~written)
    ids = (await conn.execute(query.order_by(articles.c.sort_key.desc()).limit(limit))).scalars().all()
    return await kept_of(conn, ids)


def _values(key: Key, brief: Brief, now: datetime) -> dict[str, object]:
    return {
        "article_id": key[0],
        "article_version": key[1],
        "text": brief.text,
        "method": brief.method,
        "model": brief.model or "",
        "seconds": brief.seconds,
        "rejected": brief.rejected,
        "evidence": brief.evidence,
        "created_at": now,
    }


def _brief(row: Row[*tuple[object, ...]]) -> Brief:
    return Brief(
        text=row.text,
        method=row.method,
        model=row.model or None,
        seconds=row.seconds,
        rejected=row.rejected,
        evidence=row.evidence,
    )
