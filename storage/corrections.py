"""Corrections: versions of articles that take back what an earlier one said, until all that showed it is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.briefs import Key
from storage.chunks import chunks
from storage.kept import KeptArticle, get
from storage.story_tables import corrections
from storage.tables import article_versions
from storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected article as it is now, and the titles and texts that its earlier versions had, the latest first."""

    kept: KeptArticle
    earlier: tuple[tuple[str, str], ...]
    at: datetime

    @property
    def key(self) -> Key:
        """Which version of which article corrects."""
        return self.kept.id, self.kept.version


async def note(conn: AsyncConnection, keys: Iterable[Key], now: datetime) -> None:
    """These versions of articles correct what came before them."""
    for chunk in chunks(keys):
        rows = [{"article_id": article, "article_version": version, "at": now} for article, version in chunk]
        await conn.execute(insert(conn, corrections).values(rows).on_conflict_do_nothing())


async def waiting(conn: AsyncConnection, *, limit: int = 20) -> list[Correction]:
    """The corrections that are still to be carried out, oldest first, each with its article as it is now."""
    query = select(corrections.c.article_id, corrections.c.article_version, corrections.c.at)
    query = query.where(corrections.c.done_at.is_(None)).order_by(corrections.c.at, corrections.c.article_id)
    rows = (await conn.execute(query.limit(limit))).all()
    kept = {one.id: one for one in await get(conn, [row.article_id for row in rows])}
    earlier = await _earlier(conn, list(kept))
    return [Correction(kept[row.article_id], tuple(earlier.get(row.article_id, ())), row.at) for row in rows]


async def done(conn: AsyncConnection, article_ids: Sequence[int], now: datetime) -> None:
    """What showed the mistakes of these articles is mended."""
    for chunk in chunks(article_ids):
        open_ = corrections.c.article_id.in_(chunk) & corrections.c.done_at.is_(None)
        await conn.execute(update(corrections).where(open_).values(done_at=now))


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget corrections from before this moment; how many."""
    return (await conn.execute(delete(corrections).where(corrections.c.at < before))).rowcount


async def _earlier(conn: AsyncConnection, article_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for chunk in chunks(article_ids):
        query = select(article_versions.c.article_id, article_versions.c.title, article_versions.c.body)
        query = query.where(article_versions.c.article_id.in_(chunk)).order_by(article_versions.c.version.desc())
        for row in await conn.execute(query):
            found.setdefault(row.article_id, []).append((row.title, row.body))
    return found
