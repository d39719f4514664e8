"""The contract of a sender: the real one, over HTTP to the strict double, and the fake keep it alike."""

from collections.abc import AsyncIterator
from typing import Any, Protocol

import pytest

from bot.delivery.outcome import (
    Closed,
    Delayed,
    Migrated,
    Outcome,
    Refused,
    Sent,
    ThreadClosed,
    TokenRefused,
    Unreachable,
)
from bot.delivery.sender import Sender, TelegramSender
from handlers.trend.chart import Chart
from handlers.trend.picture import draw
from storage.outgoing import Key, Payload
from tests.bot.delivery.client import delivering_bot
from tests.bot.delivery.fake_sender import FakeSender
from tests.bot.delivery.messages import due
from tests.botapi import BotApiDouble, faults
from tests.pictures import png

DRAWN = draw(Chart("Gaza", "12 berichten", ("2026-01-31", "2026-02-01"), (5, 7)), "5 < 7 │▁▇")


class Stage(Protocol):
    """A sender, and the Telegram behind it."""

    sender: Sender
    reader: int
    forum: int
    thread: int

    def shown(self, chat: int) -> list[tuple[str, list[str], int]]:
        """What stands in the chat: the text, the buttons and the thread of each message."""
        ...

    def file(self, chat: int) -> tuple[str, str]:
        """Name and contents of the last file in the chat."""
        ...

    def picture(self, chat: int) -> bytes | None:
        """The picture in the last message of the chat."""
        ...

    def forbids_pictures(self) -> None:
        """The forum takes none."""
        ...

    def blocks(self) -> None:
        """The reader blocks the bot."""
        ...

    def closes_thread(self) -> None:
        """The forum's thread goes."""
        ...

    def moves(self) -> tuple[int, int]:
        """A group becomes a supergroup: its old and its new id."""
        ...

    def answers(self, outcome: Outcome) -> None:
        """Telegram answers the next message in a way that means this."""
        ...


class Fake:
    """The fake sender."""

    reader, forum, thread = 11, -100, 5

    def __init__(self) -> None:
        self.sender = FakeSender()
        self.sender.forgets(404)

    def shown(self, chat: int) -> list[tuple[str, list[str], int]]:
        """From what it keeps."""
        threads = {
            number: one.thread_id for number, one in enumerate((d for d in self.sender.sent if d.chat_id == chat), 1)
        }
        return [
            (payload.html, [key.text for row in payload.keyboard for key in row], threads.get(number, 0))
            for (where, number), payload in self.sender.shown.items()
            if where == chat
        ]

    def file(self, chat: int) -> tuple[str, str]:
        """From what it keeps."""
        payload = [kept for (where, _), kept in self.sender.shown.items() if where == chat][-1]
        return payload.document_name, payload.document or ""

    def picture(self, chat: int) -> bytes | None:
        """From what it keeps."""
        return [kept for (where, _), kept in self.sender.shown.items() if where == chat][-1].picture

    def forbids_pictures(self) -> None:
        """The forum's administrators do."""
        self.sender.forbids_pictures(self.forum)

    def blocks(self) -> None:
        """In Telegram's words."""
        self.sender.closes(self.reader, "bot was blocked by the user")

    def closes_thread(self) -> None:
        """The thread goes."""
        self.sender.closes_thread(self.forum, self.thread)

    def moves(self) -> tuple[int, int]:
        """To an id that only supergroups have."""
        self.sender.moves(-7, -1007)
        return -7, -1007

    def answers(self, outcome: Outcome) -> None:
        """As it is told."""
        self.sender.meets(0, outcome)


class Real:
    """The real sender, and the double."""

    def __init__(self, api: BotApiDouble, sender: TelegramSender) -> None:
        self.sender, self._api = sender, api
        self._reader = api.private_chat("Noor")
        self._forum = api.group("Forum", admins=[self._reader], forum=True)
        self.reader, self.forum = self._reader.id, self._forum.id
        self.thread = api.thread(self._forum, "Nieuws")

    def shown(self, chat: int) -> list[tuple[str, list[str], int]]:
        """From what the double keeps."""
        messages = self._api.messages(self._api.world.chats[chat])
        return [(one.source, one.button_texts, one.thread_id or 0) for one in messages]

    def file(self, chat: int) -> tuple[str, str]:
        """From what the double was sent."""
        [*_, message] = self._api.messages(self._api.world.chats[chat])
        assert message.attachment is not None
        assert message.attachment.file is not None
        return message.attachment.file.file_name, message.attachment.file.content.decode()

    def picture(self, chat: int) -> bytes | None:
        """From what the double was sent."""
        [*_, message] = self._api.messages(self._api.world.chats[chat])
        return message.attachment.file.content if message.attachment and message.attachment.file else None

    def forbids_pictures(self) -> None:
        """As an administrator does."""
        self._api.forbids_photos(self._forum)

    def blocks(self) -> None:
        """As a reader does."""
        self._api.blocks(self._reader)

    def closes_thread(self) -> None:
        """As an administrator does."""
        self._api.removes_thread(self._forum, self.thread)

    def moves(self) -> tuple[int, int]:
        """As a group does."""
        group = self._api.group("Buurt", admins=[self._reader], supergroup=False)
        return group.id, self._api.migrates(group).id

    def answers(self, outcome: Outcome) -> None:
        """By a fault that means so."""
        fault: Any = {
            Delayed: lambda: faults.too_many_requests(60),
            TokenRefused: faults.unauthorized,
            Unreachable: faults.bad_gateway,
        }[type(outcome)]()
        self._api.inject(fault)


@pytest.fixture(params=["fake", "telegram"])
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """Both kinds of sender."""
    if request.param == "fake":
        yield Fake()
        return
    async with BotApiDouble() as api, delivering_bot(api.token, api.url) as bot:
        yield Real(api, TelegramSender(bot))


async def test_a_message_arrives_with_its_buttons(stage: Stage):
    """And has a number, another one than the next."""
    payload = Payload("<b>Kort</b> nieuws", ((Key("Meer", data="m"), Key("Bron", url="https://dijkbode.example/1")),))
    first = await stage.sender.send(due(1, stage.reader, payload=payload))
    second = await stage.sender.send(due(2, stage.reader))
    assert isinstance(first, Sent)
    assert isinstance(second, Sent)
    assert None is not first.message_id != second.message_id
    assert stage.shown(stage.reader) == [("<b>Kort</b> nieuws", ["Meer", "Bron"], 0), ("<b>Nieuws</b>", [], 0)]


async def test_a_message_goes_to_its_thread(stage: Stage):
    """The others of the forum do not see it."""
    await stage.sender.send(due(1, stage.forum, thread_id=stage.thread))
    assert stage.shown(stage.forum) == [("<b>Nieuws</b>", [], stage.thread)]


async def test_an_edit_comes_in_the_place_of_its_message(stage: Stage):
    """With the buttons that it has; the same once more is no error."""
    sent = await stage.sender.send(due(1, stage.reader, payload=Payload("een", ((Key("Meer", data="m"),),))))
    assert isinstance(sent, Sent)
    edit = due(2, stage.reader, payload=Payload("twee"), edits=sent.message_id)
    assert await stage.sender.send(edit) == sent
    assert isinstance(await stage.sender.send(edit), Sent)
    assert stage.shown(stage.reader) == [("twee", [], 0)]


async def test_a_document_arrives_as_a_file(stage: Stage):
    """With its name and every letter of it."""
    payload = Payload("Dit is alles.", document='{"naam": "Daniël"}', document_name="briefje.json")
    assert isinstance(await stage.sender.send(due(1, stage.reader, payload=payload)), Sent)
    assert stage.file(stage.reader) == ("briefje.json", '{"naam": "Daniël"}')


async def test_a_picture_arrives_and_is_changed_where_it_stands(stage: Stage):
    """With its caption and its buttons, each time."""
    keyboard = ((Key("Donker", data="d"),),)
    sent = await stage.sender.send(due(1, stage.reader, payload=Payload("<b>een</b>", keyboard, picture=DRAWN)))
    assert isinstance(sent, Sent)
    assert stage.picture(stage.reader) == DRAWN
    assert stage.shown(stage.reader) == [("<b>een</b>", ["Donker"], 0)]
    edit = due(2, stage.reader, payload=Payload("twee", picture=png()), edits=sent.message_id)
    assert await stage.sender.send(edit) == sent
    assert isinstance(await stage.sender.send(edit), Sent)
    assert stage.picture(stage.reader) == png()
    assert stage.shown(stage.reader) == [("twee", [], 0)]


async def test_where_no_pictures_are_allowed_the_words_arrive(stage: Stage):
    """In the same thread, with what the picture says, and without the buttons that would change it."""
    stage.forbids_pictures()
    payload = Payload("<b>een</b>", ((Key("Donker", data="d"),),), picture=DRAWN)
    assert isinstance(await stage.sender.send(due(1, stage.forum, thread_id=stage.thread, payload=payload)), Sent)
    assert stage.picture(stage.forum) is None
    assert stage.shown(stage.forum) == [("<b>een</b>\n\n<pre>5 &lt; 7 │▁▇</pre>", [], stage.thread)]


async def test_words_are_not_tried_where_nothing_can_arrive():
    """One request, and no second one after a thread that is gone."""
    async with BotApiDouble() as api, delivering_bot(api.token, api.url) as bot:
        forum = api.group("Forum", forum=True)
        gone = due(1, forum.id, thread_id=99, payload=Payload("een", picture=DRAWN))
        assert await TelegramSender(bot).send(gone) == ThreadClosed("Message thread not found")
        assert [call.method for call in api.calls if call.method.lower().startswith("send")] == ["sendPhoto"]


async def test_a_picture_for_a_closed_chat_is_not_tried_in_words(stage: Stage):
    """The chat is closed for words too; and a thread that is gone stays gone."""
    stage.blocks()
    picture = Payload("een", picture=DRAWN)
    assert await stage.sender.send(due(1, stage.reader, payload=picture)) == Closed("bot was blocked by the user")
    stage.closes_thread()
    gone = await stage.sender.send(due(2, stage.forum, thread_id=stage.thread, payload=picture))
    assert gone == ThreadClosed("Message thread not found")


async def test_a_closed_chat_says_why(stage: Stage):
    """Blocked, and a chat that never was."""
    stage.blocks()
    assert await stage.sender.send(due(1, stage.reader)) == Closed("bot was blocked by the user")
    assert await stage.sender.send(due(2, 404)) == Closed("Chat not found")
    assert stage.shown(stage.reader) == []


async def test_a_thread_that_is_gone_is_not_the_chat(stage: Stage):
    """The forum itself takes messages."""
    stage.closes_thread()
    gone = await stage.sender.send(due(1, stage.forum, thread_id=stage.thread))
    assert gone == ThreadClosed("Message thread not found")
    assert isinstance(await stage.sender.send(due(2, stage.forum)), Sent)


async def test_a_group_that_moved_says_where(stage: Stage):
    """And nothing was sent."""
    old, new = stage.moves()
    assert await stage.sender.send(due(1, old)) == Migrated(new)


async def test_a_message_that_telegram_does_not_take_is_refused(stage: Stage):
    """For ever; the chat is not to blame."""
    assert await stage.sender.send(due(1, stage.reader, edits=999)) == Refused("Message to edit not found")
    assert isinstance(await stage.sender.send(due(2, stage.reader, payload=Payload(""))), Refused)
    assert isinstance(await stage.sender.send(due(3, stage.reader)), Sent)


@pytest.mark.parametrize("outcome", [Delayed(60), TokenRefused("Unauthorized"), Unreachable("502", True)])
async def test_what_may_work_later_is_told_apart(stage: Stage, outcome: Outcome):
    """Wait, call the operator, or try again; the next one arrives."""
    stage.answers(outcome)
    met = await stage.sender.send(due(1, stage.reader))
    assert type(met) is type(outcome)
    assert not isinstance(outcome, Delayed) or met == outcome
    assert isinstance(await stage.sender.send(due(2, stage.reader)), Sent)
    assert len(stage.shown(stage.reader)) == 1
