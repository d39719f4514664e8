"""Stories as they are shown: the lead, who else tells it, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.cluster_tables import story_links
from storage.kept import KeptArticle, get
from storage.tables import articles, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story as `/latest` shows it.

    `sources` are the publishers of its articles, or where one has none its agencies, each once, earliest article
    first; `article_ids` stand in that order too. `first_at` and `last_at` are the earliest and the latest time of its
    articles, to the second. `goes_on` tells that there are earlier stories of the same affair.
    """

    story_id: int
    lead: KeptArticle
    sources: tuple[str, ...]
    article_ids: tuple[int, ...]
    first_at: datetime
    last_at: datetime
    version: int
    goes_on: bool = False


async def latest(conn: AsyncConnection, *, limit: int, with_stubs: bool = False) -> list[Entry]:
    """The newest stories first: by the time of their latest article, then by id.

    Without `with_stubs` a story that holds no article or teaser (live blogs, stubs) is left out.
    """
    query = select(stories.c.id).order_by(stories.c.last_at.desc(), stories.c.id.desc()).limit(limit)
    if not with_stubs:
        query = query.where(stories.c.stands)
    return await entries_of(conn, (await conn.execute(query)).scalars().all())


async def entries_of(conn: AsyncConnection, story_ids: Sequence[int]) -> list[Entry]:
    """The entries of these stories, in that order; an id that is not kept is left out."""
    told: dict[int, Row[Any]] = {}
    parts: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for chunk in chunks(dict.fromkeys(story_ids)):
        for row in await conn.execute(_STORIES.where(stories.c.id.in_(chunk))):
            told[row.id] = row
        for row in await conn.execute(_parts.where(articles.c.story_id.in_(chunk))):
            parts[row.story_id].append(row)
    leads = {kept.id: kept for kept in await get(conn, [row.lead_article_id for row in told.values()])}
    known = [told[number] for number in story_ids if number in told]
    return [_entry(row, leads[row.lead_article_id], parts[row.id]) for row in known]


_STORIES = select(stories, exists().where(story_links.c.story_id == stories.c.id).label("goes_on"))
_parts = select(articles.c.id, articles.c.story_id, articles.c.publisher, articles.c.agencies).order_by(
    articles.c.sort_key
)


def _entry(row: Row[Any], lead: KeptArticle, parts: list[Row[Any]]) -> Entry:
    return Entry(
        story_id=row.id,
        lead=lead,
        sources=_sources(parts),
        article_ids=tuple(part.id for part in parts),
        first_at=row.first_at,
        last_at=row.last_at,
        version=row.version,
        goes_on=bool(row.goes_on),
    )


def _sources(parts: Iterable[Row[Any]]) -> tuple[str, ...]:
    named = (name for part in parts for name in ((part.publisher,) if part.publisher else part.agencies))
    return tuple(dict.fromkeys(named))
