"""Titles that are the same but for a name or a number: what is written by one pattern tells of different things.

"Alkmaar krijgt 3 bussen" and "Breda krijgt 4 bussen" have nearly all words in common, and so have their texts; no
weighing of words tells them apart. A number alone may be two counts of one event ("zeker 12 doden", "zeker 15 doden").
"""

from collections.abc import Sequence
from enum import Enum

from news.dutch_numbers import numbers
from news.folding import tokens

SHARED = 0.33
"""Part of the words that must be the same, each at its place, before two titles are of one pattern."""


class Differs(Enum):
    """In what two titles of one pattern differ."""

    NOTHING = 0
    """They are not of one pattern, or in words of another sort, or not at all."""
    NUMBERS = 1
    NAMES = 2
    """In names, and maybe in numbers too."""


def marked_words(title: str) -> tuple[str, ...]:
    """The folded words of a title, those that begin with a capital with one."""
    return tuple(one.word.capitalize() if title[one.start].isupper() else one.word for one in tokens(title))


def difference(one: Sequence[str], other: Sequence[str]) -> Differs:
    """In what two titles differ, given as `marked_words`; where they do so in anything else: NOTHING."""
    pairs = [(mine, yours) for mine, yours in zip(one, other, strict=False) if mine != yours]
    if len(one) != len(other) or not pairs or len(one) - len(pairs) < SHARED * len(one):
        return Differs.NOTHING
    counts = [_is_number(mine) and _is_number(yours) for mine, yours in pairs]
    names = [
        mine[:1].isupper() and yours[:1].isupper() and not count
        for (mine, yours), count in zip(pairs, counts, strict=True)
    ]
    if not all(count or name for count, name in zip(counts, names, strict=True)):
        return Differs.NOTHING
    return Differs.NAMES if any(names) else Differs.NUMBERS


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word) or next(numbers(word), None) is not None
