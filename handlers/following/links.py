"""Deep links: an address that opens a chat with the bot, and there the news about a topic."""

import base64
import binascii
import re
from urllib.parse import quote

_PAYLOAD = re.compile(r"t_([A-Za-z0-9_-]{1,62})")
"""Bot API: the parameter of a deep link has 1-64 characters A-Z, a-z, 0-9, _ and -."""


def linked_words(payload: str) -> str | None:
    """The words that a deep link's payload asks for: `t_` and their base64url; None for any other payload."""
    found = _PAYLOAD.fullmatch(payload.strip())
    try:
        return base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode() if found else None
    except (binascii.Error, ValueError):
        return None


def link_payload(words: str) -> str | None:
    """The payload of a deep link to these words; None where they are too long for one."""
    payload = "t_" + base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")
    return payload if _PAYLOAD.fullmatch(payload) else None


def share_url(bot_name: str, words: str) -> str | None:
    """The address that lets a reader send others a link to the news about these words; None where they are too long."""
    payload = link_payload(words)
    link = quote(f"https://t.me/{bot_name}?start={payload}", safe="")
    return f"https://t.me/share/url?url={link}" if payload else None
