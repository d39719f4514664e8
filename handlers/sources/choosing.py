"""`/sources` and its buttons: which outlets the reader wants, and in which languages; a tap changes it."""

from handlers.answer import Answer, Pressed
from handlers.desk import Desk
from handlers.html import clip, visible
from handlers.press import Press
from handlers.rights import named, press_refusal, refusal
from handlers.sources.addresses import ADDRESS, View
from handlers.sources.screen import sources_screen
from handlers.turn import Turn, subject_of
from news.outlets.known import Region
from news.outlets.naming import outlet_mark
from news.outlets.wishes import NO_WISHES
from storage import outlets
from storage.destinations import Destination
from storage.outlets import Outlet

_NOTICE_UNITS, _NAME_UNITS = 200, 60


async def sources(desk: Desk, turn: Turn, _: str) -> Answer:
    """The outlets as they are chosen; in a group that is new to us, only an administrator begins with them."""
    if turn.subject is None and (refused := await refusal(turn)) is not None:
        return refused
    of = await subject_of(desk, turn)
    shown = await _shown(desk, turn, of, View(of.id, Region.NATIONAL))
    return Answer((shown.page,)) if shown.page is not None else Answer(())


async def source_tapped(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Another page, one outlet more or fewer, another language; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None:
        return None
    if address[1] is None:
        return Pressed(answer=await sources(desk, turn, ""))
    if turn.subject is None or turn.subject.id != int(address[1]):
        return None
    view = View(turn.subject.id, Region(address[2]), int(address[3]))
    if address[5] is None and address[6] is None:
        return await _shown(desk, turn, turn.subject, view)
    if (refused := await press_refusal(turn)) is not None:
        return refused
    if address[6] is not None:
        notice = await _choose_languages(desk, turn, other=address[7] == "on")
    else:
        notice = await _choose(desk, turn, address[5], wanted=address[4] == "on")
    return await _shown(desk, turn, turn.subject, view, notice)


async def _choose(desk: Desk, turn: Turn, mark: str, *, wanted: bool) -> str:
    """What is told of the choice; "" where the outlet is there no longer."""
    async with desk.db.write() as conn:
        one = _marked(await outlets.all_outlets(conn), mark)
        if one is None or turn.subject is None:
            return turn.texts.plain("source-gone-from-list")
        await outlets.choose(conn, turn.subject.id, one, wanted)
    name = clip(visible(one.name), _NAME_UNITS)
    return turn.texts.plain("source-wanted" if wanted else "source-unwanted", outlet=name)


async def _choose_languages(desk: Desk, turn: Turn, *, other: bool) -> str:
    if turn.subject is not None:
        async with desk.db.write() as conn:
            await outlets.choose_languages(conn, turn.subject.id, other=other)
    return turn.texts.plain("languages-wanted" if other else "languages-unwanted")


def _marked(some: list[Outlet], mark: str) -> Outlet | None:
    return next((one for one in some if one.available and outlet_mark(one.key) == mark), None)


async def _shown(desk: Desk, turn: Turn, of: Destination, view: View, notice: str = "") -> Pressed:
    async with desk.db.read() as conn:
        known = await outlets.all_outlets(conn)
        wishes = (await outlets.wishes_of(conn, [of.id])).get(of.id, NO_WISHES)
    page = sources_screen(view, known, wishes, turn.texts, named(turn, turn.texts))
    return Pressed(page=page, notice=clip(notice, _NOTICE_UNITS))
