"""Folds: stories whose articles went into others, so that who was told one of them is not told the other as new."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chunks import chunks
from storage.story_tables import story_folds
from storage.tables import stories
from storage.upsert import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A story went into another one, wholly or with its lead: who was told its `version` knows the other's.

    Who was told an earlier version of it knows the one before `as_version`, so that the rest comes as an update.
    """

    story_id: int
    into_id: int
    version: int
    as_version: int

    def counts_as(self, told: int) -> int:
        """The version of the other story that who was told this one of the story knows."""
        return self.as_version if told >= self.version else self.as_version - 1


async def keep(conn: AsyncConnection, moved: Mapping[int, int], stories_of: Mapping[int, int]) -> None:
    """Keep what becomes of stories that articles are about to leave: `moved` has each article's new story.

    `stories_of` has the story that it leaves. A story counts as going where its lead goes; one without it stays.
    """
    left = {story for article, story in stories_of.items() if moved[article] != story}
    if not left:
        return
    known = await _known(conn, left | set(moved.values()))
    going = {
        story: moved[article]
        for article, story in stories_of.items()
        if story in left and known[story].lead_article_id == article and moved[article] != story
    }
    found = [
        Fold(story_id=story, into_id=into, version=known[story].version, as_version=known[into].version)
        for story, into in going.items()
    ]
    times = {story: known[story].last_at for story in going}
    await _put(conn, {one: times[one.story_id] for one in found})
    await _put(conn, {onward: times[one.story_id] for one in found for onward in await _onward(conn, one)})


async def into(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, list[Fold]]:
    """What went into these stories, by story; stories into which nothing went are left out."""
    found: dict[int, list[Fold]] = defaultdict(list)
    for chunk in chunks(sorted(set(story_ids))):
        query = select(story_folds).where(story_folds.c.into_id.in_(chunk)).order_by(story_folds.c.story_id)
        for row in await conn.execute(query):
            found[row.into_id].append(_fold(row))
    return dict(found)


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget folds from before this moment; how many."""
    return (await conn.execute(delete(story_folds).where(story_folds.c.at < before))).rowcount


async def _known(conn: AsyncConnection, story_ids: Collection[int]) -> dict[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for chunk in chunks(sorted(story_ids)):
        query = select(stories.c.id, stories.c.version, stories.c.lead_article_id, stories.c.last_at)
        found.update({row.id: row for row in await conn.execute(query.where(stories.c.id.in_(chunk)))})
    return found


async def _onward(conn: AsyncConnection, one: Fold) -> list[Fold]:
    """What went into a story goes on with it: a told story is looked up in one step, however often it was folded."""
    before = await into(conn, [one.story_id])
    return [
        Fold(
            story_id=earlier.story_id,
            into_id=one.into_id,
            version=earlier.version,
            as_version=one.counts_as(earlier.as_version),
        )
        for earlier in before.get(one.story_id, ())
        if earlier.story_id != one.into_id
    ]


async def _put(conn: AsyncConnection, found: Mapping[Fold, datetime]) -> None:
    rows = [
        {
            "story_id": one.story_id,
            "into_id": one.into_id,
            "version": one.version,
            "as_version": one.as_version,
            "at": at,
        }
        for one, at in found.items()
    ]
    for row in rows:  # few: a story folds once
        statement = insert(conn, story_folds).values(row)
        renewed = {name: statement.excluded[name] for name in ("version", "as_version", "at")}
        await conn.execute(statement.on_conflict_do_update(index_elements=["story_id", "into_id"], set_=renewed))


def _fold(row: Row[Any]) -> Fold:
    return Fold(story_id=row.story_id, into_id=row.into_id, version=row.version, as_version=row.as_version)
