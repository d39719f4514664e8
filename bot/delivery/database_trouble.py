"""A database that is away: said when it begins and when it ends, with longer and longer pauses between."""

import structlog

from storage.errors import StorageError

log = structlog.get_logger()

LONGEST = 10.0
"""Seconds between two tries."""


class DatabaseTrouble:
    """What one loop has to say of it; `name` is the event in the log."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._times = 0

    def begins(self, error: StorageError) -> float:
        """Note one more failure; the seconds to wait before the next try."""
        if not self._times:
            log.error(self._name, reason=str(error))
        self._times += 1
        return float(min(LONGEST, 0.25 * 2.0 ** min(self._times, 10)))

    def ends(self) -> None:
        """Note that it works."""
        if self._times:
            log.info("database_again", after=self._name)
        self._times = 0
