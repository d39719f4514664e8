"""Local clock times as moments: one rule for hours that do not exist or exist twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def as_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which clocks in `zone` show the naive `local`.

    A time that exists twice is its first; a time that clocks skip is the next one that exists (02:30 in the night
    that summer time starts is 03:00). Raises OverflowError outside the years 1 to 9999.
    """
    moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    return _end_of_gap(local, zone)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    # In a gap, fold=1 counts with the offset after it and fold=0 with the one before: the gap lies between the two.
    before = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
