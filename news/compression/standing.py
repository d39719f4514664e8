"""Whether a sentence can stand in a brief, and what it leans on: rules that no score may overrule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.abbreviations import words as word_set
from news.compression.lexicon import CONNECTIVES
from news.compression.whole import is_whole
from news.compression.words import Word, words_of
from news.statement import has_main_verb

SHORTEST = 4
"""Words of a sentence that can carry news."""

LONGEST = 70
"""Words; a longer "sentence" is a table, a list or a text without stops."""

_ANAPHORS = word_set("""
    hij zij ze hem haar hen hun zijn dit dat die deze daar daarmee daarom daardoor daarna daarbij daarvoor
    daarnaast daarop daarvan daarin daarover hierdoor hiermee hierover hierbij hierop hiervan hier zo toch wel
    dan ook beide zelf anderen verder bovendien volgens-hem inmiddels eerder later vervolgens tegelijkertijd
    ondertussen intussen ondanks laatstgenoemde eerstgenoemde want maar en dus
    """)
_LEANING_NOUNS = word_set("""
    man vrouw jongen meisje tiener bedrijf concern onderneming partij ploeg club elftal team verdachte
    verdachten slachtoffer slachtoffers actie incident ongeval ongeluk aanval akkoord besluit plan maatregel
    maatregelen onderzoek tweede duo tweetal drietal twee drie vier vijf krant zaak wet acteur actrice zanger
    zangeres coach trainer politicus motie resolutie film boek
    auteur auteurs onderzoekers initiatiefnemers indieners betogers arrestanten dader daders aanvaller
    middenvelder spits
    """)
_FIRST_PERSON = word_set("ik wij we mij mijn ons onze jij je jullie u uw")
_LABELLED = re.compile(r"(?:[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{2,})?|[A-ZÀ-Þ][a-zà-ÿ]+) [-–—] (?:[A-ZÀ-Þ]|['\"‘“])")
"""A label that papers put before a text; the cuts take it off."""
_WHOLE_END = re.compile(r"[.!…][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Standing:
    """`alone`: it can open a brief. `after`: it can follow the sentence before it in its source."""

    alone: bool
    after: bool


def standing(sentence: str) -> Standing:
    """How a sentence, or what is left of it, can stand in a brief."""
    words = words_of(sentence)
    if not _is_statement(sentence, words):
        return Standing(False, False)
    return Standing(not _leans(words), True)


def _is_statement(sentence: str, words: Sequence[Word]) -> bool:
    if not SHORTEST <= len(words) <= LONGEST or not _WHOLE_END.search(sentence):
        return False
    if not (
        sentence.lstrip("\"'“‘„«(")[:1].isupper()
        or sentence[:1].isdigit()
        or sentence.startswith(("'s ", "‘s ", "’s "))
    ):
        return False
    if _LABELLED.match(sentence) or _SERVICE.search(sentence) or _is_table(words) or not is_whole(tuple(words)):
        return False
    return has_main_verb(sentence) and _balanced(sentence) and not _spoken(sentence, words)


def _is_table(words: Sequence[Word]) -> bool:
    """Whether it is mostly figures and brackets: results, prices, a list of names with their countries."""
    return sum(word.figure or "(" in word.text or "/" in word.text for word in words) > _FIGURES * len(words)


def _balanced(sentence: str) -> bool:
    return (
        sentence.count("(") == sentence.count(")")
        and sentence.count('"') % 2 == 0
        and sentence.count("“") == sentence.count("”")
    )


def _spoken(sentence: str, words: Sequence[Word]) -> bool:
    """Whether somebody speaks here in the first or second person without a quotation around it, or only quotes."""
    if any(word.bare in _FIRST_PERSON for word in words) and not re.search(r"[\"“„‘«']", sentence):
        return True
    return bool(re.fullmatch(r"[\"“„‘«'].*[\"”’»'][.!?]?|,,.*''", sentence)) and sentence.count('"') <= 2


def _leans(words: Sequence[Word]) -> bool:
    """Whether it points at a sentence before: by its opening, by "hij" without a name, by "de partij" without which."""
    first = words[0].bare
    if (
        first in _ANAPHORS
        and not (first in ("dit", "dat", "die", "deze") and len(words) > 1 and words[1].bare in _PERIODS)
        and not (first == "dat" and words[1].bare in _CLAUSE_SUBJECTS and not (words[1].finite and words[2].closed))
    ):
        return True
    if (
        first == "het"
        and words[1].finite
        and not words[1].bare.endswith("en")
        and not any(word.bare in ("dat", "om") for word in words[2:])
    ):
        return True  # "Het is al jaren een probleem": what is?
    if any(a.bare == "van" and b.bare in ("wel", "niet", "mening") for a, b in pairwise(words)):
        return True  # "Zij denkt van wel": the answer to a question
    if any(word.bare in CONNECTIVES or word.bare == "dus" for word in words):
        return True
    if any(a.finite and b.bare == "wel" for a, b in pairwise(words[:_CONTRASTED])) or _LATER.search(
        " ".join(word.text for word in words)
    ):
        return True
    if _NEVER.match(" ".join(word.text for word in words)):
        return True
    if any(a.finite and b.bare == "toen" for a, b in pairwise(words)):
        return True  # "Dat leverde toen veel op": when?
    return any(_unnamed(words, place) for place in range(min(len(words) - 1, _EARLY)))


_PERIODS = word_set("jaar week weekend weekeinde maand zomer winter dag ochtend middag avond seizoen")
_CLAUSE_SUBJECTS = word_set("er de het een zijn haar hun twee")
"""After "Dat" they open a clause: "Dat er ruzie is, doet er niet toe"."""
_NEVER = re.compile(r"(?:Nooit|Niet) eerder (?:was|waren|had|hadden|kwam|kwamen) (?:er )?zo\b")
"""As many as what the sentence before it tells."""
_FIGURES = 0.35
"""Of the words."""
_SERVICE = re.compile(
    r"\b(?:te volgen via|NOS-app|NOS\.nl|(?:en|of) de app|is te (?:volgen|zien|beluisteren|horen) (?:op|via|bij|in))\b"
)
"""Where to watch: no news."""
_LATER = re.compile(r"\b(?:dag|dagen|week|weken|maand|maanden|jaar|uur|uren) (?:later|eerder|daarvoor)\b")
"""Counts from what another sentence tells."""
_CONTRASTED = 6
"""Words in which "is wel" takes a denial back."""
_EARLY = 14
"""Words; what points back later in a sentence mostly points within it."""


def _unnamed(words: Sequence[Word], place: int) -> bool:
    word, following = words[place], words[place + 1]
    many = words[0].bare.endswith(("en", "s")) and following.bare in _SINGULAR
    opened = place > 0 and words[0].capital and not words[0].closed and not many
    named = opened or any(other.capital for other in words[1:place])
    if word.bare in ("hij", "zij", "ze") and not named:
        return True
    if word.bare not in ("de", "het", "deze", "dit") or following.bare not in _LEANING_NOUNS or named:
        return False
    after = words[place + 2] if place + 2 < len(words) else None
    return (
        after is None
        or following.stops
        or not (after.capital or after.bare in _ATTRIBUTED or after.bare in ("die", "dat", "waar"))
    )


_SINGULAR = word_set("zou is was heeft had wil wilde kan kon moet moest gaat ging")
"""Behind "ze" they tell that she is meant, whom a plural before it does not name."""
_ATTRIBUTED = word_set("van in uit voor op tegen om over met naar bij tussen rond")
