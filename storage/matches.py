"""Matches: which followed topics the articles are about, so that a digest need not look at texts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.reader_tables import matches
from storage.tables import articles
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMatch:
    """An article is about a topic, by `weight` (0..1), because of these words of it; matched at that moment."""

    topic_id: int
    article_id: int
    weight: float
    because: tuple[str, ...]
    matched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMatch:
    """A match, with the story that its article is in now."""

    story_id: int
    match: TopicMatch


async def put(conn: AsyncConnection, found: Sequence[TopicMatch], article_ids: Collection[int] = ()) -> None:
    """Keep these matches, of one topic and article the last; the articles of `article_ids` have no others any more."""
    for ids in chunks(article_ids):
        await conn.execute(delete(matches).where(matches.c.article_id.in_(ids)))
    last = {(one.topic_id, one.article_id): one for one in found}
    rows = [
        {
            "topic_id": one.topic_id,
            "article_id": one.article_id,
            "weight": one.weight,
            "because": one.because,
            "matched_at": one.matched_at,
        }
        for _, one in sorted(last.items())
    ]
    for chunk in chunks(rows):
        statement = insert(conn, matches).values(chunk)
        renewed = {name: statement.excluded[name] for name in ("weight", "because", "matched_at")}
        await conn.execute(statement.on_conflict_do_update(index_elements=["topic_id", "article_id"], set_=renewed))


async def since(conn: AsyncConnection, topic_ids: Collection[int], moment: datetime) -> list[StoryMatch]:
    """What was matched to these topics from this moment on, newest first; articles that have no story are left out."""
    found: list[StoryMatch] = []
    for chunk in chunks(sorted(set(topic_ids))):
        query = select(matches, articles.c.story_id).join(articles, articles.c.id == matches.c.article_id)
        query = query.where(matches.c.topic_id.in_(chunk), matches.c.matched_at >= moment)
        query = query.where(articles.c.story_id.is_not(None), articles.c.sample.is_(False))
        for row in await conn.execute(query):
            values = dict(row._mapping)
            found.append(StoryMatch(story_id=values.pop("story_id"), match=TopicMatch(**values)))
    return sorted(found, key=_newness, reverse=True)


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was matched before this moment; how many."""
    return (await conn.execute(delete(matches).where(matches.c.matched_at < before))).rowcount


def _newness(one: StoryMatch) -> tuple[datetime, int, int]:
    return one.match.matched_at, one.match.article_id, one.match.topic_id
