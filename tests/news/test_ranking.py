"""What answers better and what is newer comes first."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.ranking import FLOOR, HALF_LIFE, Ranked, rank, worth

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
WEIGHTS = st.floats(0, 1)
AGES = st.timedeltas(min_value=timedelta(days=-2), max_value=timedelta(days=4_000))


def test_a_day_halves_what_age_counts_for() -> None:
    """The formula of the docstring, at its fixed points."""
    assert worth(1.0, NOW, NOW) == 1.0
    assert worth(1.0, NOW - HALF_LIFE, NOW) == pytest.approx(FLOOR + (1 - FLOOR) / 2)
    assert worth(0.5, NOW - 100 * HALF_LIFE, NOW) == pytest.approx(0.5 * FLOOR)


def test_the_future_counts_as_now() -> None:
    """A publisher's wrong clock gains nothing."""
    assert worth(0.7, NOW + timedelta(days=3), NOW) == worth(0.7, NOW, NOW)


@given(WEIGHTS, WEIGHTS, AGES)
def test_worth_grows_with_weight(one: float, other: float, age: timedelta) -> None:
    """Of two articles of the same age the better answer is never worth less."""
    low, high = sorted((one, other))
    assert worth(low, NOW - age, NOW) <= worth(high, NOW - age, NOW)


@given(WEIGHTS, AGES, AGES)
def test_worth_falls_with_age(weight: float, one: timedelta, other: timedelta) -> None:
    """Of two equal answers the newer is never worth less."""
    young, old = sorted((one, other))
    assert worth(weight, NOW - old, NOW) <= worth(weight, NOW - young, NOW)


@given(WEIGHTS, AGES)
def test_worth_is_a_share(weight: float, age: timedelta) -> None:
    """Nothing is worth more than its weight or less than nothing."""
    assert 0 <= worth(weight, NOW - age, NOW) <= weight


@given(st.lists(st.tuples(WEIGHTS, AGES), max_size=20))
def test_rank_orders_by_worth_and_loses_nothing(given_items: list[tuple[float, timedelta]]) -> None:
    """Every item comes back once, the worthiest first."""
    candidates = [Ranked(number, weight, NOW - age) for number, (weight, age) in enumerate(given_items)]
    ranked = rank(candidates, NOW)
    values = [worth(candidates[number].weight, candidates[number].moment, NOW) for number in ranked]
    assert sorted(ranked) == list(range(len(candidates)))
    assert values == sorted(values, reverse=True)


def test_equals_go_newest_first_then_as_given() -> None:
    """The order is total, so a page of results never changes by chance."""
    later, earlier = NOW + timedelta(hours=2), NOW + timedelta(hours=1)
    same = [Ranked("a", 0.5, NOW), Ranked("b", 0.5, NOW), Ranked("c", 0.5, earlier), Ranked("d", 0.5, later)]
    assert rank(same, NOW) == ["d", "c", "a", "b"]
    assert rank(reversed(same), NOW) == ["d", "c", "b", "a"]


def test_the_zone_of_a_moment_makes_no_difference() -> None:
    """The same moment told in another zone is as old."""
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    assert worth(0.5, elsewhere, NOW) == worth(0.5, NOW, NOW)


@pytest.mark.parametrize("weight", [-0.1, 1.1, float("nan")])
def test_a_weight_is_within_bounds(weight: float) -> None:
    """A weight that is none is refused where it is made."""
    with pytest.raises(ValueError, match=r"is not within 0\.\.1"):
        Ranked("a", weight, NOW)


def test_a_naive_moment_is_refused() -> None:
    """Nobody knows which moment it means."""
    with pytest.raises(ValueError, match="naive time"):
        Ranked("a", 0.5, datetime(2026, 2, 1))  # noqa: DTZ001 - the mistake under test
