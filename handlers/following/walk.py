"""The first walk: `/start` greets, lets choose topics, then times, then shows a digest, by taps in one message."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.answer import Answer, Button, Message, Pressed
from handlers.desk import Desk
from handlers.following.kept import set_all_manners, topics_of
from handlers.following.links import linked_words
from handlers.following.naming import together
from handlers.following.picking import picking
from handlers.following.under_news import topic_news
from handlers.greeting import greeting
from handlers.press import Press
from handlers.rights import press_refusal
from handlers.texts import Texts
from handlers.times.faces import COMMON, face
from handlers.times.kept import Times, at, set_slots, times_of, without
from handlers.turn import Turn, seen, subject_of
from news.readers_times.reading import MAX_SLOTS, format_slots
from news.readers_times.slot import Slot
from storage.following import Followed, Manner
from storage.minutes import clock, minutes

ADDRESS = re.compile(r"walk:(?:(topics|times|done)|(at):(\d{1,4}):(on|off)|(once):(on|off))", re.ASCII)
"""Callback data: the step, or what is wanted: a time of day (in minutes) or news at once."""


async def start(desk: Desk, turn: Turn, said: str) -> Answer:
    """The greeting and the first step; a deep link to a topic shows the news about it instead."""
    followed, words = await topics_of(desk, turn.subject), linked_words(said)
    hello = greeting(turn.asker.first_name, turn.texts, known=bool(followed))
    if words is not None:
        news = await topic_news(desk, turn, words)
        greets = turn.asker.is_private and turn.here is None
        return replace(news, messages=(Message(hello), *news.messages)) if greets else news
    if not turn.asker.is_private:
        return Answer.one(turn.texts("group-hello"))
    if followed:
        return Answer.one(hello, (_ways(turn.texts),))
    first = await picking(desk, turn, way="walk")
    return Answer((replace(first, html=f"{hello}\n\n{first.html}"),))


async def walked(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """The next step of the walk; None where the button is none of ours."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or int(address[3] or 0) >= 24 * 60:
        return None
    if (refused := await press_refusal(turn)) is not None:
        return refused
    to = await subject_of(desk, turn)
    turn = seen(turn, to)
    if address[1] == "topics":
        return Pressed(page=await picking(desk, turn, way="walk"))
    times, followed = await times_of(desk, to), await topics_of(desk, to)
    if address[1] == "done":
        return Pressed(page=_finished(turn.texts, followed, times))
    if address[2]:
        times = await _at(desk, times, int(address[3]), wanted=address[4] == "on")
    if address[5]:
        await set_all_manners(desk, to, Manner.AT_ONCE if address[6] == "on" else Manner.DIGEST)
        followed = await topics_of(desk, to)
    return Pressed(page=_times(turn.texts, followed, times))


async def _at(desk: Desk, times: Times, minute: int, *, wanted: bool) -> Times:
    """With or without a digest at that minute of the day; one that is there keeps its days."""
    others = without(times, minute)
    if wanted:
        others.append(at(times, minute) or Slot(time=clock(minute)))
    return times if len(others) > MAX_SLOTS else await set_slots(desk, times.of, others)


def _times(texts: Texts, followed: Sequence[Followed], times: Times) -> Message:
    """The second step: when."""
    have = {minutes(one.slot.time) for one in times.slots}
    offered = tuple(_ticked(face(one, texts), f"walk:at:{one}", on=one in have) for one in COMMON)
    once = _ticked(texts.plain("button-walk-once"), "walk:once", on=_are_at_once(followed))
    below = (Button(texts.plain("button-back"), "walk:topics"), Button(texts.plain("button-done"), "walk:done"))
    return Message(texts("walk-times"), (offered, (once,), below))


def _finished(texts: Texts, followed: Sequence[Followed], times: Times) -> Message:
    """The last step: what was chosen, and a digest as it will look."""
    if not followed:
        return Message(texts("walk-nothing"), ((Button(texts.plain("button-pick"), "walk:topics"),),))
    lines = [texts("walk-done", topics=together([one.topic.name for one in followed], texts)), ""]
    if times.slots:
        lines.append(texts("walk-done-times", times=format_slots([one.slot for one in times.slots], texts.language)))
    else:
        lines.append(texts("walk-done-no-times"))
    if _are_at_once(followed):
        lines.append(texts("walk-done-at-once"))
    return Message("\n".join(lines), (_ways(texts), (Button(texts.plain("button-digest-now"), "digest"),)))


def _are_at_once(followed: Sequence[Followed]) -> bool:
    return any(one.manner is Manner.AT_ONCE for one in followed)


def _ways(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-topics"), "topics"), Button(texts.plain("button-times"), "times"))


def _ticked(text: str, data: str, *, on: bool) -> Button:
    return Button(f"✓ {text}" if on else text, f"{data}:{'off' if on else 'on'}")
