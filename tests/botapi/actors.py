"""What people do in a scenario: they write, press, block, join, promote and leave."""

from collections.abc import Iterable
from dataclasses import replace

from .inbound import reaches, written
from .methods.chats import member_json
from .pulse import Pulse
from .records import Answer, Chat, Json, Message, Press, User
from .surroundings import Surroundings
from .world import World

Person = Chat | User


class Actors(Surroundings):
    """Verbs for scenario tests; each one makes the update that Telegram would send."""

    def __init__(self, world: World, changes: Pulse) -> None:
        """`changes` rings for every update."""
        super().__init__(world)
        self._changes = changes

    def says(
        self, chat: Chat, text: str, *, by: Person | None = None, thread: int | None = None, reply_to: int | None = None
    ) -> Message:
        """Somebody writes; in a group the bot sees it only as an administrator or where privacy mode allows."""
        assert chat.id not in self.world.unreachable, f"{chat} has shut the bot out: let it in again first"
        message = Message(
            chat=chat,
            message_id=self.world.new_message_id(chat),
            date=int(self.world.date()),
            content=written(text),
            sender=_person(chat, by),
            source=text,
            thread_id=thread,
            reply_to=reply_to,
        )
        self.world.keep(message)
        if self._bot_sees(message):
            self._message_update("message", message)
        return message

    def posts(self, channel: Chat, text: str) -> Message:
        """An administrator publishes in a channel."""
        author = next(iter(self._administrators(channel)), self.world.bot)
        return self.says(channel, text, by=author)

    def corrects(self, message: Message, text: str) -> Message:
        """The author edits an own message."""
        edited = replace(message, content=written(text), source=text, edit_date=int(self.world.date()))
        self.world.keep(edited)
        if self._bot_sees(edited):
            self._message_update("edited_message", edited)
        return edited

    def presses(self, chat: Chat, message: Message, button: str | int, *, by: Person | None = None) -> Press:
        """Somebody presses a button, by its text or index, of the message as they see it."""
        pressed = message.button(button)
        assert pressed.callback_data is not None, f"button {pressed.text!r} sends nothing to the bot"
        press = Press(f"query-{self.world.count('query')}", chat, _person(chat, by), pressed.callback_data)
        self.world.queries[press.id] = None
        current = self.world.message(chat, message.message_id)
        gone: Json = {"chat": chat.as_json(), "message_id": message.message_id, "date": 0}
        body: Json = {
            "id": press.id,
            "from": press.by.as_json(),
            "message": self.world.message_json(current) if current else gone,
            "chat_instance": str(chat.id),
            "data": press.data,
        }
        self.update("callback_query", body)
        return press

    def answer(self, press: Press) -> Answer | None:
        """What the bot answered to the press; None where it has not yet."""
        return self.world.queries.get(press.id)

    def expires(self, press: Press) -> None:
        """The press becomes too old to be answered."""
        self.world.queries.pop(press.id, None)

    def blocks(self, chat: Chat) -> None:
        """The reader blocks the bot."""
        self.world.block(chat, "bot was blocked by the user")
        self._bot_becomes(chat, "member", "kicked", _person(chat, None))

    def unblocks(self, chat: Chat) -> None:
        """The reader lets the bot in again."""
        self.world.unreachable.pop(chat.id, None)
        self._bot_becomes(chat, "kicked", "member", _person(chat, None))

    def deactivates(self, chat: Chat) -> None:
        """The reader's account goes; the bot is not told."""
        self.world.block(chat, "user is deactivated")

    def adds_bot(self, chat: Chat, *, by: Person, administrator: bool = False) -> None:
        """Somebody brings the bot into a group or channel, or makes it an administrator there."""
        self.world.unreachable.pop(chat.id, None)
        status = "administrator" if administrator else "member"
        self._bot_becomes(chat, self.world.status(chat, self.world.bot.id), status, _person(chat, by))

    def removes_bot(self, chat: Chat, *, by: Person) -> None:
        """Somebody throws the bot out."""
        self.world.block(chat, f"bot was kicked from the {chat.type} chat")
        self._bot_becomes(chat, self.world.status(chat, self.world.bot.id), "kicked", _person(chat, by))

    def promotes(self, chat: Chat, person: Person) -> None:
        """A member becomes an administrator; a bot that did not ask for chat_member is not told."""
        self._becomes(chat, _person(chat, person), "administrator")

    def joins(self, chat: Chat, person: Person) -> None:
        """A person becomes a member."""
        self._becomes(chat, _person(chat, person), "member")

    def leaves(self, chat: Chat, person: Person) -> None:
        """A person goes."""
        self._becomes(chat, _person(chat, person), "left")

    def migrates(self, group: Chat, *, by: Person | None = None) -> Chat:
        """A group becomes a supergroup with another id, which two service messages tell."""
        new = self.world.migrate(group)
        author = _person(group, by) if by else next(iter(self._administrators(new)), self.world.bot)
        self._service(group, author, migrate_to_chat_id=new.id)
        self._service(new, author, migrate_from_chat_id=group.id)
        return new

    def update(self, kind: str, body: Json) -> int | None:
        """Send the bot any update at all."""
        update_id = self.world.updates.add(kind, body)
        self._changes.ring()
        return update_id

    def _message_update(self, kind: str, message: Message) -> None:
        channel = message.chat.type == "channel"
        name = kind.replace("message", "channel_post") if channel else kind
        self.update(name, self.world.message_json(message))

    def _service(self, chat: Chat, author: User, **fields: object) -> None:
        told = replace(self._blank(chat, author), service=tuple(fields.items()))
        self._message_update("message", self.world.keep(told))

    def _bot_sees(self, message: Message) -> bool:
        chat, world = message.chat, self.world
        if chat.type == "private" or world.status(chat, world.bot.id) == "administrator":
            return True
        replied = world.message(chat, message.reply_to) if message.reply_to else None
        return reaches(world.bot, message, replied)

    def _administrators(self, chat: Chat) -> Iterable[User]:
        people = (user for user in self.world.people.values() if not user.is_bot)
        return (user for user in people if self.world.status(chat, user.id) in {"creator", "administrator"})

    def _bot_becomes(self, chat: Chat, before: str, after: str, by: User) -> None:
        self.world.members[chat.id, self.world.bot.id] = after
        self._member_update("my_chat_member", chat, self.world.bot, by, before, after)

    def _becomes(self, chat: Chat, user: User, after: str) -> None:
        before = self.world.status(chat, user.id)
        self.world.members[chat.id, user.id] = after
        self._member_update("chat_member", chat, user, user, before, after)

    def _member_update(self, kind: str, chat: Chat, user: User, by: User, before: str, after: str) -> None:
        body: Json = {
            "chat": chat.as_json(),
            "from": by.as_json(),
            "date": int(self.world.date()),
            "old_chat_member": member_json(user, before),
            "new_chat_member": member_json(user, after),
        }
        self.update(kind, body)


def _person(chat: Chat, by: Person | None) -> User:
    who = chat if by is None else by
    user = who.user if isinstance(who, Chat) else who
    assert user is not None, f"say who does it: {who.type} {who.id} is not a person" if isinstance(who, Chat) else ""
    return user
