"""Promises of news.importance: what makes one story bigger than another, and how it fades."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.importance import MOST_VOICES, Spread, heft, importance, spread_of

NOW = datetime(2026, 3, 3, 6, 30, tzinfo=UTC)

delays = st.lists(st.integers(0, 500_000).map(lambda seconds: timedelta(seconds=seconds)), max_size=30)
spreads = st.builds(
    lambda late, position, length: Spread(tuple(sorted(late)), position, length),
    delays,
    st.integers(0, 200),
    st.integers(0, 50_000),
)
moments = st.integers(-3_600, 10_000_000).map(lambda seconds: NOW - timedelta(seconds=seconds))
weights = st.floats(0.01, 1.0)


def at_once(sources: int) -> Spread:
    """Told by so many at the same moment."""
    return Spread((timedelta(0),) * sources)


def worth(weight: float = 0.8, sources: int = 1, age: float = 1.0) -> float:
    """The importance of a story of some hours old that so many brought at once."""
    return importance(weight=weight, spread=at_once(sources), moment=NOW - timedelta(hours=age), now=NOW)


@given(spreads, st.integers(0, 500_000))
def test_one_more_source_never_makes_a_story_smaller(spread, late):
    """Whenever it joins, and however many there are."""
    more = Spread(tuple(sorted((*spread.delays, timedelta(seconds=late)))), spread.position, spread.length)
    assert heft(more) >= heft(spread)


@given(delays, st.integers(1, 500_000))
def test_who_joins_sooner_counts_more(late, seconds):
    """Up to as many voices as count; a moment's difference may be too small to be a number."""
    others = tuple(sorted(late))[:10]
    soon = Spread(tuple(sorted((timedelta(0), *others))))
    later = Spread(
        tuple(sorted((timedelta(0), *others[:-1], *(one + timedelta(seconds=seconds) for one in others[-1:]))))
    )
    assert heft(soon) >= heft(later)


def test_a_story_that_all_bring_within_the_hour_is_bigger_than_one_that_wanders():
    """The same five papers, in one hour or in five days."""
    quick = Spread(tuple(timedelta(minutes=15 * number) for number in range(5)))
    slow = Spread(tuple(timedelta(days=number) for number in range(5)))
    assert heft(quick) > 1.15 * heft(slow)
    assert heft(slow) > 1.5 * heft(at_once(1))


def test_what_counts_how_much():
    """Two sources make it half as important again, four twice; a day halves it, nearly."""
    assert worth(sources=2) == pytest.approx(1.5 * worth())
    assert worth(sources=4) == pytest.approx(2 * worth())
    assert 0.5 * worth(age=0) < worth(age=24) < 0.55 * worth(age=0)
    assert worth(weight=0.9) > worth(weight=0.8)
    assert worth(sources=1, age=1) > worth(sources=3, age=30)


def test_nobody_counts_as_one_and_past_sixteen_everybody_has_it():
    """A story whose sources are not named is told by somebody."""
    assert heft(at_once(0)) == heft(at_once(1))
    assert heft(at_once(MOST_VOICES - 1)) < heft(at_once(MOST_VOICES)) == heft(at_once(1_000))


@given(spreads, st.integers(1, 100), st.integers(1, 5_000))
def test_place_and_length_only_tell_equals_apart(spread, further, longer):
    """A better place and a longer article count, together less than one more source that is soon, from one to two."""
    lower = Spread(spread.delays, spread.position + further, spread.length)
    fuller = Spread(spread.delays, spread.position, spread.length + longer)
    assert heft(lower) <= heft(spread) <= heft(fuller)
    assert heft(Spread((timedelta(0),), 0, 10**6)) <= 1.0001 * heft(Spread((timedelta(0),) * 3, 500, 0))


@given(weights, spreads, moments, st.integers(0, 10**7))
def test_importance_fades(weight, spread, moment, seconds):
    """It never grows by waiting, and never falls to nothing."""
    before = importance(weight=weight, spread=spread, moment=moment, now=NOW)
    after = importance(weight=weight, spread=spread, moment=moment, now=NOW + timedelta(seconds=seconds))
    assert 0 < after <= before


def test_a_shorter_half_life_fades_sooner():
    """`/latest` asks for what is new."""
    six = importance(weight=1, spread=Spread(), moment=NOW - timedelta(hours=6), now=NOW, half_life=timedelta(hours=6))
    assert six == pytest.approx(importance(weight=1, spread=Spread(), moment=NOW - timedelta(hours=24), now=NOW))


@given(st.lists(moments, max_size=20), st.randoms(use_true_random=False))
def test_a_spread_is_that_of_its_moments(joined, draw):
    """In any order: how long after the first each of them came."""
    mixed = list(joined)
    draw.shuffle(mixed)
    spread = spread_of(mixed, position=2, length=3)
    assert spread == spread_of(joined, position=2, length=3)
    assert spread.sources == len(joined)
    assert list(spread.delays) == sorted(moment - min(joined) for moment in joined)
