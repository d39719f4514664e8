"""Matching: what came in is held against everything that readers follow, and told at once to who wants that.

Articles are looked at outside the transaction that keeps what they are about. That one takes them out of `arrivals`,
keeps their matches and queues the alerts, all or nothing: a kill loses nothing and doubles nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alerts import Hit, alert
from bot.followed import FollowedTopics, Found
from news.topic_index import Match
from storage import arrivals, matches
from storage.arrivals import Arrival
from storage.database import Database
from storage.matches import TopicMatch

LIMIT = 50
"""Articles in one transaction: with a thousand readers at once for each it holds others up for well under a second."""

Pair = tuple[Arrival, dict[int, Match]]
"""An article that came in, and what it is about."""


async def match_arrivals(
    db: Database, topics: FollowedTopics, clock: Callable[[], datetime], *, limit: int = LIMIT
) -> int:
    """Hold the newest articles that wait against all topics; how many were done, 0 where none waits."""
    async with db.read() as conn:
        await topics.refresh(conn)
        waiting = await arrivals.waiting(conn, limit=limit)
    if not waiting:
        return 0
    found = await topics.match([one.kept.article for one in waiting])
    async with db.write() as conn:
        pairs = await _claimed(conn, topics, waiting, found)
        await _keep(conn, topics, pairs, clock())
    return len(pairs)


async def _claimed(
    conn: AsyncConnection, topics: FollowedTopics, waiting: Sequence[Arrival], found: Found
) -> list[Pair]:
    """What is still ours to do: not what changed since it was looked at, nor what another process took.

    Topics that somebody began to follow meanwhile are looked for too, as their followers saw none of these articles.
    """
    claimed = {one.kept.id: one for one in await arrivals.claim(conn, [one.kept.id for one in waiting])}
    same = [
        (claimed[one.kept.id], about)
        for one, about in zip(waiting, found, strict=True)
        if one.kept.id in claimed and claimed[one.kept.id].kept.version == one.kept.version
    ]
    late = await topics.refresh(conn)
    if not late:
        return same
    more = await topics.match([one.kept.article for one, _ in same], only=late)
    return [(one, about | other) for (one, about), other in zip(same, more, strict=True)]


async def _keep(conn: AsyncConnection, topics: FollowedTopics, pairs: Sequence[Pair], now: datetime) -> None:
    there = await topics.hold(conn, {topic_id for _, about in pairs for topic_id in about})
    hits = [
        Hit(arrival=one, topic=topics[topic_id], match=match)
        for one, about in pairs
        for topic_id, match in about.items()
        if topic_id in there
    ]
    ids = [one.kept.id for one, _ in pairs]
    await matches.put(conn, [_kept(hit, now) for hit in hits], ids)
    await alert(conn, [one for one, _ in pairs], hits, now)
    await arrivals.done(conn, ids)


def _kept(hit: Hit, now: datetime) -> TopicMatch:
    return TopicMatch(
        topic_id=hit.topic.id,
        article_id=hit.arrival.kept.id,
        weight=hit.match.weight,
        because=hit.match.because,
        matched_at=now,
    )
