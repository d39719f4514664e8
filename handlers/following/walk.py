"""The first walk: `/start` greets, lets choose topics, then times, then shows a digest, by taps in one message."""

import base64
import binascii
import re
from dataclasses import replace

from handlers.answer import Answer, Button, Message, Pressed
from handlers.asked_again import recall
from handlers.desk import Desk
from handlers.following.kept import set_all_manners, topics_of
from handlers.following.picking import picking
from handlers.following.under_news import topic_news
from handlers.greeting import greeting
from handlers.press import Press
from handlers.rights import press_refusal
from handlers.times.kept import at, set_slots, times_of, without
from handlers.turn import Turn, seen, subject_of
from news.readers_times.slot import Slot
from storage.following import Manner
from storage.minutes import clock, minutes

TIMES = (450, 750, 1080)
"""Minutes after midnight that the walk offers."""

ADDRESS = re.compile(r"walk:(topics|times|at|once|done)(?::(\d{1,4}))?")

_PAYLOAD = re.compile(r"(t|a)_([A-Za-z0-9_-]{1,62})")
"""Bot API: the parameter of a deep link has 1-64 characters A-Z, a-z, 0-9, _ and -."""


async def start(desk: Desk, turn: Turn, said: str) -> Answer:
    """The greeting and the first step; a deep link to a topic shows the news about it instead."""
    words = await linked(desk, said)
    if words is not None:
        return await topic_news(desk, turn, words)
    followed = await topics_of(desk, turn.subject)
    hello = greeting(turn.asker.first_name, turn.texts, known=bool(followed))
    if not turn.asker.is_private:
        return Answer.one(hello)
    if followed:
        texts = turn.texts
        keys = ((Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times")),)
        return Answer.one(hello, keys)
    first = await picking(desk, turn, way="walk")
    return Answer((replace(first, html=f"{hello}\n\n{first.html}"),))


async def linked(desk: Desk, said: str) -> str | None:
    """What the payload of a deep link asks for: `t_` and base64url of the words, or `a_` and a question's number."""
    payload = _PAYLOAD.fullmatch(said.strip())
    if payload is None:
        return None
    if payload[1] == "a":
        return await recall(desk, int(payload[2])) if payload[2].isdigit() and len(payload[2]) < 19 else None
    try:
        return base64.urlsafe_b64decode(payload[2] + "=" * (-len(payload[2]) % 4)).decode()
    except (binascii.Error, ValueError):
        return None


def link_payload(words: str) -> str | None:
    """The payload of a deep link to these words; None where they are too long for one."""
    payload = "t_" + base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")
    return payload if len(payload) <= 64 else None


async def walked(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """The next step of the walk; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    turn = seen(turn, await subject_of(desk, turn))
    step = address[1]
    if step == "topics":
        return Pressed(page=await picking(desk, turn, way="walk"))
    if step == "at" and address[2] and int(address[2]) < 24 * 60:
        await _toggle(desk, turn, int(address[2]))
    if step == "once":
        await _toggle_at_once(desk, turn)
    return await _finished(desk, turn) if step == "done" else Pressed(page=await _times(desk, turn))


async def _toggle(desk: Desk, turn: Turn, minute: int) -> None:
    times = await times_of(desk, await subject_of(desk, turn))
    others = without(times, minute)
    await set_slots(desk, times.of, others if at(times, minute) else [*others, Slot(time=clock(minute))])


async def _toggle_at_once(desk: Desk, turn: Turn) -> None:
    to = await subject_of(desk, turn)
    every = await _is_at_once(desk, turn)
    await set_all_manners(desk, to, Manner.DIGEST if every else Manner.AT_ONCE)


async def _is_at_once(desk: Desk, turn: Turn) -> bool:
    followed = await topics_of(desk, turn.subject)
    return any(one.manner is Manner.AT_ONCE for one in followed)


async def _times(desk: Desk, turn: Turn) -> Message:
    """The second step: when."""
    texts = turn.texts
    have = {minutes(one.slot.time) for one in (await times_of(desk, await subject_of(desk, turn))).slots}
    offered = tuple(_ticked(_digits(one), f"walk:at:{one}", on=one in have) for one in TIMES)
    once = _ticked(texts.plain("button-walk-once"), "walk:once", on=await _is_at_once(desk, turn))
    below = (Button(texts.plain("button-back"), "walk:topics"), Button(texts.plain("button-done"), "walk:done"))
    return Message(texts("walk-times"), (offered, (once,), below))


async def _finished(desk: Desk, turn: Turn) -> Pressed:
    """The last step: what was chosen in two lines, and a digest as it will look."""
    texts, followed = turn.texts, await topics_of(desk, turn.subject)
    if not followed:
        return Pressed(page=Message(texts("walk-nothing"), ((Button(texts.plain("button-pick"), "walk:topics"),),)))
    times = await times_of(desk, await subject_of(desk, turn))
    names = ", ".join(one.topic.name for one in followed)
    text = texts("walk-done" if times.slots else "walk-done-without-times", topics=names)
    keys = ((Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times")),)
    return Pressed(page=Message(text, (*keys, (Button(texts.plain("button-digest-now"), "digest"),))))


def _ticked(text: str, data: str, *, on: bool) -> Button:
    return Button(f"✓ {text}" if on else text, data)


def _digits(minute: int) -> str:
    of = clock(minute)
    return f"{of.hour}.{of.minute:02}"
