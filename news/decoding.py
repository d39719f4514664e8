"""From a file's bytes to text: never fails on letters, refuses what is not text."""

import codecs
import re

from news.errors import UnreadableError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"BZh", b"\xfd7zXZ")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
"""More control characters than this and it is no text; stray ones are cleaned away later."""
_LINE_ENDS = re.compile("\r\n?")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")

_HIGH = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_MOJIBAKE = re.compile(f"[ÂÃ][{re.escape(_HIGH)}]|â[€‚][{re.escape(_HIGH)}]|ï»¿")
"""Letters Â Ã and â before the signs that only UTF-8 bytes put there; no Dutch word holds these pairs."""


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
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", _WINDOWS)


def _mended(text: str) -> str:
    return _MOJIBAKE.sub(lambda found: _as_bytes(found[0]).decode("utf-8"), text)


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
