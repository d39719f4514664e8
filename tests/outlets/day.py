"""The day: sixty outlets behind one server, a clock that is stepped, and what must have come of it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from tests.bot.fetching.server import Asked, answer
from tests.outlets import shapes
from tests.outlets.outlet import Habits, Happening, Outlet

START = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
HOURS = 34
"""A day, and until the next afternoon: who was away for a day is asked again within seven hours."""

_HABITS = (
    Habits(shape=shapes.nos, per_day=30, window=20),
    Habits(shape=shapes.nu, per_day=24, packing="gzip", etag=False),
    Habits(shape=shapes.ad, per_day=16, window=40, packing="br"),
    Habits(shape=shapes.vrt, dates=shapes.iso, per_day=12, window=30, last_modified=True),
    Habits(shape=shapes.tweakers, dates=shapes.iso, per_day=6, window=15, etag=False, shuffles=True),
    Habits(shape=shapes.rtl, dates=shapes.greenwich, per_day=18, packing="gzip"),
    Habits(shape=shapes.nrc, per_day=9, window=40),
    Habits(shape=shapes.telegraaf, per_day=24, codec="cp1252", etag=False),
    Habits(shape=shapes.json_feed, dates=shapes.iso, per_day=12, window=25),
    Habits(shape=shapes.nu, dates=shapes.dutch, per_day=3, window=12),
    Habits(shape=shapes.ad, dates=shapes.absent, per_day=5, window=15),
    Habits(shape=shapes.nos, dates=shapes.ahead, per_day=5, window=15, etag=False),
    Habits(shape=shapes.rtl, codec="utf-16", per_day=6),
)
_HAPPENINGS: tuple[tuple[Happening, ...], ...] = (
    (),
    (Happening("busy", 3, 4), Happening("down", 10, 12)),
    (Happening("reissued", 6.5),),
    (Happening("moved", 5),),
    (Happening("wall", 4, 9), Happening("nothing", 15, 16)),
    (Happening("short", 2, 7), Happening("short", 12, 13)),
    (Happening("failing", 1, 25.5),),
    (Happening("cut", 6, 7), Happening("rubbish", 9, 10), Happening("silent", 14, 14.5)),
    (Happening("replaced", 11),),
    (),
    (Happening("gone", 13),),
    (Happening("bare", 3, 5), Happening("reissued", 20)),
)


def outlets(count: int = 60) -> list[Outlet]:
    """So many outlets, each with habits and a fate of its own: 13 and 12 have no divisor in common."""
    pairs = islice(zip(cycle(_HABITS), cycle(_HAPPENINGS), strict=False), count)
    return [Outlet(number, f"De Bode {number}", habits, fate, START) for number, (habits, fate) in enumerate(pairs, 1)]


class Day:
    """Plays the outlets: give `script` to a server as what it answers `otherwise`."""

    def __init__(self, played: Sequence[Outlet]) -> None:
        self.now = START
        self.outlets = {outlet.slug: outlet for outlet in played}
        self.step(timedelta(0))

    @property
    def over(self) -> bool:
        """Whether all hours have passed."""
        return self.now >= START + timedelta(hours=HOURS)

    def clock(self) -> datetime:
        """The moment."""
        return self.now

    def step(self, by: timedelta) -> None:
        """Let time pass, and every desk work."""
        self.now += by
        for outlet in self.outlets.values():
            outlet.advance(self.now)

    async def script(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        """Answer as the outlet whose path was asked does now."""
        slug, _, _ = asked.path.lstrip("/").partition("/")
        outlet = self.outlets.get(slug)
        script = outlet.script(asked.path, asked, self.now) if outlet else answer("404 Not Found")
        await script(asked, writer)
