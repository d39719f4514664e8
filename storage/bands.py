"""Which articles look alike: bands of their signatures, to find a story's articles without reading them all."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.kept import KeptArticle, get, moment
from storage.tables import articles, story_bands
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A kept article that shares bands with those asked about, and which ones."""

    kept: KeptArticle
    bands: frozenset[int]


async def near(
    conn: AsyncConnection, bands: Collection[int], *, since: datetime, until: datetime, limit: int = 500
) -> list[Neighbour]:
    """The articles with one of these bands and a time from `since` to `until`: at most `limit`, newest first."""
    shared: defaultdict[int, set[int]] = defaultdict(set)
    signed = {_signed(band): band for band in bands}
    for chunk in chunks(signed):
        query = select(story_bands.c.article_id, story_bands.c.band)
        query = query.where(story_bands.c.band.in_(chunk), story_bands.c.at.between(since, until))
        newest = query.order_by(story_bands.c.at.desc()).limit(limit * len(chunk))  # no article has more of them
        for row in await conn.execute(newest):
            shared[row.article_id].add(signed[row.band])
    found = sorted(await get(conn, list(shared)), key=lambda kept: (kept.sorted_at, kept.id), reverse=True)
    return [Neighbour(kept=kept, bands=frozenset(shared[kept.id])) for kept in found[:limit]]


async def keep(conn: AsyncConnection, bands: Mapping[int, Collection[int]]) -> None:
    """Keep the bands (64-bit numbers) of each article id, in place of those it had; ids not kept are ignored."""
    for chunk in chunks(bands):
        await conn.execute(delete(story_bands).where(story_bands.c.article_id.in_(chunk)))
        query = select(articles.c.id, articles.c.sort_second).where(articles.c.id.in_(chunk))
        rows = [
            {"article_id": row.id, "band": band, "at": moment(row.sort_second)}
            for row in await conn.execute(query)
            for band in {_signed(band) for band in bands[row.id]}
        ]
        if rows:
            await conn.execute(insert(conn, story_bands), rows)


def _signed(band: int) -> int:
    """The same 64 bits as both databases count them: from -2^63."""
    return (band + 2**63) % 2**64 - 2**63
