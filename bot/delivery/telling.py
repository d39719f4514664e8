"""What an operator is told of messages that did not arrive."""

import structlog

from bot.delivery.consequence import Consequence
from bot.delivery.outcome import Outcome, Refused
from storage import outbox
from storage.outbox import Due

log = structlog.get_logger()


def tell(due: Due, outcome: Outcome, follows: Consequence) -> None:
    """A line for a chat that closed or moved, and for a message that nobody will get; none for what is usual."""
    if follows.closed or follows.thread_closed:
        log.info("chat_closed", chat_id=due.chat_id, thread_id=due.thread_id, reason=words(outcome))
    elif isinstance(follows.result, outbox.Dead):
        event = "message_refused" if isinstance(outcome, Refused) else "message_given_up"
        log.warning(event, delivery=due.id, chat_id=due.chat_id, reason=follows.result.reason)
    elif follows.moved_to is not None:
        log.info("chat_moved", chat_id=due.chat_id, to=follows.moved_to)


def words(outcome: Outcome) -> str:
    """Why, as a line in a log tells it."""
    return str(getattr(outcome, "reason", outcome))
