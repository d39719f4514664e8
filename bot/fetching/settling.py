"""What came of some fetches is kept: first the articles, then how each feed did and what it is remembered by.

A kill in between takes the articles in once more, which changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot.fetching.feed_update import Update
from bot.intake import Intake
from news.article import Article
from news.fetching import afterwards
from news.fetching.afterwards import Failure
from news.fetching.course import Course
from news.fetching.memory import Memory
from news.versions import Change
from storage import feed_memories, feed_turns
from storage.articles import Taken
from storage.chunks import chunks
from storage.database import Database
from storage.errors import StorageError
from storage.feeds import Feed

log = structlog.get_logger()

TOGETHER = 100
"""Articles in one transaction: others can write in between."""

Ids = dict[tuple[int, int], Taken]
"""What became of each entry, by the ids of its feed and its name."""


async def settle(db: Database, intake: Intake, updates: Sequence[Update], now: datetime) -> int:
    """Keep all of these; how many articles were new. What cannot be kept of one feed does not cost the others."""
    try:
        return await _settled(db, intake, updates)
    except StorageError:
        raise
    except Exception as error:
        if len(updates) == 1:
            return await _not_kept(db, updates[0], error, now)
    return sum([await settle(db, intake, [one], now) for one in updates])


async def _settled(db: Database, intake: Intake, updates: Sequence[Update]) -> int:
    taken = await _take(intake, updates)
    new = {update.feed.id: 0 for update in updates}
    for (feed_id, _), one in taken.items():
        new[feed_id] += one.outcome.change is Change.NEW
    courses = [
        (update.feed, replace(update.course, articles=update.course.articles + new[update.feed.id]))
        for update in updates
    ]
    async with db.write() as conn:
        moving = [course.address for feed, course in courses if course.address != feed.course.address]
        owners = await feed_turns.taken(conn, moving)
        await feed_turns.done(conn, list(_apart(courses, owners)))
        ids = {key: one.kept.id for key, one in taken.items()}
        await feed_memories.put(conn, {one.feed.id: _memory(one, ids) for one in updates if one.remembers})
        await feed_memories.also_known(conn, _again(updates, ids))
    return sum(new.values())


async def _take(intake: Intake, updates: Sequence[Update]) -> Ids:
    rows = [(update.feed, entry) for update in updates if update.sifted for entry in update.sifted.take]
    quiet = {update.feed.key for update in updates if update.sifted and update.sifted.quiet}
    taken: Ids = {}
    for some in chunks(rows, TOGETHER):
        became = await intake.take([entry.article for _, entry in some], quiet=quiet)
        taken.update(((feed.id, entry.name), one) for (feed, entry), one in zip(some, became, strict=True))
    return taken


def _memory(update: Update, ids: dict[tuple[int, int], int]) -> Memory:
    own = {name: number for (feed_id, name), number in ids.items() if feed_id == update.feed.id}
    return update.memory if update.sifted is None else update.sifted.memory(update.memory, update.hashes, own)


def _again(updates: Iterable[Update], ids: dict[tuple[int, int], int]) -> list[tuple[Article, int]]:
    again: list[tuple[Article, int]] = []
    for update in updates:
        if update.sifted is not None:
            twins = ((entry, ids.get((update.feed.id, name), 0)) for entry, name in update.sifted.twins)
            again += [(entry.article, number) for entry, number in (*update.sifted.again, *twins)]
    return again


def _apart(courses: Iterable[tuple[Feed, Course]], owners: dict[str, int]) -> Iterable[tuple[Feed, Course]]:
    """The courses, but that a feed which moves to where another one is fetched ends there: it would come twice."""
    addresses = dict(owners)
    for feed, course in courses:
        if course.address != feed.course.address and addresses.setdefault(course.address, feed.id) != feed.id:
            reason = f"{feed.course.address}: moved to {course.address}, which is a source already"
            failure = Failure(name="moved", reason=reason, gone=True)
            at = course.fetched_at or feed.added_at
            yield feed, replace(afterwards.failed(feed.course, failure, at, 0), address=feed.course.address)
        else:
            yield feed, course


async def _not_kept(db: Database, update: Update, error: Exception, now: datetime) -> int:
    """What the database takes of no feed is that feed's failure."""
    log.error("feed_not_kept", feed=update.feed.key, exc_info=error)
    reason = f"{update.feed.course.address}: cannot be kept ({type(error).__name__})"
    failure = Failure(name="not_kept", reason=reason)
    async with db.write() as conn:
        await feed_turns.done(conn, [(update.feed, afterwards.failed(update.feed.course, failure, now, 0.5))])
    return 0
