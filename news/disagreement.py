"""Sources that disagree: a brief counts three dead, a later report of the same story four.

Only what can be compared surely is: the dead, the wounded, the missing and those arrested, and with them percentages
and amounts of money where the sentences around them speak of the same thing. Each text must name one number of a sort,
near its top and not of long ago; "drie", "3" and "zeker drie" say the same, "ruim honderd" and "105" too. What comes
out names the number in the report's own words, the report's source and its time, and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from news.compression.worth import is_past
from news.dutch_numbers import Bound, Number, numbers
from news.folding import words
from news.lead_candidates import content_stems
from news.sentences import sentences

TOP = 6
"""Sentences of a report, its title counted, in which it gives the number of now."""
OPENING = 2_000
"""Characters of a report that are read for it."""
NEAR = 45
"""Characters after a number within which the word stands that says what is counted."""
SURPLUS, ABOUT = 1.15, 1.1
"""How much more "ruim" may be, and how far off "ongeveer"."""
SAME_SUBJECT = 2
"""Stems that two sentences share besides, so that percentages and amounts are of the same thing."""
MOST_TIMES = 20.0
"""A number that is so many times another counts something else: the dead of today and those of the war."""

_PEOPLE = r"(?:\w+ ){0,2}?(?:mensen|personen|man|vrouwen|mannen|kinderen|inzittenden|bewoners|soldaten|agenten)"
_SORTS = {
    "doden": rf"doden?\b|dodelijke? slachtoffers?|{_PEOPLE} (?:\w+ ){{0,3}}?(?:omgekomen|om het leven|overleden|gedood"
    r"|gestorven)",
    "gewonden": rf"(?:\w+ )?(?:zwaar|licht)?gewonden?\b|{_PEOPLE} (?:\w+ ){{0,3}}?(?:zwaar|licht)?gewond\b",
    "vermisten": rf"vermisten?\b|{_PEOPLE} (?:\w+ ){{0,2}}?vermist\b",
    "arrestaties": r"arrestaties?\b|aanhoudingen?\b|arrestanten\b"
    rf"|(?:verdachten\b|{_PEOPLE}) (?:\w+ ){{0,3}}?(?:opgepakt|aangehouden|gearresteerd)",
    "procent": r"procent\b|%",
    "euro": r"euro\b|€",
    "dollar": r"(?:Amerikaanse )?dollar\b",
}
_ONE = {"doden": "dode", "gewonden": "gewonde", "vermisten": "vermiste", "arrestaties": "arrestatie"}
_AFTER = {sort: re.compile(rf"\s*(?:{pattern})", re.IGNORECASE) for sort, pattern in _SORTS.items()}
_LONG_AGO = re.compile(
    r"\b(?:sinds|in totaal|sinds het begin|vorig jaar|vorige (?:week|maand)|eerder|destijds|jaren? geleden|dit jaar"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BY_SUBJECT = frozenset(("procent", "euro", "dollar"))


@dataclass(frozen=True, slots=True)
class Report:
    """What a report of the story says at its top: by whom, when, its title and how it begins."""

    source: str
    at: datetime
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Differs:
    """A later report counts otherwise: what it counts, as it writes it ("zeker vier", "doden"), by whom, when."""

    number: str
    counted: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number of a sort, as a text gives it, and what its sentence is about."""

    sort: str
    number: Number
    written: str
    about: frozenset[str]


def disagreement(shown: str, since: datetime, reports: Sequence[Report]) -> Differs | None:
    """What the latest of the reports after `since` counts otherwise than the text that is shown; None where none does.

    `since` is when the article came out that the shown text is of. Of several sorts the first in the text counts.
    """
    mine = _claims(shown)
    later = sorted((one for one in reports if one.at >= since), key=lambda one: (one.at, one.source), reverse=True)
    for sort, claim in mine.items():
        for report in later:
            other = _claims_of(report).get(sort)
            if other is None or not _is_comparable(claim, other):
                continue
            if _agree(claim.number, other.number):
                break  # the latest that counts this says the same
            counted = _ONE.get(sort, sort) if other.number.value == 1 else sort
            return Differs(other.written, counted, report.source, report.at)
    return None


@lru_cache(maxsize=2_048)
def _claims_of(report: Report) -> dict[str, _Claim]:
    top = " ".join(sentences(report.body[:OPENING])[: TOP - 1])
    return _claims(f"{report.title.rstrip('.')}. {top}")


@lru_cache(maxsize=2_048)
def _claims(text: str) -> dict[str, _Claim]:
    """The claims of a text, of each sort; not those of which it gives several numbers."""
    found: dict[str, list[_Claim]] = {}
    for sentence in sentences(text):
        if not is_past(sentence) and not _LONG_AGO.search(sentence):
            for claim in _in_sentence(sentence):
                found.setdefault(claim.sort, []).append(claim)
    return {sort: some[0] for sort, some in found.items() if len({each.number.value for each in some}) == 1}


def _in_sentence(sentence: str) -> Iterator[_Claim]:
    stems = content_stems(sentence)
    for number in numbers(sentence):
        following = sentence[number.end : number.end + NEAR]
        for sort, pattern in _AFTER.items():
            if pattern.match(following):
                written = sentence[number.start : number.end]
                yield _Claim(sort, number, written[:1].lower() + written[1:], stems)
                break


def _is_comparable(one: _Claim, other: _Claim) -> bool:
    low, high = sorted((one.number.value, other.number.value))
    if low <= 0 or high / low > MOST_TIMES:
        return False
    if one.sort not in _BY_SUBJECT:
        return True
    own = {stem for text in (one.written, other.written, one.sort) for stem in content_stems(text)} | set(
        words(f"{one.written} {other.written}")
    )
    return len((one.about & other.about) - own) >= SAME_SUBJECT


def _agree(one: Number, other: Number) -> bool:
    """Whether two numbers may be the same: "zeker twaalf" is no "vijftien", but "ruim honderd" may be 105."""
    low, high = sorted((one, other), key=lambda each: each.value)
    if low.value == high.value:
        return True
    if Bound.ABOUT in (one.bound, other.bound):
        return high.value <= low.value * ABOUT
    return low.bound is Bound.LEAST and low.value >= 20 and high.value <= low.value * SURPLUS
