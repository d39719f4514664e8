"""What an operator can have done with sources: the port between the conversation and who fetches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from storage.feed_rows import Feed


@dataclass(frozen=True, slots=True)
class Added:
    """A source as it is kept, whether it is `new`, and the addresses of other feeds that were found there."""

    feed: Feed
    new: bool = True
    others: tuple[str, ...] = ()


class SourceKeeping(Protocol):
    """Adds, checks and removes sources; what cannot be done is a BriefjeError with a line that says why."""

    async def add(self, address: str) -> Added:
        """Fetch this feed, or the best one of this front page, from now on; it is fetched once before it is kept."""
        ...

    async def check(self, ids: Sequence[int]) -> list[Feed]:
        """Fetch these sources now and take in what is new; how they are then, in their order."""
        ...
