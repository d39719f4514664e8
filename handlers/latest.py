"""`/latest [n]`: the newest stories, the important ones first and not all about the same."""

import re
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import choosing, listed
from handlers.answer import Answer, Message
from handlers.briefs import with_briefs
from handlers.desk import Desk
from handlers.listed import Listed
from handlers.pages import MOST, PAGE, Pages
from handlers.texts import Texts
from storage import entries, headlines

KIND = "latest"

ADDRESS = re.compile(r"latest:(\d{1,18}):(\d{1,9})", re.ASCII)
"""Callback data of a page: the list's number, and from which place in it."""


async def latest(desk: Desk, given: str, texts: Texts, reader: int | None = None) -> Answer:
    """The answer to `/latest` with what was given after it: nothing, or how many.

    `reader` is the destination whose outlets and languages count, None for one that chose nothing.
    """
    number = asked_number(given)
    if number is None:
        return Answer.one(texts("latest-bad-number", given=given[:20], most=MOST))
    async with desk.db.read() as conn:
        ids, mark = await choosing.newest(conn, desk.clock(), reader=reader)
        items = await with_briefs(conn, await entries.entries_of(conn, ids[: min(number, MOST)]))
        is_empty = not items and not await headlines.newest(conn, limit=1)
    if not items:
        return Answer.one(texts("latest-nothing" if is_empty else "latest-nothing-wanted"))
    more = len(ids) > len(items) or mark is not None
    list_number = await listed.keep(desk, Listed(KIND, tuple(ids), mark)) if more else 0
    answer = _pages(desk, list_number, texts).first(items, more=more)
    if number <= MOST:
        return answer
    return Answer((Message(texts("latest-too-many", most=MOST)), *answer.messages))


async def latest_page(desk: Desk, data: str, texts: Texts, reader: int | None = None) -> Message | None:
    """The page that a button asks for; None where the data is none of ours or the list is forgotten."""
    asked = ADDRESS.fullmatch(data)
    known = await listed.find(desk, int(asked[1]), KIND) if asked else None
    if asked is None or known is None:
        return None
    number, offset = int(asked[1]), int(asked[2])
    async with desk.db.read() as conn:
        whole = await _reaching(desk, conn, known, offset + PAGE + 1, reader)
        items, behind = await listed.page_of(conn, whole, offset)
    if whole is not known:
        number = await listed.keep(desk, whole)
    pages = _pages(desk, number, texts)
    if not items:
        return pages.end(texts("latest-end"), offset)
    return pages.page(items, offset, more=behind[-1] < len(whole.story_ids), behind=behind)


async def _reaching(desk: Desk, conn: AsyncConnection, known: Listed, place: int, reader: int | None) -> Listed:
    """The list, gone on with until it reaches that place or ends."""
    while len(known.story_ids) < place and known.goes_on:
        ids, mark = await choosing.newest(conn, desk.clock(), known.mark, reader)
        there = set(known.story_ids)
        known = replace(known, story_ids=(*known.story_ids, *(one for one in ids if one not in there)), mark=mark)
    return known


def _pages(desk: Desk, number: int, texts: Texts) -> Pages:
    return Pages(texts("latest-header"), f"{KIND}:{number}", now=desk.clock(), zone=desk.zone, texts=texts)


def asked_number(given: str) -> int | None:
    """How many are asked for, 5 where nothing is said; None for what is no number from 1."""
    if not given:
        return PAGE
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        return None
    return int(given) or None
