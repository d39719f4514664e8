"""The desk: what every conversation needs at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """The database, a clock that gives aware UTC times, and the zone in which dates are shown.

    `bot_name` gives the name by which the bot can be found on Telegram, None where it cannot.
    """

    db: Database
    clock: Callable[[], datetime]
    zone: ZoneInfo
    bot_name: Callable[[], str | None] = lambda: None
