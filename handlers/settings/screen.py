"""`/settings` and its buttons: one message that is edited as the reader taps."""

import re

from handlers.answer import Answer, Button, Message, Pressed
from handlers.desk import Desk
from handlers.press import Press
from handlers.rights import named, press_refusal, refusal
from handlers.texts import LANGUAGES, Texts, texts_for
from handlers.turn import Turn, subject_of
from storage import destinations
from storage.destinations import Destination

ADDRESS = re.compile(r"settings:(\d{1,18}):(language|empty):([a-z]{2,6})")
"""Callback data: the destination, what is chosen, and the choice."""

NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language is called by its own name, so that whoever reads only that one finds it."""

WHEN_EMPTY = ("say", "silent")

_COLUMNS = {"language": ("language", LANGUAGES), "empty": ("when_empty", WHEN_EMPTY)}


async def settings(desk: Desk, turn: Turn, _: str) -> Answer:
    """The settings as they are; in a group of which nothing is kept yet, only an administrator begins with them."""
    if turn.subject is None and (refused := await refusal(turn)) is not None:
        return refused
    of = await subject_of(desk, turn)
    return Answer((_screen(of, _texts_of(turn, of), turn),))


async def setting_tapped(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """Another choice, and the screen as it is then; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or turn.subject is None or turn.subject.id != int(address[1]):
        return None
    column, choices = _COLUMNS[address[2]]
    if address[3] not in choices:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    async with desk.db.write() as conn:
        changed = await destinations.change(conn, turn.subject, **{column: address[3]})
    return Pressed(page=_screen(changed, _texts_of(turn, changed), turn))


def _texts_of(turn: Turn, of: Destination) -> Texts:
    """In the language of the one whose settings they are, unless somebody else is looking after a channel."""
    return turn.texts if turn.channel is not None else texts_for(of.language)


def _screen(of: Destination, texts: Texts, turn: Turn) -> Message:
    title = named(turn, texts)
    lines = [texts("settings-header"), *([title] if title else []), ""]
    lines += [texts("settings-language", language=NAMES[of.language]), texts(f"settings-empty-{of.when_empty}")]
    lines += ["", texts("settings-more")]
    languages = tuple(_button(of, NAMES[one], f"language:{one}", chosen=one == of.language) for one in LANGUAGES)
    empty = tuple(
        _button(of, texts.plain(f"button-empty-{one}"), f"empty:{one}", chosen=one == of.when_empty)
        for one in WHEN_EMPTY
    )
    return Message("\n".join(lines), (languages, empty))


def _button(of: Destination, text: str, what: str, *, chosen: bool) -> Button:
    return Button(f"✓ {text}" if chosen else text, f"settings:{of.id}:{what}")
