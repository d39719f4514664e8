"""What is put into the outbox: a message for one chat, as a value that can be kept as JSON."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.types import storable


class Purpose(StrEnum):
    """Why something is sent."""

    REPLY = "reply"
    EDIT = "edit"
    ALERT = "alert"
    DIGEST = "digest"
    NOTICE = "notice"
    MENDING = "mending"
    FAREWELL = "farewell"
    """The last word to a chat that is forgotten: once sent, nothing is kept of it either."""

    @property
    def rank(self) -> int:
        """Lower goes first: somebody waits for a reply, nobody for a mended brief."""
        return _RANKS[self]


_RANKS = {
    Purpose.REPLY: 0,
    Purpose.EDIT: 0,
    Purpose.ALERT: 1,
    Purpose.DIGEST: 2,
    Purpose.NOTICE: 2,
    Purpose.MENDING: 3,
    Purpose.FAREWELL: 0,
}


@dataclass(frozen=True, slots=True)
class Key:
    """A button under a message: pressing it sends `data` to the bot, or opens `url`; one of both."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """A message: Telegram HTML within Telegram's limits, and the buttons under it.

    `parts` tells which stories stand in it, as (story id, their piece of the HTML), so that one can be written anew.
    With a `document` (text, UTF-8) the message is a file of that name, with a `picture` (a PNG) that picture; the HTML
    is its caption then.
    """

    html: str
    keyboard: tuple[tuple[Key, ...], ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    document: str | None = None
    document_name: str = ""
    picture: bytes | None = None

    def to_json(self) -> str:
        """The payload as it is kept: halves of characters, which no database keeps, become question marks."""
        kept: dict[str, Any] = {"html": self.html}
        if self.keyboard:
            kept["keyboard"] = [[[key.text, key.data, key.url] for key in row] for row in self.keyboard]
        if self.parts:
            kept["parts"] = [list(part) for part in self.parts]
        if self.document is not None:
            kept |= {"document": self.document, "document_name": self.document_name}
        if self.picture is not None:
            kept["picture"] = b64encode(self.picture).decode()
        return storable(json.dumps(kept, ensure_ascii=False))

    @classmethod
    def from_json(cls, kept: str) -> "Payload":
        """The payload that was kept."""
        found: dict[str, Any] = json.loads(kept)
        return cls(
            html=found["html"],
            keyboard=tuple(tuple(Key(*key) for key in row) for row in found.get("keyboard", ())),
            parts=tuple((int(story), str(html)) for story, html in found.get("parts", ())),
            document=found.get("document"),
            document_name=found.get("document_name", ""),
            picture=b64decode(found["picture"], validate=True) if "picture" in found else None,
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A story that a message shows, by this version of this article."""

    story_id: int
    article_id: int
    article_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message on its way into the outbox.

    `thread_id` 0 is the chat itself. `edits` is the id of the message of ours in whose place it comes. `not_before`
    None means at once. `destination_id` None is for chats of which nothing is known. `shown` are the stories that
    wait for a better brief.
    """

    chat_id: int
    payload: Payload
    purpose: Purpose
    thread_id: int = 0
    destination_id: int | None = None
    edits: int | None = None
    not_before: datetime | None = None
    shown: tuple[Shown, ...] = field(default=())
