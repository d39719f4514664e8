"""What is kept of a destination's times, read and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.desk import Desk
from news.readers_times.quiet import QuietHours
from news.readers_times.slot import Slot
from storage import destinations, slots
from storage.destinations import Destination
from storage.slots import KeptSlot


@dataclass(frozen=True, slots=True)
class Times:
    """A destination and its slots, earliest in the day first."""

    of: Destination
    slots: tuple[KeptSlot, ...]

    @property
    def next_at(self) -> datetime | None:
        """When the next digest is due, which a pause may hold back; None without slots."""
        return min((one.due.at for one in self.slots), default=None)


async def times_of(desk: Desk, destination: Destination) -> Times:
    """Its times as they are kept."""
    async with desk.db.read() as conn:
        return Times(destination, tuple(await slots.of(conn, destination.id)))


async def set_slots(desk: Desk, destination: Destination, wanted: Sequence[Slot]) -> Times:
    """These slots and no others."""
    async with desk.db.write() as conn:
        await slots.replace_all(conn, destination.id, wanted, destination.zone, desk.clock())
        return await _times(conn, destination)


async def set_zone(desk: Desk, destination: Destination, zone: ZoneInfo) -> Times:
    """Another zone; the slots keep their local times, so they come at other moments."""
    async with desk.db.write() as conn:
        # Slots before their destination, as composing does: two processes that lock in two orders lock each other out.
        if zone != destination.zone:
            await slots.renew(conn, destination.id, zone, desk.clock())
        return await _times(conn, await destinations.change(conn, destination, zone=zone))


async def set_quiet(desk: Desk, destination: Destination, quiet: QuietHours | None) -> Times:
    """Other quiet hours, or none."""
    async with desk.db.write() as conn:
        return await _times(conn, await destinations.change(conn, destination, quiet=quiet))


async def set_pause(desk: Desk, destination: Destination, until: datetime | None) -> Times:
    """Nothing before that moment, or no pause."""
    async with desk.db.write() as conn:
        return await _times(conn, await destinations.change(conn, destination, paused_until=until))


def without(times: Times, minute: int) -> list[Slot]:
    """The slots but the one at that minute of the day."""
    return [one.slot for one in times.slots if _minute(one.slot) != minute]


def at(times: Times, minute: int) -> Slot | None:
    """The slot at that minute of the day."""
    return next((one.slot for one in times.slots if _minute(one.slot) == minute), None)


def on_other_days(slot: Slot, weekdays: frozenset[int]) -> Slot:
    """The same time on these days."""
    return replace(slot, weekdays=weekdays)


def _minute(slot: Slot) -> int:
    return slot.time.hour * 60 + slot.time.minute


async def _times(conn: AsyncConnection, destination: Destination) -> Times:
    return Times(destination, tuple(await slots.of(conn, destination.id)))
