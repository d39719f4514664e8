"""Invented messages that were claimed from an outbox."""

from datetime import UTC, datetime
from typing import Any

from storage.outbox import Due
from storage.outgoing import Payload, Purpose

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def due(id_: int = 1, chat: int = 1, **values: Any) -> Due:
    """A claimed message, complete unless told otherwise."""
    known: dict[str, Any] = {
        "thread_id": 0,
        "purpose": Purpose.DIGEST,
        "edits": None,
        "payload": Payload("<b>Nieuws</b>"),
        "attempts": 0,
        "created_at": NOW,
    }
    values = known | values
    return Due(id=id_, chat_id=chat, **({"rank": values["purpose"].rank} | values))
