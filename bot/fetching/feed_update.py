"""One feed: fetched, compared, parsed, sifted; what is to be kept of it is a value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import structlog

from bot.fetching.fetcher import Fetched, Fetcher, Refused, Request
from bot.fetching.holding import Holding
from bot.fetching.parsing import Parser
from news.fetching import afterwards
from news.fetching.afterwards import Answer, Failure
from news.fetching.body import body_hash
from news.fetching.course import Course
from news.fetching.memory import Memory
from news.fetching.reach import NOBODY_ANSWERED, Reach
from news.fetching.reading import Body, Read, Unread
from news.fetching.sifting import Sifted, is_catching_up, sift
from storage.feeds import Feed

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Update:
    """What came of fetching a feed: its course from here on, its `articles` count without those in `sifted`.

    `sifted` and `hashes` (of the entries) are None where no body was read.
    """

    feed: Feed
    course: Course
    memory: Memory
    sifted: Sifted | None = None
    hashes: bytes = b""

    @property
    def remembers(self) -> bool:
        """Whether there is something new to remember."""
        sifted = self.sifted
        if sifted is None:
            return False
        return bool(sifted.take or sifted.again or sifted.twins or sifted.passed) or self.hashes != self.memory.hashes


class FeedUpdates:
    """Fetches feeds, one at each call, any number at a time; `draw` gives numbers from 0 to 1, at random."""

    def __init__(
        self, fetcher: Fetcher, parser: Parser, clock: Callable[[], datetime], zone: str, draw: Callable[[], float]
    ) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._clock = clock
        self._zone = zone
        self._draw = draw
        self._reach = Reach()
        self._holding = Holding()

    async def update(self, feed: Feed, memory: Memory) -> Update:
        """What a feed brings now, given what it brought before. Raises nothing but cancellation."""
        try:
            async with self._holding.place() as hold:
                return await self._update(feed, memory, hold)
        except Exception as error:  # a mistake of ours must not cost the other feeds their news
            log.exception("feed_update_failed", feed=feed.key)
            reason = f"{feed.course.address}: {type(error).__name__}, see the log"
            failure = Failure(name="internal", reason=reason)
            return Update(feed, afterwards.failed(feed.course, failure, self._clock(), self._draw()), memory)

    async def _update(self, feed: Feed, memory: Memory, hold: Callable[[int], None]) -> Update:
        course = feed.course
        asked = Request(address=course.address, etag=course.etag, last_modified=course.last_modified)
        outcome = await self._fetcher.fetch(asked)
        host = urlsplit(course.address).netloc
        self._reach = self._reach.after(host, outcome.name if isinstance(outcome, Refused) else None)
        if isinstance(outcome, Refused):
            return Update(feed, self._refused(course, outcome), memory)
        hold(len(outcome.body))
        answer = _answer(outcome, course)
        hashed = body_hash(outcome.body)
        if outcome.unchanged or hashed == course.body_hash:
            same = None if outcome.unchanged else hashed
            after = afterwards.unchanged(course, answer, self._clock(), self._draw(), body_hash=same)
            return Update(feed, after, memory)
        return await self._read(feed, memory, outcome, hashed)

    async def _read(self, feed: Feed, memory: Memory, fetched: Fetched, hashed: str) -> Update:
        now = self._clock()
        catching_up = is_catching_up(feed.course, now)
        body = Body(
            data=fetched.body,
            source=feed.key,
            outlet=feed.outlet,
            fetched_at=now,
            zone=self._zone,
            known=b"" if catching_up else memory.hashes,
        )
        read = await self._parser.read(body)
        if isinstance(read, Unread):
            return Update(feed, self._unread(feed.course, read, fetched.seconds), memory)
        sifted = sift(read.entries, memory, count=read.count, catching_up=catching_up)
        return Update(feed, self._came(feed.course, read, sifted, fetched, hashed), memory, sifted, read.hashes)

    def _came(self, course: Course, read: Read, sifted: Sifted, fetched: Fetched, hashed: str) -> Course:
        now, jitter, answer = self._clock(), self._draw(), _answer(fetched, course, read)
        if course.succeeded_at is not None and not sifted.take:
            return afterwards.unchanged(course, answer, now, jitter, body_hash=hashed, left_out=sifted.left_out)
        left_out = (*sifted.left_out, *read.problems)
        return afterwards.changed(course, answer, now, jitter, body_hash=hashed, left_out=left_out)

    def _unread(self, course: Course, unread: Unread, seconds: float) -> Course:
        reason = f"{course.address}: {unread.reason}"
        failure = Failure(name=unread.name, reason=reason, seconds=seconds, wall=unread.wall)
        return afterwards.failed(course, failure, self._clock(), self._draw())

    def _refused(self, course: Course, refused: Refused) -> Course:
        if self._reach.offline and refused.name in NOBODY_ANSWERED:
            return afterwards.unreached(course, self._clock(), self._draw())
        failure = Failure(
            name=refused.name,
            reason=refused.reason,
            seconds=refused.seconds,
            gone=refused.gone,
            retry_after=refused.retry_after,
        )
        return afterwards.failed(course, failure, self._clock(), self._draw())


def _answer(fetched: Fetched, course: Course, read: Read | None = None) -> Answer:
    floors = [floor for floor in (fetched.max_age, read.ttl if read else None) if floor is not None]
    return Answer(
        seconds=fetched.seconds,
        moved_to=fetched.moved_to if fetched.moved_to != course.address else None,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        floor=max(floors, default=None),
    )
