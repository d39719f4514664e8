"""Articles: taken in once, kept in versions."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.versions import Outcome
from storage.filing import file_records
from storage.intake import open_desk
from storage.kept import KeptArticle
from storage.tables import article_versions
from storage.types import storable

LOCK = int.from_bytes(b"intake")
"""The number of the lock that PostgreSQL takes articles in under; SQLite has one writer anyhow."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one incoming article: the kept one, as it is after all of them, and what it did to that.

    `before` is the article as it was before the last change among them; None where it is new, or did not change.
    """

    kept: KeptArticle
    outcome: Outcome
    before: Article | None = None


async def take_in(
    conn: AsyncConnection, articles: Sequence[Article], now: datetime, *, sample: bool = False
) -> list[Taken]:
    """Keep these articles in a `write()`; one answer per article, in their order. `now` is when new ones are seen.

    An article is recognised by any of `news.identity.identity_keys`, the strongest first; `news.versions.decide` says
    what becomes of it. A changed one becomes the next version and its earlier text stays in `article_versions`. Each
    text of an article counts once: the same input twice, in any order, changes nothing, and a publisher who goes back
    and forth between two headlines makes no news. Two processes that take in the same take turns.
    """
    if conn.dialect.name == "postgresql":
        await conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    incoming = [_storable(article) for article in articles]
    desk = await open_desk(conn, incoming, now, sample=sample)
    decided = [desk.decide(article) for article in incoming]
    await file_records(conn, desk.records, now)
    return [
        Taken(record.kept(), outcome, record.earlier[-1][1] if record.earlier else None) for record, outcome in decided
    ]


@dataclass(frozen=True, slots=True)
class Wording:
    """What an earlier version of an article said."""

    title: str
    body: str


async def version_before(conn: AsyncConnection, article_id: int, version: int) -> Wording | None:
    """The wording of the version before this one; None where there is none."""
    here = (article_versions.c.article_id == article_id) & (article_versions.c.version < version)
    query = select(article_versions.c.title, article_versions.c.body).where(here)
    row = (await conn.execute(query.order_by(article_versions.c.version.desc()).limit(1))).one_or_none()
    return None if row is None else Wording(row.title, row.body)


_TEXTS = tuple(each.name for each in fields(Article) if each.type in (str, str | None))


def _storable(article: Article) -> Article:
    """As it will come back, so that it is compared as what it is."""
    changed: dict[str, Any] = {
        name: storable(value) for name in _TEXTS if (value := getattr(article, name)) is not None
    }
    return replace(article, **changed, agencies=tuple(storable(agency) for agency in article.agencies))
