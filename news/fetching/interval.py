"""When a source that is well is asked again: as often as it changes, within what it asks for and what is polite.

- A change makes the interval shorter by two fifths, no change longer by a fifth: it settles where about one fetch in
  four finds something, whatever the source's pace.
- Nobody is asked more often than every two minutes. Who changed within some hours is asked every quarter of an hour at
  least, so that the first news of a morning is not late; who has been quiet for days, every four hours.
- What a server (max-age) or a feed (ttl) asks for is kept to, up to an hour: some say a week and publish daily.
"""

from datetime import timedelta

QUICKEST = timedelta(minutes=2)
CALM = timedelta(minutes=15)
SLOWEST = timedelta(hours=4)
LONGEST_FLOOR = timedelta(hours=1)
SHORTER, LONGER = 0.6, 1.2
PATIENCE = 16
"""The interval is at most this part of how long a source has been quiet: an hour for a day's silence is late enough."""
SPREAD = 0.1
"""Sources that were added together are not asked together for ever."""


def next_interval(
    every: timedelta, *, changed: bool, quiet: timedelta | None = None, floor: timedelta | None = None
) -> timedelta:
    """The interval after a fetch that found a change or none, after one of `every`.

    `quiet` is for how long it has not changed, None where it never did; `floor` what the source asks for.
    """
    wanted = every * (SHORTER if changed else LONGER)
    most = SLOWEST if quiet is None else min(max(quiet / PATIENCE, CALM), SLOWEST)
    lowest = max(QUICKEST, min(floor or QUICKEST, LONGEST_FLOOR))
    return max(lowest, min(wanted, most))


def spread(interval: timedelta, jitter: float) -> timedelta:
    """The interval up to a tenth shorter or longer, for a `jitter` from 0 to 1."""
    return interval * (1 + SPREAD * (2 * jitter - 1))
