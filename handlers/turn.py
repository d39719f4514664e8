"""A reader's turn: who asks, in which language, and about whose settings."""

from dataclasses import dataclass, replace

from handlers.asker import Asker
from handlers.desk import Desk
from handlers.members import Members
from handlers.texts import Texts, texts_for
from storage import destinations
from storage.destinations import Destination


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a conversation knows when a reader says something or presses a button.

    `here` is the chat (or thread) in which it happens, None where nothing is kept of it yet. `channel` is the channel
    that the reader is setting up from a private chat; then its topics and times are meant, not the reader's own.
    """

    asker: Asker
    texts: Texts
    members: Members
    here: Destination | None = None
    channel: Destination | None = None

    @property
    def subject(self) -> Destination | None:
        """Whose topics, times and settings are meant; None where nothing is kept of it yet."""
        return self.channel or self.here

    @property
    def chat_id(self) -> int:
        """The chat whose topics, times and settings are meant."""
        return self.asker.chat_id if self.channel is None else self.channel.chat_id

    async def may_change(self) -> bool:
        """Whether the reader may change the subject's settings: one's own, and an administrator those of many."""
        if self.channel is not None:
            return await self.administers(self.channel.chat_id)
        if self.asker.is_private or self.asker.speaks_for_chat:
            return True
        return await self.administers(self.asker.chat_id)

    async def administers(self, chat_id: int) -> bool:
        """Whether the reader is known as an administrator of that chat."""
        return self.asker.user_id is not None and await self.members.is_admin(chat_id, self.asker.user_id)


async def turn_of(desk: Desk, asker: Asker, members: Members) -> Turn:
    """The turn of this reader; a chat that was asleep wakes, as there is somebody in it."""
    async with desk.db.read() as conn:
        here = await destinations.find(conn, asker.chat_id, asker.thread_id)
        acting = here.acting_for if here is not None and asker.is_private else None
        channel = (await destinations.get(conn, [acting])).get(acting) if acting is not None else None
    if here is not None and here.asleep_since is not None:
        async with desk.db.write() as conn:
            await destinations.wake(conn, asker.chat_id, asker.thread_id)
        here = replace(here, asleep_since=None, asleep_reason=None)
    texts = texts_for(here.language if here is not None else asker.language_code)
    return Turn(asker=asker, texts=texts, members=members, here=here, channel=channel)


async def subject_of(desk: Desk, turn: Turn) -> Destination:
    """The destination whose settings are meant, made where it is not kept yet."""
    if turn.subject is not None:
        return turn.subject
    asker = turn.asker
    async with desk.db.write() as conn:
        return await destinations.keep(
            conn,
            chat_id=asker.chat_id,
            thread_id=asker.thread_id,
            kind=asker.kind,
            title=asker.title,
            language=turn.texts.language,
            zone=desk.zone,
            now=desk.clock(),
        )


def own(turn: Turn) -> Turn:
    """The turn about the chat in which it happens, also where the reader is setting a channel up."""
    return replace(turn, channel=None)


def seen(turn: Turn, subject: Destination) -> Turn:
    """The turn in which this subject is known, also where it has only just been made or changed."""
    return replace(turn, channel=subject) if turn.channel is not None else replace(turn, here=subject)


def at_home(desk: Desk, turn: Turn) -> Desk:
    """The desk in the reader's own zone, in which times are shown."""
    return desk if turn.subject is None else replace(desk, zone=turn.subject.zone)
