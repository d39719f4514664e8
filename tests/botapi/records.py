"""What the double keeps: people, chats, messages and the requests that came in."""

from dataclasses import dataclass, field
from typing import Final, Literal

from .entities import FormattedText
from .keyboards import Button, Keyboard

Json = dict[str, object]
ChatType = Literal["private", "group", "supergroup", "channel"]
_FIRST_MEDIA_SIZE: Final = 90  # any size will do: the double does not look into pictures


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    last_name: str | None = None

    def as_json(self) -> Json:
        """The User of the Bot API."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return body | {name: value for name, value in optional.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat (then `user` is the person), a group, a supergroup or a channel."""

    id: int
    type: ChatType
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    user: User | None = None

    def as_json(self) -> Json:
        """The Chat of the Bot API."""
        body: Json = {"id": self.id, "type": self.type}
        names = self.user.as_json() if self.user else {"title": self.title, "username": self.username}
        kept = ("title", "first_name", "last_name", "username")
        body |= {name: names[name] for name in kept if names.get(name) is not None}
        return body | ({"is_forum": True} if self.is_forum else {})


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file in a multipart request."""

    file_name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """The picture or document of a message; without content where it was named by address or file id."""

    kind: Literal["photo", "document"]
    file_id: str
    file: FilePart | None = None

    def as_json(self) -> Json:
        """The field of the Bot API's Message that holds it."""
        body: Json = {"file_id": self.file_id, "file_unique_id": self.file_id}
        if self.file:
            body["file_size"] = len(self.file.content)
        if self.kind == "photo":
            return {"photo": [body | {"width": _FIRST_MEDIA_SIZE, "height": _FIRST_MEDIA_SIZE}]}
        names = {"file_name": self.file.file_name, "mime_type": self.file.content_type} if self.file else {}
        return {"document": body | names}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now; `source` is the text or caption as it was sent, tags included."""

    chat: Chat
    message_id: int
    date: int
    content: FormattedText
    sender: User
    source: str = ""
    keyboard: Keyboard | None = None
    thread_id: int | None = None
    reply_to: int | None = None
    attachment: Attachment | None = None
    edits: int = 0
    edit_date: int | None = None
    service: tuple[tuple[str, object], ...] = ()

    @property
    def text(self) -> str:
        """The plain text, or the caption of a picture or document."""
        return self.content.text

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons in reading order."""
        return list(self.keyboard or ())

    @property
    def button_texts(self) -> list[str]:
        """What the inline buttons say."""
        return [button.text for button in self.buttons]

    def button(self, which: str | int) -> Button:
        """The button with this text, or at this index."""
        if isinstance(which, int):
            return self.buttons[which]
        found = [button for button in self.buttons if button.text == which]
        assert found, f"no button {which!r} under message {self.message_id}, only {self.button_texts}"
        return found[0]

    def as_json(self) -> Json:
        """The Message of the Bot API, without the message that it replies to."""
        body: Json = {"message_id": self.message_id, "date": self.date, "chat": self.chat.as_json()}
        posted = self.chat.type == "channel"
        body |= {"sender_chat": self.chat.as_json()} if posted else {"from": self.sender.as_json()}
        body |= self._content_json() | dict(self.service)
        if self.thread_id is not None:
            body |= {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.keyboard and self.keyboard.rows:
            body["reply_markup"] = self.keyboard.as_json()
        return body | ({"edit_date": self.edit_date} if self.edit_date else {})

    def _content_json(self) -> Json:
        name, marks = ("caption", "caption_entities") if self.attachment else ("text", "entities")
        body: Json = self.attachment.as_json() if self.attachment else {}
        if self.content.text:
            body[name] = self.content.text
        if self.content.entities:
            body[marks] = [entity.as_json() for entity in self.content.entities]
        return body


@dataclass(frozen=True, slots=True)
class Call:
    """One request: what was asked, when (monotonic seconds), and what came of it.

    `outcome` is "waiting" until the request is over; then "ok", the refusal ("400 Bad Request: …"), or what
    happened to the connection ("cut before", "cut after", "stalled", "client gone", "stalled, client gone").
    """

    method: str
    params: Json
    at: float
    outcome: str = "waiting"
    result: object = field(default=None, repr=False)

    @property
    def ok(self) -> bool:
        """Whether it was carried out and answered so."""
        return self.outcome == "ok"

    @property
    def chat_id(self) -> int | None:
        """The chat that it was about."""
        raw = str(self.params.get("chat_id", ""))
        return int(raw) if raw.lstrip("-").isdecimal() else None


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed; `id` is the id of the callback query."""

    id: str
    chat: Chat
    by: User
    data: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to a pressed button."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are posted to."""

    url: str
    secret_token: str = ""
