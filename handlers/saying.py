"""What the conversations say about one update, gathered so that it is kept in the moment that the update is done.

A reply is not sent by the conversation that gives it: it goes into the outbox in the same transaction that marks the
update as handled. A process that is killed before has done neither, one that is killed after has done both. What a
reply tells of the news counts as told in that moment too, and what a reader wants forgotten is forgotten in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from handlers.answer import Answer, Message
from handlers.asker import Asker
from storage.outgoing import Outgoing, Purpose
from storage.told import Told


@dataclass
class Said:
    """What is to be kept once the update is done: messages in their order, what they tell, chats to forget first."""

    outgoing: list[Outgoing] = field(default_factory=list)
    tells: list[Told] = field(default_factory=list)
    forgets: list[int] = field(default_factory=list)


_said: ContextVar[Said] = ContextVar("said")


@contextmanager
def gathering() -> Iterator[Said]:
    """What everything goes into that is said inside this block."""
    said = Said()
    token = _said.set(said)
    try:
        yield said
    finally:
        _said.reset(token)


def say(asker: Asker, answer: Answer) -> None:
    """Answer where the reader asked, in the same thread. Raises LookupError where nobody gathers."""
    said = _said.get()
    if answer.forgets is not None:
        said.forgets.append(answer.forgets)
    said.outgoing += [_outgoing(asker, message, Purpose.REPLY) for message in answer.messages]
    said.outgoing += answer.elsewhere
    said.tells += answer.tells


def turn_into(asker: Asker, message_id: int, message: Message) -> None:
    """Put the message in the place of that message of ours. Raises LookupError where nobody gathers."""
    _said.get().outgoing.append(_outgoing(asker, message, Purpose.EDIT, edits=message_id))


def _outgoing(asker: Asker, message: Message, purpose: Purpose, *, edits: int | None = None) -> Outgoing:
    return Outgoing(
        chat_id=asker.chat_id,
        thread_id=asker.thread_id,
        payload=message.payload,
        purpose=purpose,
        edits=edits,
        shown=message.shown,
    )
