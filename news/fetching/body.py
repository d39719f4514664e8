"""A feed's bytes before any parser sees them: whether they say the same as before, and which entries are new in them.

Parsing costs some hundred times as much as comparing bytes: of a feed of thirty entries with one new one, only that
one is parsed.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

_HEAD = 65_536
"""Bytes before the first entry, and after the last, in which is looked for what changes at every fetch."""
_MOMENT = rb"lastBuildDate|pubDate|updated|dc:date|modified"
_STAMPS = re.compile(rb"<(" + _MOMENT + rb")>[^<]{0,100}</\1>|<!--[^<>]{0,300}-->")
_TTL = re.compile(rb"<ttl>\s*(\d{1,5})\s*</ttl>")
_KINDS = ((b"<item", b"</item>"), (b"<entry", b"</entry>"))
_NAME_ENDS = frozenset((b" ", b"\t", b"\r", b"\n", b">", b"/"))

SIZE = 8
"""Bytes of a hash: two of a million entries are the same by chance once in 37 million feeds."""


def body_hash(body: bytes) -> str:
    """32 hex digits, the same for two bodies that differ only in the times and comments around their entries."""
    first = min((place for opened, _ in _KINDS if (place := body.find(opened)) >= 0), default=0)
    last = max(body.rfind(closed) for _, closed in _KINDS)
    hashed = blake2b(digest_size=16)
    if 0 < first <= last and first <= _HEAD and len(body) - last <= _HEAD:
        hashed.update(_STAMPS.sub(b"", body[:first]))
        hashed.update(memoryview(body)[first:last])
        hashed.update(_STAMPS.sub(b"", body[last:]))
    else:
        hashed.update(body)
    return hashed.hexdigest()


def ttl(body: bytes) -> timedelta | None:
    """How long a feed asks to be left alone (RSS 2.0: `<ttl>`, minutes); None where it does not."""
    found = _TTL.search(body, 0, _HEAD)
    return timedelta(minutes=int(found[1])) if found else None


@dataclass(frozen=True, slots=True)
class Cut:
    """A feed cut at its entries: `hashes` of all of them in their order, 8 bytes each, and the feed without the known.

    `unknown` are those that are left in `rest`.
    """

    rest: bytes
    hashes: bytes
    unknown: int

    @property
    def count(self) -> int:
        """The entries that there are."""
        return len(self.hashes) // SIZE


def cut(body: bytes, known: bytes) -> Cut | None:
    """The feed without the entries whose hashes are known; None where its entries cannot be told apart for sure.

    That is where they are nested, not closed, or stand in each other's text: such a feed is parsed as a whole.
    """
    for opened, closed in _KINDS:
        if body.find(opened) >= 0:
            spans = _spans(body, opened, closed)
            return None if not spans else _without(body, spans, known)
    return None


def _spans(body: bytes, opened: bytes, closed: bytes) -> list[tuple[int, int]] | None:
    spans: list[tuple[int, int]] = []
    start = _next(body, opened, 0)
    while start >= 0:
        end = body.find(closed, start)
        following = _next(body, opened, start + 1)
        if end < 0 or 0 <= following < end:
            return None
        spans.append((start, end + len(closed)))
        start = following
    return spans if body.count(closed) == len(spans) else None


def _next(body: bytes, opened: bytes, start: int) -> int:
    """Where the next element of this name opens: `<item>`, not RDF's `<items>`; -1 where none does."""
    place = body.find(opened, start)
    while place >= 0 and body[place + len(opened) : place + len(opened) + 1] not in _NAME_ENDS:
        place = body.find(opened, place + 1)
    return place


def _without(body: bytes, spans: list[tuple[int, int]], known: bytes) -> Cut:
    before = {known[place : place + SIZE] for place in range(0, len(known), SIZE)}
    hashes = [blake2b(memoryview(body)[start:end], digest_size=SIZE).digest() for start, end in spans]
    parts, done, unknown = [], 0, 0
    for (start, end), one in zip(spans, hashes, strict=True):
        if one in before:
            parts.append(body[done:start])
            done = end
        else:
            unknown += 1
    return Cut(b"".join((*parts, body[done:])), b"".join(hashes), unknown)
