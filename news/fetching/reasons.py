"""Why something of a source came to nothing: reasons that can be counted, and not more of them than can be read."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from news.article import Problem

MOST = 24
"""Different reasons that are counted of one source; the rest of them are "other"."""
OTHER = "other"
LONGEST = 60
"""Characters of a reason; a line that is passed on from a library may hold anything."""

_NUMBER = re.compile(r"(\d[\d,]*) ")
_DETAIL = re.compile(r"\([^)]*\)|\d[\d,.]*")


def counted(left_out: Mapping[str, int], more: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """The counts with these added; a reason that is one too many counts as "other"."""
    counts = dict(left_out)
    for name, count in more:
        if count:
            name = name if name in counts or len(counts) < MOST else OTHER
            counts[name] = counts.get(name, 0) + count
    return MappingProxyType(counts)


def reason_of(problem: Problem) -> tuple[str, int]:
    """The reason that a parser gave without its numbers, and how many it is about.

    "12 entries without title and text" is 12 of ("entries without title and text").
    """
    found = _NUMBER.match(problem.reason)
    count = int(found[1].replace(",", "")) if found else 1
    name = " ".join(_DETAIL.sub("", problem.reason).split())
    return name[:LONGEST] or OTHER, count
