"""A time of day as Dutch pages write it ("9.12 uur", "14:05", "14h05")."""

import re
from datetime import time

CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d|60)(?:[.,]\d{1,9})?)?(?!\s*(?:min|sec))"
    r"(?:\s*(?:uur|u\b\.?))?|(?P<whole>[01]?\d|2[0-3])\s*uur(?!\s*geleden))"
)
"""Pattern of a time of day; at most once in an expression, for its groups are named."""


def clock_time(found: re.Match[str]) -> time | None:
    """The time of day in a match of an expression that holds `CLOCK`, None where that part is absent.

    A leap second counts as the second before it; fractions of a second are dropped.
    """
    if found["whole"] is not None:
        return time(int(found["whole"]))
    if found["hour"] is None:
        return None
    return time(int(found["hour"]), int(found["minute"]), min(int(found["second"] or 0), 59))
