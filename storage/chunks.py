"""Long lists in pieces: a statement takes only so many values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

CHUNK = 500
"""Rows or values in one statement: well under what either database takes, enough to make the trip cheap."""


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in their order, in lists of `size`; the last may be shorter, none is empty."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk
