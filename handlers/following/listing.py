"""`/topics`: what is followed, each topic a row to tap."""

import re

from handlers.answer import Answer, Button, Keyboard, Message, Pressed
from handlers.desk import Desk
from handlers.following.kept import end, set_manner, topics_of
from handlers.following.picking import picking
from handlers.html import clip
from handlers.press import Press
from handlers.rights import named, press_refusal
from handlers.texts import Texts
from handlers.topic_names import shown
from handlers.turn import Turn
from storage.destinations import Destination
from storage.following import Followed, Manner

PAGE = 8
"""Topics on a page: what a phone shows with its buttons."""

ADDRESS = re.compile(r"topics(?::(\d{1,18}):(page|digest|at_once|muted|drop|pick):(\d{1,4})(?::(\d{1,18}))?)?")
"""Callback data: the destination, what is wanted, the page, and the topic."""

_NEXT = {Manner.DIGEST: Manner.AT_ONCE, Manner.AT_ONCE: Manner.MUTED, Manner.MUTED: Manner.DIGEST}
_SIGNS = {Manner.DIGEST: "📰", Manner.AT_ONCE: "🔔", Manner.MUTED: "🔕"}
_NAME_UNITS = 32


async def topics(desk: Desk, turn: Turn, _: str) -> Answer:
    """The list; whoever follows nothing yet gets topics to choose from."""
    followed = await topics_of(desk, turn.subject)
    return Answer((await _list(desk, turn, followed, 0),))


async def topic_tapped(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Another manner, one topic fewer, another page; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None:
        return None
    if address[1] is None or address[2] == "page":
        return await _shown(desk, turn, int(address[3] or 0))
    if turn.subject is None or turn.subject.id != int(address[1]):
        return None
    if address[2] == "pick":
        return Pressed(page=await picking(desk, turn))
    if (refused := await press_refusal(turn)) is not None:
        return refused
    here = {one.topic.id: one for one in await topics_of(desk, turn.subject)}
    one = here.get(int(address[4] or 0))
    if one is None:
        return await _shown(desk, turn, int(address[3]))
    if address[2] == "drop":
        await end(desk, turn.subject, [one.topic.id])
        notice = turn.texts.plain("unfollowed", topics=shown(one.topic.name, turn.texts))
    else:
        manner = Manner(address[2])
        await set_manner(desk, turn.subject, one.topic.id, manner)
        text = f"manner-{manner.value.replace('_', '-')}"
        notice = turn.texts.plain(text, topic=shown(one.topic.name, turn.texts))
    done = await _shown(desk, turn, int(address[3]))
    return Pressed(page=done.page, notice=clip(notice, 200))


async def _shown(desk: Desk, turn: Turn, page: int) -> Pressed:
    return Pressed(page=await _list(desk, turn, await topics_of(desk, turn.subject), page))


async def _list(desk: Desk, turn: Turn, followed: list[Followed], page: int) -> Message:
    if turn.subject is None or not followed:
        return await picking(desk, turn)
    texts, last = turn.texts, (len(followed) - 1) // PAGE
    title = named(turn, texts)
    lines = [texts("topics-header", count=len(followed)), *([title] if title else []), "", texts("topics-legend")]
    return Message("\n".join(lines), _keys(turn.subject, texts, followed, min(page, last)))


def _keys(to: Destination, texts: Texts, followed: list[Followed], page: int) -> Keyboard:
    rows = [_row(to, one, page, texts) for one in followed[page * PAGE : (page + 1) * PAGE]]
    turning = []
    if page > 0:
        turning.append(Button(texts.plain("button-back"), f"topics:{to.id}:page:{page - 1}"))
    if (page + 1) * PAGE < len(followed):
        turning.append(Button(texts.plain("button-next"), f"topics:{to.id}:page:{page + 1}"))
    below = (Button(texts.plain("button-pick"), f"topics:{to.id}:pick:0"), Button(texts.plain("button-times"), "times"))
    return (*rows, *([tuple(turning)] if turning else []), below)


def _row(to: Destination, one: Followed, page: int, texts: Texts) -> tuple[Button, ...]:
    name = f"{_SIGNS[one.manner]} {clip(shown(one.topic.name, texts), _NAME_UNITS)}"
    address = f"topics:{to.id}"
    return (
        Button(name, f"{address}:{_NEXT[one.manner].value}:{page}:{one.topic.id}"),
        Button("✕", f"{address}:drop:{page}:{one.topic.id}"),
    )
