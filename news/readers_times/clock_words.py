"""A time of day as a reader types it, in Dutch or English: "7.30", "half acht", "kwart over 7", "20:15", "8u"."""

import re
from datetime import time

_DAY = 24 * 60
_DUTCH = """
een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
negentien twintig
"""
_ENGLISH = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_VALUES = {word: number for words in (_DUTCH, _ENGLISH) for number, word in enumerate(words.split(), 1)}
_VALUES |= {"kwart": 15, "quarter": 15, "vijfentwintig": 25, "vijf en twintig": 25}
_WORD = "|".join(sorted(_VALUES.keys() - {"kwart", "quarter"}, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,2}}(?!\d)|(?:{_WORD})(?![a-z\d]))"
"""Pattern of a small number in digits or words, in folded text; `number_of` reads it."""
_UNIT = r"(?:\s*(?:uur|u|h|o'?clock)(?![a-z\d]))?"

CLOCK_WORDS = (
    r"(?:(?P<named>middernacht|midnight|noon)(?![a-z])"
    rf"|(?P<minutes>(?:a\s+)?quarter|kwart|{NUMBER})\s*(?:min(?:uten|uut|utes|ute)?\s+)?"
    rf"(?P<side>over|voor|past|to|after|before)\s+(?P<from_half>half\s+)?(?P<near>{NUMBER}){_UNIT}"
    rf"|half\s+(?P<past>past\s+)?(?P<half>{NUMBER}){_UNIT}"
    rf"|(?P<hour>\d{{1,2}})(?:[:.]|[uh](?=\d\d)|\s*(?:uur|u|h)\s*(?=[3-5]\d(?!\s*[uh])))(?P<minute>\d\d)"
    rf"(?![\d:]|\.\d){_UNIT}"
    r"|(?P<joined>\d{4})(?![\d:.])"
    rf"|(?P<whole>{NUMBER})(?![:.]\d){_UNIT})"
)
"""Pattern of a time of day in folded text; at most once in an expression, for its groups are named."""

PART_WORDS = (
    r"(?:(?:'?s|in de|in het|in the|at)\s+)?"
    r"(?:(?P<morning>ochtends?|morgens?|voormiddags?|mornings?)|(?P<afternoon>(?:na)?middags?|afternoons?)"
    r"|(?P<evening>avonds?|evenings?)|(?P<night>nachts?|nights?)|(?P<am>am|a\.m\.?)|(?P<pm>pm|p\.m\.?))(?![a-z])"
)
"""Pattern of a part of the day in folded text; the name of its one group that matches is for `in_part`."""

_PARTS = {
    "morning": {hour: hour for hour in range(12)},
    "afternoon": {hour: hour % 12 + 12 for hour in (*range(7), 12)} | {hour: hour for hour in range(12, 19)},
    "evening": {hour: hour + 12 for hour in range(5, 12)} | {12: 0, 0: 0} | {hour: hour for hour in range(17, 24)},
    "night": {12: 0}
    | {hour: hour for hour in range(8)}
    | {hour: hour + 12 for hour in range(9, 12)}
    | {22: 22, 23: 23},
    "am": {12: 0} | {hour: hour for hour in range(12)},
    "pm": {hour: hour + 12 for hour in range(1, 12)} | {hour: hour for hour in range(12, 24)},
}
"""For each part of the day: the hour that is meant by one that is typed beside it."""


def number_of(text: str) -> int:
    """The value of a match of `NUMBER`."""
    return _VALUES[text] if text in _VALUES else int(text)


def clock_of(found: re.Match[str]) -> time | None:
    """The time of a match of an expression with `CLOCK_WORDS`, None where no day has it (25:00, 8:75).

    24:00 is midnight; the Dutch "half acht" is 7:30, as is "half past seven".
    """
    if found["named"]:
        return time(12 if found["named"] == "noon" else 0)
    if found["minutes"]:
        return _relative(found)
    if found["half"]:
        shift = 30 if found["past"] or found["half"] in _ENGLISH.split() else -30
        return _clock(number_of(found["half"]), shift)
    if found["joined"]:
        return _exact(int(found["joined"][:2]), int(found["joined"][2:]))
    if found["hour"]:
        return _exact(int(found["hour"]), int(found["minute"]))
    return _exact(number_of(found["whole"]), 0)


def in_part(clock: time, part: str) -> time | None:
    """The time that is meant by `clock` in a part of the day (a group of `PART_WORDS`); None where it has no such."""
    hour = _PARTS[part].get(clock.hour)
    return None if hour is None else clock.replace(hour=hour)


def _relative(found: re.Match[str]) -> time | None:
    minutes = number_of(found["minutes"].split()[-1])
    if found["side"] in ("voor", "to", "before"):
        minutes = -minutes
    return _clock(number_of(found["near"]), minutes - (30 if found["from_half"] else 0))


def _exact(hour: int, minute: int) -> time | None:
    if minute > 59 or hour * 60 + minute > _DAY:
        return None
    return _clock(hour, minute)


def _clock(hour: int, shift: int) -> time | None:
    if hour > 24 or abs(shift) > 59:
        return None
    return time(*divmod((hour * 60 + shift) % _DAY, 60))
