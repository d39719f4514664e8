"""What readers follow, as one index in memory that is kept in step with the database."""

import asyncio
from collections.abc import Collection, Iterable, Sequence

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Article
from news.errors import QueryError
from news.query import parse_query
from news.topic_index import Match, TopicIndex
from storage import following
from storage.following import Topic

log = structlog.get_logger()

MOST = 5000
"""Topics that are read at once."""

LOOK_BACK = 1000
"""Ids before the highest seen that are looked at again: of two transactions the later number may be there first."""

Found = list[dict[int, Match]]
"""For each article what it is about, by the topic's id."""


class FollowedTopics:
    """Every topic that somebody follows, ready to be held against articles."""

    def __init__(self) -> None:
        self._index = TopicIndex[int]()
        self._topics: dict[int, Topic] = {}
        self._newest = 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._topics)

    def __getitem__(self, topic_id: int) -> Topic:
        """The topic of that id; raises KeyError where it is not followed."""
        return self._topics[topic_id]

    async def refresh(self, conn: AsyncConnection) -> list[Topic]:
        """Take up what somebody began to follow since; which topics those are."""
        new: list[Topic] = []
        after = max(0, self._newest - LOOK_BACK)
        while some := await following.after(conn, after, limit=MOST):
            fresh = [topic for topic in some if topic.id not in self._topics]
            await asyncio.to_thread(self._add, fresh)
            new += fresh
            after = self._newest = max(self._newest, some[-1].id)
            if len(some) < MOST:
                break
        return new

    async def hold(self, conn: AsyncConnection, topic_ids: Collection[int]) -> set[int]:
        """Those of these topics that are still followed, and stay until this writing transaction ends."""
        there = await following.followed(conn, topic_ids, hold=True)
        self._forget(set(topic_ids) - there)
        return there

    async def forget_gone(self, conn: AsyncConnection) -> None:
        """What nobody follows any more is no longer looked for; what is never found would stay for ever."""
        known = list(self._topics)
        self._forget(set(known) - await following.followed(conn, known))

    def _forget(self, topic_ids: Iterable[int]) -> None:
        for gone in topic_ids:
            self._index.discard(gone)
            self._topics.pop(gone, None)

    async def match(self, articles: Sequence[Article], only: Iterable[Topic] | None = None) -> Found:
        """What these articles are about, of all topics or of these only; in a thread, as it takes 2 ms for each."""
        if not self._topics:
            return [{} for _ in articles]
        index = self._index if only is None else _index_of(only)
        return await asyncio.to_thread(lambda: [index.match(article) for article in articles])

    def _add(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            self._topics[topic.id] = topic
            _follow(self._index, topic)


def _index_of(topics: Iterable[Topic]) -> TopicIndex[int]:
    index = TopicIndex[int]()
    for topic in topics:
        _follow(index, topic)
    return index


def _follow(index: TopicIndex[int], topic: Topic) -> None:
    try:
        index.add(topic.id, parse_query(topic.query))
    except QueryError as error:
        log.warning("topic_cannot_be_read", topic=topic.id, reason=str(error))
