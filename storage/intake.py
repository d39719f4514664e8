"""The desk where articles come in: what is kept of them is looked up at once, then each is decided on in turn."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.identity import identity_keys
from news.versions import Outcome
from storage.chunks import chunks
from storage.kept import get
from storage.record import Record
from storage.tables import article_fingerprints, article_keys
from storage.upsert import digest

MAX_KEY = 200
"""Characters of a key that are kept as they are; of a longer one its digest is, as an index takes no more."""


class Desk:
    """The records that some incoming articles are about, by what they are known by."""

    def __init__(self, records: Iterable[Record], keys: dict[str, Record], now: datetime, *, sample: bool) -> None:
        self.records = list(records)
        self._keys = keys
        self._now = now
        self._sample = sample

    def decide(self, article: Article) -> tuple[Record, Outcome]:
        """The record that this article is of, an old or a new one, and what the article means to it."""
        known_by = names(article)
        record = next((self._keys[name] for name in known_by if name in self._keys), None)
        if record is None:
            record = Record(None, self._now, self._sample)
            self.records.append(record)
        for name in known_by:
            if name not in self._keys:
                self._keys[name] = record
                record.new_keys.append(name)
        return record, record.decide(article)


async def open_desk(conn: AsyncConnection, articles: Sequence[Article], now: datetime, *, sample: bool) -> Desk:
    """A desk with the record of every kept article that one of these may be."""
    wanted = dict.fromkeys(name for article in articles for name in names(article))
    owners: dict[str, int] = {}
    for chunk in chunks(wanted):
        query = select(article_keys.c.key, article_keys.c.article_id).where(article_keys.c.key.in_(chunk))
        owners.update((row.key, row.article_id) for row in await conn.execute(query))
    ids = list(dict.fromkeys(owners.values()))
    records = {kept.id: Record.of(kept) for kept in await get(conn, ids)}
    for some in chunks(ids):
        known = select(article_fingerprints).where(article_fingerprints.c.article_id.in_(some))
        for row in await conn.execute(known):
            records[row.article_id].fingerprints.add(row.fingerprint)
    return Desk(records.values(), {name: records[owner] for name, owner in owners.items()}, now, sample=sample)


def names(article: Article) -> tuple[str, ...]:
    """The keys under which an article is kept, the strongest first."""
    return tuple(key if len(key) <= MAX_KEY else f"digest:{digest(key)}" for key in identity_keys(article))
