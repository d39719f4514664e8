"""What a picture says in words: the description that a PNG carries within itself.

Where a picture cannot be shown, in a terminal or in a group that allows none, these words stand in its place.
"""

from collections.abc import Iterator

from handlers.trend.picture import DESCRIPTION

LONGEST = 10_000
"""Characters of a description."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def description(png: bytes) -> str:
    """The text that the PNG has under "Description" (PNG, 11.3.3.4: iTXt); "" where it has none, or is no PNG."""
    for kind, content in _chunks(png):
        keyword, _, rest = content.partition(b"\0")
        # The byte says whether it is packed: ours never are. Then come the language and the translated keyword.
        if kind == b"iTXt" and keyword == DESCRIPTION.encode() and rest[:1] == b"\0":
            return rest[2:].split(b"\0", 2)[-1].decode("utf-8", "replace")[:LONGEST]
    return ""


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE) if png.startswith(_SIGNATURE) else len(png)
    while place + 8 <= len(png):
        length = int.from_bytes(png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12
