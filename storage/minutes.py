"""Times of day as minutes after midnight, weekdays as the bits of a number (bit 0 is Monday)."""

from collections.abc import Collection
from datetime import time


def minutes(at: time) -> int:
    """Minutes after midnight."""
    return at.hour * 60 + at.minute


def clock(after_midnight: int) -> time:
    """The time of day."""
    return time(*divmod(after_midnight, 60))


def bits(weekdays: Collection[int]) -> int:
    """The number that stands for these days."""
    return sum(1 << day for day in set(weekdays))


def days(number: int) -> frozenset[int]:
    """The days that the number stands for."""
    return frozenset(day for day in range(7) if number >> day & 1)
