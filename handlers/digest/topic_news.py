"""The news of followed topics, loaded once for all the digests that are composed together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.digest.order import Order
from news.digest import Candidate
from news.importance import importance
from news.outlets.wishes import Voice, Wishes, wants
from storage import matches, outlets
from storage.matches import StoryMatch, TopicMatch
from storage.standing import Standing, standing
from storage.voices import Outlets, voices_of

OVERLAP = timedelta(minutes=15)
"""A match is there a while after the moment that it bears; what was told is not told again anyway."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _News:
    """A story about a topic, and when an article last made it so."""

    candidate: Candidate
    matched_at: datetime


class TopicNews:
    """What followed topics have in news at one moment; it grows with the orders that it is asked about."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._since: dict[int, datetime] = {}
        self._news: dict[int, list[_News]] = {}
        self._standing: dict[int, Standing | None] = {}
        self._outlets: Outlets | None = None
        self._voices: dict[int, frozenset[Voice]] = {}
        self._wanted: dict[Wishes, dict[int, bool]] = {}

    async def load(self, conn: AsyncConnection, orders: Iterable[Order]) -> None:
        """Make the news of all topics of these orders known."""
        lacking = self._lacking(orders)
        await self.add(conn, lacking, await self._matched(conn, lacking))

    async def add(self, conn: AsyncConnection, topics: Iterable[int], found: Iterable[StoryMatch]) -> None:
        """These are the matches of these topics, and all there are."""
        by_topic: dict[int, list[StoryMatch]] = {topic: [] for topic in topics}
        for one in found:
            by_topic[one.match.topic_id].append(one)
        unknown = {one.story_id for some in by_topic.values() for one in some} - self._standing.keys()
        known = await standing(conn, unknown, with_live=True)
        self._standing.update({story: known.get(story) for story in unknown})
        if self._outlets is None:
            self._outlets = Outlets(await outlets.all_outlets(conn))
        self._voices.update(await voices_of(conn, known, self._outlets))
        self._news.update({topic: self._of_topic(topic, some) for topic, some in by_topic.items()})

    def candidates(self, order: Order) -> Iterator[Candidate]:
        """The stories that the order's topics have news of in its time and its reader wants; the topics are known."""
        since, wanted = order.since - OVERLAP, self._wanted.setdefault(order.wishes, {})
        for followed in order.topics:
            for one in self._news[followed.topic.id]:
                if one.matched_at >= since and self._is_wanted(one.candidate.story_id, order.wishes, wanted):
                    yield one.candidate

    def live(self, story_ids: Iterable[int]) -> set[int]:
        """Those of these stories that are live blogs."""
        return {story for story in story_ids if (stands := self._standing.get(story)) is not None and stands.live}

    def _is_wanted(self, story_id: int, wishes: Wishes, known: dict[int, bool]) -> bool:
        """Whether readers of these wishes are told the story; decided once for all of them."""
        if story_id not in known:
            known[story_id] = wants(wishes, self._voices.get(story_id, ()))
        return known[story_id]

    def _lacking(self, orders: Iterable[Order]) -> set[int]:
        """The topics that are not known as far back as these orders look."""
        lacking = set()
        for order in orders:
            since = order.since - OVERLAP
            for followed in order.topics:
                known = self._since.get(followed.topic.id)
                if known is None or since < known:
                    self._since[followed.topic.id] = since
                    lacking.add(followed.topic.id)
        return lacking

    async def _matched(self, conn: AsyncConnection, topics: Iterable[int]) -> list[StoryMatch]:
        """By the days that are needed: one reader who was away does not make every topic load a week."""
        by_days: dict[int, list[int]] = defaultdict(list)
        for topic in sorted(topics):
            by_days[(self._now - self._since[topic]) // _DAY].append(topic)
        return [
            one
            for some in by_days.values()
            for one in await matches.since(conn, some, min(self._since[topic] for topic in some))
        ]

    def _of_topic(self, topic: int, found: Sequence[StoryMatch]) -> list[_News]:
        best: dict[int, TopicMatch] = {}
        latest: dict[int, datetime] = {}
        for one in found:
            known = best.setdefault(one.story_id, one.match)
            if (one.match.weight, one.match.article_id) > (known.weight, known.article_id):
                best[one.story_id] = one.match
            latest[one.story_id] = max(one.match.matched_at, latest.get(one.story_id, one.match.matched_at))
        return [
            _News(candidate_of(topic, story_id, match, stands, self._now), latest[story_id])
            for story_id, match in best.items()
            if (stands := self._standing[story_id]) is not None
        ]


def candidate_of(topic: int, story_id: int, match: TopicMatch, stands: Standing, now: datetime) -> Candidate:
    """The story as a digest of `now` may tell it."""
    return Candidate(
        story_id=story_id,
        topic=topic,
        weight=match.weight,
        importance=importance(weight=match.weight, spread=stands.spread, moment=stands.last_at, now=now),
        version=stands.version,
        because=match.because,
    )
