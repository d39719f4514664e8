"""`/digest`: what is new about the reader's topics, now."""

from handlers.answer import Answer
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.digest.composing import Composer
from handlers.digest.order import Wanted, orders_of
from handlers.texts import Texts
from storage import destinations, told


async def digest_now(desk: Desk, asker: Asker, texts: Texts) -> Answer:
    """The answer to `/digest`; what it tells counts as told. The slots are left as they are."""
    now = desk.clock()
    composer = Composer(now, with_samples=True)
    async with desk.db.read() as conn:
        here = await destinations.find(conn, asker.chat_id, asker.thread_id)
        if here is not None:
            await composer.prepare(conn, await orders_of(conn, [Wanted(destination=here)], now))
    if here is None:
        return Answer.one(texts("digest-follow-first"))
    async with desk.db.write() as conn:
        locked = await destinations.get(conn, [here.id], lock=True)
        orders = await orders_of(conn, [Wanted(destination=one) for one in locked.values()], now)
        composed = await composer.compose(conn, orders, now)
        await told.put(conn, [telling for one in composed for telling in one.tells])
    return Answer(tuple(message for one in composed for message in one.messages))
