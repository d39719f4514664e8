"""`/start` and `/help`: who Briefje is and what can be asked."""

from handlers.answer import Answer
from handlers.html import clip, visible
from handlers.texts import Texts

_NAME_UNITS = 64
"""Bot API: a first name has 1-64 characters."""


def greeting(first_name: str, texts: Texts, *, known: bool) -> str:
    """The greeting as HTML, by name where the client tells it; a shorter one for who follows something already."""
    name = clip(visible(first_name), _NAME_UNITS)
    if known:
        return texts("start-again", name=f", {name}" if name else "")
    return texts("start", name=f" {name}" if name else "")


def help_(texts: Texts) -> Answer:
    """What can be asked, with examples that can be copied."""
    return Answer.one(texts("help"))
