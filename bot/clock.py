"""The one clock of the process; everything else is told the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The moment, aware and UTC."""
    return datetime.now(UTC)
