"""`/forget`: said twice, and nothing of anybody else."""

from datetime import time, timedelta

import pytest

from handlers.answer import Message, Pressed
from handlers.asker import Asker
from handlers.press import Press
from handlers.privacy.forget import VALID, forget, forget_pressed
from handlers.turn import turn_of
from storage.database import Database
from tests.handlers.digest.town import Town
from tests.handlers.fake_members import FakeMembers

NOOR = Asker(chat_id=7, user_id=7)
MEMBER = Asker(chat_id=-5, kind="supergroup", user_id=7)


@pytest.fixture
def town(db: Database) -> Town:
    """A town without readers."""
    return Town(db)


async def question(town: Town, asker: Asker = NOOR, members: FakeMembers | None = None) -> Message:
    """What `/forget` answers."""
    [message] = (await forget(town.desk, await turn_of(town.desk, asker, members or FakeMembers()), "")).messages
    return message


async def press(town: Town, data: str, asker: Asker = NOOR, members: FakeMembers | None = None) -> Pressed | None:
    """What pressing the button does."""
    turn = await turn_of(town.desk, asker, members or FakeMembers())
    return await forget_pressed(town.desk, turn, Press(data, 5))


def buttons(message: Message) -> list[str]:
    """What the buttons of the message send."""
    return [button.data for row in message.keyboard for button in row]


async def test_the_question_says_what_will_go(town: Town):
    """Counted, also where there is nothing, and what stays of a channel."""
    assert "Geen onderwerpen, geen vaste tijden" in (await question(town)).html
    await town.reader(7, "Gaza", "Ajax", at=[time(8)])
    await town.reader(-1001, kind="channel", title="Dijknieuws", manager_id=7)
    asked = await question(town)
    assert "2 onderwerpen, één vaste tijd" in asked.html
    assert "Dijknieuws" in asked.html


async def test_yes_forgets_the_chat_and_what_is_remembered_of_it(town: Town):
    """Nothing is done yet: it is in the moment that the answer is kept."""
    yes, _ = buttons(await question(town))
    members = FakeMembers()
    done = await press(town, yes, members=members)
    assert done is not None
    assert done.page is not None
    assert done.page.keyboard == ()
    assert done.answer is not None
    assert done.answer.forgets == 7
    assert members.forgotten == [7]


async def test_no_changes_nothing(town: Town):
    """And takes the buttons away."""
    _, no = buttons(await question(town))
    done = await press(town, no)
    assert done is not None
    assert done.answer is None
    assert done.page is not None
    assert done.page.keyboard == ()


async def test_a_button_that_is_found_again_does_nothing(town: Town):
    """It is good for an hour."""
    yes, _ = buttons(await question(town))
    town.now += VALID - timedelta(minutes=1)
    done = await press(town, yes)
    assert done is not None
    assert done.answer is not None
    town.now += timedelta(minutes=3)
    late = await press(town, yes)
    assert late is not None
    assert (late.answer, late.urgent) == (None, True)


@pytest.mark.parametrize(
    "data", ["forget:8:yes:0", "forget:7:maybe:0", "forget:7:yes", "forget", "topics", "forget:-7:yes:1"]
)
async def test_a_button_of_another_chat_is_none_of_ours(town: Town, data: str):
    """Whoever forged it."""
    assert await press(town, data) is None


async def test_a_button_of_the_future_is_no_button(town: Town):
    """Nobody was asked then."""
    done = await press(town, "forget:7:yes:9999999999")
    assert done is not None
    assert done.answer is None


async def test_a_group_is_forgotten_by_its_administrators_only(town: Town):
    """Neither asked by a member nor tapped by one."""
    admins = FakeMembers({(-5, 7)})
    await town.reader(-5, "Gaza", kind="supergroup")
    await town.reader(-5, "Ajax", kind="supergroup", thread_id=3)
    assert "Alleen beheerders" in (await question(town, MEMBER)).html
    asked = await question(town, MEMBER, admins)
    assert "deze groep" in asked.html
    assert "2 onderwerpen" in asked.html
    yes, _ = buttons(asked)
    refused = await press(town, yes, MEMBER)
    assert refused is not None
    assert (refused.answer, refused.urgent) == (None, True)
    done = await press(town, yes, MEMBER, admins)
    assert done is not None
    assert done.answer is not None
    assert done.answer.forgets == -5


async def test_who_sets_a_channel_up_forgets_the_channel(town: Town):
    """It is named, and the reader's own chat stays; back at home its button is none of hers."""
    channel = await town.reader(-1001, "Gaza", kind="channel", title="Dijknieuws", manager_id=7)
    await town.reader(7, "Ajax", "Fietsen", acting_for=channel.id)
    admins = FakeMembers({(-1001, 7)})
    asked = await question(town, members=admins)
    assert "dit kanaal" in asked.html
    assert "Eén onderwerp" in asked.html
    yes, _ = buttons(asked)
    done = await press(town, yes, members=admins)
    assert done is not None
    assert done.answer is not None
    assert done.answer.forgets == -1001
    assert "Dijknieuws" in done.answer.messages[0].html
    await town.reader(7, acting_for=None)
    assert await press(town, yes, members=admins) is None
