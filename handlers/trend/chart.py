"""The chart as a value: what a picture, or a terminal, is to show. Nothing here draws."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

HIGH = 5
"""Lines of a chart in characters."""

WIDE = 30
"""Columns of it: what a phone shows in one line of fixed-width text, beside the numbers."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered dot over the bar at that place (from 0)."""

    number: int
    place: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar for each day: ISO dates and their counts; `estimated` are the places of those that are estimates.

    `title` and `subtitle` are plain text, `language` that of dates and numbers; `dark` for readers in the dark.
    """

    title: str
    subtitle: str
    days: tuple[str, ...]
    counts: tuple[int, ...]
    marks: tuple[Mark, ...] = ()
    estimated: tuple[int, ...] = ()
    language: str = "nl"
    dark: bool = False

    @property
    def dates(self) -> tuple[date, ...]:
        """The days as dates."""
        return tuple(date.fromisoformat(day) for day in self.days)

    def to_json(self) -> bytes:
        """The chart for another process."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, given: bytes) -> "Chart":
        """The chart that was given."""
        found: dict[str, Any] = json.loads(given)
        found |= {name: tuple(found[name]) for name in ("days", "counts", "estimated")}
        return cls(**found | {"marks": tuple(Mark(**mark) for mark in found["marks"])})


def in_characters(chart: Chart, first: str, last: str) -> str:
    """The chart as lines of characters, for a place that shows no pictures; `first` and `last` name the outer days.

    Of more than thirty days each column is the sum of some days that follow each other.
    """
    together = -(-len(chart.counts) // WIDE)
    columns = [sum(chart.counts[begin : begin + together]) for begin in range(0, len(chart.counts), together)]
    most = max(columns, default=0)
    rows = [_row(columns, most, line) for line in range(HIGH - 1, -1, -1)]
    width = len(str(most))
    labels = [str(most).rjust(width), *[" " * width] * (HIGH - 2), "0".rjust(width)]
    drawn = [f"{label} │{row}" for label, row in zip(labels, rows, strict=True)]
    under = [_numbers(chart, len(columns), together)] if chart.marks else []
    days = f"{first} – {last}" if first != last else first
    return "\n".join([*drawn, *(f"{' ' * width}  {line}".rstrip() for line in (*under, days))])


def _row(columns: list[int], most: int, line: int) -> str:
    eighths = [round(8 * HIGH * count / most) if most else 0 for count in columns]
    # A day with anything at all is seen, however high the others are.
    seen = [max(1, height) if count else 0 for height, count in zip(eighths, columns, strict=True)]
    return "".join(_EIGHTHS[min(8, max(0, height - 8 * line))] for height in seen)


def _numbers(chart: Chart, columns: int, together: int) -> str:
    line = [" "] * columns
    for mark in reversed(chart.marks):
        line[mark.place // together] = str(mark.number)
    return "".join(line)
