"""Turns at fetching: what is due is claimed by one process, and put down again with what came of it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.fetching.course import Course
from storage.chunks import chunks
from storage.feed_rows import Feed, course_values
from storage.feeds import get
from storage.source_tables import feeds
from storage.upsert import digest

LEASE = timedelta(minutes=10)
"""What a process that was killed had in hand is anybody's after this; a fetch takes 10 s, a round a minute or two."""


async def due(conn: AsyncConnection, now: datetime, *, limit: int, lease: timedelta = LEASE) -> list[Feed]:
    """Up to `limit` active feeds whose time has come, longest due first, claimed: nobody else gets them.

    Each is to be given back with `done` or `put_back`; what is not is due again when the lease is over.
    """
    query = select(feeds.c.source_id).where(feeds.c.next_at <= now, _ACTIVE, _free(now))
    query = query.order_by(feeds.c.next_at, feeds.c.source_id).limit(limit)
    return await _claim(conn, query, now, lease)


async def claim(conn: AsyncConnection, ids: Collection[int], now: datetime, *, lease: timedelta = LEASE) -> list[Feed]:
    """Those of these feeds that nobody is fetching, whether they are due, active, gone or not: claimed, as by `due`."""
    found: list[Feed] = []
    for chunk in chunks(ids):
        query = select(feeds.c.source_id).where(feeds.c.source_id.in_(chunk), _free(now))
        found += await _claim(conn, query.order_by(feeds.c.source_id), now, lease)
    return found


async def done(conn: AsyncConnection, results: Sequence[tuple[Feed, Course]]) -> None:
    """What came of fetching these feeds, as they were claimed, and their leases end.

    One whose lease another process has by now is left to that one, one that was removed meanwhile stays so.
    """
    for chunk in chunks(results):
        await conn.execute(_DONE, [_values(feed, course) for feed, course in chunk])


async def taken(conn: AsyncConnection, addresses: Collection[str]) -> dict[str, int]:
    """Which of these addresses are those of feeds: a source must not move to where another one is."""
    named = {digest(address): address for address in addresses}
    found: dict[str, int] = {}
    for chunk in chunks(named):
        query = select(feeds.c.digest, feeds.c.source_id).where(feeds.c.digest.in_(chunk))
        found.update((named[row.digest], row.source_id) for row in await conn.execute(query))
    return found


async def next_at(conn: AsyncConnection) -> datetime | None:
    """When the next active feed is due, maybe long ago; None where none is."""
    query = select(feeds.c.next_at).where(feeds.c.next_at.is_not(None), _ACTIVE)
    return (await conn.execute(query.order_by(feeds.c.next_at).limit(1))).scalar()


_ACTIVE = or_(feeds.c.enabled.is_(True), and_(feeds.c.enabled.is_(None), or_(feeds.c.by_default, feeds.c.wanted)))
_DONE = (
    update(feeds)
    .where(feeds.c.source_id == bindparam("number"), feeds.c.leased_until == bindparam("mine"))
    .values({column: bindparam(column) for column in course_values(Course(address=""))} | {"leased_until": None})
)


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(feeds.c.leased_until.is_(None), feeds.c.leased_until <= now)


async def _claim(conn: AsyncConnection, query: Any, now: datetime, lease: timedelta) -> list[Feed]:
    ids = list((await conn.execute(query.with_for_update(skip_locked=True))).scalars())
    for chunk in chunks(ids):
        await conn.execute(update(feeds).where(feeds.c.source_id.in_(chunk)).values(leased_until=now + lease))
    found = await get(conn, ids)
    return [found[number] for number in ids]


def _values(feed: Feed, course: Course) -> dict[str, Any]:
    return course_values(course) | {"number": feed.id, "mine": feed.leased_until}
