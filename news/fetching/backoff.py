"""When a source that failed is asked again: twice as late each time, spread at random, as late as it asks for."""

from datetime import timedelta

LONGEST = timedelta(hours=6)
"""An outlet that is down for a day is back within some hours of its mending."""
GIVEN_UP = timedelta(days=7)
"""A source that has failed for so long is asked once a day."""
SELDOM = timedelta(days=1)
MOST_RETRY_AFTER = timedelta(days=1)
"""A Retry-After beyond it is a mistake, or a way to say 410."""
WALL = timedelta(hours=1)
"""A cookie wall stays for weeks; asking each few minutes would not make it go."""
SPREAD = 0.25
_MOST_DOUBLINGS = 16


def pause_after(
    every: timedelta,
    failures: int,
    jitter: float,
    *,
    failing_for: timedelta = timedelta(0),
    retry_after: timedelta | None = None,
    wall: bool = False,
) -> timedelta:
    """How long to wait after this failure, the `failures`th in a row (from 1) of a source with this interval.

    `jitter` is from 0 to 1: up to a quarter shorter or longer. A Retry-After is never undercut.
    """
    longest = SELDOM if failing_for >= GIVEN_UP else LONGEST
    first = max(every, WALL) if wall else every
    doubled = first * (1 << min(max(failures, 1) - 1, _MOST_DOUBLINGS))
    waited = min(doubled, longest) * (1 + SPREAD * (2 * jitter - 1))
    return max(waited, min(retry_after or timedelta(0), MOST_RETRY_AFTER))
