"""Days of the week as a reader types them, in Dutch or English, and as we write them."""

from news.readers_times.slot import EVERY_DAY, WEEKEND, WORKDAYS

_NAMES = (
    ("ma", "maandag", "maandagen", "mon", "monday", "mondays"),
    ("di", "dinsdag", "dinsdagen", "tue", "tues", "tuesday", "tuesdays"),
    ("wo", "woe", "woensdag", "woensdagen", "wed", "wednesday", "wednesdays"),
    ("do", "don", "donderdag", "donderdagen", "thu", "thur", "thurs", "thursday", "thursdays"),
    ("vr", "vrij", "vrijdag", "vrijdagen", "fri", "friday", "fridays"),
    ("za", "zat", "zaterdag", "zaterdagen", "sat", "saturday", "saturdays"),
    ("zo", "zon", "zondag", "zondagen", "sun", "sunday", "sundays"),
)
WEEKDAY = {name: number for number, names in enumerate(_NAMES) for name in names}
"""The number of a day of the week by its folded names; 0 is Monday."""
_EVERY = ("elke dag", "iedere dag", "alle dagen", "dagelijks", "every day", "everyday", "daily", "each day", "all days")
_WORK = ("werkdag", "werkdagen", "doordeweeks", "door de week", "doordeweekse dagen", "weekdays", "weekday")
_WEEKEND = ("weekend", "weekends", "weekeinde", "weekeinden", "weekenden")
_SETS = (
    dict.fromkeys(_EVERY, EVERY_DAY)
    | dict.fromkeys((*_WORK, "workdays", "working days"), WORKDAYS)
    | dict.fromkeys(_WEEKEND, WEEKEND)
)
_WORDS = "|".join(sorted((*WEEKDAY, *_SETS), key=len, reverse=True)).replace(" ", r"\s+")
_FROM = "|".join(sorted(WEEKDAY, key=len, reverse=True))
_LONG = "|".join(name for names in _NAMES for name in names if name.endswith("dag"))

DAY_WORDS = (
    rf"(?:(?P<first>{_FROM})\.?\s*(?:-|tot en met|t/m|tm|tot|through|until|to)\s*(?P<last>{_FROM})(?![a-z])"
    rf"|(?P<days>{_WORDS})(?![a-z])|(?P<evening_of>{_LONG})(?=ochtend|morgen|middag|namiddag|avond|nacht))"
)
"""Pattern of one or more days in folded text; at most once in an expression. `days_of` reads it."""

_SHORT = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_WRITTEN = {"nl": {EVERY_DAY: "elke dag", WORKDAYS: "werkdagen"}, "en": {EVERY_DAY: "every day", WORKDAYS: "weekdays"}}
_RANGE = {"nl": "{} t/m {}", "en": "{}-{}"}


def days_of(first: str | None, last: str | None, days: str | None) -> frozenset[int]:
    """The days of a match of `DAY_WORDS`; a range may pass Sunday ("vr-ma")."""
    if first and last:
        start = WEEKDAY[first]
        return frozenset((start + number) % 7 for number in range((WEEKDAY[last] - start) % 7 + 1))
    name = " ".join((days or "").split())
    return _SETS[name] if name in _SETS else frozenset({WEEKDAY[name]})


def written_days(days: frozenset[int], language: str) -> list[str]:
    """The days as words for a list: "elke dag", "werkdagen", "ma t/m do" for three or more in a row, "za", "zo"."""
    whole = _WRITTEN[language].get(days)
    if whole:
        return [whole]
    names, parts, ordered = _SHORT[language], list[str](), sorted(days)
    while ordered:
        run = [day for place, day in enumerate(ordered) if day == ordered[0] + place]
        ordered = ordered[len(run) :]
        if len(run) > 2:
            parts.append(_RANGE[language].format(names[run[0]], names[run[-1]]))
        else:
            parts.extend(names[day] for day in run)
    return parts
