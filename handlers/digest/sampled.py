"""Sample news in a digest: who tries the bot before there is any real news sees what a digest is."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from news.query import parse_query
from news.topic_index import TopicIndex
from storage import samples
from storage.following import Topic
from storage.matches import StoryMatch, TopicMatch


async def sampled(conn: AsyncConnection, topics: Sequence[Topic], now: datetime) -> list[StoryMatch]:
    """The sample articles that are about these topics, as if they had come in now; none once there is real news."""
    kept = await samples.kept(conn) if topics else []
    if not kept:
        return []
    index = TopicIndex[int]()
    for topic in topics:
        index.add(topic.id, parse_query(topic.query))
    about = await asyncio.to_thread(lambda: [index.match(one.article) for one in kept])
    return [
        StoryMatch(
            story_id=one.story_id,
            match=TopicMatch(
                topic_id=topic_id, article_id=one.id, weight=match.weight, because=match.because, matched_at=now
            ),
        )
        for one, found in zip(kept, about, strict=True)
        for topic_id, match in found.items()
        if one.story_id is not None
    ]
