"""Profiles: what articles are compared by, kept for as long as their stories can grow."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.story_profile import Profile, profile_of
from storage.chunks import chunks
from storage.cluster_tables import story_profiles
from storage.tables import articles, story_bands
from storage.upsert import insert

MEMBERS = 400
"""Articles of stories that are read at once, the newest: enough to compare with, whatever a story grows to."""


async def keep(conn: AsyncConnection, made: Sequence[tuple[int, Profile, datetime]]) -> None:
    """Keep the profiles of articles, in place of those they had: the article's id, its profile, when it came in."""
    rows = [
        {
            "article_id": number,
            "at": profile.at,
            "outlet": profile.outlet,
            "profile": profile.text(),
            "seen_at": seen_at,
        }
        for number, profile, seen_at in made
    ]
    statement = insert(conn, story_profiles)
    renewed = {name: statement.excluded[name] for name in ("at", "outlet", "profile", "seen_at")}
    for chunk in chunks(rows):
        await conn.execute(statement.on_conflict_do_update(index_elements=["article_id"], set_=renewed), chunk)


async def of_stories(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, dict[int, Profile]]:
    """The profiles in these stories, by story and article; of all together the newest `MEMBERS`."""
    found: dict[int, dict[int, Profile]] = defaultdict(dict)
    if story_ids:
        here = _query.where(articles.c.story_id.in_(sorted(set(story_ids))))
        for row in await conn.execute(here.order_by(articles.c.id.desc()).limit(MEMBERS)):
            found[row.story_id][row.id] = profile_of(row.profile, row.at, row.outlet)
    return dict(found)


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget the profiles and bands of articles that came in before this moment; how many articles."""
    old = select(story_profiles.c.article_id).where(story_profiles.c.seen_at < before)
    await conn.execute(delete(story_bands).where(story_bands.c.article_id.in_(old)))
    return (await conn.execute(delete(story_profiles).where(story_profiles.c.seen_at < before))).rowcount


_query = select(
    articles.c.id, articles.c.story_id, story_profiles.c.at, story_profiles.c.outlet, story_profiles.c.profile
).join(story_profiles, story_profiles.c.article_id == articles.c.id)
