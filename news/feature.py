"""What title, opening and voice of an article tell of it: that it explains, asks, quotes or argues rather than reports.

A brief of such an article must tell more to be news (`news.newsworthy`). The points are set by hand on briefs read with
their articles.
"""

import re
from functools import lru_cache

from news.abbreviations import words as word_set
from news.folding import words
from news.statement import unquoted

_EXPLAINS, _ASKS, _QUOTES, _INTERVIEW, _RUBRIC = -1.5, -2.5, -1.0, -1.0, -1.5
_CALLS, _QUESTIONS, _ARGUES = -1.5, -1.5, -2.0
_URGES, _SPOKEN, _OPENS = -3.0, -1.0, -1.0
_SPOKEN_SHARE = 0.55
"""Of the characters, between quotation marks: an interview."""
_LONG = ((4_000, -1.0), (2_400, -0.5))
"""For a body of so many characters: of 36 drawn briefs under 2,400 six told no news, of 18 above 4,400 eight."""
_OPENING = 450
"""Characters of a body in which a feature asks its question, and the makers speak to the reader or of themselves."""
_ARGUED_SHARE = 0.008
"""Of the words outside quotation marks, which a report does not use in its own voice."""
_ARGUED_LEAST = 3
"""Words."""
_EXPLAINING = re.compile(
    r"(?:Hoe|Waarom|Dit|Zo|Wat|Wie|Waar|Welke?|Wanneer|Hier|Moet|Mag|Kan|Alles|Van|Het (?:verhaal|geheim)"
    r"|\d+ (?:meest )?(?:tips|vragen|redenen|dingen|momenten|opvallend\w*))\b"
    r"|.*\b(?:hoe (?:dan|zit|komt|kan|gaat)|bekijk|waarom|dit (?:is|zijn|moet)"
    r"|wat (?:je|we|nu|betekent|is|zijn))\b"
)
_RUBRIC_TITLE = re.compile(
    r"(?i)^de (?:kanton|politie)rechter\b|\b(?:interview|portret|profiel|reportage|essay|achtergrond|serie|rubriek"
    r"|vraag en antwoord|q&a|vijf vragen|in beeld|de kwestie|vergeten)\b"
)
_QUOTED_TITLE = re.compile(r"(?:^|[ :])['\"‘“](?:[^'\"’”]+ ){2,}[^'\"’”]+['\"’”]")
_SPEAKS = re.compile(r"['\"‘“][^'\"’”]*\b(?:ik|mijn|we|wij|ons|onze)\b", re.IGNORECASE)
"""The title of an interview."""
_OPENS_QUOTE = re.compile(r"[\"“„]|,,")
"""A text that begins with what somebody says begins with a scene."""
_URGING = re.compile(
    r"(?:Leer|Stop|Geef|Doe|Durf|Kies|Red|Schaf|Vergeet|Wees|Houd|Koester|Fantastisch|Gelukkig|Jammer|Weer een)\b"
)
_SPEAKING = word_set("je jij jouw jullie u uw we wij ons onze")
_ARGUING = word_set(
    """
    absurd blijkbaar eerlijk eigenlijk gelukkig helaas hypocriet immers inderdaad kennelijk kortom misschien natuurlijk
    nou onterecht onze onzin ooit overigens schande terecht tja uiteraard wellicht wij zogenaamd
    """
)


@lru_cache(maxsize=64)
def feature_points(title: str, body: str) -> float:
    """What tells against an article, 0 for a plain report and less for each sign of a feature."""
    plain, opening = unquoted(title), unquoted(body[:_OPENING])
    points = _EXPLAINS * bool(_EXPLAINING.match(title)) + _ASKS * ("?" in plain)
    points += _INTERVIEW * bool(_SPEAKS.match(title)) + _QUOTES * bool(_QUOTED_TITLE.search(title))
    points += _RUBRIC * bool(_RUBRIC_TITLE.search(title) or "ANALYSE" in body[:_OPENING])
    points += _CALLS * bool(_SPEAKING & set(words(opening))) + _QUESTIONS * ("?" in opening)
    points += _OPENS * bool(_OPENS_QUOTE.match(body))
    points += _URGES * bool(_URGING.match(title)) + _SPOKEN * (len(unquoted(body)) < (1 - _SPOKEN_SHARE) * len(body))
    return points + _ARGUES * _argues(body)


def length_points(body: str) -> float:
    """What the length of an article tells against it: a feature is longer than a report."""
    return next((points for least, points in _LONG if len(body) >= least), 0.0)


def _argues(body: str) -> bool:
    said = words(unquoted(body))
    arguing = sum(word in _ARGUING for word in said)
    return arguing >= _ARGUED_LEAST and arguing >= _ARGUED_SHARE * len(said)
