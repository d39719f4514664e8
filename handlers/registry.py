"""Every conversation: which command begins it, which buttons belong to it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.answer import Answer, Pressed
from handlers.commands import HELP, LATEST, START, TOPIC, Command
from handlers.desk import Desk
from handlers.greeting import help_, start
from handlers.latest import latest, latest_page
from handlers.topic import topic, topic_page, topic_pressed
from handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Press:
    """A button was pressed: what it carries, and the id of the message it stands under."""

    data: str
    message_id: int


Conversation = Callable[[Desk, Turn, str], Awaitable[Answer]]
"""Answers what was said after the command."""

Pressing = Callable[[Desk, Turn, Press], Awaitable[Pressed | None]]
"""What pressing the button does; None where the button belongs to another conversation."""


async def _start(_: Desk, turn: Turn, __: str) -> Answer:
    return start(turn.asker.first_name, turn.texts)


async def _help(_: Desk, turn: Turn, __: str) -> Answer:
    return help_(turn.texts)


async def _latest(desk: Desk, turn: Turn, said: str) -> Answer:
    return await latest(desk, said, turn.texts)


async def _topic(desk: Desk, turn: Turn, said: str) -> Answer:
    return await topic(desk, said, turn.texts)


async def _page(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    page = await latest_page(desk, press.data, turn.texts) or await topic_page(desk, press.data, turn.texts)
    return Pressed(page=page) if page is not None else None


async def _search(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    found = await topic_pressed(desk, press.data, turn.texts)
    return Pressed(answer=found) if found is not None else None


CONVERSATIONS: dict[Command, Conversation] = {
    START: _start,
    HELP: _help,
    LATEST: _latest,
    TOPIC: _topic,
}

PRESSINGS: tuple[Pressing, ...] = (_page, _search)
