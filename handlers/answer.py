"""What a conversation answers, apart from how it is sent."""

from dataclasses import dataclass

BUTTON_DATA_BYTES = 64
"""Bot API: 1-64 bytes of callback_data."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; pressing it sends `data` back."""

    text: str
    data: str

    def __post_init__(self) -> None:
        """Refuse data that Telegram would refuse."""
        if not 1 <= len(self.data.encode()) <= BUTTON_DATA_BYTES:
            raise ValueError(f"{len(self.data.encode())} bytes of callback data")


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: Telegram HTML within Telegram's limits, with the buttons under it."""

    html: str
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The messages that answer one thing a reader said, at least one, in order."""

    messages: tuple[Message, ...]

    @classmethod
    def one(cls, html: str, keyboard: Keyboard = ()) -> "Answer":
        """An answer of a single message."""
        return cls((Message(html, keyboard),))
