"""Promises of news.readers_times.schedule_text, and of how it fits news.readers_times.wording."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.readers_times.reading import MAX_SLOTS, SlotFault, format_slots, parse_slots, times_of_one_day
from news.readers_times.slot import EVERY_DAY, WEEKEND, WORKDAYS, Slot
from tests.news.readers_times.clocks import times, weekdays

schedules = st.lists(
    st.builds(Slot, time=times, weekdays=weekdays), min_size=1, max_size=MAX_SLOTS, unique_by=lambda slot: slot.time
).map(sorted)
WORDS = re.findall(
    r"[^ ]+",
    "7:30 7.30 25:00 8u half acht kwart over voor 7 uur 's ochtends avonds ma di vr - t/m werkdagen weekend elke dag "
    "behalve en , ; op om niet pm am tot 99 0000 \n zaterdagavond om de dag",
)


def read(text: str) -> str | SlotFault:
    """The slots of a text, in the words of the bot."""
    slots = parse_slots(text)
    return slots if isinstance(slots, SlotFault) else format_slots(slots, "nl")


@pytest.mark.parametrize(
    "text, clock",
    [
        ("7:30", time(7, 30)),
        ("7.30", time(7, 30)),
        ("07:30 uur", time(7, 30)),
        ("20.15 uur.", time(20, 15)),
        ("7u30", time(7, 30)),
        ("8h30", time(8, 30)),
        ("8u", time(8)),
        ("8 uur", time(8)),
        ("6 uur 30", time(6, 30)),
        ("Acht Uur", time(8)),
        ("om 8", time(8)),
        ("0730", time(7, 30)),
        ("24:00", time(0)),
        ("half acht", time(7, 30)),
        ("half 8", time(7, 30)),
        ("half één 's middags", time(12, 30)),
        ("kwart over 7", time(7, 15)),
        ("kwart voor acht", time(7, 45)),
        ("tien voor half acht", time(7, 20)),
        ("5 over half 8", time(7, 35)),
        ("10 over 7", time(7, 10)),
        ("5 voor 24 uur", time(23, 55)),
        ("vijf voor 0 uur", time(23, 55)),
        ("'s ochtends 8 uur", time(8)),
        ("’s avonds om 8", time(20)),
        ("8 uur 's avonds", time(20)),
        ("12 uur 's nachts", time(0)),
        ("12 uur 's middags", time(12)),
        ("twee uur 's middags", time(14)),
        ("3 uur 's nachts", time(3)),
        ("11 uur 's nachts", time(23)),
        ("elke avond 8 uur", time(20)),
        ("iedere ochtend half acht", time(7, 30)),
        ("middernacht", time(0)),
        ("７:３０", time(7, 30)),
        ("7:30 pm", time(19, 30)),
        ("8pm", time(20)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("half past seven", time(7, 30)),
        ("half seven", time(7, 30)),
        ("quarter to eight", time(7, 45)),
        ("8 o'clock in the evening", time(20)),
        ("at noon", time(12)),
    ],
)
def test_a_time_as_readers_type_it(text: str, clock: time) -> None:
    """One time, in digits or words, Dutch or English, is a slot of every day."""
    assert parse_slots(text) == [Slot(time=clock)]


@pytest.mark.parametrize(
    "text, days",
    [
        ("elke dag", EVERY_DAY),
        ("dagelijks", EVERY_DAY),
        ("every day", EVERY_DAY),
        ("werkdagen", WORKDAYS),
        ("Op werkdagen", WORKDAYS),
        ("doordeweeks", WORKDAYS),
        ("door  de  week", WORKDAYS),
        ("weekdays", WORKDAYS),
        ("in het weekend", WEEKEND),
        ("za zo", WEEKEND),
        ("za, zo", WEEKEND),
        ("za/zo", WEEKEND),
        ("zaterdag & zondag", WEEKEND),
        ("ma-vr", WORKDAYS),
        ("Ma – Vr", WORKDAYS),
        ("ma t/m vr", WORKDAYS),
        ("maandag tot en met vrijdag", WORKDAYS),
        ("mon-fri", WORKDAYS),
        ("Monday through Friday", WORKDAYS),
        ("za-ma", frozenset({5, 6, 0})),
        ("di-di", frozenset({1})),
        ("maandag en donderdag", frozenset({0, 3})),
        ("elke dinsdag", frozenset({1})),
        ("elke dag behalve zondag", frozenset(range(6))),
        ("werkdagen behalve woensdag", frozenset({0, 1, 3, 4})),
    ],
)
def test_days_stand_before_or_after_a_time(text: str, days: frozenset[int]) -> None:
    """The days of a week, one by one, as a range or by a name for several, on either side of the time."""
    expected = [Slot(time=time(8), weekdays=days)]
    assert parse_slots(f"{text} 8 uur") == expected
    assert parse_slots(f"8 uur {text}") == expected


@pytest.mark.parametrize(
    "text, meant",
    [
        ("07:30 18:00", "elke dag om 7.30 en 18.00 uur"),
        ("7:30 en 18:00", "elke dag om 7.30 en 18.00 uur"),
        ("8 uur 18 uur", "elke dag om 8.00 en 18.00 uur"),
        ("8u 18u", "elke dag om 8.00 en 18.00 uur"),
        ("18:00\n7:30\n12:00", "elke dag om 7.30, 12.00 en 18.00 uur"),
        ("ma-vr 7:30, za zo 9:00", "werkdagen om 7.30 uur, za en zo om 9.00 uur"),
        ("ma-vr 7:30 za zo 9:00", "werkdagen om 7.30 uur, za en zo om 9.00 uur"),
        ("7:30 op werkdagen en 9:00 in het weekend", "werkdagen om 7.30 uur, za en zo om 9.00 uur"),
        ("7:30 op werkdagen, za 9:00", "werkdagen om 7.30 uur, za om 9.00 uur"),
        ("8 uur maandag 9 uur dinsdag", "ma om 8.00 uur, di om 9.00 uur"),
        ("8 uur op maandag, dinsdag, 9 uur op zondag", "ma en di om 8.00 uur, zo om 9.00 uur"),
        ("7:30 en za 9:00", "elke dag om 7.30 uur, za om 9.00 uur"),
        ("za 9 12 en 15 uur", "za om 9.00, 12.00 en 15.00 uur"),
        ("zaterdagochtend 9, zondagavond half negen", "za om 9.00 uur, zo om 20.30 uur"),
        ("'s avonds 8 's ochtends 7", "elke dag om 7.00 en 20.00 uur"),
        ("8 uur 's ochtends en 8 uur 's avonds", "elke dag om 8.00 en 20.00 uur"),
        ("7 a.m. and 6 p.m.", "elke dag om 7.00 en 18.00 uur"),
        ("9 uur behalve zondag, zondag 10 uur", "ma t/m za om 9.00 uur, zo om 10.00 uur"),
        ("9 uur behalve zaterdag en zondag", "werkdagen om 9.00 uur"),
        ("9 uur behalve zaterdag en zondag, 10 uur op zondag", "werkdagen om 9.00 uur, zo om 10.00 uur"),
        ("behalve zaterdag en zondag 9 uur", "werkdagen om 9.00 uur"),
        ("werkdagen 8:00, zaterdag 8:00", "ma t/m za om 8.00 uur"),
        ("8:00 en 8 uur", "elke dag om 8.00 uur"),
    ],
)
def test_more_times_and_days(text: str, meant: str) -> None:
    """Each time gets the days that stand with it, and one slot has all days of a time."""
    assert read(text) == meant


@pytest.mark.parametrize(
    "text, fault",
    [
        ("", SlotFault.EMPTY),
        (" \n\t ", SlotFault.EMPTY),
        ("\u200f\u200b", SlotFault.EMPTY),
        ("25:00", SlotFault.NO_SUCH_TIME),
        ("24:01", SlotFault.NO_SUCH_TIME),
        ("8:75", SlotFault.NO_SUCH_TIME),
        ("30 uur", SlotFault.NO_SUCH_TIME),
        ("9900", SlotFault.NO_SUCH_TIME),
        ("half 30", SlotFault.NO_SUCH_TIME),
        ("70 over 8", SlotFault.NO_SUCH_TIME),
        ("20 uur 's ochtends", SlotFault.NO_SUCH_TIME),
        ("maandag", SlotFault.NO_TIME),
        ("elke avond", SlotFault.NO_TIME),
        (",", SlotFault.NO_TIME),
        ("8 uur 's avonds en 's ochtends", SlotFault.NO_TIME),
        ("elke dag behalve elke dag 8 uur", SlotFault.NO_DAYS),
        ("hallo", SlotFault.UNCLEAR),
        ("7:30 graag elke zonsondergang", SlotFault.UNCLEAR),
        ("om de dag 8 uur", SlotFault.UNCLEAR),
        ("om de twee dagen 8 uur", SlotFault.UNCLEAR),
        ("elk uur", SlotFault.UNCLEAR),
        ("7:30-18:00", SlotFault.UNCLEAR),
        ("7:30:15", SlotFault.UNCLEAR),
        ("1.12.2026", SlotFault.UNCLEAR),
        ("3,5", [3, 5]),
        ("100", SlotFault.UNCLEAR),
        ("7:30 ⏰", SlotFault.UNCLEAR),
        ("٧:٣٠ السابعة", SlotFault.UNCLEAR),
        ("<b>7:30</b>", SlotFault.UNCLEAR),
        ("7:30'; DROP TABLE slots", SlotFault.UNCLEAR),
    ],
)
def test_what_is_no_schedule(text: str, fault: SlotFault | list[int]) -> None:
    """Nonsense, times that do not exist and half of a schedule each have their own answer, and nothing is guessed."""
    expected = fault if isinstance(fault, SlotFault) else [Slot(time=time(hour)) for hour in fault]
    assert parse_slots(text) == expected


def test_the_most_slots() -> None:
    """24 times are a schedule, 25 are too many, and the same one again does not count."""
    day = [f"{hour}:00" for hour in range(24)]
    slots = parse_slots(" ".join(day))
    assert isinstance(slots, list)
    assert len(slots) == MAX_SLOTS
    assert parse_slots(" ".join([*day, "0:00"])) == slots
    assert parse_slots(" ".join([*day, "0:30"])) is SlotFault.TOO_MANY


@pytest.mark.parametrize("text", ["7:30 " * 800, "ma-" * 1400, "’" * 4000, "😀" * 4000, "\u202e" * 4000, "ﷺ" * 4000])
def test_a_text_of_4000_characters_is_refused_unread(text: str) -> None:
    """A message as long as Telegram allows is no schedule, whatever is in it."""
    assert parse_slots(text) is SlotFault.TOO_LONG


@given(schedules, st.sampled_from(["nl", "en"]))
def test_what_is_written_can_be_read(slots: list[Slot], language: str) -> None:
    """The bot reads its own words as the slots that they were written for."""
    assert parse_slots(format_slots(slots, language)) == slots


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever is typed is a schedule or a fault; a schedule is sorted, has no time twice, and is not too large."""
    slots = parse_slots(text)
    if not isinstance(slots, SlotFault):
        assert 1 <= len(slots) <= MAX_SLOTS
        clocks = [slot.time for slot in slots]
        assert clocks == sorted(set(clocks))


@pytest.mark.parametrize(
    "slots, dutch, english",
    [
        ([], "", ""),
        ([Slot(time=time(7, 30))], "elke dag om 7.30 uur", "every day at 7:30"),
        (
            [Slot(time=time(7), weekdays=WEEKEND), Slot(time=time(9, 30), weekdays=WORKDAYS)],
            "werkdagen om 9.30 uur, za en zo om 7.00 uur",
            "weekdays at 9:30, Sat and Sun at 7:00",
        ),
        (
            [Slot(time=time(0, 5), weekdays=frozenset({0, 1, 2, 4})), Slot(time=time(20), weekdays=frozenset({5}))],
            "ma t/m wo en vr om 0.05 uur, za om 20.00 uur",
            "Mon-Wed and Fri at 0:05, Sat at 20:00",
        ),
        (
            [Slot(time=time(8), weekdays=frozenset({0, 2, 4})), Slot(time=time(20), weekdays=frozenset({5}))],
            "ma, wo en vr om 8.00 uur; za om 20.00 uur",
            "Mon, Wed and Fri at 8:00; Sat at 20:00",
        ),
    ],
)
def test_slots_in_words(slots: list[Slot], dutch: str, english: str) -> None:
    """Slots are told by their days, in order, in good Dutch and English."""
    assert format_slots(slots, "nl") == dutch
    assert format_slots(slots, "en") == english


@pytest.mark.parametrize(
    "text, clock",
    [
        ("morgen 8 uur", time(8)),
        ("om 8 uur morgen", time(8)),
        ("vanavond 8 uur", time(20)),
        ("morgenochtend half acht", time(7, 30)),
        ("vandaag om 17:00", time(17)),
        ("tomorrow at 8", time(8)),
        ("tonight 9", time(21)),
    ],
)
def test_a_time_of_one_day_is_no_schedule(text: str, clock: time) -> None:
    """It is refused by name, and the time that it would have every day is known."""
    assert parse_slots(text) is SlotFault.ONCE
    assert times_of_one_day(text) == [Slot(time=clock)]


@pytest.mark.parametrize(
    "text", ["'s morgens 8 uur", "elke morgen 8 uur", "maandag morgen 8 uur", "maandagmorgen 8 uur"]
)
def test_a_morning_is_not_tomorrow(text: str) -> None:
    """The same word is a part of the day where it is said of every one, or of a weekday."""
    slots = parse_slots(text)
    assert not isinstance(slots, SlotFault)
    assert [slot.time for slot in slots] == [time(8)]
    assert times_of_one_day(text) == []
