"""Told: which version of which story a destination has had, and why it had it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.ids import can_be_kept
from storage.reader_tables import told
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A destination was told this version of a story, under this topic, because of these words."""

    destination_id: int
    story_id: int
    version: int
    topic: str
    because: tuple[str, ...]
    told_at: datetime


async def put(conn: AsyncConnection, tellings: Sequence[Told]) -> None:
    """Keep what was told; a later version takes the place of an earlier one, never the other way.

    Of the same version the last telling stays.
    """
    # In one order, so that processes that tell the same wait for each other and never in a ring.
    in_order = sorted(tellings, key=lambda one: (one.destination_id, one.story_id))
    rows = [
        {
            "destination_id": one.destination_id,
            "story_id": one.story_id,
            "version": one.version,
            "topic": one.topic,
            "because": one.because,
            "told_at": one.told_at,
        }
        for one in in_order
    ]
    statement = insert(conn, told)
    later = statement.on_conflict_do_update(
        index_elements=["destination_id", "story_id"],
        set_={name: statement.excluded[name] for name in ("version", "topic", "because", "told_at")},
        where=told.c.version <= statement.excluded.version,
    )
    for chunk in chunks(rows):  # a row at a time for the driver: writing out a statement for all takes much longer
        await conn.execute(later, chunk)


async def versions(
    conn: AsyncConnection, destination_ids: Collection[int], story_ids: Collection[int]
) -> dict[int, dict[int, int]]:
    """Of these stories, the version that each of these destinations was told: {destination: {story: version}}."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for some in chunks(sorted(set(destination_ids))):
        for stories in chunks(sorted(set(story_ids))):
            query = select(told.c.destination_id, told.c.story_id, told.c.version)
            query = query.where(told.c.destination_id.in_(some), told.c.story_id.in_(stories))
            for row in await conn.execute(query):
                found[row.destination_id][row.story_id] = row.version
    return dict(found)


async def told_of(
    conn: AsyncConnection, destination_ids: Collection[int], story_ids: Collection[int]
) -> dict[tuple[int, int], Told]:
    """What each of these destinations was told of these stories, by (destination, story)."""
    found: dict[tuple[int, int], Told] = {}
    for some in chunks(sorted(set(destination_ids))):
        for stories in chunks(sorted(set(story_ids))):
            here = told.c.destination_id.in_(some) & told.c.story_id.in_(stories)
            for row in await conn.execute(select(told).where(here)):
                found[row.destination_id, row.story_id] = Told(**row._mapping)
    return found


async def why(conn: AsyncConnection, destination_id: int, story_ids: Collection[int]) -> list[Told]:
    """What was told of these stories, in the order of their ids, which may be forged."""
    found: list[Told] = []
    for chunk in chunks(sorted({number for number in story_ids if can_be_kept(number)})):
        query = select(told).where(told.c.destination_id == destination_id, told.c.story_id.in_(chunk))
        found += [Told(**row._mapping) for row in await conn.execute(query.order_by(told.c.story_id))]
    return found


async def at(conn: AsyncConnection, destination_id: int, moment: datetime) -> list[Told]:
    """What was told at this moment and not told anew since, in the order of the stories' ids."""
    query = select(told).where(told.c.destination_id == destination_id, told.c.told_at == moment)
    return [Told(**row._mapping) for row in await conn.execute(query.order_by(told.c.story_id))]


async def last(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these destinations was last told something; who was told nothing is left out."""
    found: dict[int, datetime] = {}
    for chunk in chunks(destination_ids):
        query = select(told.c.destination_id, func.max(told.c.told_at).label("at"))
        query = query.where(told.c.destination_id.in_(chunk)).group_by(told.c.destination_id)
        found.update((row.destination_id, row.at) for row in await conn.execute(query))
    return found


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was told before this moment; how many."""
    return (await conn.execute(delete(told).where(told.c.told_at < before))).rowcount
