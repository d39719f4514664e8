"""Words within a sentence that may go alone: days, connectives, ages, a place behind the auxiliary."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.adjuncts import NEEDS_PLACE
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]


def small_cuts(words: Words, place: int) -> Iterator[Cut]:
    """One or two words within the sentence: a day, a connective, an age."""
    word, before = words[place], words[place - 1]
    if word.bare in lexicon.CONNECTIVES and not word.stops and not before.stops and before.bare not in _CLINGING:
        yield Cut(place, place + 1, "connective")
    if word.bare in lexicon.DAYS and not word.capital:
        yield from _day(words, place)
    if word.bare in ("vorig", "vorige", "afgelopen"):
        yield from _period(words, place)
    if word.bare == "in" and before.bare in _AUXILIARIES:
        yield from _place(words, place)
    aged = word.bare.endswith("-jarige") and before.bare in ("de", "een") and not word.stops
    if aged and place + 1 < len(words) and words[place + 1].nominal and not words[place + 1].capital:
        yield Cut(place, place + 1, "age")  # "de Carmen" is no Dutch


_CLINGING = word_set(
    """
    niet al maar en of nog zelfs sinds tot vanaf van voor per elke iedere vorige afgelopen komende volgende deze
    met de die aanstaande ook alleen
    """
)


def _day(words: Words, place: int) -> Iterator[Cut]:
    """A day alone or with "op", "afgelopen", "vorige"; never one that bounds what is to come or that a list needs."""
    start = place
    while start > 1 and words[start - 1].bare in ("op", "afgelopen", "vorige", "de", "in"):
        start -= 1
    before, stop = words[start - 1], place + 1
    following = words[stop] if stop < len(words) else None
    if before.stops or before.bare in _CLINGING | lexicon.PREPOSITIONS | _OPENERS:
        return
    if stop + 1 < len(words) and following and following.bare == "op" and words[stop + 1].bare in lexicon.DAYS:
        return  # "in de nacht van zaterdag op zondag"
    if following and (
        following.bare in ("en", "of", "tot", "om") or following.figure or following.bare in lexicon.DAYS
    ):
        return
    if not words[place].stops or stop == len(words) or words[place].comma:
        yield Cut(start, stop, "day")


_OPENERS = lexicon.SUBORDINATORS | lexicon.RELATIVES | {"wie", "of", "tussen", "dan", "behalve"}
"""A day behind one of these may tell which ones are meant: "wie vandaag stemt"."""


def _period(words: Words, place: int) -> Iterator[Cut]:
    """The pattern "vorig jaar", "afgelopen maand" between a verb or "die" and the rest."""
    stop = place + 2
    if stop >= len(words) or words[stop - 1].bare not in lexicon.TIME_NOUNS or words[stop - 1].stops:
        return
    before, following = words[place - 1], words[stop]
    if (before.bare in _AUXILIARIES | {"die", "dat", "hij", "ze"} or before.finite) and following.bare not in (
        "al",
        "ook",
        "nog",
        "niet",
        "nooit",
        "en",
    ):
        yield Cut(place, stop, "day")


_AUXILIARIES = word_set("is zijn was waren heeft hebben had hadden werd werden wordt worden")


def _place(words: Words, place: int) -> Iterator[Cut]:
    """The pattern "in Utrecht" between the auxiliary and the rest of the clause: "is in Utrecht toegekend aan …"."""
    stop = place + 1
    while stop < len(words) and words[stop].capital and not words[stop - 1].stops:
        stop += 1
    if not place + 1 < stop <= place + 4 or stop >= len(words) or words[stop - 1].stops:
        return
    clause = next((i for i in range(stop, len(words)) if words[i].stops), len(words) - 1)
    verb = next((words[i].bare for i in range(clause, stop - 1, -1) if verbs.is_participle(words[i].bare)), "")
    if verb and verb not in NEEDS_PLACE and not words[stop].closed | words[stop].capital:
        yield Cut(place, stop, "place")
