"""Start tags and character references of Telegram's HTML, read as Telegram's own parser (tdlib) reads them."""

import re
from dataclasses import dataclass
from typing import Final

TAGS: Final = frozenset(
    {"a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strike", "strong", "u"}
) | {"tg-emoji", "tg-spoiler"}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[a-zA-Z]+));?")
_LONGEST_NUMBER: Final = 10  # tdlib: a reference of ten characters or more is kept as plain text
_SPACES: Final = re.compile(r"[ \t\r\n\v]*")
_NAME: Final = re.compile(r"[^ \t\r\n\v>]*")
_ATTRIBUTE: Final = re.compile(r"[^ \t\r\n\v=>]*")
_TOKEN: Final = re.compile(r"[a-zA-Z0-9.-]*")


class HtmlError(ValueError):
    """The text is not Telegram HTML; the message is what follows "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class StartTag:
    """One start tag: its name, its attributes, and where the text goes on."""

    name: str
    attributes: dict[str, str]
    end: int


def byte_offset(source: str, at: int) -> int:
    """The offset in UTF-8 bytes, which error messages give."""
    return len(source[:at].encode())


def character_reference(source: str, at: int) -> tuple[str, int] | None:
    """The character that `&…;` at this place stands for and where it ends; None where it is plain text."""
    found = _REFERENCE.match(source, at)
    if found is None:
        return None
    if found["name"]:
        char = _NAMED.get(found["name"])
        return (char, found.end()) if char else None
    code = int(found["hex"], 16) if found["hex"] else int(found["dec"])
    digits = len(found[0].rstrip(";"))
    if code == 0 or code >= 0x10FFFF or digits >= _LONGEST_NUMBER:
        return None
    return chr(code), found.end()


def read_start_tag(source: str, at: int) -> StartTag:
    """The start tag at this place, or `HtmlError` in Telegram's words."""
    raw_name, end = _matched(_NAME, source, at + 1)
    if end == len(source):
        raise HtmlError(f"Unclosed start tag at byte offset {byte_offset(source, at)}")
    name = raw_name.lower()
    if name not in TAGS:
        raise HtmlError(f'Unsupported start tag "{name}" at byte offset {byte_offset(source, at)}')
    attributes: dict[str, str] = {}
    _, end = _matched(_SPACES, source, end)
    while source[end : end + 1] != ">":
        attribute, value, end = _read_attribute(source, at, name, end)
        attributes[attribute] = value
        _, end = _matched(_SPACES, source, end)
    return StartTag(name, attributes, end + 1)


def read_end_tag(source: str, at: int) -> tuple[str, int]:
    """The name in the end tag at this place, empty for `</>`, and where the text goes on."""
    name, end = _matched(_NAME, source, at + 2)
    _, end = _matched(_SPACES, source, end)
    if source[end : end + 1] != ">":
        raise HtmlError(f"Unclosed end tag at byte offset {byte_offset(source, at)}")
    return name.lower(), end + 1


def _read_attribute(source: str, tag_at: int, tag: str, at: int) -> tuple[str, str, int]:
    name, end = _matched(_ATTRIBUTE, source, at)
    offset = byte_offset(source, tag_at)
    if not name:
        raise HtmlError(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
    _, after = _matched(_SPACES, source, end)
    if source[after : after + 1] not in {"=", ""}:
        return name, "", end
    _, start = _matched(_SPACES, source, after + 1)
    if start >= len(source):
        raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {offset}')
    value, end = _read_quoted(source, start) if source[start] in "'\"" else _read_token(source, start)
    if end >= len(source):
        raise HtmlError(f"Unclosed start tag at byte offset {offset}")
    return name, value, end


def _read_token(source: str, at: int) -> tuple[str, int]:
    token, end = _matched(_TOKEN, source, at)
    if source[end : end + 1] not in {"", ">", " ", "\t", "\r", "\n", "\v"}:
        raise HtmlError(f"Unexpected end of name token at byte offset {byte_offset(source, at)}")
    return token.lower(), end


def _read_quoted(source: str, at: int) -> tuple[str, int]:
    quote, value, end = source[at], "", at + 1
    while end < len(source) and source[end] != quote:
        char, end = character_reference(source, end) or (source[end], end + 1)
        value += char
    return value, end + 1


def _matched(pattern: re.Pattern[str], source: str, at: int) -> tuple[str, int]:
    found = pattern.match(source, min(at, len(source)))
    return (found[0], found.end()) if found else ("", at)
