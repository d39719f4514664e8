"""Slots: at which moment each destination wants its next digest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.readers_times.slot import Due, Slot, next_moment
from storage.chunks import chunks
from storage.minutes import bits, clock, days, minutes
from storage.reader_tables import slots


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSlot:
    """A destination's slot and when it comes next."""

    id: int
    destination_id: int
    slot: Slot
    due: Due


async def of(conn: AsyncConnection, destination_id: int) -> list[KeptSlot]:
    """The destination's slots, earliest in the day first."""
    query = select(slots).where(slots.c.destination_id == destination_id).order_by(slots.c.minute)
    return [_slot(row) for row in await conn.execute(query)]


async def replace_all(
    conn: AsyncConnection, destination_id: int, wanted: Sequence[Slot], zone: ZoneInfo, now: datetime
) -> None:
    """These slots and no others, each due at its next moment after `now`; one that stays keeps the moment it has.

    Of two at the same time the days are put together. After a change of zone, `renew` them.
    """
    kept = {minutes(one.slot.time): one for one in await of(conn, destination_id)}
    merged: dict[int, frozenset[int]] = {}
    for slot in wanted:
        merged[minutes(slot.time)] = merged.get(minutes(slot.time), frozenset()) | slot.weekdays
    gone = [one.id for minute, one in kept.items() if merged.get(minute) != one.slot.weekdays]
    if gone:
        await conn.execute(delete(slots).where(slots.c.id.in_(gone)))
    new = [Slot(time=clock(at), weekdays=on) for at, on in merged.items() if at not in kept or kept[at].id in gone]
    if new:
        await conn.execute(slots.insert(), [_row(destination_id, slot, zone, now) for slot in new])


async def renew(conn: AsyncConnection, destination_id: int, zone: ZoneInfo, now: datetime) -> None:
    """The same slots in another zone: each is due at its next moment there."""
    wanted = [one.slot for one in await of(conn, destination_id)]
    await conn.execute(delete(slots).where(slots.c.destination_id == destination_id))
    await replace_all(conn, destination_id, wanted, zone, now)


async def due(conn: AsyncConnection, now: datetime, *, limit: int, lock: bool = True) -> list[KeptSlot]:
    """The slots whose moment has come, longest due first; those that another process is deciding on are left to it.

    Without `lock` they are looked at, not claimed: also in a transaction that only reads.
    """
    query = select(slots).where(slots.c.next_at <= now).order_by(slots.c.next_at, slots.c.id).limit(limit)
    return [_slot(row) for row in await conn.execute(query.with_for_update(skip_locked=True) if lock else query)]


async def due_of(conn: AsyncConnection, destination_ids: Collection[int], now: datetime) -> list[KeptSlot]:
    """All slots of these destinations whose moment has come, claimed as by `due`, longest due first."""
    found: list[KeptSlot] = []
    for chunk in chunks(sorted(set(destination_ids))):
        query = select(slots).where(slots.c.destination_id.in_(chunk), slots.c.next_at <= now)
        query = query.with_for_update(skip_locked=True)
        found += [_slot(row) for row in await conn.execute(query.order_by(slots.c.next_at, slots.c.id))]
    return sorted(found, key=lambda one: (one.due.at, one.id))


async def next_at(conn: AsyncConnection) -> datetime | None:
    """The moment of the slot that comes first of all."""
    return (await conn.execute(select(slots.c.next_at).order_by(slots.c.next_at).limit(1))).scalar()


async def advance(conn: AsyncConnection, moments: Sequence[tuple[int, Due]]) -> None:
    """Each of these slots (by id) is due next at this moment."""
    statement = update(slots).where(slots.c.id == bindparam("slot"))
    statement = statement.values(next_at=bindparam("at"), next_date=bindparam("on"))
    rows = [{"slot": number, "at": due.at, "on": due.local_date.isoformat()} for number, due in moments]
    for chunk in chunks(rows):
        await conn.execute(statement, chunk)


async def soonest(conn: AsyncConnection, destination_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these destinations has its next slot; who has none is left out."""
    found: dict[int, datetime] = {}
    for chunk in chunks(destination_ids):
        query = select(slots.c.destination_id, slots.c.next_at).where(slots.c.destination_id.in_(chunk))
        for row in await conn.execute(query.order_by(slots.c.next_at)):
            found.setdefault(row.destination_id, row.next_at)
    return found


def _row(destination_id: int, slot: Slot, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    coming = next_moment(slot, now, zone)
    return {
        "destination_id": destination_id,
        "minute": minutes(slot.time),
        "weekdays": bits(slot.weekdays),
        "next_at": coming.at,
        "next_date": coming.local_date.isoformat(),
    }


def _slot(row: Row[Any]) -> KeptSlot:
    return KeptSlot(
        id=row.id,
        destination_id=row.destination_id,
        slot=Slot(time=clock(row.minute), weekdays=days(row.weekdays)),
        due=Due(at=row.next_at, local_date=date.fromisoformat(row.next_date)),
    )
