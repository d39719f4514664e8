"""Sources that are fetched: added, found, switched on and off, removed.

A feed is a row beside its row in `sources`, under whose key (the first address) its articles are filed. Taking turns at
fetching is in `storage.feed_turns`, what is told of them to the operator in `storage.feed_figures`.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, delete, exists, func, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.fetching.course import Course
from storage.chunks import chunks
from storage.feed_rows import Feed, NewFeed, course_values, read, whole_feeds
from storage.ids import can_be_kept
from storage.source_tables import feeds
from storage.tables import articles, sources
from storage.types import storable
from storage.upsert import digest, insert

__all__ = ["Feed", "NewFeed"]


async def add(conn: AsyncConnection, new: NewFeed, now: datetime) -> Feed:
    """Fetch this source from now on; it is due at once. One that is there under this address stays as it is.

    A source that was removed before gets its articles back with its old id.
    """
    known = await _at(conn, new.address)
    if known is not None:
        return known
    outlet = new.outlet or urlsplit(new.address).hostname or new.address
    number = await _source(conn, new.address, new.name or outlet, now)
    course = Course(address=new.address, every=new.every, next_at=now)
    row = course_values(course) | {
        "source_id": number,
        "outlet": outlet,
        "category": new.category,
        "by_default": new.by_default,
        "enabled": new.enabled,
        "added_at": now,
    }
    # Another process may be adding the same one: the first has its way.
    await conn.execute(insert(conn, feeds).values(row).on_conflict_do_nothing())
    added = await _at(conn, new.address)
    if added is None:  # its row moved to another address while it was looked for
        raise LookupError(f"{new.address}: cannot be added now")
    return added


async def get(conn: AsyncConnection, ids: Collection[int]) -> dict[int, Feed]:
    """The feeds with these ids; one that is not kept is left out."""
    found: dict[int, Feed] = {}
    for chunk in chunks(number for number in dict.fromkeys(ids) if can_be_kept(number)):
        found.update((feed.id, feed) for feed in await _read(conn, feeds.c.source_id.in_(chunk)))
    return found


async def find(conn: AsyncConnection, which: str) -> list[Feed]:
    """The feeds that somebody means by an id ("12"), an address (the first or the present one), an outlet or a name.

    Outlets and names without regard to case; the strongest of these that names any is taken.
    """
    which = which.strip()
    if which.isascii() and which.isdigit() and (found := await get(conn, [int(which[:19])])):
        return list(found.values())
    if (feed := await _at(conn, which)) is not None:
        return [feed]
    # Not in SQL: SQLite knows the small letters of ASCII only.
    everything, wanted = await all_feeds(conn), storable(which).casefold()
    by_outlet = [feed for feed in everything if feed.outlet.casefold() == wanted]
    return by_outlet or [feed for feed in everything if feed.name.casefold() == wanted]


async def all_feeds(conn: AsyncConnection) -> list[Feed]:
    """Every feed, by outlet and then by name."""
    return await _read(conn)


async def remove(conn: AsyncConnection, ids: Collection[int]) -> int:
    """Fetch these no more, and forget how they did; how many there were. Their articles stay."""
    removed = 0
    for chunk in chunks(ids):
        removed += (await conn.execute(delete(feeds).where(feeds.c.source_id.in_(chunk)))).rowcount
        bare = ~exists().where(articles.c.source_id == sources.c.id)
        await conn.execute(delete(sources).where(sources.c.id.in_(chunk), bare))
    return removed


async def set_enabled(conn: AsyncConnection, ids: Collection[int], enabled: bool | None) -> int:
    """The operator's word on these: True always, False never, None as readers want it; how many there are."""
    return await _set(conn, feeds.c.source_id.in_(list(ids)), enabled=enabled)


async def set_wanted(conn: AsyncConnection, outlet: str, wanted: bool) -> int:
    """Whether some reader switched this outlet on, which matters where it is not by default; its feeds' number."""
    return await _set(conn, feeds.c.outlet == outlet, wanted=wanted)


async def name(conn: AsyncConnection, feed_id: int, *, outlet: str, category: str, title: str) -> None:
    """Call a feed so: its outlet for readers, its category, its own name (title) for the operator."""
    await _set(conn, feeds.c.source_id == feed_id, outlet=outlet, category=category)
    await conn.execute(update(sources).where(sources.c.id == feed_id).values(name=title))


async def _set(conn: AsyncConnection, which: ColumnElement[bool], **values: Any) -> int:
    return (await conn.execute(update(feeds).where(which).values(**values))).rowcount


async def _at(conn: AsyncConnection, address: str) -> Feed | None:
    """The feed that is asked at this address, or was first."""
    named = digest(address)
    found = await _read(conn, or_(feeds.c.digest == named, sources.c.digest == named))
    return next((feed for feed in found if feed.key == address), found[0] if found else None)


async def _source(conn: AsyncConnection, key: str, title: str, now: datetime) -> int:
    """The id of the row in `sources`, which articles may have made before."""
    row = {"digest": digest(key), "key": key, "name": title, "created_at": now}
    await conn.execute(insert(conn, sources).values(row).on_conflict_do_nothing())
    named = update(sources).where(sources.c.digest == row["digest"]).values(name=title)
    number: int = (await conn.execute(named.returning(sources.c.id))).scalar_one()
    return number


async def _read(conn: AsyncConnection, *which: ColumnElement[bool]) -> list[Feed]:
    order = (func.lower(feeds.c.outlet), func.lower(sources.c.name), feeds.c.source_id)
    return [read(row) for row in await conn.execute(whole_feeds().where(*which).order_by(*order))]
