"""A shared location: it tells a reader's zone, and is forgotten."""

import asyncio

from handlers.answer import Answer
from handlers.desk import Desk
from handlers.times.kept import times_of
from handlers.times.schedule import zone_chosen
from handlers.turn import Turn, subject_of
from news.readers_times.zones import zone_at


async def located(desk: Desk, turn: Turn, latitude: float, longitude: float) -> Answer:
    """The reader's zone is that of the location (degrees); the location itself is not kept."""
    zone = await asyncio.to_thread(zone_at, latitude, longitude)  # the first time loads a map
    if zone is None:
        return Answer.one(turn.texts("times-zone-ask"))
    return await zone_chosen(desk, turn, await times_of(desk, await subject_of(desk, turn)), zone)
