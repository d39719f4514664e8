"""Callback data of the buttons about channels. Anybody can forge it: each press is checked."""

import re

BACK = "channel:back"
"""From the channel back to one's own topics and times."""

ADDRESS = re.compile(r"channel:(?:back|(\d{1,18})(?::(post))?)")
"""A channel (a destination's id), and what to do with it; without a verb it is set up."""


def channel_data(destination_id: int, verb: str = "") -> str:
    """The data of a button about that channel."""
    return f"channel:{destination_id}:{verb}" if verb else f"channel:{destination_id}"
