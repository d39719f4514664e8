"""`/forget`: nothing is kept of the chat any more, once the reader has said so twice."""

import re
from datetime import timedelta

from handlers.answer import Answer, Button, Message, Pressed
from handlers.desk import Desk
from handlers.press import Press
from handlers.rights import press_refusal, refusal
from handlers.turn import Turn
from storage import destinations, following, slots

ADDRESS = re.compile(r"forget:(-?\d{1,18}):(yes|no):(\d{1,10})")
"""Callback data: the chat, the choice, and the minute (since 1970) in which it was asked."""

VALID = timedelta(hours=1)
"""A button that is found again later does nothing: it may be another reader's or another year's thumb."""

_MINUTE = 60


async def forget(desk: Desk, turn: Turn, _: str) -> Answer:
    """What will go, with a button that does it: of the chat with all its threads, or of the channel that is set up."""
    if (refused := await refusal(turn)) is not None:
        return refused
    async with desk.db.read() as conn:
        here = await destinations.in_chat(conn, turn.chat_id)
        topics = sum([await following.count(conn, one.id) for one in here])
        times = sum([len(await slots.of(conn, one.id)) for one in here])
        managed = await destinations.managed_by(conn, turn.chat_id)
    texts = turn.texts
    lines = [texts(_question(turn)), texts("forget-what", topics=topics, times=times)]
    if managed:
        lines.append(texts("forget-channels", titles=", ".join(one.title for one in managed)))
    address, minute = f"forget:{turn.chat_id}", int(desk.clock().timestamp()) // _MINUTE
    yes = Button(texts.plain("button-forget"), f"{address}:yes:{minute}")
    no = Button(texts.plain("button-not-forget"), f"{address}:no:{minute}")
    return Answer.one("\n\n".join(lines), ((yes, no),))


async def forget_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Forget, or not; None where the button is none of ours, or another chat's."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or int(address[1]) != turn.chat_id:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    texts, asked = turn.texts, int(address[3]) * _MINUTE
    if address[2] == "no":
        return Pressed(page=Message(texts("forget-kept")))
    if not 0 <= desk.clock().timestamp() - asked < VALID.total_seconds() + _MINUTE:
        return Pressed(notice=texts.plain("forget-too-late"), urgent=True)
    turn.members.forget(turn.chat_id)
    done = Message(texts("forget-channel-done", title=turn.channel.title) if turn.channel else texts("forget-done"))
    return Pressed(page=Message(texts("forget-chosen")), answer=Answer((done,), forgets=turn.chat_id))


def _question(turn: Turn) -> str:
    if turn.channel is not None:
        return "forget-channel"
    return "forget-private" if turn.asker.is_private else "forget-group"
