"""What a feed brought before, and so what of its entries is new.

An entry is known by its name (its id or address), or by its words: a publisher who moves to other software publishes
everything again under other ids and addresses. Numbers stand for names and words, 64 bits of a hash each.

What was too old to be taken in is remembered too, or it would be new the next time.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from news.article import Article
from news.folding import words
from news.identity import identity_keys

MOST = 3_000
"""Entries that are remembered of one feed, the latest: more than a feed can bring at once (`news.limits`)."""
TELLING_WORDS = 6
"""From so many words on, title and text together, an article is known by them; "Het weer" comes every day."""

_ROW = struct.Struct("<QQQqq")


@dataclass(frozen=True, slots=True)
class Remembered:
    """An entry that came before: its name, all that it said, its words.

    `at` is the second since 1970 of its publication, 0 where unknown; `article_id` is 0 for what was passed over.
    """

    name: int
    facts: int
    words: int
    at: int = 0
    article_id: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of a feed: the hashes of the entries of its last body (`news.fetching.body`), and who they were."""

    hashes: bytes = b""
    entries: tuple[Remembered, ...] = ()

    def packed(self) -> bytes:
        """The entries as bytes, 40 each."""
        return b"".join(_ROW.pack(one.name, one.facts, one.words, one.at, one.article_id) for one in self.entries)

    @classmethod
    def unpacked(cls, hashes: bytes, packed: bytes) -> "Memory":
        """The memory of these bytes."""
        whole = packed[: len(packed) // _ROW.size * _ROW.size]
        return cls(hashes, tuple(Remembered(*row) for row in _ROW.iter_unpack(whole)))

    def with_(self, hashes: bytes, entries: Iterable[Remembered]) -> "Memory":
        """The memory after a fetch: these entries are the latest now."""
        merged = {one.name: one for one in self.entries}
        for one in entries:
            merged.pop(one.name, None)
            merged[one.name] = one
        return Memory(hashes, tuple(merged.values())[-MOST:])


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed as an article, and the numbers that stand for its name, all it says, and its words."""

    article: Article
    name: int
    facts: int
    words: int

    @classmethod
    def of(cls, article: Article) -> "Entry":
        """The entry of an article."""
        name = identity_keys(article)[0]
        return cls(article, _number("name", name), _number("facts", _facts(article)), _words(article, name))

    @property
    def at(self) -> int:
        """The second since 1970 at which it was published, 0 where it does not tell."""
        published = self.article.published_at
        return 0 if published is None else int(published.timestamp())

    def remembered(self, article_id: int) -> Remembered:
        """What is kept of it, with the id of its article."""
        return Remembered(self.name, self.facts, self.words, self.at, article_id)


def _facts(article: Article) -> str:
    """All that the entry says; a time that is that of the fetch was none."""
    published = None if article.published_at == article.fetched_at else article.published_at
    said = (article.title, article.body, article.url, article.author, article.place, published, article.kind.value)
    return repr((*said, article.language, article.paywalled, article.agencies))


def _words(article: Article, name: str) -> int:
    said = words(f"{article.title}\n{article.body}")
    if len(said) >= TELLING_WORDS:
        return _number("words", " ".join(said))
    at: datetime | None = article.published_at
    return _number("short", f"{' '.join(said)} {at.isoformat()}" if said and at else name)


def _number(kind: str, text: str) -> int:
    written = f"{kind} {text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "little")
