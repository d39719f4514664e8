"""Stories with their briefs: the kept one, or else the lead, so that nobody waits for a model."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.items import Item
from news.article import Article
from news.brief import Brief
from news.lead import lead_brief
from storage import briefs
from storage.entries import Entry

LEADS = 1024
"""Leads that are remembered: making one takes about 13 ms, and a story is shown to many readers."""


async def briefs_of(conn: AsyncConnection, entries: Sequence[Entry]) -> list[Brief]:
    """The brief of each entry's lead article, in their order."""
    return [brief for brief, _ in await _found(conn, entries)]


async def with_briefs(
    conn: AsyncConnection, entries: Sequence[Entry], because: Mapping[int, tuple[str, ...]] | None = None
) -> list[Item]:
    """The entries as items; `because` explains some of them, by story id."""
    reasons = because or {}
    return [
        Item(
            entry=entry,
            brief=brief.text,
            because=reasons.get(entry.story_id, ()),
            provisional=not kept and briefs.is_briefed(entry.lead.article),
        )
        for entry, (brief, kept) in zip(entries, await _found(conn, entries), strict=True)
    ]


async def leads_of(articles: Sequence[Article]) -> list[Brief]:
    """The lead of each article, as it is shown while there is no brief; made in a thread, others go on meanwhile."""
    return await asyncio.to_thread(lambda: [_lead(article) for article in articles]) if articles else []


async def _found(conn: AsyncConnection, entries: Sequence[Entry]) -> list[tuple[Brief, bool]]:
    """The brief of each entry, and whether it was kept."""
    keys = [(entry.lead.id, entry.lead.version) for entry in entries]
    kept = await briefs.get(conn, keys)
    bare = [entry.lead.article for key, entry in zip(keys, entries, strict=True) if key not in kept]
    leads = iter(await leads_of(bare))
    return [(kept[key], True) if key in kept else (next(leads), False) for key in keys]


@lru_cache(maxsize=LEADS)
def _lead(article: Article) -> Brief:
    return lead_brief(article)
