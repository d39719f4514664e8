"""What follows from an answer, for the message and for its chat."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.consequence import GRACE, LONGEST, TRIES, Consequence, consequence, pause
from bot.delivery.outcome import Closed, Delayed, Migrated, Refused, Sent, ThreadClosed, TokenRefused, Unreachable
from storage import outbox
from storage.outgoing import Payload, Purpose
from tests.bot.delivery.messages import NOW, due

GONE = Unreachable("502", maybe_delivered=True)


def test_what_was_sent_is_kept_under_its_number():
    """An edit keeps the number of the message that it changed; what has parts may be mended."""
    assert consequence(due(3), Sent(44), NOW, 0).result == outbox.Sent(3, 44, NOW)
    assert consequence(due(3, edits=12), Sent(None), NOW, 0).result == outbox.Sent(3, 12, NOW)
    parted = due(3, payload=Payload("x", parts=((1, "x"),)))
    assert consequence(parted, Sent(44), NOW, 0).result == outbox.Sent(3, 44, NOW, keeps=True)
    assert not consequence(due(3), Sent(44), NOW, 0).is_for_chat


def test_a_429_delays_the_chat_it_names():
    """A little longer than asked: Telegram counts in whole seconds."""
    until = NOW + timedelta(seconds=60 + GRACE)
    follows = consequence(due(3), Delayed(60), NOW, 0.5)
    assert follows == Consequence(due(3), outbox.Again(3, until, "too many requests: 60 s"), delayed_until=until)


@pytest.mark.parametrize(
    "outcome,expected",
    [
        (Closed("bot was blocked by the user"), {"closed": "bot was blocked by the user"}),
        (ThreadClosed("TOPIC_CLOSED"), {"thread_closed": "TOPIC_CLOSED"}),
        (Migrated(-100), {"moved_to": -100}),
        (Refused("message is too long"), {}),
    ],
)
def test_each_refusal_has_its_reach(outcome, expected):
    """The chat, its thread, its number, or the message alone."""
    follows = consequence(due(3), outcome, NOW, 0)
    given = {name: getattr(follows, name) for name in ("closed", "thread_closed", "moved_to", "delayed_until")}
    assert {name: value for name, value in given.items() if value is not None} == expected
    assert follows.is_for_chat == bool(expected)
    dead = not isinstance(outcome, Migrated)
    assert isinstance(follows.result, outbox.Dead if dead else outbox.Released)


def test_what_could_not_be_sent_waits_and_its_chat_with_it():
    """So that a digest's second part does not come before its first."""
    follows = consequence(due(3, attempts=2), GONE, NOW, 0)
    assert isinstance(follows.result, outbox.Again)
    assert follows.result.not_before == follows.delayed_until == NOW + timedelta(seconds=4)


def test_what_could_not_be_sent_for_a_day_is_given_up():
    """Not before it was tried often: it may have been queued days before it was due."""
    old = NOW - timedelta(days=1)
    assert isinstance(consequence(due(3, created_at=old, attempts=TRIES - 1), GONE, NOW, 0).result, outbox.Again)
    assert isinstance(consequence(due(3, attempts=10_000), GONE, NOW, 0).result, outbox.Again)
    dead = consequence(due(3, created_at=old, attempts=TRIES), GONE, NOW, 0)
    assert dead.result == outbox.Dead(3, "given up after a day: 502", NOW)
    assert not dead.is_for_chat


def test_a_refused_token_costs_a_message_nothing():
    """However long it lasts: it is as if it had not been tried."""
    old = due(3, created_at=NOW - timedelta(days=30), attempts=500)
    assert consequence(old, TokenRefused("Unauthorized"), NOW, 0) == Consequence(old, outbox.Released(3))


@pytest.mark.parametrize("outcome", [Sent(4), Closed("blocked"), Refused("too long")])
def test_a_last_word_is_not_kept(outcome):
    """The chat is forgotten, whatever became of it; what may still arrive is tried again."""
    last = due(3, purpose=Purpose.FAREWELL)
    assert consequence(last, outcome, NOW, 0).result == outbox.Gone(3)
    assert isinstance(consequence(last, GONE, NOW, 0).result, outbox.Again)


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_pauses_grow_and_stay_apart(attempts, chance):
    """1, 2, 4 … 300 seconds, each up to a quarter longer: a thousand chats do not come back at once."""
    assert min(LONGEST, 2.0 ** min(attempts, 20)) <= pause(attempts, chance) <= LONGEST * 1.25
    assert pause(attempts, 0) <= pause(attempts + 1, 0)
