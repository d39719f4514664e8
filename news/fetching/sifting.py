"""What of a feed is news, what is an old acquaintance, and what is too old to begin with.

- Of a feed that is new to us, that was away for long, or that nearly all of a sudden is another one, the newest 20
  entries are taken in, and nobody is told of them at once. The others are passed over, then and later.
- What says the same as before is left alone. What says something else under its old name is the same article, and
  `news.versions` decides what is new about it.
- What says the same under another name is published again: the article gets another name, and is no news. Only an item
  that has the same words every day ("Het nieuws van vandaag") is a new one each day, told by its date.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.fetching.course import Course
from news.fetching.memory import Entry, Memory, Remembered

NEWEST = 20
"""Entries of a feed that is new to us: a page of most, half a day of a busy one."""
ABSENCE = timedelta(hours=24)
"""So long after it last brought something a feed is as good as new."""
REPLACED = 0.8
"""Part of a feed's entries from which on, when they are new, it is another feed under the same address."""
RECURS = timedelta(hours=20)
"""An item with the same words again after so long is a new one, unless it comes with others."""
TOGETHER = 3
"""Entries that come again under other names, from which on that is a move of house."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """What becomes of each entry of a body.

    `take` is for the intake; `quiet` tells that none of it may be told at once. `again` are entries with the article
    that they are, under another name; `twins` have the words of one that is taken, by that one's name. `passed` are
    too old.
    """

    take: tuple[Entry, ...] = ()
    quiet: bool = False
    again: tuple[tuple[Entry, int], ...] = ()
    twins: tuple[tuple[Entry, int], ...] = ()
    passed: tuple[Entry, ...] = ()
    same: int = 0

    @property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """How many entries came to nothing, by reason."""
        return (("republished", len(self.again) + len(self.twins)), ("old", len(self.passed)))

    def memory(self, before: Memory, hashes: bytes, ids: dict[int, int]) -> Memory:
        """What is remembered when these are taken in; `ids` has their articles' ids by the entries' names."""
        taken = [entry.remembered(ids.get(entry.name, 0)) for entry in self.take]
        others = [*self.again, *((entry, ids.get(name, 0)) for entry, name in self.twins)]
        others += [(entry, 0) for entry in self.passed]
        return before.with_(hashes, [*taken, *(entry.remembered(number) for entry, number in others)])


def is_catching_up(course: Course, now: datetime) -> bool:
    """Whether what a feed brings at `now` is its past rather than the news: it is new, or was away for long."""
    return course.succeeded_at is None or now - course.succeeded_at > ABSENCE


def is_replaced(unknown: int, count: int) -> bool:
    """Whether so many unknown ones among its entries make it another feed."""
    return unknown > NEWEST and unknown >= REPLACED * count


def sift(entries: Sequence[Entry], memory: Memory, *, count: int, catching_up: bool) -> Sifted:
    """What becomes of these entries of a body that has `count` of them, those left out of it as known included.

    Where nothing is remembered the feed is new.
    """
    by_name = {one.name: one for one in memory.entries}
    changed = [entry for entry in entries if _is_changed(entry, by_name.get(entry.name))]
    unknown = _unrepeated(entry for entry in entries if entry.name not in by_name)
    again = _again(unknown, memory, count)
    found = {entry.name for entry, _ in again}
    fresh, twins = _parted([entry for entry in unknown if entry.name not in found])
    quiet = catching_up or not memory.entries or is_replaced(len(fresh), count)
    passed = _too_old(entries, fresh) if quiet else []
    old = {entry.name for entry in passed}
    kept_twins = tuple((entry, name) for entry, name in twins if name not in old)
    return Sifted(
        take=(*changed, *(entry for entry in fresh if entry.name not in old)),
        quiet=quiet,
        again=tuple(again),
        twins=kept_twins,
        passed=(*passed, *(entry for entry, name in twins if name in old)),
        same=len(entries) - len(changed) - len(unknown),
    )


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by their time, the newest first; one without a time stands by the one before it in its feed."""
    last = max((entry.at for entry in entries), default=0)
    placed: list[tuple[int, int, Entry]] = []
    for place, entry in enumerate(entries):
        last = entry.at or last
        placed.append((-last, place, entry))
    return [entry for *_, entry in sorted(placed, key=lambda row: row[:2])]


def _is_changed(entry: Entry, known: Remembered | None) -> bool:
    return known is not None and known.article_id != 0 and known.facts != entry.facts


def _unrepeated(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.name: entry for entry in entries}.values())


def _again(unknown: Sequence[Entry], memory: Memory, count: int) -> list[tuple[Entry, int]]:
    by_words = {one.words: one for one in memory.entries}
    found = [(entry, by_words[entry.words]) for entry in unknown if entry.words in by_words]
    moved = len(found) >= TOGETHER and 2 * len(found) >= min(len(unknown), count)
    return [(entry, known.article_id) for entry, known in found if moved or not _recurs(entry, known)]


def _recurs(entry: Entry, known: Remembered) -> bool:
    return bool(entry.at and known.at) and entry.at - known.at > RECURS.total_seconds()


def _parted(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Entry, int]]]:
    """The entries, and those that have the words of an earlier one in the same body, with that one's name."""
    first: dict[int, Entry] = {}
    twins = []
    for entry in entries:
        known = first.setdefault(entry.words, entry)
        if known is not entry:
            twins.append((entry, known.name))
    return list(first.values()), twins


def _too_old(entries: Sequence[Entry], fresh: Sequence[Entry]) -> list[Entry]:
    newest = {entry.name for entry in newest_first(entries)[:NEWEST]}
    return [entry for entry in fresh if entry.name not in newest]
