"""What a conversation answers, apart from how it is sent."""

from dataclasses import dataclass

from storage.outgoing import Key, Outgoing, Payload, Shown
from storage.told import Told

BUTTON_DATA_BYTES = 64
"""Bot API: 1-64 bytes of callback_data."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; pressing it sends `data` back, or opens `url`: one of both."""

    text: str
    data: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse data that Telegram would refuse."""
        if bool(self.data) == bool(self.url):
            raise ValueError("a button has callback data or an address")
        if len(self.data.encode()) > BUTTON_DATA_BYTES:
            raise ValueError(f"{len(self.data.encode())} bytes of callback data")


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: Telegram HTML within Telegram's limits, with the buttons under it.

    `parts` are the stories that stand in it, as (story id, their piece of the HTML), and `shown` which version of
    which article each of them shows: by these the message is mended when a better brief comes. With a `document`
    the message is a file of that name, with a `picture` (a PNG) that picture; the HTML is its caption then.
    """

    html: str
    keyboard: Keyboard = ()
    parts: tuple[tuple[int, str], ...] = ()
    shown: tuple[Shown, ...] = ()
    document: str | None = None
    document_name: str = ""
    picture: bytes | None = None

    @property
    def payload(self) -> Payload:
        """The message as the outbox keeps it."""
        rows = tuple(tuple(Key(one.text, one.data, one.url) for one in row) for row in self.keyboard)
        return Payload(self.html, rows, self.parts, self.document, self.document_name, self.picture)


@dataclass(frozen=True, slots=True)
class Answer:
    """The messages that answer one thing a reader said, in order, and what is kept in the moment that it is answered.

    `tells` is what the messages tell of the news. `elsewhere` is what is said in other chats. Of the chat `forgets`
    nothing is kept any more; where it is the reader's own, not even that it was answered.
    """

    messages: tuple[Message, ...]
    tells: tuple[Told, ...] = ()
    elsewhere: tuple[Outgoing, ...] = ()
    forgets: int | None = None

    @classmethod
    def one(cls, html: str, keyboard: Keyboard = ()) -> "Answer":
        """An answer of a single message."""
        return cls((Message(html, keyboard),))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a button does: any of these, or nothing.

    `page` takes the place of the message, `answer` comes below it, `notice` is shown for a moment (200 characters at
    most; over the whole screen where it is `urgent`).
    """

    page: Message | None = None
    answer: Answer | None = None
    notice: str = ""
    urgent: bool = False
