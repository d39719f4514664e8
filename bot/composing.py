"""Composing: the slots whose moment has come are decided on, and their digests go into the outbox.

One transaction decides about some slots and does all that follows from it: the decisions, the messages, what they
tell, when the slots come next. So a kill leaves a slot as due as it was, or its digest in the outbox; and a digest is
unique by destination, local date and time of day, whoever decides.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.desk import Desk
from handlers.digest.composing import Composed, Composer
from handlers.digest.fallen import Fallen, decide
from handlers.digest.order import orders_of
from storage import destinations, digests, outbox, slots, told
from storage.digests import Decision, Result
from storage.slots import KeptSlot

log = structlog.get_logger()

BATCH = 100
"""Slots in one transaction, during which nobody else writes to the same SQLite file: 0.1 to 0.2 s; more is no gain."""

MOST = 1_000
"""Slots in one call, about: some seconds, after which what is composed can go out; Telegram takes 30 a second."""


async def compose_due(desk: Desk, *, limit: int = MOST, batch: int = BATCH) -> int:
    """Compose the digests of the slots that are due, about `limit` at most; how many slots were decided on.

    Raises StorageError where the database refuses; what was decided before that is kept, the rest is still due.
    """
    composer = Composer(desk.clock())
    await _look_ahead(desk, composer, batch)
    done, there_may_be_more = 0, True
    while there_may_be_more and done < limit:
        wanted = min(batch, limit - done)
        async with desk.db.write() as conn:
            decided = await _compose_some(conn, composer, desk.clock(), wanted)
        there_may_be_more = decided >= wanted
        done += decided
    if done:
        log.info("digests_composed", slots=done)
    return done


async def _look_ahead(desk: Desk, composer: Composer, batch: int) -> None:
    """Let the composer load and write out most of what will be told, while others can still write."""
    now = desk.clock()
    async with desk.db.read() as conn:
        fallen = await _fallen(conn, await slots.due(conn, now, limit=batch, lock=False), now, lock=False)
        await composer.prepare(conn, await orders_of(conn, [one.wanted for one in fallen if one.wanted], now))


async def _compose_some(conn: AsyncConnection, composer: Composer, now: datetime, limit: int) -> int:
    due = await slots.due(conn, now, limit=limit)
    due += await slots.due_of(conn, {one.destination_id for one in due}, now)
    fallen = await _fallen(conn, due, now, lock=True)
    orders = await orders_of(conn, [one.wanted for one in fallen if one.wanted], now)
    composed = {one.order.destination.id: one for one in await composer.compose(conn, orders, now)}
    await _send(conn, await _new(conn, fallen, composed, now), now)
    coming = [each for one in fallen for each in one.coming]
    await slots.advance(conn, coming)
    return len(coming)


async def _fallen(conn: AsyncConnection, due: Sequence[KeptSlot], now: datetime, *, lock: bool) -> list[Fallen]:
    of_each: dict[int, dict[int, KeptSlot]] = defaultdict(dict)
    for one in due:
        of_each[one.destination_id][one.id] = one
    found = await destinations.get(conn, of_each, lock=lock)
    return [decide(to, list(of_each[to.id].values()), now) for to in found.values()]


async def _new(
    conn: AsyncConnection, fallen: Sequence[Fallen], composed: Mapping[int, Composed], now: datetime
) -> list[Composed]:
    """Keep what is decided; those of the composed that nobody decided on before."""
    decisions = [decision for one in fallen for decision in one.passed]
    wanted: list[tuple[Decision, Composed]] = []
    for one in fallen:
        if one.wanted is not None:
            made = composed[one.wanted.destination.id]
            result = Result.SENT if made.tells else Result.EMPTY
            decisions += [replace(decision, result=result) for decision in one.answered]
            wanted.append((one.answered[-1], made))
    new = await digests.decide(conn, decisions, now)
    return [made for last, made in wanted if (last.destination_id, last.local_date, last.at) in new]


async def _send(conn: AsyncConnection, composed: Sequence[Composed], now: datetime) -> None:
    await outbox.enqueue(conn, [message for one in composed for message in one.outgoing], now)
    await told.put(conn, [telling for one in composed for telling in one.tells])
    excused = [one.order.destination.id for one in composed if one.order.missed and one.messages]
    await digests.excuse(conn, excused)
