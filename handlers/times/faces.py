"""Times of day as a reader reads them on a button."""

from handlers.texts import Texts
from storage.minutes import clock

COMMON = (450, 750, 1080)
"""Minutes after midnight that are offered: before work, at lunch, after work."""


def face(minute: int, texts: Texts) -> str:
    """The time at that minute of the day, plain: "7.30", in English "7:30"."""
    at = clock(minute)
    return texts.plain("clock-face", hour=str(at.hour), minute=f"{at.minute:02}")
