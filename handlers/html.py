"""Text for Telegram: escaped HTML that always keeps within Telegram's limits.

Bot API: a message has 1-4096 UTF-16 code units after entities parsing, and 100 entities at most.
"""

import re
import unicodedata
from html import escape as _escape

MESSAGE_UNITS = 4096
"""UTF-16 code units of text in one message."""

MAX_URL = 2048

ELLIPSIS = "…"

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Controls, lone surrogates, and marks that would turn the direction of what follows them."""


def visible(text: str) -> str:
    """One line of text without controls, direction marks and double white space."""
    return " ".join(_UNSEEN.sub("", text).split())


def utf16_units(text: str) -> int:
    """How many UTF-16 code units the text takes; Telegram counts in these."""
    return len(text) + sum(character > "\uffff" for character in text)


def clip(text: str, units: int) -> str:
    """The text in at most so many UTF-16 units: whole, or cut at a word where there is one, ending in "…"."""
    if utf16_units(text) <= units:
        return text
    room = units - utf16_units(ELLIPSIS)
    kept = text[:room]
    while utf16_units(kept) > room:
        kept = kept[:-1]
    at_word = kept.rsplit(" ", 1)[0] if " " in kept[len(kept) // 2 :] else _whole_character(kept, text)
    return at_word.rstrip(" ,;:-–") + ELLIPSIS


def _whole_character(kept: str, text: str) -> str:
    """Not cut inside a sequence of joined or modified characters (a family emoji, a letter with its accent)."""
    while kept and (unicodedata.combining(text[len(kept)]) or "\u200d" in (kept[-1], text[len(kept)])):
        kept = kept[:-1]
    return kept


def escape(text: str) -> str:
    """The text as HTML that Telegram shows literally."""
    return _escape(text, quote=True)


def bold(text: str) -> str:
    """The text in bold, escaped."""
    return f"<b>{escape(text)}</b>"


def link(text: str, url: str | None) -> str:
    """The text as a link, escaped; without an address that Telegram would take, the text alone."""
    if url is None or len(url) > MAX_URL or not url.startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(url)}">{escape(text)}</a>'


_TAG = re.compile(r"<[^>]*>")


def shown_units(html: str) -> int:
    """UTF-16 units of our own HTML after entities parsing."""
    text = _TAG.sub("", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return utf16_units(text)
