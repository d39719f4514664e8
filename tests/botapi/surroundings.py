"""Where a scenario plays: readers, groups, forums and channels. Making them sends no update."""

from collections.abc import Iterable

from .entities import FormattedText
from .records import Chat, Message, User
from .world import World


class Surroundings:
    """Nouns for scenario tests."""

    def __init__(self, world: World) -> None:
        """Everything is kept in the world."""
        self.world = world

    @property
    def bot(self) -> User:
        """The bot itself."""
        return self.world.bot

    def private_chat(
        self,
        first_name: str = "Noor",
        *,
        language_code: str | None = "nl",
        username: str | None = None,
        last_name: str | None = None,
        started: bool = True,
    ) -> Chat:
        """A reader's chat with the bot; one who never started the bot cannot be written to."""
        names = {"language_code": language_code, "username": username, "last_name": last_name}
        user = self.world.new_user(first_name, **names)
        chat = self.world.add_chat(Chat(user.id, "private", user=user))
        if not started:
            self.world.block(chat, "bot can't initiate conversation with a user")
        return chat

    def group(
        self,
        title: str = "Redactie",
        *,
        admins: Iterable[Chat | User] = (),
        members: Iterable[Chat | User] = (),
        forum: bool = False,
        supergroup: bool = True,
        username: str | None = None,
    ) -> Chat:
        """A group with the bot as a plain member; the first administrator is its creator."""
        assert supergroup or not forum, "only a supergroup can be a forum"
        kind = "supergroup" if supergroup else "group"
        chat = Chat(self.world.new_chat_id(kind), "supergroup" if supergroup else "group", title, username, forum)
        self._settle(chat, "member", admins, members)
        return chat

    def channel(
        self, title: str = "Nieuws", *, admins: Iterable[Chat | User] = (), username: str | None = None
    ) -> Chat:
        """A channel with the bot as an administrator."""
        chat = Chat(self.world.new_chat_id("channel"), "channel", title, username)
        self._settle(chat, "administrator", admins, ())
        return chat

    def thread(self, forum: Chat, name: str) -> int:
        """A thread of a forum; gives its message_thread_id."""
        assert forum.is_forum, f"{forum.title!r} is not a forum"
        thread_id = self.world.new_message_id(forum)
        self.world.threads[forum.id][thread_id] = name
        return thread_id

    def removes_thread(self, forum: Chat, thread_id: int) -> None:
        """The thread is deleted: writing to it is refused."""
        del self.world.threads[forum.id][thread_id]

    def forbids_photos(self, chat: Chat) -> None:
        """The chat lets the bot send no photos."""
        self.world.without_photos.add(chat.id)

    def messages(self, chat: Chat, *, thread: int | None = None) -> list[Message]:
        """What the bot has written in the chat (or in one thread of it), as it stands now."""
        kept = self.history(chat)
        return [one for one in kept if one.sender == self.bot and thread in (None, one.thread_id)]

    def history(self, chat: Chat) -> list[Message]:
        """Everything in the chat, by whomever."""
        return list(self.world.history[chat.id].values())

    def _settle(
        self, chat: Chat, bot_status: str, admins: Iterable[Chat | User], members: Iterable[Chat | User]
    ) -> None:
        self.world.add_chat(chat)
        self.world.members[chat.id, self.bot.id] = bot_status
        for person in members:
            self.world.members[chat.id, person.id] = "member"
        for number, person in enumerate(admins):
            self.world.members[chat.id, person.id] = "administrator" if number else "creator"

    def _blank(self, chat: Chat, author: User) -> Message:
        message_id, date = self.world.new_message_id(chat), int(self.world.date())
        return Message(chat=chat, message_id=message_id, date=date, content=FormattedText(""), sender=author)
