"""From a file's bytes to text: never fails on letters, refuses what is not text."""

import codecs
import re

from news.errors import UnreadableError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED = {
    b"<\x00\x00\x00": "utf-32-le",
    b"\x00\x00\x00<": "utf-32-be",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
"""How a file of markup begins whose letters have two or four bytes (XML 1.0, appendix F)."""
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"BZh", b"\xfd7zXZ")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
"""More control characters than this and it is no text; stray ones are cleaned away later."""
_LINE_ENDS = re.compile("\r\n?")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")

_HIGH = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_QUOTES = "‘’“”–—•…"
_ANY = f"[{re.escape(_HIGH)}\x80-\xbf]"
_MOJIBAKE = re.compile(
    rf"[ÂÃ]{_ANY}|[ÄÅ](?![{_QUOTES}]){_ANY}|[âï](?:[€‚]|[\x80-\x82»])(?:{_ANY}|(?=[\s.,;:!?)<]|$))|ð(?:Ÿ|\x9f){_ANY}{_ANY}"
)
"""Letters before the signs that only UTF-8 bytes put there; no Dutch word holds these pairs.

The last byte of a closing quotation mark (0x9D) has no letter in Windows-1252, and is often lost.
"""
_TIMES_MENDED = 3
"""Text that went wrong at each of three stations was seen; mending what is right changes nothing."""


def decode(data: bytes) -> str:
    """The text in `data`, with line feeds as line ends: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252.

    Bytes that are no UTF-8 are read as Windows-1252 one by one, so one broken byte costs one letter, and a
    Latin-1 file costs none. UTF-8 that was once read as Latin-1 ("OekraÃ¯ne") is mended.
    Raises UnreadableError("empty file") or UnreadableError("binary file").
    """
    text = _LINE_ENDS.sub("\n", _mended(_letters(data)))
    if _INVISIBLE.fullmatch(text):
        raise UnreadableError("empty file")
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError("binary file")
    return text


def _letters(data: bytes) -> str:
    if data.startswith(_MAGIC):
        raise UnreadableError("binary file")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return data.decode("utf-32", "replace")
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4]:
        for start, codec in _UNMARKED.items():
            if data.startswith(start):
                return data.decode(codec, "replace")
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", _WINDOWS)


def _mended(text: str) -> str:
    for _ in range(_TIMES_MENDED):
        text, count = _MOJIBAKE.subn(_read_again, text)
        if not count:
            break
    return text


def _read_again(found: re.Match[str]) -> str:
    """What the bytes of these letters mean as UTF-8; the letters where they mean nothing."""
    letters = found[0] if len(found[0]) != 2 or found[0][0] != "â" else f"{found[0]}\x9d"
    try:
        return _as_bytes(letters).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _as_bytes(letters: str) -> bytes:
    return b"".join(_byte(letter) for letter in letters)


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _windows_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(_windows_letter(byte) for byte in error.object[error.start : error.end]), error.end


def _windows_letter(byte: int) -> str:
    # Five bytes mean nothing in Windows-1252; Latin-1 has a (control) character for each.
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_WINDOWS = "news.decoding.windows"
codecs.register_error(_WINDOWS, _windows_letters)
