"""Lengths and slices in UTF-16 code units, in which Telegram counts."""


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text takes: 2 for an emoji outside the basic plane."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text that an entity with this offset and length covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def has_lone_surrogate(text: str) -> bool:
    """Whether the text cannot be written in UTF-8; bytes that were not UTF-8 are read as such surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
