"""Reasons that can be counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Problem
from news.fetching.reasons import LONGEST, MOST, OTHER, counted, reason_of

names = st.text(min_size=1, max_size=5)


@pytest.mark.parametrize(
    "said, reason, count",
    [
        ("12 entries without title and text", "entries without title and text", 12),
        ("1,980 older entries left out", "older entries left out", 1980),
        ("broken XML mended (line 7)", "broken XML mended", 1),
        ("no entries", "no entries", 1),
        ("33", OTHER, 1),
        ("", OTHER, 1),
    ],
)
def test_reason_goes_without_its_numbers(said: str, reason: str, count: int) -> None:
    """So that tomorrow's is the same reason, and its number is counted."""
    assert reason_of(Problem("", said)) == (reason, count)


@given(st.text())
def test_any_line_is_a_short_reason(said: str) -> None:
    """Whatever a library said."""
    reason, count = reason_of(Problem("", said))
    assert 0 < len(reason) <= LONGEST
    assert count >= 0


@given(st.lists(st.tuples(names, st.integers(0, 5))))
def test_nothing_is_lost_and_nothing_grows(more: list[tuple[str, int]]) -> None:
    """Every count is in the sum; there are never more than some different reasons and one for the rest."""
    counts = counted({}, more)
    assert sum(counts.values()) == sum(count for _, count in more)
    assert len(counts) <= MOST + 1
    assert all(counts.values())
    assert set(counts) <= {name for name, _ in more} | {OTHER}


def test_reason_that_is_known_counts_on_when_there_are_too_many() -> None:
    """Only a new one is "other"."""
    full = counted({}, [(f"reden {number}", 1) for number in range(MOST)])
    more = counted(full, [("reden 3", 2), ("nieuw", 4), ("nieuwer", 1)])
    assert more == {**full, "reden 3": 3, OTHER: 5}
    assert full["reden 3"] == 1
