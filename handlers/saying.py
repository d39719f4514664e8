"""What the conversations say about one update, gathered so that it is kept in the moment that the update is done.

A reply is not sent by the conversation that gives it: it goes into the outbox in the same transaction that marks the
update as handled. A process that is killed before has done neither, one that is killed after has done both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from handlers.answer import Answer, Message
from handlers.asker import Asker
from storage.outgoing import Outgoing, Purpose

_said: ContextVar[list[Outgoing]] = ContextVar("said")


@contextmanager
def gathering() -> Iterator[list[Outgoing]]:
    """The list that everything goes into that is said inside this block."""
    said: list[Outgoing] = []
    token = _said.set(said)
    try:
        yield said
    finally:
        _said.reset(token)


def say(asker: Asker, answer: Answer) -> None:
    """Answer where the reader asked, in the same thread. Raises LookupError where nobody gathers."""
    for message in answer.messages:
        _said.get().append(_outgoing(asker, message, Purpose.REPLY))


def turn_into(asker: Asker, message_id: int, message: Message) -> None:
    """Put the message in the place of that message of ours. Raises LookupError where nobody gathers."""
    _said.get().append(_outgoing(asker, message, Purpose.EDIT, edits=message_id))


def _outgoing(asker: Asker, message: Message, purpose: Purpose, *, edits: int | None = None) -> Outgoing:
    return Outgoing(
        chat_id=asker.chat_id,
        thread_id=asker.thread_id,
        payload=message.payload,
        purpose=purpose,
        edits=edits,
        shown=message.shown,
    )
