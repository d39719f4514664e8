"""A digest that is wanted: by whom, for when, and of which news."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from news.outlets.wishes import NO_WISHES, Wishes
from storage import digests, following, outlets
from storage.destinations import Destination
from storage.following import Followed, Manner

FIRST_WINDOW = timedelta(days=1)
"""What a first digest looks back on, from its moment or that of the first that was missed."""
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
    """A digest of the news of these topics `since` that moment, as far as the reader's wishes let it be told."""

    since: datetime
    topics: tuple[Followed, ...]
    wishes: Wishes = NO_WISHES


async def orders_of(conn: AsyncConnection, wanted: Sequence[Wanted], now: datetime) -> list[Order]:
    """The orders, in their order: what each destination follows and has not muted, since its last digest.

    What was missed in the last week and not told about comes with it.
    """
    ids = [one.destination.id for one in wanted]
    follows = await following.of_all(conn, ids)
    last = await digests.last(conn, ids)
    skipped = await digests.skipped(conn, ids)
    wishes = await outlets.wishes_of(conn, ids)
    return [
        replace(
            _order(one, follows.get(one.destination.id, ()), last.get(one.destination.id), missed, now),
            wishes=wishes.get(one.destination.id, NO_WISHES),
        )
        for one in wanted
        for missed in [(*skipped.get(one.destination.id, ()), *one.missed)]
    ]


def _order(
    one: Wanted, follows: Sequence[Followed], last: datetime | None, missed: Sequence[datetime], now: datetime
) -> Order:
    earliest = now - LONGEST_WINDOW
    first = min([now, *missed]) - FIRST_WINDOW
    return Order(
        destination=one.destination,
        at=one.at,
        late=one.late,
        missed=tuple(at for at in missed if at > earliest),
        since=max(last or first, earliest),
        topics=tuple(each for each in follows if each.manner is not Manner.MUTED),
    )
