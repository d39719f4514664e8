"""When a source that failed is asked again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from news.fetching.backoff import GIVEN_UP, LONGEST, MOST_RETRY_AFTER, SELDOM, WALL, pause_after

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
jitters = st.floats(0, 1)
intervals = st.timedeltas(2 * MINUTE, 4 * HOUR)


def test_each_failure_in_a_row_doubles_the_pause() -> None:
    """From the interval of the source on, up to six hours."""
    pauses = [pause_after(10 * MINUTE, failures, 0.5) for failures in range(1, 9)]
    assert pauses[:6] == [10 * MINUTE, 20 * MINUTE, 40 * MINUTE, 80 * MINUTE, 160 * MINUTE, 320 * MINUTE]
    assert pauses[6:] == [LONGEST, LONGEST]


@given(intervals, st.integers(0, 10**6), jitters, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_pause_is_bounded_however_long_it_fails(
    every: timedelta, failures: int, jitter: float, failing: timedelta
) -> None:
    """Never sooner than three quarters of its interval, never later than a day and a quarter."""
    pause = pause_after(every, failures, jitter, failing_for=failing)
    assert every * 0.749 <= pause <= SELDOM * 1.26


def test_who_failed_for_a_week_is_asked_once_a_day() -> None:
    """And not before that week is over."""
    assert pause_after(HOUR, 30, 0.5, failing_for=GIVEN_UP) == SELDOM
    assert pause_after(HOUR, 30, 0.5, failing_for=GIVEN_UP - HOUR) == LONGEST


@given(st.integers(1, 30), jitters, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_retry_after_is_never_undercut(failures: int, jitter: float, wanted: timedelta) -> None:
    """Up to a day of it; a year is a mistake."""
    pause = pause_after(10 * MINUTE, failures, jitter, retry_after=wanted)
    assert pause >= min(wanted, MOST_RETRY_AFTER)
    assert pause <= max(MOST_RETRY_AFTER, LONGEST * 1.25)


def test_many_that_failed_together_are_not_asked_together() -> None:
    """A quarter to both sides."""
    assert pause_after(HOUR, 1, 0) == 0.75 * HOUR
    assert pause_after(HOUR, 1, 1) == 1.25 * HOUR


def test_a_wall_is_looked_at_seldom() -> None:
    """An hour at least, however busy the source was."""
    assert pause_after(2 * MINUTE, 1, 0.5, wall=True) == WALL
    assert pause_after(3 * HOUR, 1, 0.5, wall=True) == 3 * HOUR
