"""The slots that a reader types: days and times in either order, as in "werkdagen 7:30, 9 uur in het weekend"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from enum import Enum

from news.folding import fold
from news.readers_times.clock_words import CLOCK_WORDS, PART_WORDS, clock_of, in_part
from news.readers_times.day_words import DAY_WORDS, days_of
from news.readers_times.once_words import without_one_day
from news.readers_times.slot import EVERY_DAY, Slot

MAX_SLOTS = 24
"""Slots of one destination: one each hour."""
MAX_TEXT = 1_000
"""Characters; 24 slots, each with a few days, are 600."""

_DASHES = re.compile("[‐-―−]")
_IDLE = r"(?P<idle>(?:om|op|at|on|in|de|het|the|elke|iedere|every|each|graag|rond|van|vanaf)(?![a-z'/-]))"
_NEXT = r"(?P<comma>[,;&+/\n]|en(?![a-z])|and(?![a-z])|dan(?![a-z]))"
_EXCEPT = r"(?P<minus>behalve|except|but not|zonder|niet)(?![a-z])"
_EVERY_OTHER = r"(?P<other>om de(?: andere| \w+)? dag)"
_TOKEN = re.compile(rf"{_EVERY_OTHER}|{DAY_WORDS}|{PART_WORDS}|{CLOCK_WORDS}|{_EXCEPT}|{_NEXT}|{_IDLE}")
_SPACE = re.compile(r"[^\S\n]*[.!]?(?:[^\S\n]+|$)|")
_PARTS = ("morning", "afternoon", "evening", "night", "am", "pm")


class SlotFault(Enum):
    """Why a text is no schedule."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NO_SUCH_TIME = "no such time"
    """25:00, 8:75, "20 uur 's ochtends"."""
    NO_TIME = "no time"
    """Days, but no time."""
    ONCE = "once"
    """A day of its own: "morgen 8 uur"."""
    NO_DAYS = "no days"
    """"elke dag behalve elke dag"."""
    TOO_MANY = "too many"
    UNCLEAR = "unclear"


def parse_slots(text: str) -> list[Slot] | SlotFault:
    """The slots that a text names, by time; the days that are named with the same time are one slot.

    Knows Dutch and English, times in digits and words, days before the times ("ma-vr 7:30") or after them ("8 uur op
    zondag"). A time without days is for each day. Everything in the text must be understood.
    """
    if len(text) > MAX_TEXT:
        return SlotFault.TOO_LONG
    plain = _plain(text)
    if not plain:
        return SlotFault.EMPTY
    if without_one_day(plain) is not None:
        return SlotFault.ONCE
    try:
        slots = _merged(_Reading().groups(plain))
    except _CannotReadError as error:
        return error.fault
    return slots if len(slots) <= MAX_SLOTS else SlotFault.TOO_MANY


def times_of_one_day(text: str) -> list[Slot]:
    """The times that a text names for one day ("morgen 8 uur"), as slots of every day; none where it names none."""
    rest = without_one_day(_plain(text[:MAX_TEXT]))
    slots = parse_slots(rest) if rest else SlotFault.EMPTY
    return [] if isinstance(slots, SlotFault) else slots


def _plain(text: str) -> str:
    return _DASHES.sub("-", fold(text)).strip()


class _CannotReadError(Exception):
    def __init__(self, fault: SlotFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class _Group:
    """Times that share their days; `days` is empty until some are named."""

    days: frozenset[int] = frozenset()
    times: list[time] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """What has been read so far: whole groups, the one that grows, and what waits for the next word."""

    done: list[_Group] = field(default_factory=list)
    group: _Group = field(default_factory=_Group)
    days_are_after: bool = False
    waiting: frozenset[int] = frozenset()
    """Days after a comma, behind days that came after their times: more of those, or days of a next time."""
    parted: bool = False
    """There was a comma since the last day or time."""
    part: str | None = None
    may_get_part: bool = False
    minus: bool = False

    def groups(self, text: str) -> list[_Group]:
        """The groups of the folded text; raises _CannotReadError at the first thing that is not understood."""
        for token in _tokens(text):
            self._take(token)
        self._settle()
        if self.part or not self.group.times:
            raise _CannotReadError(SlotFault.NO_TIME)
        return [*self.done, self.group]

    def _take(self, token: re.Match[str]) -> None:
        part = next((part for part in _PARTS if token[part]), None)
        if token["other"]:
            raise _CannotReadError(SlotFault.UNCLEAR)
        if part:
            self._take_part(part)
        elif token["first"] or token["days"] or token["evening_of"]:
            self._take_days(days_of(token["first"], token["last"], token["days"] or token["evening_of"]))
        elif token["minus"]:
            self.minus = True
        elif token["comma"]:
            self.parted, self.may_get_part = True, False
        elif not token["idle"]:
            self._take_time(clock_of(token))

    def _take_part(self, part: str) -> None:
        if self.may_get_part:
            self.group.times[-1] = _existing(in_part(self.group.times[-1], part))
            self.may_get_part = False
        else:
            self.part = part

    def _take_time(self, clock: time | None) -> None:
        clock, self.may_get_part = _existing(clock), not self.part
        if self.part:
            clock, self.part = _existing(in_part(clock, self.part)), None
        if self.days_are_after:
            if self.parted:
                self._settle()
            self._begin(self.waiting)
        self.group.times.append(clock)
        self.parted = self.minus = False

    def _take_days(self, days: frozenset[int]) -> None:
        group = self.group
        if self.days_are_after and (self.waiting or self.parted):
            self.waiting |= days
        elif self.minus:
            self._leave_out(days)
        elif not group.times or self.days_are_after:
            group.days |= days
        elif group.days or self.parted:
            self._begin(days)
        else:
            group.days, self.days_are_after = days, True
        self.parted = self.may_get_part = False

    def _settle(self) -> None:
        """What waited belongs to the times before it: there came none behind it."""
        if self.waiting and self.minus:
            self._leave_out(self.waiting)
        else:
            self.group.days |= self.waiting
        self.waiting = frozenset()

    def _leave_out(self, days: frozenset[int]) -> None:
        self.group.days = (self.group.days or EVERY_DAY) - days
        if not self.group.days:
            raise _CannotReadError(SlotFault.NO_DAYS)
        self.days_are_after = bool(self.group.times)

    def _begin(self, days: frozenset[int]) -> None:
        self.done.append(self.group)
        self.group, self.days_are_after, self.waiting = _Group(days=days), False, frozenset()


def _tokens(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if not token:
            raise _CannotReadError(SlotFault.UNCLEAR)
        yield token
        place = token.end()
        space = _SPACE.match(text, place)
        place = space.end() if space else place


def _existing(clock: time | None) -> time:
    if clock is None:
        raise _CannotReadError(SlotFault.NO_SUCH_TIME)
    return clock


def _merged(groups: list[_Group]) -> list[Slot]:
    days_at: dict[time, frozenset[int]] = {}
    for group in groups:
        for clock in group.times:
            days_at[clock] = days_at.get(clock, frozenset()) | (group.days or EVERY_DAY)
    return [Slot(time=clock, weekdays=days_at[clock]) for clock in sorted(days_at)]
