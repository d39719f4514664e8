"""A destination's topics, read and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.backfill import backfill
from handlers.desk import Desk
from handlers.following.wanted import Wanted
from news.readers_times.slot import Slot
from storage import following, slots
from storage.destinations import Destination
from storage.following import Followed, Manner
from storage.slots import KeptSlot

MAX_TOPICS = 100
"""Topics of one destination; more is no choice, and each costs at every digest."""

FIRST_SLOT = time(7, 30)
"""When a digest comes to whoever follows a first topic and chose no time: before work."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of beginning to follow: which topics are new, which were followed, which are too many.

    `to` is the destination's id, `slots` are its times after that; `first_slot` tells that one was chosen for it.
    """

    to: int | None = None
    new: tuple[Followed, ...] = ()
    known: tuple[Followed, ...] = ()
    too_many: tuple[str, ...] = ()
    slots: tuple[KeptSlot, ...] = ()
    first_slot: bool = False


async def begin(desk: Desk, to: Destination, topics: Sequence[Wanted], manner: Manner = Manner.DIGEST) -> Begun:
    """Follow these topics, all or as many as there is room for; one that was muted is followed anew.

    Who follows a first one without a slot gets a slot.
    """
    new, known, too_many = list[Followed](), list[Followed](), list[Wanted]()
    async with desk.db.write() as conn:
        await following.one_at_a_time(conn, to.id)  # two at once would both find room for a last topic
        had = await following.count(conn, to.id)
        for one in sorted(topics, key=lambda each: each.query):  # in one order, or two readers lock each other out
            here = {each.topic.query: each for each in await following.of(conn, to.id)}
            if (followed := here.get(one.query)) is not None and followed.manner is Manner.MUTED:
                await following.set_manner(conn, to.id, followed.topic.id, manner)
                new.append(replace(followed, manner=manner))
            elif followed is not None:
                known += [] if followed in (*new, *known) else [followed]
            elif len(here) >= MAX_TOPICS:
                too_many.append(one)
            else:
                new.append(await _begin(desk, conn, to, one, manner))
        kept = await slots.of(conn, to.id)
        first = not had and bool(new) and not kept
        if first:
            await slots.replace_all(conn, to.id, [Slot(time=FIRST_SLOT)], to.zone, desk.clock())
            kept = await slots.of(conn, to.id)
    typed = [one.query for one in topics]
    for begun in (new, known):
        begun.sort(key=lambda each: typed.index(each.topic.query))
    names = [one.name for one in topics if one in too_many]
    return Begun(to.id, tuple(new), tuple(known), tuple(names), tuple(kept), first)


async def _begin(desk: Desk, conn: AsyncConnection, to: Destination, one: Wanted, manner: Manner) -> Followed:
    followed, _ = await following.follow(conn, to.id, name=one.name, query=one.query, manner=manner, now=desk.clock())
    if await following.has_one_follower(conn, followed.topic.id):  # what others follow has been matched all along
        await backfill(conn, followed.topic, desk.clock())
    return followed


async def end(desk: Desk, to: Destination, topic_ids: Sequence[int]) -> None:
    """Follow these topics no more."""
    async with desk.db.write() as conn:
        for topic_id in topic_ids:
            await following.unfollow(conn, to.id, topic_id)


async def set_manner(desk: Desk, to: Destination, topic_id: int, manner: Manner) -> bool:
    """Hear of the topic in this manner; whether it is followed."""
    async with desk.db.write() as conn:
        return await following.set_manner(conn, to.id, topic_id, manner)


async def set_all_manners(desk: Desk, to: Destination, manner: Manner) -> None:
    """Hear of every topic that is not muted in this manner."""
    async with desk.db.write() as conn:
        for one in await following.of(conn, to.id):
            if one.manner is not Manner.MUTED:
                await following.set_manner(conn, to.id, one.topic.id, manner)


async def topics_of(desk: Desk, to: Destination | None) -> list[Followed]:
    """What it follows, in the order in which it began to; nothing for whom nothing is kept of."""
    if to is None:
        return []
    async with desk.db.read() as conn:
        return await following.of(conn, to.id)
