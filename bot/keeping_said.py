"""Keeping what was said about an update, in the transaction in which the update is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.saying import Said
from storage import destinations, inbox, outbox, told
from storage.outgoing import Outgoing, Purpose
from storage.told import Told


async def keep_said(conn: AsyncConnection, update_id: int, said: Said, now: datetime) -> bool:
    """Forget what is to be forgotten, then queue the answers and keep what they tell; the update is done.

    What is said to a chat that is forgotten is its farewell. False, and nothing is kept, where another process has
    done this update meanwhile.
    """
    if await inbox.is_handled(conn, update_id):
        return False
    for chat_id in said.forgets:
        await destinations.forget(conn, chat_id)
        await inbox.forget(conn, chat_id, before=update_id, now=now)
    outgoing, tells = await _for_the_living(conn, said)
    outgoing = [replace(one, purpose=Purpose.FAREWELL) if one.chat_id in said.forgets else one for one in outgoing]
    if tells:
        await told.put(conn, tells)
    if outgoing:
        await outbox.enqueue(conn, outgoing, now)
    await inbox.mark_handled(conn, [update_id], now)
    return True


async def _for_the_living(conn: AsyncConnection, said: Said) -> tuple[Sequence[Outgoing], Sequence[Told]]:
    """What is for destinations that are still kept: one may be forgotten while an answer about it is made."""
    named = {one.destination_id for one in said.tells}
    named |= {one.destination_id for one in said.outgoing if one.destination_id is not None}
    if not named:
        return said.outgoing, said.tells
    there = {None, *await destinations.get(conn, named, lock=True)}
    return (
        [one for one in said.outgoing if one.destination_id in there],
        [one for one in said.tells if one.destination_id in there],
    )
