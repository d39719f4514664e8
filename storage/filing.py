"""Writing what was decided at the desk: new articles, new versions, and what they are known by."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.stemming import index_stems
from storage import totals
from storage.chunks import chunks
from storage.fulltext import BODY_STEMS, TITLE_STEMS
from storage.record import Record
from storage.tables import article_fingerprints, article_keys, article_versions, articles, sources
from storage.upsert import digest
from storage.upsert import insert as upsert


async def file_records(conn: AsyncConnection, records: Sequence[Record], now: datetime) -> None:
    """Write what changed and nothing else; new records get their ids."""
    new = [record for record in records if record.before is None]
    changed = [record for record in records if record.changed]
    source_ids = await _source_ids(conn, {record.decided.source for record in new}, now)
    await _insert(conn, new, source_ids)
    await _update(conn, changed)
    await _insert_all(conn, article_versions, _versions(records))
    await _insert_all(conn, article_keys, _known_by(records, "key", "new_keys"))
    await _insert_all(conn, article_fingerprints, _known_by(records, "fingerprint", "new_fingerprints"))
    await totals.renew(conn, _stories(changed))


async def _source_ids(conn: AsyncConnection, keys: set[str], now: datetime) -> dict[str, int]:
    digests = {digest(key): key for key in sorted(keys)}
    rows = [{"digest": of, "key": key, "name": key, "created_at": now} for of, key in digests.items()]
    found: dict[str, int] = {}
    for chunk in chunks(rows):
        await conn.execute(upsert(conn, sources).values(chunk).on_conflict_do_nothing())
        query = select(sources.c.id, sources.c.digest).where(sources.c.digest.in_([row["digest"] for row in chunk]))
        found.update((digests[row.digest], row.id) for row in await conn.execute(query))
    return found


async def _insert(conn: AsyncConnection, new: list[Record], source_ids: dict[str, int]) -> None:
    """Oldest first: FTS5 writes a piece of its index away whenever a row id is lower than the one before."""
    for chunk in chunks(sorted(new, key=lambda record: record.sort_second)):
        rows = [
            _values(record)
            | {
                "source_id": source_ids[record.decided.source],
                "position": record.decided.position,
                "first_seen_at": record.first_seen_at,
                "sample": record.sample,
            }
            for record in chunk
        ]
        statement = insert(articles).returning(articles.c.id, sort_by_parameter_order=True)
        for record, number in zip(chunk, (await conn.execute(statement, rows)).scalars(), strict=True):
            record.id = number


async def _update(conn: AsyncConnection, changed: list[Record]) -> None:
    for chunk in chunks(sorted(changed, key=lambda record: record.sort_second)):
        rows = [_values(record) | {"number": record.id} for record in chunk]
        names = [name for name in rows[0] if name != "number"]
        statement = update(articles).where(articles.c.id == bindparam("number"))
        await conn.execute(statement.values({name: bindparam(name) for name in names}), rows)


def _values(record: Record) -> dict[str, Any]:
    article = record.decided
    return {
        "guid": article.guid,
        "url": article.url,
        "title": article.title,
        "body": article.body,
        "place": article.place,
        "agencies": article.agencies,
        "author": article.author,
        "publisher": article.publisher,
        "language": article.language,
        "kind": article.kind.value,
        "paywalled": article.paywalled,
        "published_at": article.published_at,
        "fetched_at": article.fetched_at,
        "version": record.version,
        "sort_second": record.sort_second,
    } | _stems(article)


def _stems(article: Article) -> dict[str, str]:
    title = f"{article.title}\n{article.place or ''}"  # as `news.topics` reads it: a dateline tells what it is about
    return {"title_stems": _first(title, TITLE_STEMS), "body_stems": _first(article.body, BODY_STEMS)}


def _first(text: str, most: int) -> str:
    return " ".join(index_stems(text).split(" ", most)[:most])


def _versions(records: Iterable[Record]) -> Iterable[dict[str, Any]]:
    for record in records:
        for version, article in record.earlier:
            yield {
                "article_id": record.id,
                "version": version,
                "title": article.title,
                "body": article.body,
                "fetched_at": article.fetched_at,
            }


def _known_by(records: Iterable[Record], column: str, attribute: str) -> Iterable[dict[str, Any]]:
    for record in records:
        for value in getattr(record, attribute):
            yield {"article_id": record.id, column: value}


async def _insert_all(conn: AsyncConnection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for chunk in chunks(rows):
        await conn.execute(insert(table), chunk)


def _stories(changed: Iterable[Record]) -> set[int]:
    """Those whose times or kinds may be other ones now."""
    return {record.before.story_id for record in changed if record.before and record.before.story_id is not None}
