"""What is said about one update is gathered, and nothing of another one."""

import asyncio
from datetime import UTC, datetime

import pytest

from handlers.answer import Answer, Button, Message
from handlers.asker import Asker
from handlers.saying import gathering, say, turn_into
from storage.outgoing import Key, Outgoing, Payload, Purpose, Shown
from storage.told import Told

NOOR = Asker(chat_id=7, user_id=7)
SHOWN = (Shown(1, 2, 3),)
TOLD = Told(destination_id=1, story_id=1, version=1, topic="Gaza", because=(), told_at=datetime(2026, 3, 1, tzinfo=UTC))


def test_an_answer_goes_where_it_was_asked():
    """In its order, in its thread, with its buttons and the stories that wait for a better brief."""
    keyboard = ((Button("Meer", "more"), Button("Bron", url="https://x.example")),)
    answer = Answer((Message("een"), Message("twee", keyboard, parts=((1, "twee"),), shown=SHOWN)))
    with gathering() as said:
        say(Asker(chat_id=-5, thread_id=3, kind="supergroup"), answer)
    first, second = said.outgoing
    assert (first.payload.html, second.payload.html) == ("een", "twee")
    assert {(one.chat_id, one.thread_id, one.purpose, one.edits) for one in said.outgoing} == {
        (-5, 3, Purpose.REPLY, None)
    }
    assert second.payload.keyboard == ((Key("Meer", data="more"), Key("Bron", url="https://x.example")),)
    assert (second.shown, second.payload.parts) == (SHOWN, ((1, "twee"),))


def test_an_edit_takes_the_place_of_its_message():
    """It is queued as an edit of that message."""
    with gathering() as said:
        turn_into(NOOR, 12, Message("anders"))
    [edit] = said.outgoing
    assert (edit.purpose, edit.edits, edit.payload.html) == (Purpose.EDIT, 12, "anders")


def test_what_an_answer_does_is_gathered_with_it():
    """What it tells of the news, what it says elsewhere, which chat it forgets."""
    there = Outgoing(chat_id=8, payload=Payload("x"), purpose=Purpose.NOTICE)
    with gathering() as said:
        say(NOOR, Answer((Message("een"),), tells=(TOLD,), elsewhere=(there,), forgets=7))
        say(NOOR, Answer.one("twee"))
    assert [one.payload.html for one in said.outgoing] == ["een", "x", "twee"]
    assert (said.tells, said.forgets) == ([TOLD], [7])


async def test_updates_that_are_handled_side_by_side_keep_apart():
    """Each gathers what is said about it, whoever speaks first."""

    async def handle(chat_id: int) -> list[int]:
        with gathering() as said:
            for _ in range(3):
                await asyncio.sleep(0)
                say(Asker(chat_id=chat_id), Answer.one("x"))
        return [one.chat_id for one in said.outgoing]

    assert await asyncio.gather(*map(handle, range(5))) == [[chat] * 3 for chat in range(5)]


def test_what_is_said_where_nobody_gathers_is_an_error():
    """It would be lost; so would what is said after the end."""
    with gathering():
        pass
    with pytest.raises(LookupError):
        say(NOOR, Answer.one("x"))
    with pytest.raises(LookupError):
        turn_into(NOOR, 1, Message("x"))
