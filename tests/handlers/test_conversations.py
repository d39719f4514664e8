"""Updates and what they lead to: which words reach which conversation, in which chat, and what goes wrong kindly."""

import pytest
from sqlalchemy import text

from handlers.commands import ADMIN, COMMANDS
from handlers.registry import CONVERSATIONS

from .talk import Talk


def test_every_command_has_its_conversation():
    """Whatever the menu offers is answered."""
    assert set(CONVERSATIONS) == {*COMMANDS, ADMIN}
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", [name for command in COMMANDS for name in command.names])
async def test_every_command_is_heard(talk: Talk, command: str):
    """By both its names, and each answer can be sent."""
    noor = talk.api.private_chat("Noor")
    said = await talk.says(noor, f"/{command}")
    assert said.chat_id == noor.id
    assert "ken ik niet" not in said.text


async def test_other_words_are_answered_in_a_private_chat_only(talk: Talk):
    """A group talks about other things, and to other bots."""
    noor = talk.api.private_chat("Noor")
    group = talk.api.group("Buurt", admins=[noor])
    assert "/laatste" in (await talk.says(noor, "/latste")).text
    assert "zwembad" in (await talk.says(noor, "zwembad")).text
    talk.api.says(group, "zwembad", by=noor)
    talk.api.says(group, "/latste", by=noor)
    assert await talk.hears() == []
    assert "/laatste" in (await talk.says(group, "/latste@briefje_bot", by=noor)).text


async def test_a_message_that_is_none_is_answered_kindly(talk: Talk):
    """A sticker or a picture; not a service message."""
    noor = talk.api.private_chat("Noor")
    frame = {"date": 0, "chat": noor.as_json(), "from": noor.user.as_json()}
    talk.api.update("message", frame | {"message_id": 8, "dice": {"emoji": "🎲", "value": 3}})
    assert "alleen tekst" in (await talk.hears())[-1].text
    out_of_reach = frame | {"message_id": 8}  # Bot API: of a message that is not accessible the date is 0
    talk.api.update("message", frame | {"message_id": 9, "pinned_message": out_of_reach})
    assert await talk.hears() == []


async def test_a_location_sets_the_zone(talk: Talk):
    """And is not kept."""
    noor = talk.api.private_chat("Noor")
    frame = {"message_id": 8, "date": 0, "chat": noor.as_json(), "from": noor.user.as_json()}
    talk.api.update("message", frame | {"location": {"latitude": 40.71, "longitude": -74.0}})
    assert "New York" in (await talk.hears())[-1].text


async def test_a_failure_of_ours_is_told_once(talk: Talk):
    """The reader is not left waiting; the update is done with."""
    noor = talk.api.private_chat("Noor")
    talk.api.says(noor, "/laatste")
    async with talk.db.write() as conn:
        await conn.execute(text("ALTER TABLE stories RENAME TO elsewhere"))
    [said] = await talk.hears()
    assert (said.chat_id, said.text) == (noor.id, "Er ging iets mis aan mijn kant. Probeer het straks nog eens.")
    assert await talk.unhandled() == 0


@pytest.mark.parametrize("data", ["", "x", "times:1:main", "topics:999:drop:0:1", "channel:1", "forget:1:yes:0", "😀"])
async def test_a_forged_button_does_nothing(talk: Talk, data: str):
    """And says so over the screen."""
    noor = talk.api.private_chat("Noor")
    press = talk.presses(noor, data or "0")
    assert await talk.hears() == []
    given = talk.api.answer(press)
    assert given is not None
    assert given.show_alert
    assert "Deze knop werkt niet meer" in given.text


async def test_a_press_that_is_too_old_to_acknowledge_is_done_all_the_same(talk: Talk):
    """Telegram refuses the acknowledgement; what the button does is kept."""
    noor = talk.api.private_chat("Noor")
    talk.api.expires(talk.presses(noor, "times"))
    [said] = await talk.hears()
    assert "Je tijden" in said.text


async def test_answers_stay_in_their_thread(talk: Talk):
    """Of a forum; a press in a thread too."""
    noor = talk.api.private_chat("Noor")
    forum = talk.api.group("Redactie", admins=[noor], forum=True)
    thread = talk.api.thread(forum, "Sport")
    said = await talk.says(forum, "/hulp@briefje_bot", by=noor, thread=thread)
    assert (said.chat_id, said.thread_id) == (forum.id, thread)
