"""`/digest`: what is new about the reader's topics, now."""

from dataclasses import replace

from handlers.answer import Answer, Button
from handlers.desk import Desk
from handlers.digest.composing import Composed, Composer
from handlers.digest.order import Wanted, orders_of
from handlers.heading import headed
from handlers.places.addresses import channel_data
from handlers.turn import Turn
from storage import destinations
from storage.destinations import Destination


async def digest_now(desk: Desk, turn: Turn) -> Answer:
    """The answer to `/digest`; what it tells counts as told. The slots are left as they are.

    Whoever sets a channel up sees what its readers would get, and can have it posted; until then it is told nobody.
    """
    composed = await composed_now(desk, turn.subject) if turn.subject is not None else None
    if composed is None:
        return Answer.one(turn.texts("digest-follow-first"))
    if turn.channel is not None:
        return _preview(turn, turn.channel, composed)
    return Answer(composed.messages, tells=composed.tells)


async def composed_now(desk: Desk, destination: Destination) -> Composed | None:
    """A digest of what is new for the destination; None where nothing is kept of it any more."""
    now = desk.clock()
    composer = Composer(now, with_samples=destination.kind != "channel")
    async with desk.db.read() as conn:
        await composer.prepare(conn, await orders_of(conn, [Wanted(destination=destination)], now))
    async with desk.db.write() as conn:  # the questions behind its buttons are kept
        kept = await destinations.get(conn, [destination.id], lock=True)
        orders = await orders_of(conn, [Wanted(destination=one) for one in kept.values()], now)
        return next(iter(await composer.compose(conn, orders, now)), None)


def _preview(turn: Turn, channel: Destination, composed: Composed) -> Answer:
    """What the channel would get, under a line that says so."""
    if not composed.tells:
        return Answer(composed.messages)
    *first, last = headed(turn.texts("channel-preview"), composed.messages)
    button = Button(turn.texts.plain("button-post"), channel_data(channel.id, "post"))
    return Answer((*first, replace(last, keyboard=(*last.keyboard, (button,)))))
