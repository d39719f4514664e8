"""The pace: Telegram's windows never overflow, whatever the network does, and little of the rate is lost."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pace import LONGEST, TELEGRAMS, UNLIMITED, Limits, Pace, Window
from tests.bot.delivery.telegram_clock import fits_bucket, most_to_one_chat, most_within, send

SECONDS = st.floats(0, 0.14)  # there and back together under `OVERTAKEN`: a network that is slow, but works
TRAVELS = st.lists(st.tuples(SECONDS, SECONDS), min_size=1, max_size=40)
READERS = list(range(1, 301))


@settings(max_examples=60)
@given(TRAVELS, st.lists(st.floats(0, 0.4), min_size=1, max_size=7), st.sampled_from([1.0, 5.0, 30.0, 29.5, 100.0]))
def test_no_second_gets_more_than_its_share(travels, lags, rate):
    """Each message may be slow on its way there or back, and the process late: no window of Telegram's overflows."""
    lag = {number: lags[number // 9 % len(lags)] for number in range(0, 300, 9)}
    count = 200 if rate > 5 else 30
    run = send(
        Pace(Limits(per_second=rate)),
        READERS[:count],
        lambda number: travels[number % len(travels)],
        lag=lambda number: lag.get(number, 0.0),
    )
    assert len(run.arrivals) == count
    most = max(1, int(rate))
    assert most_within((one.at for one in run.arrivals), most / rate) <= most
    assert fits_bucket((one.at for one in run.arrivals), most, rate)


@given(st.integers(0, 2**32).map(random.Random), st.integers(1, 12))
def test_chats_and_groups_have_windows_of_their_own(dice, groups):
    """One message a second to a chat, twenty a minute to a group, and the bot's own window still holds."""
    chats = [-(1 + dice.randrange(groups)) if dice.random() < 0.7 else 1 + dice.randrange(20) for _ in range(160)]
    travels = [(dice.uniform(0, 0.1), dice.uniform(0, 0.1)) for _ in chats]
    run = send(Pace(), chats, lambda number: travels[number])
    assert sorted(one.chat for one in run.arrivals) == sorted(chats)
    assert most_to_one_chat(run.arrivals, 1.0) == 1
    assert most_within((one.at for one in run.arrivals), 1.0) <= 30
    in_groups = [one for one in run.arrivals if one.chat < 0]
    assert not in_groups or most_to_one_chat(in_groups, 60.0) <= 20


@pytest.mark.parametrize(
    "travel,share",
    [
        ((0.0, 0.0), 1.002),  # a server on this machine
        ((0.002, 0.003), 1.007),
        ((0.005, 0.005), 1.012),
        ((0.0, 0.05), 1.055),  # far away: what a safe window costs is the time of one answer
    ],
)
def test_little_of_the_rate_is_lost(travel, share):
    """Two thousand messages take hardly longer than Telegram's limits ask for."""
    run = send(Pace(), list(range(1, 2001)), lambda number: travel)
    assert run.arrivals[-1].at - run.arrivals[0].at <= 2000 / 30 * share


def test_messages_are_spread_over_the_second():
    """Not thirty at once: a kill then finds one on its way, and a reply waits for a thirtieth of a second."""
    run = send(Pace(), READERS, lambda number: (0.002, 0.003))
    assert most_within((one.at for one in run.arrivals), 0.1) <= 7
    later = [one.at for one in run.arrivals[100:]]
    assert max(after - before for before, after in pairwise(later)) < 0.2


def test_what_a_pause_held_up_is_caught_up_on():
    """A process that is busy for a tenth of a second now and then loses less than that."""
    run = send(Pace(), list(range(1, 901)), lambda number: (0.001, 0.001), lag=lambda number: 0.1 * (number % 47 == 0))
    assert run.arrivals[-1].at - run.arrivals[0].at <= 900 / 30 * 1.02


def test_requests_that_stand_still_cost_nobody_else_anything():
    """One in a hundred gets no answer for a minute and a half: the others come as fast as ever."""
    run = send(Pace(), list(range(1, 2001)), lambda number: (0.001, 90.0 if number % 100 == 50 else 0.002))
    assert most_within((one.at for one in run.arrivals), 1.0) <= 30
    assert run.arrivals[-1].at - run.arrivals[0].at <= 2000 / 30 * 1.015


def test_where_nothing_is_answered_no_more_than_a_window_goes_out():
    """A server that hangs may still be reading: it does not get more than it takes before it has had its time."""
    run = send(Pace(), READERS[:90], lambda number: (0.0, 60.0))
    assert most_within((one.at for one in run.arrivals), LONGEST) <= 30


@settings(max_examples=60)
@given(st.floats(0.05, 4.0), st.integers(0, 2**32).map(random.Random), st.floats(0, 0.5))
def test_a_restart_counts_what_was_sent_before(died_at, dice, gap):
    """A process is killed and another begins at once: together they keep every window."""
    chats = [dice.choice([-1, -2, dice.randrange(1, 500)]) for _ in range(200)]
    travels = [(dice.uniform(0, 0.02), dice.uniform(0, 0.02)) for _ in range(400)]
    first = send(Pace(), chats, lambda number: travels[number], stop_at=1000 + died_at)
    died = 1000 + died_at
    before = [one for one in first.arrivals if one.at <= died]
    known = [one for one in first.answers if one.at <= died]
    second_pace = Pace()
    for one in known:
        second_pace.used(one.chat, one.at)
    unknown = list(before)
    for one in known:
        unknown.remove(next(other for other in unknown if other.chat == one.chat))
    for one in unknown:
        second_pace.used(one.chat, died)
    second = send(second_pace, chats[len(before) :], lambda number: travels[200 + number], began=died + gap)
    together = before + second.arrivals
    assert most_within((one.at for one in together), 1.0) <= 30
    assert most_to_one_chat(together, 1.0) == 1
    assert most_to_one_chat([one for one in together if one.chat < 0] or together[:1], 60.0) <= 20


def test_a_paused_chat_waits_alone():
    """After a 429 nothing goes to that chat for a minute; the next chat goes at once."""
    pace = Pace()
    pace.pause(7, 1060.0)
    pace.pause(7, 1010.0)
    assert pace.chat_free_at(7, 1000.0) == 1060.0
    assert pace.chat_free_at(8, 1000.0) == 1000.0
    assert pace.free_at(1000.0) == 1000.0


def test_without_limits_nothing_waits():
    """The terminal has no Telegram before it."""
    run = send(Pace(UNLIMITED), [1, 1, 1, -5, -5, 2] * 50, lambda number: (0.0, 0.0))
    assert run.ended == run.began


def test_a_slow_rate_is_kept():
    """Half a message a second is one every two seconds."""
    run = send(Pace(Limits(per_second=0.5)), READERS[:5], lambda number: (0.0, 0.0))
    gaps = [after.at - before.at for before, after in pairwise(run.arrivals)]
    assert all(2.0 <= gap < 2.01 for gap in gaps)


def test_chats_that_are_free_are_forgotten():
    """Memory does not grow with the chats that were ever sent to."""
    pace = Pace(Limits(per_second=0))
    for number in range(5000):
        now = 1000.0 + number
        pace.ends(pace.starts(number + 1, now), now)
    assert len(pace._chats) <= 1001


def test_a_late_answer_counts_when_it_comes():
    """What stood still may have arrived only now: the window keeps a place for it."""
    window = Window(2, 1.0)
    late = window.starts(0.0)
    window.ends(window.starts(1.0), 1.01)  # what began long before it counts as arrived
    assert window.free_at(2.5) == 2.5
    window.ends(late, 2.5)
    window.ends(window.starts(2.5), 2.5)
    assert window.free_at(2.6) > 3.5


def test_telegrams_limits_are_telegrams():
    """https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""
    assert Limits(30, 1, 20) == TELEGRAMS


def test_the_dice_of_hypothesis_are_dice():
    """The simulation itself notices a pace that is too fast."""
    dice = random.Random(1)
    run = send(Pace(Limits(per_second=31)), READERS, lambda number: (dice.uniform(0, 0.01), 0.0))
    assert most_within((one.at for one in run.arrivals), 1.0) > 30
