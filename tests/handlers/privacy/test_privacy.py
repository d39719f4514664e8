"""`/privacy`: what it says is true."""

import re

import pytest

from bot import housekeeping
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.html import MESSAGE_UNITS, shown_units
from handlers.privacy.privacy import privacy
from handlers.texts import texts_for
from handlers.turn import Turn
from tests.handlers.fake_members import FakeMembers

KEPT = {
    housekeeping.TOLD_KEPT,
    housekeeping.DIGESTS_KEPT,
    housekeeping.SENT_KEPT,
    housekeeping.UPDATES_KEPT,
    housekeeping.QUESTIONS_KEPT,
}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_it_names_how_long_things_are_kept(desk: Desk, language: str):
    """The same days as housekeeping keeps; in one message, with both ways on."""
    turn = Turn(asker=Asker(chat_id=7, user_id=7), texts=texts_for(language), members=FakeMembers())
    [message] = (await privacy(desk, turn, "")).messages
    said = {int(days) for days in re.findall(r"(\d+) (?:dagen|days)", message.html)}
    assert said == {kept.days for kept in KEPT}
    assert shown_units(message.html) <= MESSAGE_UNITS
    assert "/export" in message.html
    assert ("/vergeet" if language == "nl" else "/forget") in message.html
