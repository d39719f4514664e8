"""A button that was pressed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Press:
    """What the button carries, and the id of the message it stands under."""

    data: str
    message_id: int
