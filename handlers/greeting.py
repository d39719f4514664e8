"""`/start` and `/help`: who Briefje is and what can be asked."""

from handlers.answer import Answer
from handlers.html import clip, visible
from handlers.texts import Texts

_NAME_UNITS = 64
"""Bot API: a first name has 1-64 characters."""


def start(first_name: str | None, texts: Texts) -> Answer:
    """The greeting, by name where the client tells it."""
    name = clip(visible(first_name or ""), _NAME_UNITS)
    return Answer.one(texts("start", name=f" {name}" if name else ""))


def help_(texts: Texts) -> Answer:
    """What can be asked, with examples that can be copied."""
    return Answer.one(texts("help"))
