"""A day of which a reader names one ("morgen 8 uur"), where a digest comes back every day or week."""

import re

from news.readers_times.day_words import DAY_WORDS

_ONE_DAY = {
    "vanochtend": "ochtend",
    "vanmorgen": "ochtend",
    "vanmiddag": "middag",
    "vanavond": "avond",
    "vannacht": "nacht",
    "tonight": "evening",
    "morgenochtend": "ochtend",
    "morgenvroeg": "ochtend",
    "morgenmiddag": "middag",
    "morgenavond": "avond",
} | dict.fromkeys(("vandaag", "overmorgen", "eenmalig", "today", "tomorrow", "once"), "")
"""Words for one day, with the part of the day that stays when the day is left out."""
_WORD = re.compile(r"(?P<before>[^\s,;]+\s+)?(?<![a-z'])(?P<day>morgen|" + "|".join(_ONE_DAY) + r")(?![a-z])")
_MORNING = re.compile(rf"(?:elke|iedere|de|'?s|every|each|{DAY_WORDS})\.?\s+")
"""What makes a "morgen" a morning: elke morgen, 's morgens, maandag morgen."""


def without_one_day(text: str) -> str | None:
    """The folded text without the one day that it names, None where it names none: "morgen 8 uur" is "8 uur"."""
    named = [found for found in _WORD.finditer(text) if not _is_morning(found)]
    for found in reversed(named):
        text = f"{text[: found.start('day')]}{_ONE_DAY.get(found['day'], '')}{text[found.end() :]}"
    return " ".join(text.split()) if named else None


def _is_morning(found: re.Match[str]) -> bool:
    return found["day"] == "morgen" and _MORNING.fullmatch(found["before"] or "") is not None
