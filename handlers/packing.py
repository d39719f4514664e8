"""Items into messages: split between items, never inside one."""

from collections.abc import Sequence

from handlers.html import MESSAGE_UNITS, shown_units

BETWEEN = "\n\n"


def pack(header: str, items: Sequence[str], *, limit: int = MESSAGE_UNITS) -> tuple[str, ...]:
    """The header and the items as HTML messages of at most `limit` UTF-16 units, each as full as it goes.

    Each item alone must fit; the header stands on top of the first message only.
    """
    return tuple(message for message, _ in packed(header, items, limit=limit))


def packed(header: str, items: Sequence[str], *, limit: int = MESSAGE_UNITS) -> tuple[tuple[str, int], ...]:
    """As `pack`, with how many of the items stand in each message."""
    messages = [(header, 0)] if header else []
    for item in items:
        if messages and shown_units(messages[-1][0] + BETWEEN + item) <= limit:
            html, count = messages[-1]
            messages[-1] = (html + BETWEEN + item, count + 1)
        else:
            messages.append((item, 1))
    return tuple(messages)


def fitting(header: str, items: Sequence[str], *, limit: int = MESSAGE_UNITS) -> int:
    """How many of the items, from the first, go into one message under the header; at least one."""
    used = shown_units(header)
    for count, item in enumerate(items):
        used += shown_units(BETWEEN + item)
        if used > limit and count:
            return count
    return len(items)
