"""The hours in which a reader wants no alerts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.readers_times.slot import moment_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` until `end` by the reader's clock, past midnight where `end` is the earlier of the two.

    One stretch for each date: the night in which clocks go back is quiet from the first `start` until the last `end`.
    A `start` or `end` that clocks skip is the first time that exists after it. Raises ValueError for times with
    seconds or a zone, and where both are the same: that is no stretch at all, or all day.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError(f"quiet hours from {self.start} until the same time")
        for clock in (self.start, self.end):
            if clock.tzinfo or clock.second or clock.microsecond:
                raise ValueError(f"quiet hours are local times in whole minutes, not {clock}")

    def holds(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether the aware `moment` is quiet for a reader in `zone`: from `start`, and no longer at `end`."""
        return self.ends(moment, zone) > moment

    def ends(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first moment from the aware `moment` on that is not quiet, in UTC; `moment` itself outside the hours."""
        quiet_until = moment.astimezone(UTC)
        for start, end in self._stretches(moment.astimezone(zone).date(), zone):
            if start <= quiet_until < end:
                quiet_until = end  # and on: 02:30-02:00 meets the next stretch in the night with two 02:00s
        return quiet_until

    def _stretches(self, day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        for number in (-2, -1, 0, 1):  # a zone can skip a date
            first = day + number * _DAY
            last = first if self.start < self.end else first + _DAY
            yield moment_of(self.start, first, zone), _last_moment_of(self.end, last, zone)


def _last_moment_of(clock: time, day: date, zone: ZoneInfo) -> datetime:
    """As `moment_of`, but the second of a time that exists twice."""
    local = datetime.combine(day, clock)
    moment = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return moment if moment.astimezone(zone).replace(tzinfo=None) == local else moment_of(clock, day, zone)
