"""`/privacy`: what is kept of a reader, why, and for how long."""

from handlers.answer import Answer
from handlers.desk import Desk
from handlers.turn import Turn


async def privacy(_: Desk, turn: Turn, __: str) -> Answer:
    """What is kept, in the reader's words."""
    return Answer.one(turn.texts("privacy"))
