"""The desk: what every conversation needs at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.sources.keeping import SourceKeeping
from handlers.trend.studio import Studio
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """The database, a clock that gives aware UTC times, and the zone in which dates are shown.

    `bot_name` gives the name by which the bot can be found on Telegram, None where it cannot. `operators` are the chats
    of those who run it, `sources` does what they ask about sources, where this process can.
    """

    db: Database
    clock: Callable[[], datetime]
    zone: ZoneInfo
    bot_name: Callable[[], str | None] = lambda: None
    studio: Studio = field(default_factory=Studio)
    operators: frozenset[int] = frozenset()
    sources: SourceKeeping | None = None
