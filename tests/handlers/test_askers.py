"""Who asks, and where, read from what Telegram sends."""

from typing import Any

import pytest
from telegram import Update

from handlers.asker import Asker
from handlers.askers import asker_of

NOOR = {"id": 7, "is_bot": False, "first_name": "Noor", "language_code": "nl"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Noor"}
FORUM = {"id": -100, "type": "supergroup", "title": "Redactie", "is_forum": True}
CHANNEL = {"id": -200, "type": "channel", "title": "Nieuws"}


def read(kind: str = "message", **fields: Any) -> Asker | None:
    """The asker of such an update."""
    frame = {"message_id": 1, "date": 5, "text": "x"} if kind == "message" else {}
    update = Update.de_json({"update_id": 1, kind: frame | fields}, None)
    assert update is not None
    return asker_of(update)


def pressed(message: dict[str, Any]) -> Asker | None:
    """The asker of a pressed button."""
    return read("callback_query", **{"id": "1", "from": NOOR, "chat_instance": "1", "data": "x", "message": message})


def test_a_reader_in_a_private_chat():
    """Known by number, first name and language."""
    asker = read(chat=PRIVATE, **{"from": NOOR})
    assert asker == Asker(chat_id=7, user_id=7, first_name="Noor", language_code="nl")
    assert asker.is_private


def test_a_member_of_a_group():
    """The group has a title, and the person is not the group."""
    asker = read(chat=FORUM, **{"from": NOOR})
    assert asker is not None
    assert (asker.chat_id, asker.title, asker.user_id, asker.speaks_for_chat) == (-100, "Redactie", 7, False)
    assert not asker.is_private


@pytest.mark.parametrize(
    "fields,thread",
    [
        ({"message_thread_id": 9, "is_topic_message": True}, 9),
        pytest.param({"message_thread_id": 9}, 0, id="a reply in a group that is no forum has such a number too"),
        ({}, 0),
    ],
)
def test_threads_are_those_of_forums(fields: dict[str, Any], thread: int):
    """Said there, or pressed there."""
    asker = read(chat=FORUM, **{"from": NOOR}, **fields)
    assert asker is not None
    assert asker.thread_id == thread
    button = pressed({"message_id": 1, "date": 5, "chat": FORUM, "text": "x"} | fields)
    assert button is not None
    assert button.thread_id == thread


def test_an_anonymous_administrator_speaks_for_the_group():
    """Nobody knows who it is; a channel that writes in a group does not speak for the group."""
    asker = read(chat=FORUM, sender_chat=FORUM, **{"from": ANONYMOUS})
    assert asker is not None
    assert (asker.user_id, asker.first_name, asker.language_code, asker.speaks_for_chat) == (None, "", None, True)
    stranger = read(chat=FORUM, sender_chat=CHANNEL, **{"from": ANONYMOUS})
    assert stranger is not None
    assert not stranger.speaks_for_chat


def test_who_presses_a_button_is_a_person():
    """Also under a message that the group itself wrote, and under one that is out of reach."""
    for message in (
        {"message_id": 1, "date": 5, "chat": FORUM, "sender_chat": FORUM, "from": ANONYMOUS, "text": "x"},
        {"message_id": 1, "date": 0, "chat": FORUM},
    ):
        asker = pressed(message)
        assert asker is not None
        assert (asker.chat_id, asker.user_id, asker.speaks_for_chat) == (-100, 7, False)


def test_what_happens_in_no_chat_has_no_asker():
    """An inline query, for instance."""
    assert read("inline_query", **{"id": "1", "from": NOOR, "query": "x", "offset": ""}) is None
