"""Told: which version of which story a destination has had, and why it had it."""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, Row, Select, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import story_folds
from storage.chunks import chunks
from storage.ids import can_be_kept
from storage.reader_tables import told
from storage.story_folds import Fold
from storage.upsert import insert

DAY = timedelta(days=1)
"""In which the tellings of a story are counted, from the first one on."""

_VERSIONS = select(told.c.destination_id, told.c.story_id, told.c.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A destination was told this version of a story, under this topic, because of these words.

    It was told the story `times` in the day that began at `since`; these count by themselves when it is kept.
    """

    destination_id: int
    story_id: int
    version: int
    topic: str
    because: tuple[str, ...]
    told_at: datetime
    times: int = field(default=1, compare=False)
    since: datetime | None = field(default=None, compare=False)


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
            "times": 1,
            "since": one.told_at,
        }
        for one in in_order
    ]
    for chunk in chunks(rows):  # a row at a time for the driver: writing out a statement for all takes much longer
        await conn.execute(_later(conn, min(one.told_at for one in in_order) - DAY), chunk)


def _later(conn: AsyncConnection, day_ago: datetime) -> Executable:
    """The insert that counts what was told before; a day that began before `day_ago` is over."""
    statement = insert(conn, told)
    today = told.c.since > day_ago
    return statement.on_conflict_do_update(
        index_elements=["destination_id", "story_id"],
        set_={name: statement.excluded[name] for name in ("version", "topic", "because", "told_at")}
        | {
            "times": case((today, told.c.times + 1), else_=1),
            "since": case((today, told.c.since), else_=statement.excluded.since),
        },
        where=told.c.version <= statement.excluded.version,
    )


async def versions(
    conn: AsyncConnection, destination_ids: Collection[int], story_ids: Collection[int]
) -> dict[int, dict[int, int]]:
    """Of these stories, the version that each of these destinations was told: {destination: {story: version}}.

    Who was told a story that went into one of these was told that one.
    """
    folds = await story_folds.into(conn, story_ids)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    async for row in _rows(conn, _VERSIONS, destination_ids, {*story_ids, *_folded(folds)}):
        found[row.destination_id][row.story_id] = row.version
    for had in found.values() if folds else ():
        for into, version in _through(folds, had):
            had[into] = max(version, had.get(into, 0))
    return dict(found)


async def told_of(
    conn: AsyncConnection, destination_ids: Collection[int], story_ids: Collection[int]
) -> dict[tuple[int, int], Told]:
    """What each of these destinations was told of these stories, or of one that went into one, by (destination, story).

    Of several tellings the last one counts, with the highest version of all.
    """
    folds = await story_folds.into(conn, story_ids)
    found: dict[int, dict[int, Told]] = defaultdict(dict)
    async for row in _rows(conn, select(told), destination_ids, {*story_ids, *_folded(folds)}):
        found[row.destination_id][row.story_id] = Told(**row._mapping)
    for had in found.values() if folds else ():
        for into, version in _through(folds, {story: one.version for story, one in had.items()}):
            tellings = [had[fold.story_id] for fold in folds[into] if fold.story_id in had]
            last = max([*tellings, *([had[into]] if into in had else [])], key=lambda one: (one.told_at, one.story_id))
            had[into] = replace(last, story_id=into, version=max(version, had[into].version if into in had else 0))
    wanted = set(story_ids)
    return {(to, story): one for to, had in found.items() for story, one in had.items() if story in wanted}


async def _rows(
    conn: AsyncConnection, query: Select[Any], destination_ids: Collection[int], story_ids: Collection[int]
) -> AsyncIterator[Row[Any]]:
    for some in chunks(sorted(set(destination_ids))):
        for stories in chunks(sorted(set(story_ids))):
            here = told.c.destination_id.in_(some) & told.c.story_id.in_(stories)
            for row in await conn.execute(query.where(here)):
                yield row


def _folded(folds: Mapping[int, Sequence[Fold]]) -> set[int]:
    return {fold.story_id for some in folds.values() for fold in some}


def _through(folds: Mapping[int, Sequence[Fold]], had: Mapping[int, int]) -> list[tuple[int, int]]:
    """(story, version) for each story that is known by what went into it."""
    return [
        (into, max(known))
        for into, some in folds.items()
        if (known := [fold.counts_as(had[fold.story_id]) for fold in some if fold.story_id in had])
    ]


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
