"""Popular topics to turn on and off by a tap: of `/topics`, and of the first walk."""

import re
from collections.abc import Sequence

from handlers.answer import Button, Keyboard, Message, Pressed
from handlers.desk import Desk
from handlers.following.kept import begin, end, topics_of
from handlers.following.wanted import wanted
from handlers.press import Press
from handlers.rights import named, press_refusal
from handlers.texts import Texts
from handlers.topic_names import shown
from handlers.turn import Turn, seen, subject_of
from news.folding import fold
from storage.following import Followed

POPULAR = (
    "Oekraïne",
    "Gaza",
    "Politiek",
    "Klimaat",
    "Asiel",
    "Woningmarkt",
    "Economie",
    "Zorg",
    "Stikstof",
    "Rusland",
    "Verenigde Staten",
    "Europese Unie",
    "Voetbal",
    "Ajax",
    "Feyenoord",
    "Wielrennen",
    "Schaatsen",
    "Formule 1",
    "Weer",
    "Technologie",
    "Wetenschap",
    "Koningshuis",
    "Onderwijs",
    "Cultuur",
)
"""What is offered, in this order; all of them are known to the gazetteer."""

PAGE = 12
COLUMNS = 2

ADDRESS = re.compile(r"pick:(walk|list):(\d{1,2})(?::(on|off):([a-z0-9 ]{1,30}))?", re.ASCII)
"""Callback data: where it leads when done, the page, what is wanted of a topic, and the topic (folded).

What is wanted, not "the other": pressed twice, or handled twice after a crash, it does the same.
"""

_BY_KEY = {fold(name).lower(): name for name in POPULAR}


async def picking(desk: Desk, turn: Turn, page: int = 0, way: str = "list") -> Message:
    """One page of topics, those that are followed with a tick; `way` is "walk" in the first walk, else "list"."""
    texts, followed = turn.texts, await topics_of(desk, turn.subject)
    title = named(turn, texts)
    html = texts("walk-topics") if way == "walk" else texts("pick-topics")
    return Message(f"{title}\n{html}" if title else html, _keys(turn, followed, page, way))


def _keys(turn: Turn, followed: Sequence[Followed], page: int, way: str) -> Keyboard:
    on, texts, turning = {one.topic.query for one in followed}, turn.texts, []
    here = POPULAR[page * PAGE : (page + 1) * PAGE]
    buttons = [_topic(name, page, way, texts, on=name in on) for name in here]
    rows = [tuple(buttons[first : first + COLUMNS]) for first in range(0, len(buttons), COLUMNS)]
    if page > 0:
        turning.append(Button(texts.plain("button-back"), f"pick:{way}:{page - 1}"))
    if (page + 1) * PAGE < len(POPULAR):
        turning.append(Button(texts.plain("button-more-topics"), f"pick:{way}:{page + 1}"))
    done = Button(texts.plain("button-done"), "walk:times" if way == "walk" else "topics")
    return (*rows, *([tuple(turning)] if turning else []), (done,))


def _topic(name: str, page: int, way: str, texts: Texts, *, on: bool) -> Button:
    label = shown(name, texts)
    return Button(f"✓ {label}" if on else label, f"pick:{way}:{page}:{'off' if on else 'on'}:{fold(name).lower()}")


async def picked(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """A topic is turned on or off, or the page is turned; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or int(address[2]) * PAGE >= len(POPULAR):
        return None
    way, page, key = address[1], int(address[2]), address[4]
    if key is None:
        return Pressed(page=await picking(desk, turn, page, way))
    if key not in _BY_KEY:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    to = await subject_of(desk, turn)
    topic = wanted(_BY_KEY[key])
    if address[3] == "off":
        await end(desk, to, [one.topic.id for one in await topics_of(desk, to) if one.topic.query == topic.query])
    elif (await begin(desk, to, [topic])).too_many:
        return Pressed(notice=turn.texts.plain("follow-full"), urgent=True)
    return Pressed(page=await picking(desk, seen(turn, to), page, way))
