"""Which stories are shown first: important, recent, and not all about the same."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from news.balance import Weighed, balanced
from news.importance import heft, importance
from news.subjects import subjects_of
from storage import headlines
from storage.headlines import Headline, Mark
from storage.standing import Standing, standing
from storage.voices import wanted_by

WINDOW = 60
"""The newest stories that are put in order together: twelve pages, an hour or two of sixty outlets."""

FRESH = timedelta(hours=6)
"""After each of these half of what a story's news counts for in `/latest` is gone: who asks wants what is new."""

WEEK = timedelta(days=7)

WEEKS_STORIES = 10

_MOST_TOLD = 120
"""The stories of the week that are weighed: those that were told most often, so that few need to be looked at."""


async def newest(
    conn: AsyncConnection, now: datetime, after: Mark | None = None, reader: int | None = None
) -> tuple[list[int], Mark | None]:
    """The newest stories after the mark as they are shown, and the mark after them; None where that is all there is.

    Those that the reader (a destination's id) does not want to be told are left out.
    """
    found = await headlines.newest(conn, limit=WINDOW, after=after, only=await wanted_by(conn, reader))

    def weigh(stands: Standing) -> float:
        return importance(weight=1.0, spread=stands.spread, moment=stands.last_at, now=now, half_life=FRESH)

    mark = (found[-1].last_at, found[-1].story_id) if len(found) == WINDOW else None
    return await _in_order(conn, found, weigh), mark


async def of_the_week(conn: AsyncConnection, now: datetime, reader: int | None = None) -> list[int]:
    """The week's ten stories that the reader wants: how new they are counts only between equals."""
    found = await headlines.most_told(conn, since=now - WEEK, limit=_MOST_TOLD, only=await wanted_by(conn, reader))
    return (await _in_order(conn, found, lambda stands: heft(stands.spread)))[:WEEKS_STORIES]


async def _in_order(conn: AsyncConnection, found: Sequence[Headline], weigh: Callable[[Standing], float]) -> list[int]:
    stands = await standing(conn, [one.story_id for one in found])
    return balanced(
        Weighed(one.story_id, weigh(stands[one.story_id]), subjects_of(one.title, one.opening))
        for one in found
        if one.story_id in stands
    )
