"""Recent news for a topic that nobody followed until now: what came in before it is matched to it afterwards."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from news.query import parse_query
from news.topics import Match, expression_for, match_query
from storage import matches
from storage.following import Topic
from storage.kept import KeptArticle
from storage.matches import TopicMatch
from storage.search import search

RECENT = timedelta(days=3)

MOST = 24
"""The newest articles that are looked at, at 2 to 4 ms each: somebody waits, and no digest tells more of one topic."""


async def backfill(conn: AsyncConnection, topic: Topic, now: datetime) -> int:
    """Match the articles of the last days to the topic, as if it had been followed when they came in; how many.

    Raises QueryError where the topic's query is none.
    """
    query = parse_query(topic.query)
    found = await search(conn, expression_for(query), limit=MOST)
    recent = [kept for kept in found if now - kept.sorted_at <= RECENT and not kept.sample]
    # In a thread: its words are taken apart once for each article, and others are not to wait for that.
    about = await asyncio.to_thread(lambda: [match_query(query, kept.article) for kept in recent])
    kept = _matches(topic, recent, about)
    await matches.put(conn, kept)
    return len(kept)


def _matches(topic: Topic, articles: Sequence[KeptArticle], about: Sequence[Match | None]) -> list[TopicMatch]:
    return [
        TopicMatch(
            topic_id=topic.id,
            article_id=kept.id,
            weight=match.weight,
            because=match.because,
            matched_at=kept.first_seen_at,
        )
        for kept, match in zip(articles, about, strict=True)
        if match is not None
    ]
