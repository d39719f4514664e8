"""An outlet's name, and when two names are one outlet."""

import hashlib

from news.folding import fold

_MARK_LETTERS = 12
"""Hexadecimal digits: of a thousand outlets two get the same mark once in half a billion lists."""


def outlet_key(name: str) -> str:
    """What outlets are told apart by: "NU.nl" and "nu.nl " are one."""
    return " ".join(fold(name).split())


def outlet_mark(key: str) -> str:
    """A short stand-in for a key where there is no room for a name, as on a button (12 hexadecimal digits)."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:_MARK_LETTERS]
