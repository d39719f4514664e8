"""`/schedule WORDS`: the times as a reader types them."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from handlers.answer import Answer, Button, Keyboard
from handlers.desk import Desk
from handlers.html import clip, visible
from handlers.rights import named, refusal
from handlers.times import kept
from handlers.times.faces import face
from handlers.times.kept import Times, set_pause, set_quiet, set_slots, set_zone, times_of
from handlers.times.screens import Screens
from handlers.turn import Turn, subject_of
from news.readers_times.reading import (
    MAX_SLOTS,
    QuietFault,
    SlotFault,
    UntilFault,
    parse_quiet,
    parse_slots,
    parse_until,
    times_of_one_day,
)
from news.readers_times.slot import Slot
from news.readers_times.zones import ZoneFound, place_label, zone_named
from storage.minutes import minutes

_VERBS: tuple[tuple[str, str], ...] = (
    ("more", r"(?:erbij|ook|plus|add|\+)"),
    ("less", r"(?:weg|zonder|verwijder|wis|remove|delete|-)"),
    ("none", r"(?:geen|niets|nooit|uit|stop|alles weg|none|off)$"),
    ("zone", r"(?:tijdzone|zone|plaats|stad|timezone|city)"),
    ("quiet", r"(?:stille uren|stil|rust|quiet)"),
    ("pause", r"(?:pauzeer|pauze|pause|vakantie)"),
    ("resume", r"(?:hervat|verder|resume)$"),
)
_FIRST = {name: re.compile(rf"{words}(?=[\s:]|$)[\s:]*", re.IGNORECASE) for name, words in _VERBS}

_NONE = re.compile(r"(?:geen|uit|niet|none|off|no)(?:\s.*)?", re.IGNORECASE)

_SHOWN_UNITS = 60
_MOST_OFFERED = 3

Doing = Callable[[Desk, Turn, Times, str], Awaitable[Answer]]


async def schedule(desk: Desk, turn: Turn, said: str) -> Answer:
    """The times at a glance; with words after the command they are changed first. What is unclear changes nothing."""
    words = visible(said)
    if (words or turn.subject is None) and (refused := await refusal(turn)) is not None:
        return refused
    times = await times_of(desk, await subject_of(desk, turn))
    if not words:
        return _shown(desk, turn, times)
    for name, first in _FIRST.items():
        if (found := first.match(words)) is not None:
            return await _DOING[name](desk, turn, times, words[found.end() :].strip())
    return await _all(desk, turn, times, words)


async def _all(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    wanted = parse_slots(words)
    if isinstance(wanted, SlotFault):
        return _unclear(turn, times, words, wanted)
    return _shown(desk, turn, await set_slots(desk, times.of, wanted), "times-set")


async def _more(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    wanted = parse_slots(words)
    if isinstance(wanted, SlotFault):
        return _unclear(turn, times, words, wanted)
    together = [*(one.slot for one in times.slots), *wanted]
    if len({slot.time for slot in together}) > MAX_SLOTS:
        return _unclear(turn, times, words, SlotFault.TOO_MANY)
    return _shown(desk, turn, await set_slots(desk, times.of, together), "times-set")


async def _less(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    wanted = parse_slots(words)
    if isinstance(wanted, SlotFault):
        return _unclear(turn, times, words, wanted)
    gone = {minutes(slot.time): slot.weekdays for slot in wanted}
    left = [slot for one in times.slots if (slot := _left_of(one.slot, gone)) is not None]
    if left == [one.slot for one in times.slots]:
        return _shown(desk, turn, times, "times-not-there")
    return _shown(desk, turn, await set_slots(desk, times.of, left), "times-set")


def _left_of(slot: Slot, gone: dict[int, frozenset[int]]) -> Slot | None:
    days = slot.weekdays - gone.get(minutes(slot.time), frozenset())
    return kept.on_other_days(slot, days) if days else None


async def _none(desk: Desk, turn: Turn, times: Times, _: str) -> Answer:
    return _shown(desk, turn, await set_slots(desk, times.of, []), "times-set")


async def _zone(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    if not words:
        return Answer((screens(desk, turn, times).zone(),))
    found = await asyncio.to_thread(zone_named, words)  # it may read files
    places = (found.place, *found.others) if isinstance(found, ZoneFound) else found.proposals
    if isinstance(found, ZoneFound) and not found.others:
        return await zone_chosen(desk, turn, times, found.zone)
    texts, address = turn.texts, f"times:{times.of.id}:zone"
    buttons = tuple((Button(place_label(one, texts.language), f"{address}:{one.zone.key}"),) for one in places)
    name = "times-which-zone" if isinstance(found, ZoneFound) else "times-zone-near"
    text = texts(name if places else "times-zone-unknown", place=clip(words, _SHOWN_UNITS))
    return Answer.one(text, buttons)


async def zone_chosen(desk: Desk, turn: Turn, times: Times, zone: ZoneInfo) -> Answer:
    """The reader's zone is this one; the time there is shown, by which a wrong one is seen."""
    changed = await set_zone(desk, times.of, zone)
    clock = screens(desk, turn, changed).clock(desk.clock())
    return Answer((screens(desk, turn, changed).main(turn.texts("times-zone-set", clock=clock)),))


async def _quiet(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    if not words:
        return Answer((screens(desk, turn, times).quiet(),))
    quiet = None if _NONE.fullmatch(words) else parse_quiet(words)
    if isinstance(quiet, QuietFault):
        return Answer.one(turn.texts("times-quiet-unclear", words=clip(words, _SHOWN_UNITS)))
    return _shown(desk, turn, await set_quiet(desk, times.of, quiet), "times-set")


async def _pause(desk: Desk, turn: Turn, times: Times, words: str) -> Answer:
    if not words:
        return Answer((screens(desk, turn, times).pause(),))
    if _NONE.fullmatch(words):
        return await _resume(desk, turn, times, "")
    zone = times.of.zone
    until = parse_until(words, desk.clock().astimezone(zone).date(), zone)
    if isinstance(until, UntilFault):
        name = {UntilFault.PAST: "times-pause-past", UntilFault.TOO_FAR: "times-pause-far"}.get(until)
        return Answer.one(turn.texts(name or "times-pause-unclear", words=clip(words, _SHOWN_UNITS)))
    return _shown(desk, turn, await set_pause(desk, times.of, until), "times-set")


async def _resume(desk: Desk, turn: Turn, times: Times, _: str) -> Answer:
    return _shown(desk, turn, await set_pause(desk, times.of, None), "times-resumed")


_DOING: dict[str, Doing] = {
    "more": _more,
    "less": _less,
    "none": _none,
    "zone": _zone,
    "quiet": _quiet,
    "pause": _pause,
    "resume": _resume,
}

_FAULTS = {
    SlotFault.NO_SUCH_TIME: "times-no-such-time",
    SlotFault.TOO_MANY: "times-too-many",
    SlotFault.ONCE: "times-once",
}


def _unclear(turn: Turn, times: Times, words: str, fault: SlotFault) -> Answer:
    name = _FAULTS.get(fault, "times-unclear")
    given: dict[str, str | int] = {"most": MAX_SLOTS} if fault is SlotFault.TOO_MANY else {}
    if fault is not SlotFault.TOO_MANY:
        given["words"] = clip(words, _SHOWN_UNITS)
    return Answer.one(turn.texts(name, **given), _every_day(turn, times, words))


def _every_day(turn: Turn, times: Times, words: str) -> Keyboard:
    """For times that were meant for one day, buttons that add them for every day."""
    offered = [minutes(slot.time) for slot in times_of_one_day(words)][:_MOST_OFFERED]
    return tuple(
        (Button(turn.texts.plain("button-every-day", clock=face(at, turn.texts)), f"times:{times.of.id}:add:{at}"),)
        for at in offered
    )


def _shown(desk: Desk, turn: Turn, times: Times, said: str = "") -> Answer:
    return Answer((screens(desk, turn, times).main(turn.texts(said) if said else ""),))


def screens(desk: Desk, turn: Turn, times: Times) -> Screens:
    """The screens of these times, for this reader."""
    return Screens(times, desk.clock(), turn.texts, named(turn, turn.texts))
