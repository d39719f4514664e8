"""Which articles share what they are found by: fingerprints and rare words, without reading all articles."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import BigInteger, Integer, TextualSelect, bindparam, delete, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.tables import story_bands
from storage.types import UtcDateTime

STEP = 34
"""Bands that an article has at most; statements are made for so many and multiples, as making one takes long."""
AT_ONCE = 12 * STEP
"""Bands in one statement; SQLite takes 500 parts of one."""
EACH = 40
"""Articles that are looked at for one band, the newest: a word that came into fashion costs no more than another."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's bands (64-bit numbers) and time; a `new` one has none yet."""

    article_id: int
    bands: Collection[int]
    at: datetime
    new: bool = True


async def sharing(
    conn: AsyncConnection, bands: Collection[int], *, since: datetime, until: datetime
) -> dict[int, list[tuple[int, int]]]:
    """The articles with each of these bands and a time from `since` to `until`, at most the newest `EACH`.

    Each comes with its story; those without one are left out, and so are bands that no article has.
    """
    signed = {_signed(band): band for band in bands}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for chunk in chunks(sorted(signed), AT_ONCE):
        size = -(-len(chunk) // STEP) * STEP
        values = {f"band{place}": chunk[place] if place < len(chunk) else None for place in range(size)}
        for row in await conn.execute(_newest(size), {**values, "since": since, "until": until, "each": EACH}):
            found[signed[row.band]].append((row.article_id, row.story_id))
    return dict(found)


async def keep(conn: AsyncConnection, marked: Sequence[Marked]) -> None:
    """Keep the bands of articles, in place of those they had."""
    before = [one.article_id for one in marked if not one.new]
    for chunk in chunks(before):
        await conn.execute(delete(story_bands).where(story_bands.c.article_id.in_(chunk)))
    rows = (
        {"article_id": one.article_id, "band": band, "at": one.at}
        for one in marked
        for band in sorted(set(map(_signed, one.bands)))
    )
    for some in chunks(rows):
        await conn.execute(insert(story_bands), some)


@lru_cache(maxsize=AT_ONCE // STEP)
def _newest(count: int) -> TextualSelect:
    """A look into the index for each band: one for all of them would read every article of each before it stops."""
    each = (
        f"SELECT * FROM (SELECT band, article_id FROM story_bands WHERE band = :band{place}"  # noqa: S608 - a number
        f" AND at BETWEEN :since AND :until ORDER BY at DESC LIMIT :each) AS newest{place}"
        for place in range(count)
    )
    newest = " UNION ALL ".join(each)
    return (
        text(
            f"SELECT newest.band, articles.id AS article_id, articles.story_id FROM ({newest}) AS newest"  # noqa: S608
            " JOIN articles ON articles.id = newest.article_id WHERE articles.story_id IS NOT NULL"
        )
        .bindparams(
            bindparam("since", type_=UtcDateTime),
            bindparam("until", type_=UtcDateTime),
            bindparam("each", type_=Integer),
            *(bindparam(f"band{place}", type_=BigInteger) for place in range(count)),
        )
        .columns(band=BigInteger, article_id=BigInteger, story_id=BigInteger)
    )


def _signed(band: int) -> int:
    """The same 64 bits as both databases count them: from -2^63."""
    return (band + 2**63) % 2**64 - 2**63
