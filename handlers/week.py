"""`/week`: the ten biggest stories of the last seven days, each under the day on which it began."""

import re

from babel.dates import format_date

from handlers import choosing, listed
from handlers.answer import Answer, Message, Pressed
from handlers.desk import Desk
from handlers.html import escape
from handlers.items import Item
from handlers.listed import Listed
from handlers.pages import Pages
from handlers.press import Press
from handlers.texts import Texts
from handlers.turn import Turn

KIND = "week"

ADDRESS = re.compile(r"week:(\d{1,18}):(\d{1,9})", re.ASCII)
"""Callback data of a page: the list's number, and from which place in it."""


async def week(desk: Desk, turn: Turn, _: str) -> Answer:
    """The answer to `/week`: the first five of the ten."""
    reader = turn.here.id if turn.here is not None else None
    async with desk.db.read() as conn:
        whole = Listed(KIND, tuple(await choosing.of_the_week(conn, desk.clock(), reader)))
        items, _behind = await listed.page_of(conn, whole, 0)
    if not items:
        return Answer.one(turn.texts("week-nothing"))
    more = len(whole.story_ids) > len(items)
    number = await listed.keep(desk, whole) if more else 0
    return _pages(desk, number, turn.texts).first(items, more=more)


async def week_page(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Another page of it; None where the button is none of ours or the list is forgotten."""
    asked = ADDRESS.fullmatch(press.data)
    known = await listed.find(desk, int(asked[1]), KIND) if asked else None
    if asked is None or known is None:
        return None
    return Pressed(page=await _page(desk, known, int(asked[1]), int(asked[2]), turn.texts))


async def _page(desk: Desk, known: Listed, number: int, offset: int, texts: Texts) -> Message:
    async with desk.db.read() as conn:
        items, behind = await listed.page_of(conn, known, offset)
    pages = _pages(desk, number, texts)
    if not items:
        return pages.end(texts("week-end"), offset)
    return pages.page(items, offset, more=behind[-1] < len(known.story_ids), behind=behind)


def _pages(desk: Desk, number: int, texts: Texts) -> Pages:
    def day(item: Item) -> str:
        began = item.entry.first_at.astimezone(desk.zone).date()
        return f"<i>{escape(format_date(began, format='EEEE d MMMM', locale=texts.language))}</i>"

    header, address = texts("week-header"), f"{KIND}:{number}"
    return Pages(header, address, now=desk.clock(), zone=desk.zone, texts=texts, above=day)
