"""Slots and quiet hours in words, as a reader could have typed them."""

from collections.abc import Iterable
from datetime import time

from news.readers_times.day_words import written_days
from news.readers_times.quiet import QuietHours
from news.readers_times.slot import Slot


def format_slots(slots: Iterable[Slot], language: str) -> str:
    """The slots by their days: "werkdagen om 7.30 uur, za en zo om 9.00 uur"; in English unless `language` is "nl".

    Slots with the same time are one; no slots are an empty text. `parse_slots` reads what this writes.
    """
    language = "nl" if language == "nl" else "en"
    days_at: dict[time, frozenset[int]] = {}
    for slot in slots:
        days_at[slot.time] = days_at.get(slot.time, frozenset()) | slot.weekdays
    times_on: dict[frozenset[int], list[time]] = {}
    for clock in sorted(days_at):
        times_on.setdefault(days_at[clock], []).append(clock)
    parts = [_part(days, times_on[days], language) for days in sorted(times_on, key=sorted)]
    return ("; " if any("," in part for part in parts) else ", ").join(parts)


def format_quiet(quiet: QuietHours, language: str) -> str:
    """The hours as "van 22.00 tot 7.00 uur", or "from 22:00 to 7:00"; `parse_quiet` reads what this writes."""
    if language == "nl":
        return f"van {_clock(quiet.start, 'nl')} tot {_clock(quiet.end, 'nl')} uur"
    return f"from {_clock(quiet.start, 'en')} to {_clock(quiet.end, 'en')}"


def _part(days: frozenset[int], clocks: list[time], language: str) -> str:
    when = _listed(written_days(days, language), language)
    times = _listed([_clock(clock, language) for clock in clocks], language)
    return f"{when} om {times} uur" if language == "nl" else f"{when} at {times}"


def _clock(clock: time, language: str) -> str:
    return f"{clock.hour}{'.' if language == 'nl' else ':'}{clock.minute:02}"


def _listed(words: list[str], language: str) -> str:
    both = " en " if language == "nl" else " and "
    return both.join(part for part in (", ".join(words[:-1]), words[-1]) if part)
