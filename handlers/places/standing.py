"""What a change of the bot's place in a chat means: for what is kept of the chat, and who is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from storage.destinations import Destination

BLOCKED = "the reader blocked the bot"
REMOVED = "the bot was removed"
SILENCED = "the bot may not write"


class Standing(StrEnum):
    """What the bot is in a chat: not there, there without the right to write, or able to write."""

    OUT = "out"
    SILENT = "silent"
    WRITES = "writes"


class Word(Enum):
    """What is said about the change."""

    HELLO = "hello"
    """To a group that the bot is new in."""
    BACK = "back"
    """To a group that the bot was in before."""
    CHANNEL_READY = "channel ready"
    """To whoever let the bot post in a channel."""
    CHANNEL_CLOSED = "channel closed"
    """To whoever looks after a channel in which it may post no more."""


@dataclass(frozen=True, slots=True)
class Change:
    """The bot's place in a chat of that kind (private, group, supergroup, channel), before and after."""

    kind: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows: the chat's destinations wake, or sleep for that reason; one word is said, or none."""

    sleeps: str | None = None
    word: Word | None = None


def effect(change: Change, known: Sequence[Destination]) -> Effect:
    """What the change does, where these destinations of the chat are kept. What was told already is not told again."""
    if change.after is not Standing.WRITES:
        return Effect(_reason(change), _closing(change, known))
    return Effect(word=_opening(change, known))


def _reason(change: Change) -> str:
    if change.after is Standing.SILENT:
        return SILENCED
    return BLOCKED if change.kind == "private" else REMOVED


def _closing(change: Change, known: Sequence[Destination]) -> Word | None:
    could = change.before is Standing.WRITES or any(one.asleep_since is None for one in known)
    return Word.CHANNEL_CLOSED if change.kind == "channel" and known and could else None


def _opening(change: Change, known: Sequence[Destination]) -> Word | None:
    awake = any(one.asleep_since is None for one in known)
    if change.kind == "channel":
        return None if awake else Word.CHANNEL_READY
    # A group that becomes a supergroup lets the bot in anew; there it never slept.
    if change.kind == "private" or change.before is not Standing.OUT or awake:
        return None
    return Word.BACK if known else Word.HELLO
