"""Failures in a row: when everybody has to wait, and when only a chat has."""

import pytest

from bot.delivery.outcome import Closed, Delayed, Migrated, Refused, Sent, TokenRefused, Unreachable
from bot.delivery.streak import BANNED, CUT_OFF, LONGEST_CUT, PROBES, SUSPICIOUS, Streak

BAN = Delayed(30)
CUT = Unreachable("502", maybe_delivered=True)
TOKEN = TokenRefused("Unauthorized")


def noted(streak: Streak, outcome, count: int, now: float = 0.0, first: int = 1) -> list[bool]:
    """Whether each of so many different chats with this outcome begins a pause."""
    return [streak.note(chat, outcome, now) for chat in range(first, first + count)]


def test_a_few_banned_chats_delay_nobody_else():
    """Up to six different ones in a row are their own business, though one looks around from the third."""
    streak = Streak()
    assert noted(streak, BAN, SUSPICIOUS - 1) == [False, False]
    assert not streak.suspicious
    assert not any(noted(streak, BAN, BANNED - SUSPICIOUS, first=10))
    assert streak.suspicious
    streak.note(99, Sent(1), 0.0)
    assert not streak.suspicious
    assert not any(noted(streak, BAN, BANNED - 1))


def test_one_chat_that_is_refused_again_and_again_is_one_chat():
    """Its own ban says nothing about the others."""
    streak = Streak()
    assert not any(streak.note(7, BAN, float(number)) for number in range(100))


def test_a_ban_of_the_bot_holds_up_all():
    """As long as Telegram says, with two that look whether it is over, more and more seldom."""
    streak = Streak()
    assert noted(streak, BAN, BANNED)[-1]
    assert streak.until == 5.0
    assert noted(streak, BAN, PROBES, now=5.0) == [False, True]
    assert streak.until == 15.0
    assert noted(streak, Delayed(3), PROBES, now=15.0) == [False, True]
    assert streak.until == 18.0


def test_what_was_on_its_way_before_the_pause_does_not_count():
    """A hundred that fail together are one failure."""
    streak = Streak()
    assert noted(streak, CUT, 100).count(True) == 1
    assert streak.until == 0.25


def test_an_unreachable_telegram_is_tried_more_and_more_seldom():
    """Five at a time, up to half a minute apart."""
    streak, now, pauses = Streak(), 0.0, []
    for _ in range(12):
        assert noted(streak, CUT, CUT_OFF, now=now)[-1]
        pauses.append(streak.until - now)
        now = streak.until
    assert pauses[:4] == [0.25, 0.5, 1.0, 2.0]
    assert pauses[-1] == LONGEST_CUT


def test_a_refused_token_stops_all_at_once():
    """No other message will fare better."""
    streak = Streak()
    assert streak.note(1, TOKEN, 0.0)
    assert streak.until == 15.0
    assert streak.note(1, TOKEN, 15.0)
    assert streak.until == 45.0
    assert streak.name == "token_refused"


@pytest.mark.parametrize("answer", [Sent(1), Closed("blocked"), Refused("too long"), Migrated(-1)])
def test_any_answer_to_a_message_ends_it(answer):
    """Telegram is there and talks to us; the next pause is a short one again."""
    streak = Streak()
    noted(streak, CUT, CUT_OFF)
    noted(streak, CUT, CUT_OFF, now=1.0)
    assert streak.pauses == 2
    assert not streak.note(9, answer, 2.0)
    assert (streak.name, streak.pauses) == ("", 0)
    assert noted(streak, CUT, CUT_OFF, now=3.0)[-1]
    assert streak.until == 3.25


def test_another_kind_of_failure_is_another_row():
    """Two timeouts and a ban are not three bans."""
    streak = Streak()
    for number in range(20):
        assert not streak.note(number, CUT if number % 2 else BAN, 0.0)
