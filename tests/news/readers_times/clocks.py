"""What the clocks of a zone show, walked step by step: the slow truth that the rules are held against."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Jakarta",
    "Australia/Lord_Howe",  # goes forward by half an hour
    "Africa/Casablanca",  # goes back for the Ramadan
    "America/Santiago",  # changes at midnight
    "Pacific/Apia",  # left out a date in 2011
)
"""Zones that each change their clocks in another way, or not."""

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)

zones = st.sampled_from(ZONES).map(ZoneInfo)
times = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
moments = st.datetimes(
    datetime.fromisoformat("2010-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(UTC)
)


def dates(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Every date from `first` until `last` and that too."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def change_days(zone: ZoneInfo, first: date = FIRST, last: date = LAST) -> list[date]:
    """The dates on which the clocks of `zone` change, and the dates beside them."""
    noons = {day: datetime.combine(day, time(12), zone).utcoffset() for day in dates(first, last)}
    changed = {day for day in noons if noons.get(day - timedelta(days=1), noons[day]) != noons[day]}
    return sorted({day + timedelta(days=number) for day in changed for number in (-1, 0, 1)})


def walk(zone: ZoneInfo, day: date, step: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """Moments from before `day` until after it with what the clocks show at each, without a zone."""
    moment = datetime.combine(day, time.min, UTC) - timedelta(hours=15)
    until = moment + timedelta(hours=54)
    while moment < until:
        yield moment, moment.astimezone(zone).replace(tzinfo=None)
        moment += step


def first_moments(zone: ZoneInfo, day: date, step: timedelta) -> dict[time, datetime]:
    """For each time of `day`, in steps, the first moment at which clocks show it or, where they skip it, more."""
    start = datetime.combine(day, time.min)
    wanted = iter([start + number * step for number in range(timedelta(days=1) // step)])
    found: dict[time, datetime] = {}
    local = next(wanted, None)
    for moment, shown in walk(zone, day, step):
        while local is not None and shown >= local:
            found[local.time()] = moment
            local = next(wanted, None)
    return found
