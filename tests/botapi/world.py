"""Everything that Telegram knows in the double: no network and no clock of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from .errors import RefusedError, bad_request, forbidden, migrated_to
from .records import Answer, Attachment, Chat, FilePart, Json, Message, User, Webhook
from .updates import UpdateQueue

_FIRST_USER: Final = 10_000
_FIRST_SUPERGROUP: Final = -1_001_000_000_000
_FIRST_GROUP: Final = -5_000


@dataclass(frozen=True, slots=True)
class BotProfile:
    """What the bot tells about itself in one language."""

    name: str = ""
    description: str = ""
    short_description: str = ""


class World:
    """Chats, their members and messages, and what waits for the bot."""

    def __init__(self, bot: User, date: Callable[[], float]) -> None:
        """`date` gives the Unix time that messages are dated with."""
        self.bot = bot
        self.date = date
        self.chats: dict[int, Chat] = {}
        self.history: dict[int, dict[int, Message]] = {}
        self.threads: dict[int, dict[int, str]] = {}
        self.members: dict[tuple[int, int], str] = {}
        self.people: dict[int, User] = {bot.id: bot}
        self.unreachable: dict[int, RefusedError] = {}
        self.without_photos: set[int] = set()
        self.queries: dict[str, Answer | None] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profiles: dict[str, BotProfile] = {}
        self.files: dict[str, FilePart] = {}
        self.updates = UpdateQueue()
        self.webhook: Webhook | None = None
        self.webhook_error: Json = {}
        self._counts: dict[str, int] = {}

    def count(self, what: str, first: int = 1) -> int:
        """The next number of this kind."""
        number = self._counts.get(what, first)
        self._counts[what] = number + 1
        return number

    def new_user(self, first_name: str, **named: str | None) -> User:
        """A person with an id of their own."""
        user = User(self.count("user", _FIRST_USER), first_name, **named)  # type: ignore[arg-type]  # names only
        self.people[user.id] = user
        return user

    def new_chat_id(self, kind: str) -> int:
        """An id as Telegram gives to groups (small negative) or supergroups and channels (-100…)."""
        first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
        return first - self.count("chats", 0)

    def add_chat(self, chat: Chat) -> Chat:
        """Let the bot see the chat."""
        self.chats[chat.id] = chat
        self.history.setdefault(chat.id, {})
        self.threads.setdefault(chat.id, {})
        return chat

    def find(self, raw: object) -> Chat | None:
        """The chat with this id or @username; None where there is none."""
        name = "" if raw is None else str(raw).strip()
        return self._by_username(name[1:]) if name.startswith("@") else self.chats.get(_number(name))

    def chat(self, raw: object) -> Chat:
        """The chat with this id or @username, or Telegram's refusal."""
        if raw is None or not str(raw).strip():
            raise bad_request("chat_id is empty")
        found = self.find(raw)
        if found is None:
            raise bad_request("chat not found")
        return found

    def open_chat(self, raw: object) -> Chat:
        """The chat with this id, in which the bot may write now."""
        chat = self.chat(raw)
        refusal = self.unreachable.get(chat.id)
        if refusal is not None:
            raise RefusedError(refusal.code, refusal.description, **refusal.parameters)
        return chat

    def message(self, chat: Chat, message_id: int) -> Message | None:
        """The message as it stands now; None where there is none."""
        return self.history[chat.id].get(message_id)

    def keep(self, message: Message) -> Message:
        """Store a new or changed message."""
        self.history[message.chat.id][message.message_id] = message
        return message

    def new_message_id(self, chat: Chat) -> int:
        """Message ids count up within a chat."""
        return self.count(f"messages {chat.id}")

    def keep_file(self, kind: str, file: FilePart | str) -> Attachment:
        """Store an upload; an address or file id is only named."""
        attachment_kind = "photo" if kind == "photo" else "document"
        if isinstance(file, str):
            return Attachment(attachment_kind, file, self.files.get(file))  # type: ignore[arg-type]  # one of two
        file_id = f"file-{self.count('file')}"
        self.files[file_id] = file
        return Attachment(attachment_kind, file_id, file)  # type: ignore[arg-type]  # one of the two kinds

    def message_json(self, message: Message) -> Json:
        """The message with the one that it replies to."""
        replied = self.message(message.chat, message.reply_to) if message.reply_to else None
        return message.as_json() | ({"reply_to_message": replied.as_json()} if replied else {})

    def status(self, chat: Chat, user_id: int) -> str:
        """What the user is in the chat: creator, administrator, member, left or kicked."""
        if chat.type == "private":
            return "member"
        return self.members.get((chat.id, user_id), "left")

    def block(self, chat: Chat, reason: str) -> None:
        """The bot can no longer write here: 403 with this reason."""
        self.unreachable[chat.id] = forbidden(reason)

    def migrate(self, old: Chat) -> Chat:
        """Turn a group into a supergroup, which has another id."""
        new = self.add_chat(replace(old, id=self.new_chat_id("supergroup"), type="supergroup"))
        for (chat_id, user_id), status in list(self.members.items()):
            if chat_id == old.id:
                self.members[new.id, user_id] = status
        self.unreachable[old.id] = migrated_to(new.id)
        return new

    def _by_username(self, username: str) -> Chat | None:
        named = (chat for chat in self.chats.values() if chat.type != "private")
        return next((chat for chat in named if (chat.username or "").lower() == username.lower()), None)


def _number(name: str) -> int:
    return int(name) if name.lstrip("-").isdecimal() else 0
