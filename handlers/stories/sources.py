"""The sources of a story: who tells it, since when, and the earlier parts of the same affair."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer import Answer, Button, Keyboard, Message, Pressed
from handlers.desk import Desk
from handlers.digest.moments import day_and_clock
from handlers.html import bold, clip, escape, link, visible
from handlers.items import NAME_UNITS, TITLE_UNITS
from handlers.packing import BETWEEN
from handlers.press import Press
from handlers.stories.address import Place, asked, turn_data, turned
from handlers.stories.naming import source_of
from handlers.texts import Texts
from handlers.turn import Turn
from news.article import Kind
from storage import story_articles, story_links
from storage.entries import Entry, entries_of
from storage.story_articles import Part

PAGE = 8
"""Sources on a page."""
MOST = 99 * PAGE
"""Articles of one story that can be paged through; the newest."""
EARLIER = 3
"""Earlier stories of the same affair."""
BUTTON_UNITS = 40
"""A title on a button."""
_LINE_UNITS = 120


async def sources_pressed(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """What a button about sources does: an answer below news, another page of one; None for other buttons."""
    asks, turns = asked(press.data), turned(press.data)
    where = asks or turns
    if where is None:
        return None
    async with desk.db.read() as conn:
        entries = {one.story_id: one for one in await entries_of(conn, where.story_ids)}
        shown = await _shown(desk, conn, where, entries, turn.texts)
    if shown is None:
        return Pressed(notice=turn.texts.plain("sources-gone"), urgent=True)
    return Pressed(answer=Answer((shown,))) if asks is not None else Pressed(page=shown)


async def _shown(
    desk: Desk, conn: AsyncConnection, where: Place, entries: dict[int, Entry], texts: Texts
) -> Message | None:
    if where.place is None:
        return _list(where, entries, texts) if entries else None
    entry = entries.get(where.story_id) if where.story_id is not None else None
    return await _story(desk, conn, where, entry, texts) if entry is not None else None


def _list(where: Place, entries: dict[int, Entry], texts: Texts) -> Message:
    """Which of several stories is meant."""
    rows = [
        (Button(clip(_title(entries[story_id], texts), BUTTON_UNITS), turn_data(Place(where.story_ids, place))),)
        for place, story_id in enumerate(where.story_ids)
        if story_id in entries
    ]
    return Message(texts("sources-which"), tuple(rows))


async def _story(desk: Desk, conn: AsyncConnection, where: Place, entry: Entry, texts: Texts) -> Message:
    """One story: a page of its sources, earliest first, and on the first page what came before."""
    parts = await story_articles.parts(conn, entry.story_id, most=MOST)
    page = min(where.page, (len(parts) - 1) // PAGE)
    some = parts[page * PAGE : (page + 1) * PAGE]
    blocks = [bold(clip(_title(entry, texts), TITLE_UNITS)) + "\n" + _span(desk, entry, texts)]
    blocks.append("\n".join(_line(desk, part, entry, texts) for part in some))
    if page == 0:
        blocks += await _earlier(desk, conn, entry, texts)
    return Message(BETWEEN.join(blocks), _keyboard(where, page, len(parts), texts))


def _span(desk: Desk, entry: Entry, texts: Texts) -> str:
    """How many tell it, the first time and the latest."""
    now = desk.clock()
    first, last = (day_and_clock(at, now, desk.zone, texts) for at in (entry.first_at, entry.last_at))
    if first == last:
        return texts("sources-at", count=len(entry.sources), first=first)
    return texts("sources-span", count=len(entry.sources), first=first, last=last)


def _line(desk: Desk, part: Part, entry: Entry, texts: Texts) -> str:
    """A source with its link, its time and its marks, and its title where that is another than the story's."""
    marks = [texts("item-paywalled")] if part.paywalled else []
    marks += [texts("item-liveblog")] if part.kind == Kind.LIVEBLOG.value else []
    name = clip(visible(source_of(part)), NAME_UNITS) or texts.plain("sources-unnamed")
    at = escape(day_and_clock(part.at, desk.clock(), desk.zone, texts))
    line = " · ".join([link(name, part.url), at, *marks])
    title = clip(visible(part.title), _LINE_UNITS)
    return f"{line}\n<i>{escape(title)}</i>" if title and part.title != entry.lead.article.title else line


async def _earlier(desk: Desk, conn: AsyncConnection, entry: Entry, texts: Texts) -> list[str]:
    """The earlier parts of the same affair, the latest first."""
    found = await story_links.earlier(conn, [entry.story_id], EARLIER)
    before = await entries_of(conn, found.get(entry.story_id, ()))
    lines = [
        f"{link(clip(_title(one, texts), _LINE_UNITS), one.lead.article.url)} · "
        + escape(day_and_clock(one.last_at, desk.clock(), desk.zone, texts))
        for one in before
    ]
    return ["\n".join([texts("sources-earlier"), *lines])] if lines else []


def _keyboard(where: Place, page: int, count: int, texts: Texts) -> Keyboard:
    """Back and on through the pages, and back to the list where there is one."""
    to = [(texts.plain("button-back"), page - 1)] if page else []
    to += [(texts.plain("button-next"), page + 1)] if (page + 1) * PAGE < count else []
    row = [Button(text, turn_data(Place(where.story_ids, where.place, number))) for text, number in to]
    several = len(where.story_ids) > 1
    back = [Button(texts.plain("button-other-stories"), turn_data(Place(where.story_ids)))] if several else []
    return tuple(tuple(some) for some in (row, back) if some)


def _title(entry: Entry, texts: Texts) -> str:
    return visible(entry.lead.article.title) or visible(entry.lead.article.lead) or texts.plain("item-untitled")
