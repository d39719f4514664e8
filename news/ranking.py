"""Which of what was found comes first: by how well it answers and how recent it is.

An item is worth `weight × (FLOOR + (1 - FLOOR) × 0.5 ** (age / HALF_LIFE))`: after a day half of what its age
counts for is gone, but an old article that tells much never falls to nothing. A moment in the future (a clock that is
wrong, an embargo) counts as now. What is worth the same goes newest first, then in the order in which it was given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

HALF_LIFE = timedelta(hours=24)
FLOOR = 0.05
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """An item to put in order: `weight` 0..1 is how well it answers, `moment` (aware) when it was news."""

    item: T
    weight: float
    moment: datetime

    def __post_init__(self) -> None:
        """Refuse naive moments and weights that are no number."""
        if self.moment.tzinfo is None:
            raise ValueError(f"naive time {self.moment.isoformat()}")
        if not 0.0 <= self.weight <= 1.0:
            raise ValueError(f"weight {self.weight} is not within 0..1")


def worth(weight: float, moment: datetime, now: datetime, half_life: timedelta = HALF_LIFE) -> float:
    """What an item is worth at `now`, 0..1: it grows with its weight and with how recent it is."""
    age = max(timedelta(0), now - moment)
    return weight * (FLOOR + (1 - FLOOR) * float(0.5 ** (age / half_life)))


def rank(candidates: Iterable[Ranked[T]], now: datetime) -> list[T]:
    """The items, best first; the same candidates in the same order always give the same answer."""
    ordered = sorted(candidates, key=lambda one: (-worth(one.weight, one.moment, now), now - one.moment))
    return [one.item for one in ordered]
