"""How good stories are."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.story_eval import Pairs, Rates, b_cubed, errors, judged, pairwise

WANTED = {"a": "brug", "b": "brug", "c": "brug", "d": "storm", "e": "storm"}
"""Three articles of one event, two of another."""


def test_all_right() -> None:
    """Numbers of stories and names of labels need not be alike."""
    found = {"a": 7, "b": 7, "c": 7, "d": 1, "e": 1}
    assert pairwise(found, WANTED) == Pairs(4, 0, 0)
    assert b_cubed(found, WANTED) == Rates(1, 1)
    assert errors(found, WANTED) == ([], [])


def test_one_in_the_wrong_story() -> None:
    """By hand: c stands with d and e. Of four pairs found two are right, and of four labelled two."""
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2}
    assert pairwise(found, WANTED) == Pairs(right=2, false=2, missed=2)
    assert pairwise(found, WANTED).rates.f1 == pytest.approx(0.5)
    assert b_cubed(found, WANTED) == Rates(
        precision=pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5),  # type: ignore[arg-type]
        recall=pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5),  # type: ignore[arg-type]
    )
    false, missed = errors(found, WANTED)
    assert sorted(map(sorted, false)) == [["c", "d"], ["c", "e"]]
    assert sorted(map(sorted, missed)) == [["a", "c"], ["b", "c"]]


def test_judged_pairs_alone_count() -> None:
    """A pair that nobody judged is neither right nor wrong."""
    found = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert judged({("a", "b"): True, ("c", "d"): False, ("a", "c"): True, ("b", "d"): False}, found) == Pairs(1, 1, 1)


def test_nothing_to_find_is_no_mistake() -> None:
    """Shares of nothing are whole, not a division by nothing."""
    assert pairwise({}, {}).rates == b_cubed({}, {}) == Rates(1, 1)
    assert Rates(0, 0).f1 == 0


PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12)


@given(PLACES)
def test_counts_agree_with_the_pairs_one_by_one(rows: list[tuple[int, int]]) -> None:
    """The quick count is that of looking at every pair, and the errors are those it counts."""
    found = {place: story for place, (story, _) in enumerate(rows)}
    wanted = {place: label for place, (_, label) in enumerate(rows)}
    kinds = Counter((found[a] == found[b], wanted[a] == wanted[b]) for a, b in combinations(range(len(rows)), 2))
    pairs = pairwise(found, wanted)
    assert pairs == Pairs(kinds[True, True], kinds[True, False], kinds[False, True])
    false, missed = errors(found, wanted)
    assert (len(false), len(missed)) == (pairs.false, pairs.missed)


@given(PLACES)
def test_b_cubed_of_the_other_way_round_is_the_mirror(rows: list[tuple[int, int]]) -> None:
    """What is precision for the one is recall for the other."""
    found, wanted = dict(enumerate(story for story, _ in rows)), dict(enumerate(label for _, label in rows))
    there, back = b_cubed(found, wanted), b_cubed(wanted, found)
    assert there.precision == pytest.approx(back.recall)
    assert 0 <= there.f1 <= 1
