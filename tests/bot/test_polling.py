"""Trouble while polling: said when it begins and when it ends, with longer and longer pauses between."""

from datetime import timedelta

from structlog.testing import capture_logs
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot.polling import LONGEST_PAUSE, Trouble


def test_the_same_trouble_is_said_once():
    """A night without network is one line, not thousands."""
    trouble = Trouble()
    with capture_logs() as logs:
        for _ in range(5):
            trouble.begins(NetworkError("weg"))
        trouble.ends()
        trouble.ends()
    assert [entry["event"] for entry in logs] == ["telegram_unreachable", "polling_again"]


def test_another_trouble_is_said_too():
    """First the network, then a second instance: the operator hears of both."""
    trouble = Trouble()
    with capture_logs() as logs:
        trouble.begins(NetworkError("weg"))
        trouble.begins(Conflict("terminated by other getUpdates request"))
        trouble.begins(InvalidToken("revoked"))
    assert [entry["event"] for entry in logs] == [
        "telegram_unreachable",
        "another_instance_is_polling",
        "token_refused",
    ]


def test_pauses_grow_to_their_longest_and_begin_anew_after_it_was_well():
    """1, 2, 4 … 30 seconds."""
    trouble = Trouble()
    pauses = [trouble.begins(NetworkError("weg")) for _ in range(50)]
    assert pauses[:4] == [1, 2, 4, 8]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    trouble.ends()
    assert trouble.begins(NetworkError("weg")) == 1


def test_telegram_says_how_long_to_wait(monkeypatch):
    """A 429 names its pause."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert Trouble().begins(RetryAfter(timedelta(seconds=7))) == 7
