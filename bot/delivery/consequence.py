"""What follows from an outcome: for the message, and for all that waits for the same chat."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.outcome import (
    Closed,
    Delayed,
    Migrated,
    Outcome,
    Refused,
    Sent,
    ThreadClosed,
    TokenRefused,
    Unreachable,
)
from storage import outbox
from storage.outbox import Due, Result
from storage.outgoing import Purpose

KEPT_TRYING = timedelta(days=1)
"""What could not be sent for so long is no news any more."""

TRIES = 12
"""So often it is tried at least, half an hour long: it may have been queued days before it was due."""

LONGEST = 300.0
"""Seconds between two tries."""

GRACE = 0.25
"""Seconds on top of what a 429 asks for, which Telegram counts in whole ones."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What is kept in one transaction; fields that do not apply are None.

    `delayed_until` and `closed` are for the whole chat, `thread_closed` for the message's thread, `moved_to` is the
    chat's new id.
    """

    due: Due
    result: Result
    delayed_until: datetime | None = None
    closed: str | None = None
    thread_closed: str | None = None
    moved_to: int | None = None

    @property
    def is_for_chat(self) -> bool:
        """Whether something changes for all that waits for the chat."""
        return any(one is not None for one in (self.delayed_until, self.closed, self.thread_closed, self.moved_to))


def consequence(due: Due, outcome: Outcome, now: datetime, chance: float) -> Consequence:
    """What follows for a message that has had this outcome; `chance` (0-1) keeps retries apart from one another."""
    follows = _consequence(due, outcome, now, chance)
    if due.purpose is Purpose.FAREWELL and isinstance(follows.result, outbox.Sent | outbox.Dead):
        return replace(follows, result=outbox.Gone(due.id))
    return follows


def _consequence(due: Due, outcome: Outcome, now: datetime, chance: float) -> Consequence:
    match outcome:
        case Sent(message_id):
            arrived_as = due.edits if message_id is None else message_id
            return Consequence(due, outbox.Sent(due.id, arrived_as, now, keeps=bool(due.payload.parts)))
        case Delayed(seconds):
            until = now + timedelta(seconds=seconds + GRACE)
            return Consequence(due, outbox.Again(due.id, until, f"too many requests: {seconds:g} s"), until)
        case Closed(reason):
            return Consequence(due, outbox.Dead(due.id, reason, now), closed=reason)
        case ThreadClosed(reason):
            return Consequence(due, outbox.Dead(due.id, reason, now), thread_closed=reason)
        case Migrated(chat_id):
            # Not tried as far as its turn goes: it stays before what was queued after it.
            return Consequence(due, outbox.Released(due.id), moved_to=chat_id)
        case Refused(reason):
            return Consequence(due, outbox.Dead(due.id, reason, now))
        case TokenRefused():
            return Consequence(due, outbox.Released(due.id))
        case Unreachable(reason):
            return _unreachable(due, reason, now, chance)


def _unreachable(due: Due, reason: str, now: datetime, chance: float) -> Consequence:
    if now - due.created_at >= KEPT_TRYING and due.attempts >= TRIES:
        return Consequence(due, outbox.Dead(due.id, f"given up after a day: {reason}", now))
    until = now + timedelta(seconds=pause(due.attempts, chance))
    return Consequence(due, outbox.Again(due.id, until, reason), until)


def pause(attempts: int, chance: float) -> float:
    """Seconds before the next try after so many that failed before: 1, 2, 4 … 300, each up to a quarter longer."""
    return float(min(LONGEST, 2.0 ** min(attempts, 20)) * (1 + chance / 4))
