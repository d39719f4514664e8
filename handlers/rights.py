"""Who may not change settings is told so, in one way everywhere."""

from handlers.answer import Answer, Pressed
from handlers.texts import Texts
from handlers.turn import Turn


async def refusal(turn: Turn) -> Answer | None:
    """What to answer where the reader may not change the settings; None where that is allowed."""
    return None if await turn.may_change() else Answer.one(turn.texts("not-allowed"))


async def press_refusal(turn: Turn) -> Pressed | None:
    """The same for a button that was pressed: a notice over the screen."""
    return None if await turn.may_change() else Pressed(notice=turn.texts.plain("not-allowed"), urgent=True)


def named(turn: Turn, texts: Texts) -> str:
    """The line above settings that are not those of the chat itself ("Kanaal Dijknieuws"), as HTML; "" for its own."""
    return texts("for-channel", title=turn.channel.title) if turn.channel is not None else ""
