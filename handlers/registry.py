"""Every conversation: which command begins it, which buttons belong to it."""

from collections.abc import Awaitable, Callable

from handlers.answer import Answer, Pressed
from handlers.commands import DIGEST, HELP, LATEST, SCHEDULE, SETTINGS, START, TOPIC, Command
from handlers.desk import Desk
from handlers.digest.on_request import digest_now
from handlers.digest.why import why_pressed
from handlers.greeting import help_, start
from handlers.latest import latest, latest_page
from handlers.press import Press
from handlers.settings.screen import setting_tapped, settings
from handlers.times.schedule import schedule
from handlers.times.tapping import tapped
from handlers.topic import topic, topic_page, topic_pressed
from handlers.turn import Turn

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


async def _digest(desk: Desk, turn: Turn, _: str) -> Answer:
    return await digest_now(desk, turn.asker, turn.texts)


async def _why(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    return await why_pressed(desk, turn.asker, press.message_id, press.data, turn.texts)


CONVERSATIONS: dict[Command, Conversation] = {
    START: _start,
    HELP: _help,
    LATEST: _latest,
    TOPIC: _topic,
    DIGEST: _digest,
    SCHEDULE: schedule,
    SETTINGS: settings,
}

PRESSINGS: tuple[Pressing, ...] = (_page, _search, _why, tapped, setting_tapped)
