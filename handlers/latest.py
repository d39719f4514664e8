"""`/latest [n]`: the newest stories."""

import re

from handlers.answer import Answer, Message
from handlers.briefs import with_briefs
from handlers.desk import Desk
from handlers.pages import MOST, PAGE, Pages
from handlers.texts import Texts
from storage import entries, stories

ADDRESS = re.compile(r"latest:(\d{1,18}):(\d{1,9})")
"""Callback data of a page: up to which story, and from which place in the list."""


async def latest(desk: Desk, given: str, texts: Texts) -> Answer:
    """The answer to `/latest` with what was given after it: nothing, or how many."""
    number = asked_number(given)
    if number is None:
        return Answer.one(texts("latest-bad-number", given=given[:20], most=MOST))
    async with desk.db.read() as conn:
        upto = await stories.newest_id(conn)
        found = await entries.latest(conn, limit=min(number, MOST) + 1, upto=upto)
        items = await with_briefs(conn, found[: min(number, MOST)])
    if not items:
        return Answer.one(texts("latest-nothing"))
    answer = _pages(desk, upto, texts).first(items, more=len(found) > len(items))
    if number <= MOST:
        return answer
    return Answer((Message(texts("latest-too-many", most=MOST)), *answer.messages))


async def latest_page(desk: Desk, data: str, texts: Texts) -> Message | None:
    """The page that a button asks for; None where the data is none of ours."""
    asked = ADDRESS.fullmatch(data)
    if asked is None:
        return None
    upto, offset = int(asked[1]), int(asked[2])
    async with desk.db.read() as conn:
        found = await entries.latest(conn, limit=PAGE + 1, offset=offset, upto=upto)
        items = await with_briefs(conn, found[:PAGE])
    pages = _pages(desk, upto, texts)
    if not items:
        return pages.end(texts("latest-end"), offset)
    return pages.page(items, offset, more=len(found) > len(items))


def _pages(desk: Desk, upto: int, texts: Texts) -> Pages:
    return Pages(texts("latest-header"), f"latest:{upto}", now=desk.clock(), zone=desk.zone, texts=texts)


def asked_number(given: str) -> int | None:
    """How many are asked for, 5 where nothing is said; None for what is no number from 1."""
    if not given:
        return PAGE
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        return None
    return int(given) or None
