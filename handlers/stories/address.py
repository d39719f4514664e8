"""What the buttons about a message's stories carry: the stories themselves, in at most 64 bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handlers.answer import BUTTON_DATA_BYTES
from storage.ids import can_be_kept

_IDS = r"([0-9a-z]{1,13}(?:\.[0-9a-z]{1,13}){0,31})"
ASK = re.compile(f"src:{_IDS}", re.ASCII)
"""Callback data under news: these stories' sources are asked for."""
TURN = re.compile(rf"srt:(?:(\d{{1,2}})-(\d{{1,2}}))?:{_IDS}", re.ASCII)
"""Callback data under an answer about them: which story, which page; without these, the list of the stories."""

_ROOM = BUTTON_DATA_BYTES - len("srt:99-99:")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is: at the story of that place (None: at the list), on that page of its sources."""

    story_ids: tuple[int, ...]
    place: int | None = None
    page: int = 0

    @property
    def story_id(self) -> int | None:
        """The story that is looked at; None at the list, or where there is no such one."""
        return self.story_ids[self.place] if self.place is not None and self.place < len(self.story_ids) else None


def ask_data(story_ids: Iterable[int]) -> str:
    """The data of a button that asks for the sources of these stories: of as many, from the first, as fit."""
    return f"src:{_written(story_ids)}"


def turn_data(place: Place) -> str:
    """The data of a button that goes there."""
    at = "" if place.place is None else f"{place.place}-{place.page}"
    return f"srt:{at}:{_written(place.story_ids)}"


def asked(data: str) -> Place | None:
    """What a button under news asks for: of one story its sources, of several the list; None for other data."""
    found = ASK.fullmatch(data)
    ids = _read(found[1]) if found else ()
    return Place(ids, 0 if len(ids) == 1 else None) if ids else None


def turned(data: str) -> Place | None:
    """Where a button under an answer goes; None for other data."""
    found = TURN.fullmatch(data)
    ids = _read(found[3]) if found else ()
    if found is None or not ids:
        return None
    return Place(ids) if found[1] is None else Place(ids, int(found[1]), int(found[2]))


def _written(story_ids: Iterable[int]) -> str:
    written = ""
    for number in dict.fromkeys(story_ids):
        longer = f"{written}.{_base36(number)}" if written else _base36(number)
        if len(longer) > _ROOM:
            break
        written = longer
    return written


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if number == 0:
            return digits


def _read(written: str) -> tuple[int, ...]:
    """The numbers; those that nothing can be kept under are left out, as whoever presses may have made them up."""
    return tuple(number for part in written.split(".") if can_be_kept(number := int(part, 36)))
