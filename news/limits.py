"""How large an input may be before it is refused, each bound with its reason; all are checked before any parsing."""

import re
import zlib

from news.errors import UnreadableError

MB = 1024 * 1024

MAX_FILE = 32 * MB
"""Bytes of any file: the largest `.jsonl` a reader would bring; a year of one paper is about 20 MB."""
MAX_AGENCY = 2 * MB
"""Bytes of agency copy: one scraped page is a few kB; the rules look at every line several times."""
MAX_PAGE = 5 * MB
"""Bytes of a page: large news pages are 1 MB; a tree takes some twenty times as much as its page."""
MAX_FEED = 10 * MB
"""Bytes of a feed: full-text feeds of 2,000 entries stay below it."""
MAX_UNPACKED = 10 * MB
"""Bytes that may come out of a gzip file: the largest thing inside that is taken in, a feed."""
MAX_TAGS = 60_000
"""Opening tags of a page: large live blogs have some 20,000; and 60,000 take a second or two."""
MAX_ATTRIBUTES = 1_000
"""Attributes of one element of a page: libxml2 compares each with all others; 300,000 of them take minutes."""
MAX_DEPTH = 200
"""Elements inside each other: libxml2 stops building at 256, and would drop the text below without a word."""
MAX_XML_ELEMENTS = 300_000
"""Elements of a feed before the old entries go: 20,000 entries of 15 elements."""
MAX_CDATA = 50_000
"""CDATA sections of a feed: 2,000 entries of 25; each costs a copy."""
MAX_ENTITIES = 1_000_000
"""`&` in a feed: escaped HTML in 2,000 entries has some 500 each."""
MAX_ENTRIES = 2_000
"""Entries of a feed that are taken in, the newest: feeds of 20 to 100 entries are usual."""
MAX_CONTAINERS = 300_000
"""Objects and lists in one JSON document: each takes 60 to 250 bytes of memory however short it is written."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_GZIP = b"\x1f\x8b"


def check_size(size: int, most: int, what: str = "") -> None:
    """Refuse what is larger than `most` bytes: UnreadableError("50 MB, at most 32 MB")."""
    if size > most:
        of = f" for {what}" if what else ""
        raise UnreadableError(f"{_megabytes(size)} MB, at most {most // MB} MB{of}")


def check_count(count: int, most: int, what: str) -> None:
    """Refuse more than `most` of something: UnreadableError("1,000,000 tags, at most 60,000")."""
    if count > most:
        raise UnreadableError(f"{count:,} {what}, at most {most:,}")


def check_tags(markup: str) -> None:
    """Refuse a page with more than `MAX_TAGS` or a tag with more than `MAX_ATTRIBUTES`; builds no tree."""
    check_count(markup.count("<") - markup.count("</") - markup.count("<!"), MAX_TAGS, "tags")
    for tag in markup.split("<"):
        if len(tag) > MAX_ATTRIBUTES:
            names = _QUOTED.sub("", tag.partition(">")[0])
            check_count(len(names.split()), MAX_ATTRIBUTES, "attributes of one element")


def unpacked(data: bytes) -> bytes:
    """The bytes inside a gzip file; other bytes come back as they are. A file packed twice is unpacked once.

    Raises UnreadableError for more than `MAX_UNPACKED` inside ("gzip of more than 10 MB") or a broken file.
    """
    if not data.startswith(_GZIP):
        return data
    parts: list[bytes] = []
    room = MAX_UNPACKED
    while data.startswith(_GZIP):
        part, data = _member(data, room)
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _member(data: bytes, room: int) -> tuple[bytes, bytes]:
    unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        # One byte more than there is room for tells a full file from a bomb; nothing else is ever unpacked.
        part = unpacker.decompress(data, room + 1)
    except zlib.error as error:
        raise UnreadableError("broken gzip file") from error
    if len(part) > room:
        raise UnreadableError(f"gzip of more than {MAX_UNPACKED // MB} MB")
    if not unpacker.eof:
        raise UnreadableError("gzip file cut short")
    return part, unpacker.unused_data


def _megabytes(size: int) -> str:
    return f"{size / MB:.1f}".removesuffix(".0")
