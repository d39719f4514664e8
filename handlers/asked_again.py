"""Questions that a button asks again: 64 bytes of callback data cannot carry the question itself."""

import re

from handlers.desk import Desk
from storage import asked

SEARCH = re.compile(r"search:(\d{1,18})")
"""Callback data of a button that looks for news about something."""

FOLLOW = re.compile(r"follow:(\d{1,18})")
"""Callback data of a button that begins to follow something."""


async def remember(desk: Desk, words: str) -> int:
    """The number under which the question is kept; the same words have the same number."""
    async with desk.db.write() as conn:
        return await asked.remember(conn, words, desk.clock())


async def recall(desk: Desk, number: int) -> str | None:
    """The question of that number; None where it is forgotten."""
    async with desk.db.read() as conn:
        return await asked.recall(conn, number)


def search_address(number: int) -> str:
    """The data of a button that looks for news about what is kept under that number."""
    return f"search:{number}"


def follow_address(number: int) -> str:
    """The data of a button that begins to follow what is kept under that number."""
    return f"follow:{number}"


async def search_data(desk: Desk, words: str) -> str:
    """The data of a button that looks for news about these words."""
    return search_address(await remember(desk, words))


async def pressed(desk: Desk, data: str) -> str | None:
    """The words that the pressed button looks for; None where the data is no such button's."""
    found = SEARCH.fullmatch(data)
    return await recall(desk, int(found[1])) if found else None
