"""Posting in a channel what is new for it, when somebody who administers it asks for that."""

from handlers.answer import Answer, Message, Pressed
from handlers.desk import Desk
from handlers.digest.on_request import composed_now
from handlers.turn import Turn
from storage.destinations import Destination


async def post(desk: Desk, turn: Turn, channel: Destination) -> Pressed:
    """Put a digest into the channel; nothing where there is nothing new since the last one."""
    composed = await composed_now(desk, channel)
    if composed is None or not composed.tells:
        return Pressed(notice=turn.texts.plain("channel-nothing-new"), urgent=True)
    said = turn.texts("channel-posted", title=channel.title)
    return Pressed(answer=Answer((Message(said),), tells=composed.tells, elsewhere=tuple(composed.outgoing)))
