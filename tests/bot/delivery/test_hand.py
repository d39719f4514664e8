"""What is in hand: which one goes next, and that a chat gets its messages one by one and in order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.hand import Hand
from storage.outgoing import Purpose
from tests.bot.delivery.messages import due


class Chats:
    """When each chat may be sent to again; at once where nothing is said of it."""

    def __init__(self, **moments: float) -> None:
        self.moments = {int(name[1:]): moment for name, moment in moments.items()}

    def __call__(self, chat: int, now: float) -> float:
        """The moment, from now on."""
        return max(now, self.moments.get(chat, 0.0))


def hand(*dues, chats: Chats | None = None, now: float = 0.0) -> Hand:
    """A hand that holds these."""
    one = Hand(chats or Chats())
    for held in dues:
        assert one.add(held, now) == []
    return one


def emptied(one: Hand, now: float = 0.0) -> list[int]:
    """The ids in the order in which they go, where each is answered at once."""
    gone = []
    while (next_one := one.next(now)) is not None:
        one.begin(next_one)
        one.end(next_one, now)
        gone.append(next_one.id)
    return gone


def test_replies_go_before_digests_and_what_was_claimed_first_before_the_rest():
    """An older one that is tried again was due later than those in hand, and does not make them late."""
    held = hand(due(5, 1), due(3, 2), due(9, 3, purpose=Purpose.REPLY), due(7, 4, purpose=Purpose.ALERT))
    assert emptied(held) == [9, 7, 5, 3]


def test_one_message_at_a_time_goes_to_a_chat():
    """The second waits for the answer to the first; another chat does not."""
    first, second, other = due(1, 1), due(2, 1), due(3, 2)
    held = hand(first, second, other)
    held.begin(first)
    assert held.next(0.0) == other
    held.begin(other)
    assert held.next(0.0) is None
    assert held.next_at(0.0) is None
    held.end(first, 0.0)
    assert held.next(0.0) == second


def test_a_chat_that_has_to_wait_keeps_nobody_up():
    """Its message goes when it may, before those that are younger."""
    held = hand(due(1, 1), due(2, 2), chats=Chats(_1=5.0))
    assert emptied(held) == [2]
    assert held.next_at(1.0) == 5.0
    assert held.next(4.9) is None
    assert emptied(held, 5.0) == [1]
    assert held.next_at(5.0) is None


def test_a_chat_that_has_to_wait_longer_than_it_seemed_waits():
    """A 429 that comes while the message is in hand is kept to."""
    chats = Chats()
    held = hand(due(1, 1), chats=chats)
    chats.moments[1] = 60.0
    assert held.next(1.0) is None
    assert held.next_at(1.0) == 60.0
    assert emptied(held, 60.0) == [1]


def test_what_is_held_is_not_taken_twice():
    """Neither while it waits nor while it is on its way."""
    one = due(1, 1)
    held = hand(one)
    assert held.add(one, 0.0) == []
    held.begin(one)
    assert held.add(one, 0.0) == []
    assert (len(held), held.flying) == (0, 1)


def test_an_edit_that_is_overtaken_is_given_up():
    """Also where it ranks higher: the last one asked for is the one that stays."""
    mending = due(1, 1, edits=7, purpose=Purpose.MENDING)
    elsewhere = due(2, 1, edits=8, purpose=Purpose.EDIT)
    held = hand(mending, elsewhere)
    assert held.add(due(3, 1, edits=7, purpose=Purpose.EDIT), 0.0) == [mending]
    assert emptied(held) == [2, 3]


def test_letting_go():
    """Of one chat, or of all; what is on its way is not held any more."""
    held = hand(due(1, 1), due(2, 1), due(3, 2), due(4, 3))
    held.begin(due(4, 3))
    assert [one.id for one in held.drop(1)] == [2, 1]
    assert held.drop(9) == []
    assert held.chats() == {2, 3}
    assert [one.id for one in held.clear()] == [3]
    assert (len(held), held.next(0.0)) == (0, None)


def test_chats_that_wait_for_something_urgent_are_known():
    """So that a reply is fetched for a chat whose digest is in hand already."""
    held = hand(due(1, 1), due(2, 2, purpose=Purpose.REPLY), due(3, 3))
    held.begin(due(3, 3))
    assert held.chats(0) == {2, 3}
    assert held.chats() == {1, 2, 3}


def test_with_dice_it_is_not_always_the_first():
    """Chats that are banned side by side do not look like a ban of the bot."""
    held = hand(*(due(number, number) for number in range(1, 50)))
    dice = random.Random(3)
    drawn = {found.id for _ in range(20) if (found := held.next(0.0, dice))}
    assert len(drawn) > 5


MESSAGES = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(list(Purpose))), max_size=30)


@given(MESSAGES, st.lists(st.floats(0, 3), min_size=5, max_size=5))
def test_all_go_once_and_each_chats_in_order(messages, pauses):
    """By rank and then by age within a chat, one at a time, never before the chat is free, and none is left."""
    free: dict[int, float] = {}
    held = Hand(lambda chat, now: max(now, free.get(chat, 0.0)))
    for id_, (chat, purpose) in enumerate(messages, start=1):
        held.add(due(id_, chat, purpose=purpose), 0.0)
    now, gone = 0.0, []
    while (moment := held.next_at(now)) is not None:
        now = moment
        one = held.next(now)
        assert one is not None
        assert free.get(one.chat_id, 0.0) <= now
        held.begin(one)
        free[one.chat_id] = now + pauses[one.chat_id - 1]
        held.end(one, now)
        gone.append(one)
    assert sorted(one.id for one in gone) == list(range(1, len(messages) + 1))
    for chat in range(1, 6):
        order = [(one.rank, one.id) for one in gone if one.chat_id == chat]
        assert order == sorted(order)
