"""A digest that is wanted: by whom, for when, and of which news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import digests, following
from storage.destinations import Destination
from storage.following import Followed, Manner

FIRST_WINDOW = timedelta(days=1)
"""What a first digest looks back on."""
LONGEST_WINDOW = timedelta(days=7)
"""Older news is no news, however long ago the last digest was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A digest for a destination: `at` is the moment of its slot, None where it was asked for.

    One that is `late` says so; `missed` are the moments of slots that came to nothing, earliest first.
    """

    destination: Destination
    at: datetime | None = None
    late: bool = False
    missed: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Wanted):
    """A digest of the news of these topics `since` that moment."""

    since: datetime
    topics: tuple[Followed, ...]


async def orders_of(conn: AsyncConnection, wanted: Sequence[Wanted], now: datetime) -> list[Order]:
    """The orders, in their order: what each destination follows and has not muted, since its last digest.

    What was missed in the last week and not told about comes with it.
    """
    ids = [one.destination.id for one in wanted]
    follows = await following.of_all(conn, ids)
    last = await digests.last(conn, ids)
    missed = await digests.skipped(conn, ids)
    return [
        Order(
            destination=one.destination,
            at=one.at,
            late=one.late,
            missed=tuple(at for at in (*missed.get(one.destination.id, ()), *one.missed) if at > now - LONGEST_WINDOW),
            since=_since(last.get(one.destination.id), now),
            topics=tuple(each for each in follows.get(one.destination.id, ()) if each.manner is not Manner.MUTED),
        )
        for one in wanted
    ]


def _since(last: datetime | None, now: datetime) -> datetime:
    return max(last or now - FIRST_WINDOW, now - LONGEST_WINDOW)
