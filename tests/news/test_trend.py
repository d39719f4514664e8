"""Promises of news.trend: local days, fair counts, and the stories that are marked."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.importance import Spread
from news.trend import MOST_PEAKS, PEAKS_A_DAY, Count, Telling, counted, evenly, peaks, spans, told

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = date(2026, 2, 1)


def telling(number: int, *, day: date = DAY, weights: tuple[float, ...] = (0.5,), sources: int = 1) -> Telling:
    """A story that so many bring at once."""
    return Telling(number, day, weights, Spread((timedelta(0),) * sources))


tellings = st.lists(
    st.builds(
        lambda number, back, sources, weight: telling(
            number, day=DAY - timedelta(days=back), weights=(weight,), sources=sources
        ),
        st.integers(1, 1_000),
        st.integers(0, 6),
        st.integers(1, 5),
        st.floats(0.1, 1),
    ),
    unique_by=lambda one: one.story_id,
    max_size=30,
)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(["Europe/Amsterdam", "America/Havana", "Asia/Kathmandu", "UTC"]),
    st.integers(1, 90),
)
def test_days_follow_each_other_and_end_with_today(naive, zone_name, days):
    """Without gap or overlap, whatever the clock does at night; now is within the last."""
    now, zone = naive.replace(tzinfo=UTC), ZoneInfo(zone_name)
    found = spans(now, zone, days)
    assert len(found) == days
    assert all(one.end == two.begin and one.day < two.day for one, two in pairwise(found))
    assert found[-1].begin <= now < found[-1].end
    assert found[-1].day == now.astimezone(zone).date()


def test_a_day_on_which_the_clock_changes_is_longer_or_shorter():
    """In March and October."""
    spring = spans(datetime(2026, 3, 29, 12, tzinfo=UTC), AMSTERDAM, 1)[0]
    autumn = spans(datetime(2026, 10, 25, 12, tzinfo=UTC), AMSTERDAM, 1)[0]
    assert (spring.end - spring.begin, autumn.end - autumn.begin) == (timedelta(hours=23), timedelta(hours=25))


@given(st.lists(st.integers(), max_size=300, unique=True), st.integers(1, 100))
def test_a_part_is_taken_evenly(found, most):
    """At most so many, in their order, the gaps between them alike."""
    taken = evenly(found, most)
    assert len(taken) == min(most, len(found))
    places = [found.index(one) for one in taken]
    gaps = [two - one for one, two in pairwise(places)]
    assert all(gap >= 1 for gap in gaps)
    assert max(gaps, default=0) - min(gaps, default=0) <= 1
    assert not gaps or len(found) - places[-1] <= max(gaps) + 1


@pytest.mark.parametrize(
    "found,judged,about,expected",
    [
        (8, 8, 5, Count(DAY, 5)),
        (0, 0, 0, Count(DAY, 0)),
        (100, 20, 5, Count(DAY, 25, estimated=True)),
        (100, 20, 0, Count(DAY, 0, estimated=True)),
        (100, 0, 0, Count(DAY, 0, estimated=True)),
    ],
)
def test_what_was_not_judged_is_estimated(found, judged, about, expected):
    """By the part that was, and said so."""
    assert counted(DAY, found=found, judged=judged, about=about) == expected


@given(tellings)
def test_the_marks_are_few_and_in_the_order_of_their_days(stories):
    """Five at most, two of one day, numbered from left to right."""
    marked = peaks(stories)
    assert len(marked) <= MOST_PEAKS
    assert [one.day for one in marked] == sorted(one.day for one in marked)
    for day in {one.day for one in marked}:
        assert sum(one.day == day for one in marked) <= PEAKS_A_DAY
    assert set(marked) <= set(stories)
    assert bool(marked) == bool(stories)


def test_the_biggest_are_marked():
    """By their sources, then by how much they tell of the topic, and how often."""
    big, telling_, often, small = (
        telling(1, sources=4),
        telling(2, day=DAY - timedelta(days=1), weights=(1.0,), sources=2),
        telling(3, day=DAY - timedelta(days=2), weights=(0.5,) * 9, sources=2),
        telling(4, day=DAY - timedelta(days=3), sources=2),
    )
    rest = [telling(10 + number, day=DAY - timedelta(days=4 + number)) for number in range(5)]
    assert [one.story_id for one in peaks([*rest, small, often, telling_, big])][-4:] == [4, 3, 2, 1]


def test_a_story_begins_on_its_first_day():
    """Each article of it counts once; what has no spread is not there any more."""
    rows = [(1, DAY - timedelta(days=back), 0.5) for back in (1, 2, 0)]
    assert told([*rows, (2, DAY, 1.0)], {1: Spread()}) == [Telling(1, DAY - timedelta(days=2), (0.5,) * 3, Spread())]
