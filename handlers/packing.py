"""Items into messages: split between items, never inside one."""

from collections.abc import Sequence

from handlers.html import MESSAGE_UNITS, shown_units

BETWEEN = "\n\n"


def pack(header: str, items: Sequence[str], *, limit: int = MESSAGE_UNITS) -> tuple[str, ...]:
    """The header and the items as HTML messages of at most `limit` UTF-16 units, each as full as it goes.

    Each item alone must fit; the header stands on top of the first message only.
    """
    messages = [header] if header else []
    for item in items:
        if messages and shown_units(messages[-1] + BETWEEN + item) <= limit:
            messages[-1] += BETWEEN + item
        else:
            messages.append(item)
    return tuple(messages)


def fitting(header: str, items: Sequence[str], *, limit: int = MESSAGE_UNITS) -> int:
    """How many of the items, from the first, go into one message under the header; at least one."""
    used = shown_units(header)
    for count, item in enumerate(items):
        used += shown_units(BETWEEN + item)
        if used > limit and count:
            return count
    return len(items)
