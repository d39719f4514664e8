"""A line above an answer: in its first message, or in one of its own where that is full."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.answer import Message
from handlers.html import MESSAGE_UNITS, shown_units
from handlers.packing import BETWEEN


def headed(line: str, messages: Sequence[Message]) -> tuple[Message, ...]:
    """The messages, of which there is at least one, under this line (HTML)."""
    first, *others = messages
    whole = line + BETWEEN + first.html
    if first.document is None and first.picture is None and shown_units(whole) <= MESSAGE_UNITS:
        return (replace(first, html=whole), *others)
    return (Message(line), first, *others)
