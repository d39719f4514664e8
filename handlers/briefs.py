"""Stories with their briefs: the kept one, or else the lead, so that nobody waits for a model."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.items import Item
from news.brief import Brief
from news.lead import lead_brief
from storage import briefs
from storage.entries import Entry


async def briefs_of(conn: AsyncConnection, entries: Sequence[Entry]) -> list[Brief]:
    """The brief of each entry's lead article, in their order."""
    keys = [(entry.lead.id, entry.lead.version) for entry in entries]
    kept = await briefs.get(conn, keys)
    return [kept.get(key) or lead_brief(entry.lead.article) for key, entry in zip(keys, entries, strict=True)]


async def with_briefs(
    conn: AsyncConnection, entries: Sequence[Entry], because: Mapping[int, tuple[str, ...]] | None = None
) -> list[Item]:
    """The entries as items; `because` explains some of them, by story id."""
    reasons = because or {}
    return [
        Item(entry=entry, brief=brief.text, because=reasons.get(entry.story_id, ()))
        for entry, brief in zip(entries, await briefs_of(conn, entries), strict=True)
    ]
