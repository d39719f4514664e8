"""What this process counts as it goes, for `/metrics`: never a reader or a text."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which answers are counted together; a reader notices from about one."""


@dataclass(slots=True)
class Seconds:
    """How long something took, counted by the bounds: the last count is of what took longer than all of them."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def note(self, seconds: float) -> None:
        """Once more, this long."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


@dataclass(slots=True)
class Counters:
    """Counts since the process began: deliveries by result, briefs by method, refused candidates by reason."""

    deliveries: Counter[str] = field(default_factory=Counter)
    briefs: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    answering: Seconds = field(default_factory=Seconds)


COUNTERS = Counters()
"""Those of this process."""
