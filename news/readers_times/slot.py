"""When a reader's slot comes: once on each local date that has it, whatever the clocks do that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import total_ordering
from zoneinfo import ZoneInfo

from news.local_time import as_utc

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})

LATEST = timedelta(hours=2)
"""A slot missed by more is not made up for: its news would be told at the wrong end of the day."""
PROMPT = timedelta(minutes=5)
"""Within this a digest is on time: so long may the sending of a full minute take."""

_DAY = timedelta(days=1)
_AHEAD = 16
"""Days: two weeks, for a zone can skip the one date that a slot waits for (Apia, 30 December 2011)."""


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A local time, in whole minutes, on some days of the week (0 is Monday, 6 Sunday); ordered by time, then days.

    Raises ValueError for a time with seconds or a zone, for no weekdays and for days that are none.
    """

    time: time
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        _refuse_all_but_minutes(self.time)
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError(f"weekdays are some of 0 to 6, not {sorted(self.weekdays)}")

    def __lt__(self, other: "Slot") -> bool:
        if not isinstance(other, Slot):
            return NotImplemented
        return (self.time, sorted(self.weekdays)) < (other.time, sorted(other.weekdays))


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One coming of a slot: its moment in UTC, and the reader's date that it is for."""

    at: datetime
    local_date: date


class Fate(Enum):
    """What becomes of a slot that is due: sent as always, sent with an apology, or left out."""

    TIMELY = "timely"
    LATE = "late"
    SKIPPED = "skipped"


def moment_of(slot_time: time, day: date, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which it is `slot_time` on the local `day`.

    A time that exists twice is its first; one that clocks skip is the first that exists after it. Raises
    OverflowError at the edges of the years 1 to 9999.
    """
    return as_utc(datetime.combine(day, slot_time), zone)


def next_moment(slot: Slot, after: datetime, zone: ZoneInfo) -> Due:
    """The first coming of `slot` strictly after the aware `after`; it never needs more than two weeks.

    A date that a zone leaves out has no slots. Raises OverflowError at the edges of the years 1 to 9999.
    """
    for day in _days_from(after.astimezone(zone).date()):
        if day.weekday() in slot.weekdays and _exists(day, zone):
            at = moment_of(slot.time, day, zone)
            if at > after:
                return Due(at=at, local_date=day)
    raise AssertionError(f"{zone} skips every {slot} of two weeks")


def fate(due_at: datetime, now: datetime) -> Fate:
    """What becomes at `now` of a slot of `due_at`: late after `PROMPT`, skipped when later than `LATEST`."""
    overdue = now - due_at
    if overdue <= PROMPT:
        return Fate.TIMELY
    return Fate.LATE if overdue <= LATEST else Fate.SKIPPED


def _days_from(first: date) -> Iterator[date]:
    return (first + number * _DAY for number in range(_AHEAD))


def _exists(day: date, zone: ZoneInfo) -> bool:
    return moment_of(time.min, day, zone) < moment_of(time.min, day + _DAY, zone)


def _refuse_all_but_minutes(clock: time) -> None:
    if clock.tzinfo or clock.second or clock.microsecond:
        raise ValueError(f"a slot is a local time in whole minutes, not {clock}")
