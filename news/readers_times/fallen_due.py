"""Which comings of a slot fell due: one as a rule, more when the bot was away."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from news.readers_times.slot import Due, Slot, next_moment

LOOKED_BACK = timedelta(days=7)
"""Older comings are forgotten: nobody misses last week's briefing, and years of absence stay cheap."""


def fallen_due(slot: Slot, first: Due, now: datetime, zone: ZoneInfo) -> tuple[list[Due], Due]:
    """The comings of `slot` from `first` until the aware `now`, earliest first, and the one that comes next.

    Those of more than a week ago are left out; there may be none at all.
    """
    coming = first
    if coming.at < now - LOOKED_BACK:
        coming = next_moment(slot, now - LOOKED_BACK, zone)
    passed = []
    while coming.at <= now:
        passed.append(coming)
        coming = next_moment(slot, coming.at, zone)
    return passed, coming
