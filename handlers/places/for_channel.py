"""Conversations of somebody who sets a channel up: checked each time, and said each time for which channel."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from handlers.answer import Answer, Button, Message, Pressed
from handlers.desk import Desk
from handlers.heading import headed
from handlers.places.addresses import BACK
from handlers.press import Press
from handlers.rights import named, press_refusal, refusal
from handlers.turn import Turn

_ABOUT_SUBJECT = re.compile(r"(?:topics|pick|follow|atonce|unfollow|times|settings|sources|digest|walk|forget)(?::|$)")
"""The buttons that show or change a subject's topics, times or settings."""

Conversation = Callable[[Desk, Turn, str], Awaitable[Answer]]
Pressing = Callable[[Desk, Turn, Press], Awaitable[Pressed | None]]


def about_subject(conversation: Conversation) -> Conversation:
    """The conversation, which is about a subject's topics, times or settings, also fit for a channel's."""

    async def held(desk: Desk, turn: Turn, said: str) -> Answer:
        if turn.channel is None:
            return await conversation(desk, turn, said)
        return signed(turn, await refusal(turn) or await conversation(desk, turn, said))

    return held


def subjects_button(pressing: Pressing) -> Pressing:
    """The same for a button."""

    async def held(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
        if turn.channel is None or _ABOUT_SUBJECT.match(press.data) is None:
            return await pressing(desk, turn, press)
        done = await press_refusal(turn) or await pressing(desk, turn, press)
        return signed_press(turn, done) if done is not None else None

    return held


def signed(turn: Turn, answer: Answer) -> Answer:
    """The answer with the channel's name above it and the way back below it."""
    if turn.channel is None or not answer.messages:
        return answer
    line = named(turn, turn.texts)
    is_named = any(line in one.html for one in answer.messages)
    *first, last = answer.messages if is_named else headed(line, answer.messages)
    return replace(answer, messages=(*first, _with_way_back(turn, last)))


def signed_press(turn: Turn, pressed: Pressed) -> Pressed:
    """The same for what a button does."""
    page = signed(turn, Answer((pressed.page,))).messages[-1] if pressed.page is not None else None
    return replace(pressed, page=page, answer=signed(turn, pressed.answer) if pressed.answer is not None else None)


def _with_way_back(turn: Turn, message: Message) -> Message:
    if any(button.data == BACK for row in message.keyboard for button in row):
        return message
    return replace(message, keyboard=(*message.keyboard, (Button(turn.texts.plain("button-myself"), BACK),)))
