"""A reader at the desk: what is said goes through the registry, each answer through a strict Telegram."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from handlers.answer import Answer, Button, Message, Pressed
from handlers.asker import Asker
from handlers.desk import Desk
from handlers.press import Press
from handlers.registry import CONVERSATIONS, PRESSINGS
from handlers.turn import Turn, at_home, turn_of
from storage import destinations, following, slots
from storage.destinations import Destination
from storage.following import Followed
from storage.slots import KeptSlot
from tests.botapi.composing import MAX_ENTITIES, MAX_TEXT
from tests.botapi.keyboards import parse_markup
from tests.botapi.telegram_html import parse_html

from .fake_members import FakeMembers

NOTICE_UNITS = 200
"""Bot API: the text of an answer to a press has 0-200 characters."""


@dataclass
class Reader:
    """One reader in one chat; `screen` is the message with buttons that the reader sees last."""

    desk: Desk
    asker: Asker = field(default_factory=lambda: Asker(chat_id=7, user_id=7, first_name="Noor", language_code="nl"))
    members: FakeMembers = field(default_factory=FakeMembers)
    screen: Message = field(default_factory=lambda: Message("…"))

    async def turn(self) -> Turn:
        """The turn in which something is said now."""
        return await turn_of(self.desk, self.asker, self.members)

    async def says(self, text: str) -> str:
        """What is answered to a command, as HTML, its messages parted by empty lines."""
        name, _, words = text.removeprefix("/").partition(" ")
        command = next(one for one in CONVERSATIONS if name in one.names)
        turn = await self.turn()
        answer = await CONVERSATIONS[command](at_home(self.desk, turn), turn, words.strip())
        self._see(Pressed(answer=answer))
        return "\n\n".join(message.html for message in answer.messages)

    async def presses(self, data: str) -> Pressed | None:
        """What a button with that data does, whoever made it; None for a button that works no more."""
        turn = await self.turn()
        for pressing in PRESSINGS:
            done = await pressing(at_home(self.desk, turn), turn, Press(data, 1))
            if done is not None:
                self._see(done)
                return done
        return None

    async def taps(self, text: str) -> str:
        """Press the button on the screen whose text has this in it; what is shown then, the notice first."""
        found = [one for one in self.buttons() if text in one.text]
        assert found, f"no {text!r} among {self.texts()}"
        done = await self.presses(found[0].data)
        assert done is not None, f"{found[0]} does nothing"
        said = [done.notice, done.page.html if done.page else "", *(one.html for one in _messages(done.answer))]
        return "\n".join(part for part in said if part)

    def buttons(self) -> list[Button]:
        """The buttons on the screen, in reading order."""
        return [button for row in self.screen.keyboard for button in row]

    def texts(self) -> list[str]:
        """What the buttons say."""
        return [button.text for button in self.buttons()]

    async def here(self) -> Destination | None:
        """What is kept of the chat."""
        async with self.desk.db.read() as conn:
            return await destinations.find(conn, self.asker.chat_id, self.asker.thread_id)

    async def follows(self) -> list[Followed]:
        """What the chat follows."""
        here = await self.here()
        async with self.desk.db.read() as conn:
            return await following.of(conn, here.id) if here else []

    async def names(self) -> list[str]:
        """The names of what it follows."""
        return [one.topic.name for one in await self.follows()]

    async def slots(self) -> list[KeptSlot]:
        """The chat's times."""
        here = await self.here()
        async with self.desk.db.read() as conn:
            return await slots.of(conn, here.id) if here else []

    async def sets_up_channel(self, title: str = "Dijk & co", *, chat_id: int = -99) -> Destination:
        """From now on the reader, an administrator of it, sets this channel up."""
        await self.says("/instellingen")
        mine = await self.here()
        assert mine is not None
        async with self.desk.db.write() as conn:
            zone, now = self.desk.zone, self.desk.clock()
            channel = await destinations.keep(
                conn, chat_id=chat_id, kind="channel", title=title, language="nl", zone=zone, now=now
            )
            await destinations.change(conn, mine, acting_for=channel.id)
        self.members.admins.add((chat_id, self.asker.user_id or 0))
        return channel

    async def is_back(self) -> None:
        """The reader sets no channel up any more."""
        mine = await self.here()
        assert mine is not None
        async with self.desk.db.write() as conn:
            await destinations.change(conn, mine, acting_for=None)

    def _see(self, done: Pressed) -> None:
        assert len(done.notice) <= NOTICE_UNITS
        for message in (*([done.page] if done.page else []), *_messages(done.answer)):
            fits(message)
            self.screen = message


def _messages(answer: Answer | None) -> Iterable[Message]:
    return answer.messages if answer is not None else ()


def fits(message: Message) -> None:
    """Fail where Telegram would refuse the message."""
    content = parse_html(message.html)
    assert 0 < len(content.trimmed()) <= MAX_TEXT
    assert len(content.entities) <= MAX_ENTITIES
    rows: list[list[dict[str, Any]]] = [
        [{"text": one.text, **({"url": one.url} if one.url else {"callback_data": one.data})} for one in row]
        for row in message.keyboard
    ]
    parse_markup({"inline_keyboard": rows})
