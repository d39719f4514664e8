"""What an answer of the Bot API to a message means for that message, its chat and everybody else."""

from dataclasses import dataclass
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """It has arrived, as this message; None where Telegram does not tell its id."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Delayed:
    """429: nothing to this chat for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Closed:
    """The chat takes nothing from us: blocked, removed, deleted, or without the right to write."""

    reason: str


@dataclass(frozen=True, slots=True)
class ThreadClosed:
    """The thread of the forum is closed or gone; the rest of the chat is not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has become a supergroup with this id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram does not take this message, and never will."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """401 or 404: Telegram does not know the bot. The message is as good as before."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No answer, or one that is not Telegram's; `maybe_delivered` unless it surely did not get there."""

    reason: str
    maybe_delivered: bool


Outcome = Sent | Delayed | Closed | ThreadClosed | Migrated | Refused | TokenRefused | Unreachable


class NotSentError(NetworkError):
    """The request never left: no connection could be had."""


# Telegram's words, in lower case: python-telegram-bot writes some of them with another first letter.
_NOT_MODIFIED = "message is not modified"
_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_CHAT = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "user_is_blocked",
    "input_user_deactivated",
    "group chat was deactivated",
    "chat was deleted",
    "channel_private",
    "chat_write_forbidden",
    "chat_restricted",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "need administrator rights in the channel",
    "bot is not a member",
    "bot was kicked",
)


def outcome_of(error: TelegramError) -> Outcome:
    """What this error of python-telegram-bot means."""
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Delayed(wait.total_seconds() if isinstance(wait, timedelta) else float(wait))
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case Forbidden():
            return Closed(_reason(error))
        case InvalidToken():
            return TokenRefused(_reason(error))
        case BadRequest():  # a NetworkError too, by its class
            return _bad_request(_reason(error))
    return Unreachable(_reason(error), not _surely_not_sent(error))


def _bad_request(reason: str) -> Outcome:
    words = reason.lower()
    if _NOT_MODIFIED in words:
        return Sent(None)
    if any(known in words for known in _THREAD):
        return ThreadClosed(reason)
    return Closed(reason) if any(known in words for known in _CHAT) else Refused(reason)


def _surely_not_sent(error: TelegramError) -> bool:
    pool_was_empty = isinstance(error, TimedOut) and "pool timeout" in error.message.lower()
    return isinstance(error, NotSentError) or pool_was_empty


def _reason(error: TelegramError) -> str:
    return error.message.removeprefix("Forbidden: ") or type(error).__name__
