"""Blocks into messages: as `handlers.packing`, for pieces whose lengths are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.answer import Message
from handlers.digest.phrases import Phrase
from handlers.digest.stories import Written
from handlers.html import MESSAGE_UNITS, utf16_units
from handlers.packing import BETWEEN

_BETWEEN_UNITS = utf16_units(BETWEEN)


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together in one message: some pieces of HTML, and the story among them."""

    pieces: tuple[Phrase, ...]
    story: Written | None = None

    @property
    def html(self) -> str:
        """The pieces as one."""
        return "".join(piece.html for piece in self.pieces)

    @property
    def units(self) -> int:
        """UTF-16 units of it."""
        return sum(piece.units for piece in self.pieces)


def messages_of(blocks: Iterable[Block], *, limit: int = MESSAGE_UNITS) -> list[Message]:
    """The blocks as messages of at most `limit` UTF-16 units, each as full as it goes; each block alone must fit."""
    filled: list[list[Block]] = []
    used = limit
    for block in blocks:
        units = block.units
        if filled and used + _BETWEEN_UNITS + units <= limit:
            filled[-1].append(block)
            used += _BETWEEN_UNITS + units
        else:
            filled.append([block])
            used = units
    return [_message(some) for some in filled]


def _message(blocks: list[Block]) -> Message:
    stories = [block.story for block in blocks if block.story is not None]
    return Message(
        BETWEEN.join(block.html for block in blocks),
        parts=tuple((story.story_id, story.html) for story in stories),
        shown=tuple(shown for story in stories for shown in story.waits),
    )
