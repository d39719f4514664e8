"""How good stories are: what was put together beside what somebody says belongs together."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

MOST_ERRORS = 10_000
"""Wrong pairs that are listed of one group; they are counted without listing them."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, each a share."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs were put together rightly and falsely, and how many were missed."""

    right: int
    false: int
    missed: int

    @property
    def rates(self) -> Rates:
        """Precision is 1 where nothing was put together, recall where nothing should have been."""
        return Rates(_share(self.right, self.right + self.false), _share(self.right, self.right + self.missed))


def pairwise(found: Mapping[Key, Hashable], wanted: Mapping[Key, Hashable]) -> Pairs:
    """All pairs of the articles that have a label: `found` has the story of each, `wanted` its label."""
    both = _pairs(Counter((found[key], wanted[key]) for key in wanted))
    together = _pairs(Counter(found[key] for key in wanted))
    return Pairs(both, together - both, _pairs(Counter(wanted.values())) - both)


def b_cubed(found: Mapping[Key, Hashable], wanted: Mapping[Key, Hashable]) -> Rates:
    """Per article, the share of its story that has its label, and of its label that is in its story; the mean of all.

    Bagga and Baldwin 1998. Unlike pairs, a story of fifty does not count for more than fifty articles.
    """
    both = Counter((found[key], wanted[key]) for key in wanted)
    stories, labels = Counter(found[key] for key in wanted), Counter(wanted.values())
    precision = sum(count * count / stories[story] for (story, _), count in both.items())
    recall = sum(count * count / labels[label] for (_, label), count in both.items())
    return Rates(_share(precision, len(wanted)), _share(recall, len(wanted)))


def judged(same: Mapping[tuple[Key, Key], bool], found: Mapping[Key, Hashable]) -> Pairs:
    """Only the pairs that somebody judged: `same` tells whether they belong together."""
    counts = Counter((found[one] == found[other], wanted) for (one, other), wanted in same.items())
    return Pairs(counts[True, True], counts[True, False], counts[False, True])


def errors(
    found: Mapping[Key, Hashable], wanted: Mapping[Key, Hashable]
) -> tuple[list[tuple[Key, Key]], list[tuple[Key, Key]]]:
    """The pairs that were falsely put together, and those that were missed; of one group at most `MOST_ERRORS`."""
    false = _across(_groups((found[key], wanted[key], key) for key in wanted))
    missed = _across(_groups((wanted[key], found[key], key) for key in wanted))
    return false, missed


def _groups(rows: Iterable[tuple[Hashable, Hashable, Key]]) -> Iterable[Sequence[Sequence[Key]]]:
    """Of each group its parts."""
    groups: defaultdict[Hashable, defaultdict[Hashable, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for group, part, key in rows:
        groups[group][part].append(key)
    return (list(parts.values()) for parts in groups.values())


def _across(groups: Iterable[Sequence[Sequence[Key]]]) -> list[tuple[Key, Key]]:
    """The pairs within a group that are of two parts of it."""
    found: list[tuple[Key, Key]] = []
    for parts in groups:
        pairs = (pair for one, other in combinations(parts, 2) for pair in product(one, other))
        found += islice(pairs, MOST_ERRORS)
    return found


def _pairs(counts: Mapping[Hashable, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
