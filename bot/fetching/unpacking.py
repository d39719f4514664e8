"""Bodies out of their packing, gzip, deflate or br, piece by piece and never more than there is room for.

What a server says of its packing is a claim: a body that is plain after all is taken as it is.
"""

import zlib
from typing import Protocol

import brotli

from bot.fetching.refusal import RefusalError

ACCEPTED = "gzip, deflate, br"
"""The packings that we can undo, as we tell the server."""

MOST_MEMBERS = 100
"""gzip files one after the other in a body: each costs a copy of what follows it; servers that flush make a handful."""

_GZIP = b"\x1f\x8b"
_PLAIN = (b"<", b"{", b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Unpacker(Protocol):
    """Takes a body as it comes."""

    def push(self, piece: bytes, room: int) -> bytes:
        """What a piece unpacks to, `room` + 1 bytes at most: one byte more tells that there is too much.

        Raises RefusalError (encoding) for broken packing.
        """
        ...

    def finish(self) -> None:
        """The body has ended. Raises RefusalError (encoding) where its packing has not."""
        ...


def unpacker(claim: str, start: bytes) -> Unpacker:
    """What undoes a Content-Encoding; `start` is the body's first piece, which may give the lie to it.

    A packing that is not known is no packing. Raises RefusalError (encoding) for one inside another.
    """
    claims = [name for name in (part.strip().lower() for part in claim.split(",")) if name not in ("", "identity")]
    if len(claims) > 1:
        raise RefusalError("encoding", "packed more than once")
    match claims:
        case ["gzip" | "x-gzip"] if start.startswith(_GZIP[: len(start)]):
            return _Zlib(16 + zlib.MAX_WBITS)
        case ["deflate"] if not start.lstrip().startswith(_PLAIN):
            return _Zlib(zlib.MAX_WBITS if _has_zlib_header(start) else -zlib.MAX_WBITS)
        case ["br"]:
            return _Brotli()
    return _Plain()


def _has_zlib_header(start: bytes) -> bool:
    return start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0)


class _Plain:
    def push(self, piece: bytes, room: int) -> bytes:
        return piece[: room + 1]

    def finish(self) -> None:
        """Nothing can be missing."""


class _Zlib:
    """gzip with any number of members, zlib, or bare deflate; what follows the end is no part of the body."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inner = zlib.decompressobj(wbits)
        self._members = 1

    def push(self, piece: bytes, room: int) -> bytes:
        parts: list[bytes] = []
        while piece and room >= 0:
            if self._inner.eof:
                if not piece.startswith(_GZIP) or self._wbits < 16:
                    break
                self._next_member()
            part = self._unpacked(piece, room)
            parts.append(part)
            room -= len(part)
            piece = self._inner.unused_data or self._inner.unconsumed_tail
        return b"".join(parts)

    def finish(self) -> None:
        if not self._inner.eof:
            raise RefusalError("encoding", "its packing is cut short")

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise RefusalError("encoding", f"packed in more than {MOST_MEMBERS} parts")
        self._inner = zlib.decompressobj(self._wbits)

    def _unpacked(self, piece: bytes, room: int) -> bytes:
        try:
            return self._inner.decompress(piece, room + 1)
        except zlib.error as error:
            raise RefusalError("encoding", "its packing is broken") from error


class _Brotli:
    """br, which has no mark to tell it by: what cannot be unpacked from its first byte on is taken as plain."""

    def __init__(self) -> None:
        self._inner: brotli.Decompressor | None = brotli.Decompressor()
        self._begun = False

    def push(self, piece: bytes, room: int) -> bytes:
        if self._inner is None:
            return piece[: room + 1]
        try:
            out = self._unpacked(self._inner, piece, room)
        except brotli.error as error:
            if self._begun or not piece.lstrip().startswith(_PLAIN):
                raise RefusalError("encoding", "its packing is broken") from error
            self._inner = None
            return piece[: room + 1]
        self._begun = True
        return out

    def finish(self) -> None:
        if self._inner is not None and not self._inner.is_finished():
            raise RefusalError("encoding", "its packing is cut short")

    @staticmethod
    def _unpacked(inner: "brotli.Decompressor", piece: bytes, room: int) -> bytes:
        parts: list[bytes] = []
        while room >= 0 and not inner.is_finished():
            part = inner.process(piece, output_buffer_limit=room + 1)
            piece = b""
            parts.append(part[: room + 1])
            room -= len(part)
            if not part and inner.can_accept_more_data():
                break
        return b"".join(parts)
