"""The course of a source: how the asking goes, from one fetch to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

FIRST_INTERVAL = timedelta(minutes=10)
"""Between the first two fetches of a source, until it shows how often it changes."""


class State(StrEnum):
    """How a source is doing."""

    NEW = "new"
    """Never fetched yet."""
    FINE = "fine"
    SLOW = "slow"
    """It answers well, but late."""
    FAILING = "failing"
    """The last fetch brought nothing that can be read; it is tried again, later and later."""
    GONE = "gone"
    """It said for good that it is no more (410), or moved to another source; it is not asked again."""
    CONSENT = "consent"
    """It gives a cookie wall where its feed should be; it is tried again, seldom."""

    @property
    def is_well(self) -> bool:
        """Whether the last fetch brought what it should."""
        return self in (State.FINE, State.SLOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """All of a source that its fetches change."""

    address: str
    """Where it is asked now; follows permanent redirects."""
    etag: str | None = None
    """What its server called the last body that was understood; sent along to be told "unchanged"."""
    last_modified: str | None = None
    """The same, as a time in the server's own words."""
    body_hash: str | None = None
    """Of the last body that was understood, without what changes at every fetch."""
    every: timedelta = FIRST_INTERVAL
    """The interval while all is well; adapts to how often it changes."""
    next_at: datetime | None = None
    """When it is due; None: not by itself (it is gone)."""
    fetched_at: datetime | None = None
    """The last fetch, whatever came of it."""
    succeeded_at: datetime | None = None
    """The last fetch that brought what it should, changed or not."""
    changed_at: datetime | None = None
    """The last fetch that brought something else than the one before."""
    failing_since: datetime | None = None
    """The first failure of the present row of them; None while it is well."""
    failures: int = 0
    """Failures in a row."""
    state: State = State.NEW
    reason: str = ""
    """Why it is not well, in one line that names the address; "" where it is."""
    seconds: float = 0.0
    """What the last fetch took."""
    fetches: int = 0
    """Fetches so far, failed ones too."""
    unchanged: int = 0
    """Fetches that brought nothing else than the one before."""
    articles: int = 0
    """Articles of it that were new to us."""
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How often something came to nothing, by reason: failed fetches ("timeout"), entries ("old", "republished")."""
