"""What Telegram's answers mean."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.outcome import (
    Closed,
    Delayed,
    Migrated,
    NotSentError,
    Refused,
    Sent,
    ThreadClosed,
    TokenRefused,
    Unreachable,
    outcome_of,
)


@pytest.mark.parametrize(
    "error,outcome",
    [
        (RetryAfter(timedelta(seconds=7)), Delayed(7.0)),
        (ChatMigrated(-1001), Migrated(-1001)),
        (Forbidden("Forbidden: bot was blocked by the user"), Closed("bot was blocked by the user")),
        (Forbidden("Forbidden: user is deactivated"), Closed("user is deactivated")),
        (Forbidden("Forbidden: bot is not a member of the channel chat"), None),
        (BadRequest("Chat not found"), Closed("Chat not found")),
        (BadRequest("Not enough rights to send text messages to the chat"), None),
        (BadRequest("Have no rights to send a message"), None),
        (BadRequest("Need administrator rights in the channel chat"), None),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), None),
        (BadRequest("PEER_ID_INVALID"), None),
    ],
)
def test_a_chat_that_takes_nothing_is_closed(error, outcome):
    """403 in all its forms, and the 400s that mean the same; others name the chat's own condition."""
    found = outcome_of(error)
    assert found == outcome if outcome is not None else isinstance(found, Closed)


@pytest.mark.parametrize("words", ["Message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])
def test_a_closed_thread_is_not_a_closed_chat(words):
    """The other threads of the forum go on."""
    assert outcome_of(BadRequest(words)) == ThreadClosed(words)


@pytest.mark.parametrize(
    "words",
    [
        "Message is too long",
        "Can't parse entities: unsupported start tag",
        "Message to edit not found",
        "BUTTON_INVALID",
    ],
)
def test_other_bad_requests_are_the_messages_fault(words):
    """It is never tried again, and nothing else is."""
    assert outcome_of(BadRequest(words)) == Refused(words)


def test_an_edit_that_changes_nothing_has_arrived():
    """Whatever capital the library gives it."""
    assert outcome_of(BadRequest("Message is not modified: specified new message content")) == Sent(None)


@pytest.mark.parametrize("error", [InvalidToken("Unauthorized"), InvalidToken("Not Found")])
def test_a_refused_token_is_not_the_messages_fault(error):
    """401 and 404."""
    assert isinstance(outcome_of(error), TokenRefused)


@pytest.mark.parametrize(
    "error,maybe",
    [
        (NetworkError("Bad Gateway (502)"), True),
        (NetworkError("connection broken: ServerDisconnectedError"), True),
        (TimedOut("no answer in time"), True),
        (Conflict("terminated by other getUpdates request"), True),
        (TelegramError("Invalid server response"), True),
        (NotSentError("no connection"), False),
        (TimedOut("Pool timeout: All connections in the connection pool are occupied."), False),
    ],
)
def test_what_surely_did_not_leave_is_told_apart(error, maybe):
    """The rest may have arrived though nobody said so."""
    assert outcome_of(error) == Unreachable(error.message, maybe)


def test_an_error_without_words_still_has_a_reason():
    """An operator reads it."""
    assert outcome_of(NetworkError("")) == Unreachable("NetworkError", True)
