"""The buttons of `/schedule`."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.answer import Message, Pressed
from handlers.desk import Desk
from handlers.press import Press
from handlers.rights import press_refusal
from handlers.times.kept import Times, at, on_other_days, set_pause, set_quiet, set_slots, set_zone, times_of, without
from handlers.times.schedule import screens
from handlers.times.screens import DAYS
from handlers.turn import Turn
from news.readers_times.quiet import QuietHours
from news.readers_times.reading import MAX_SLOTS, UntilFault, parse_until
from news.readers_times.slot import Slot
from storage.minutes import clock

ADDRESS = re.compile(r"times:(\d{1,18}):([a-z]{2,6})(?::(\S{1,40}))?")
"""Callback data: the destination, what is tapped, and a minute of the day, hours, days or a zone."""

_SLOT = re.compile(r"(\d{1,4})(?:-([a-z]{3,7}))?", re.ASCII)
_SCREENS = ("main", "quiet", "pause", "zone")


async def tapped(desk: Desk, turn: Turn, press: Press) -> Pressed | None:
    """The screen that the button leads to; None where it is none of ours, or not of the one who is set up now."""
    address = ADDRESS.fullmatch(press.data)
    if address is None or turn.subject is None or turn.subject.id != int(address[1]):
        return None
    what, value = address[2], address[3] or ""
    times = await times_of(desk, turn.subject)
    if not value and what in _SCREENS:
        return Pressed(page=_screen(desk, turn, times, what))
    if (refused := await press_refusal(turn)) is not None:
        return refused
    changed = await _changed(desk, times, what, value)
    if changed is None:
        return None
    said = ""
    if what == "zone":
        said = turn.texts("times-zone-set", clock=screens(desk, turn, changed).clock(desk.clock()))
    full = what == "add" and changed == times and len(times.slots) >= MAX_SLOTS
    notice = turn.texts.plain("times-too-many", most=MAX_SLOTS) if full else turn.texts.plain("times-set")
    return Pressed(page=screens(desk, turn, changed).main(said), notice=notice)


def _screen(desk: Desk, turn: Turn, times: Times, what: str) -> Message:
    here = screens(desk, turn, times)
    return {"main": here.main, "quiet": here.quiet, "pause": here.pause, "zone": here.zone}[what]()


async def _changed(desk: Desk, times: Times, what: str, value: str) -> Times | None:
    """The times as the button changes them; None for what no button of ours says."""
    if what in ("add", "del", "days"):
        return await _slot(desk, times, what, value)
    if what == "quiet":
        return await _quiet(desk, times, value)
    if what == "pause":
        return await _pause(desk, times, value)
    return await _zone(desk, times, value) if what == "zone" else None


async def _slot(desk: Desk, times: Times, what: str, value: str) -> Times | None:
    slot = _SLOT.fullmatch(value)
    if slot is None or int(slot[1]) >= 24 * 60 or (what == "days") != (slot[2] in DAYS):
        return None
    minute, others = int(slot[1]), without(times, int(slot[1]))
    known = at(times, minute)
    if what == "add":
        others.append(known or Slot(time=clock(minute)))
    if what == "days" and known is not None:
        others.append(on_other_days(known, DAYS[slot[2]]))
    return times if len(others) > MAX_SLOTS else await set_slots(desk, times.of, others)


async def _quiet(desk: Desk, times: Times, value: str) -> Times | None:
    if value == "none":
        return await set_quiet(desk, times.of, None)
    hours = re.fullmatch(r"(\d{1,4})-(\d{1,4})", value, re.ASCII)
    if hours is None or max(int(hours[1]), int(hours[2])) >= 24 * 60 or int(hours[1]) == int(hours[2]):
        return None
    return await set_quiet(desk, times.of, QuietHours(clock(int(hours[1])), clock(int(hours[2]))))


async def _pause(desk: Desk, times: Times, value: str) -> Times | None:
    if value == "off":
        return await set_pause(desk, times.of, None)
    if re.fullmatch(r"\d{1,3}", value, re.ASCII) is None:
        return None
    zone = times.of.zone
    today = desk.clock().astimezone(zone).date()
    until = parse_until((today + timedelta(days=int(value))).isoformat(), today, zone)
    return None if isinstance(until, UntilFault) else await set_pause(desk, times.of, until)


async def _zone(desk: Desk, times: Times, value: str) -> Times | None:
    try:
        zone = ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        return None
    return await set_zone(desk, times.of, zone)
