"""Stories with their briefs: the kept one, or else the lead, so that nobody waits for a model."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.items import Item
from handlers.stories.naming import source_of
from news.article import Article, Kind
from news.brief import Brief
from news.disagreement import Report
from news.lead import lead_brief
from storage import briefs, story_articles
from storage.entries import Entry

_REPORTING = (Kind.ARTICLE.value, Kind.TEASER.value)

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
    reports = await _reports(conn, entries)
    return [
        Item(
            entry=entry,
            brief=brief.text,
            because=reasons.get(entry.story_id, ()),
            provisional=not kept and briefs.is_briefed(entry.lead.article),
            reports=reports.get(entry.story_id, ()),
        )
        for entry, (brief, kept) in zip(entries, await _found(conn, entries), strict=True)
    ]


async def _reports(conn: AsyncConnection, entries: Sequence[Entry]) -> dict[int, tuple[Report, ...]]:
    """What the other articles of each story say at their top; stories of one article are left out."""
    leads = {entry.story_id: entry.lead.id for entry in entries if len(entry.article_ids) > 1}
    if not leads:
        return {}
    return {
        story_id: tuple(
            Report(source_of(one), one.at, one.title, one.opening)
            for one in parts
            if one.id != leads[story_id] and one.language == "nl" and one.kind in _REPORTING
        )
        for story_id, parts in (await story_articles.openings(conn, leads)).items()
    }


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
