"""A line above an answer."""

import pytest

from handlers.answer import Button, Message
from handlers.heading import headed
from handlers.html import MESSAGE_UNITS, shown_units

KEYS = ((Button("x", "x"),),)
ROOM = MESSAGE_UNITS - len("Kop\n\n")


@pytest.mark.parametrize("length,messages", [(1, 1), (ROOM, 1), (ROOM + 1, 2), (MESSAGE_UNITS, 2)])
def test_it_stands_in_the_first_message_or_in_one_of_its_own(length: int, messages: int):
    """Nothing gets longer than Telegram takes, and the buttons stay where they were."""
    found = headed("<b>Kop</b>", [Message("🦢" * (length // 2) + "x" * (length % 2), KEYS)])
    assert len(found) == messages
    assert found[0].html.startswith("<b>Kop</b>")
    assert all(shown_units(one.html) <= MESSAGE_UNITS for one in found)
    assert found[-1].keyboard == KEYS


def test_the_others_stay_as_they_are():
    """Also a document, whose caption is short."""
    first, second = Message("een"), Message("twee", KEYS)
    assert headed("Kop", [first, second]) == (Message("Kop\n\neen"), second)
    document = Message("bijschrift", document="{}")
    assert headed("Kop", [document]) == (Message("Kop"), document)
