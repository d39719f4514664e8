"""How fast a reader may ask."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.courtesy import AT_ONCE, Courtesy, Verdict

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ANSWER, ASK, LEAVE = Verdict.ANSWER, Verdict.ASK_FOR_PATIENCE, Verdict.LEAVE


def test_sixty_at_once_then_one_a_second():
    """After the sixtieth patience is asked for once, the rest is left, and a second brings one answer more."""
    courtesy = Courtesy()
    assert [courtesy.judge(1, NOW) for _ in range(63)] == [ANSWER] * AT_ONCE + [ASK, LEAVE, LEAVE]
    later = NOW + timedelta(seconds=1)
    assert [courtesy.judge(1, later) for _ in range(2)] == [ANSWER, LEAVE]
    rested = NOW + timedelta(minutes=2)
    assert [courtesy.judge(1, rested) for _ in range(61)] == [ANSWER] * AT_ONCE + [ASK]


def test_nobody_else_notices():
    """Each reader has a bucket of their own."""
    courtesy = Courtesy()
    for _ in range(100):
        courtesy.judge(1, NOW)
    assert courtesy.judge(2, NOW) is ANSWER


def test_who_is_forgotten_begins_anew():
    """And who was never known is forgotten without a sound."""
    courtesy = Courtesy()
    for _ in range(100):
        courtesy.judge(1, NOW)
    courtesy.forget(1)
    courtesy.forget(99)
    assert len(courtesy) == 0
    assert courtesy.judge(1, NOW) is ANSWER


def test_only_so_many_readers_are_remembered():
    """Who was silent longest is forgotten first: a flood of new readers does not let a fast one go on."""
    courtesy = Courtesy(most=3)
    for _ in range(AT_ONCE + 1):
        courtesy.judge(1, NOW)
    for other in range(2, 50):
        courtesy.judge(other, NOW)
        assert courtesy.judge(1, NOW) is LEAVE
        assert len(courtesy) <= 3
    assert [courtesy.judge(99, NOW) for _ in range(AT_ONCE + 2)][-2:] == [ASK, LEAVE]


def test_a_clock_that_is_set_back_gives_nothing_away():
    """Nor takes anything: time counts from where it was."""
    courtesy = Courtesy()
    for _ in range(AT_ONCE + 1):
        courtesy.judge(1, NOW)
    for seconds in (-30, -1, 0):
        assert courtesy.judge(1, NOW + timedelta(seconds=seconds)) is LEAVE
    assert courtesy.judge(1, NOW + timedelta(seconds=1)) is ANSWER


@given(st.lists(st.floats(-5, 30), max_size=300))
def test_no_reader_gets_more_than_the_limit(pauses: list[float]):
    """In whatever rhythm, also where the clock is set back: sixty and one a second, patience once a minute."""
    courtesy, now, last = Courtesy(), NOW, NOW
    answered, asked = 0, list[datetime]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        last = max(last, now)
        verdict = courtesy.judge(1, now)
        answered += verdict is ANSWER
        asked += [now] if verdict is ASK else []
    assert answered <= AT_ONCE + (last - NOW).total_seconds() + 1e-6
    assert all(after - before >= timedelta(minutes=1) for before, after in pairwise(asked))


@pytest.mark.parametrize("pause", [1.0, 1.5, 60.0])
def test_who_keeps_to_the_pace_is_always_answered(pause: float):
    """However long it goes on."""
    courtesy = Courtesy()
    assert {courtesy.judge(1, NOW + timedelta(seconds=pause * number)) for number in range(500)} == {ANSWER}
