"""Courtesy: how fast one reader may ask. Who goes faster is asked once for patience, and nobody else notices.

A token bucket for each reader: so many things at once, then one a second.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

AT_ONCE = 60
"""What a reader may say or press at once: more than anybody does by hand."""

A_SECOND = 1.0

ASKS_EVERY = timedelta(minutes=1)
"""A reader is asked for patience no more often than that."""

MOST = 10_000
"""Readers remembered at once; who has been silent longest is forgotten first."""


class Verdict(Enum):
    """What to do with something that a reader said."""

    ANSWER = "answer"
    ASK_FOR_PATIENCE = "ask for patience"
    LEAVE = "leave unanswered"


@dataclass(frozen=True, slots=True)
class Bucket:
    """What a reader may still say: so many tokens at that moment; when patience was last asked for."""

    tokens: float
    at: datetime
    asked_at: datetime | None = None


def draw(bucket: Bucket, now: datetime) -> tuple[Bucket, Verdict]:
    """Take a token at this moment; the bucket as it is then. What is left unanswered takes none."""
    passed = max(0.0, (now - bucket.at).total_seconds())
    bucket = replace(bucket, tokens=min(float(AT_ONCE), bucket.tokens + passed * A_SECOND), at=max(now, bucket.at))
    if bucket.tokens >= 1:
        return replace(bucket, tokens=bucket.tokens - 1), Verdict.ANSWER
    if bucket.asked_at is None or now - bucket.asked_at >= ASKS_EVERY:
        return replace(bucket, asked_at=now), Verdict.ASK_FOR_PATIENCE
    return bucket, Verdict.LEAVE


class Courtesy:
    """The buckets of the readers who said something lately."""

    def __init__(self, most: int = MOST) -> None:
        self._buckets: OrderedDict[int, Bucket] = OrderedDict()
        self._most = most

    def __len__(self) -> int:
        return len(self._buckets)

    def judge(self, reader: int, now: datetime) -> Verdict:
        """What to do with what this reader says at this moment."""
        known = self._buckets.pop(reader, None) or Bucket(float(AT_ONCE), now)
        self._buckets[reader], verdict = draw(known, now)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return verdict

    def forget(self, reader: int) -> None:
        """Nothing is remembered of this reader."""
        self._buckets.pop(reader, None)
