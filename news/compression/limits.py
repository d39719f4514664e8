"""What no cut may take, whatever rule offers it: words without which what stays says something else.

One reading of a sentence serves both sides: the cuts are not offered, and the guard refuses a brief that made them.
"""

from collections.abc import Iterator
from enum import StrEnum

from news.abbreviations import words as word_set
from news.compression import lexicon
from news.compression.names import names_who
from news.compression.pairs import lost_halves
from news.compression.spans import gaps
from news.compression.which import tells_which
from news.compression.words import Word

Words = tuple[Word, ...]


class Limit(StrEnum):
    """What the words that go would have told."""

    PAIR = "pair"
    """The other half: "tussen A en B", "zowel … als", "niet alleen … maar ook", "van 3 tot 5"."""
    OUTCOME = "outcome"
    """What it led to: "waardoor twee mensen omkwamen", "en blijft dicht"."""
    LIMIT = "limit"
    """Which ones, since when, compared to what: "mensen die …", "sinds 2019", "dan vorig jaar"."""
    CONDITION = "condition"
    """Until or unless what: "voordat", "zolang", "alleen als"."""
    WHO = "who"
    """Who it is: the name behind "de voorzitter,", or what a name is that nothing else introduces."""
    HEDGE = "hedge"
    """That it is denied, doubted or somebody's opinion: "– ten onrechte –"."""


def limits(words: Words, gone: frozenset[int]) -> Iterator[tuple[Limit, int]]:
    """Each limit that is lost where the words at these places go, with the place of the word that tells it."""
    yield from ((Limit.PAIR, place) for place in lost_halves(words, gone))
    for start, stop in gaps(gone):
        yield from _of_gap(words, start, stop)


def _of_gap(words: Words, start: int, stop: int) -> Iterator[tuple[Limit, int]]:
    """The limits within one stretch of words that goes."""
    place: int | None
    for place in range(max(1, start), stop):
        opens = place == start or words[place - 1].comma
        if limit := _opened(words, start, place, stop) if opens else _within(words, place):
            yield limit, place
    if names_who(words, start, stop):
        yield Limit.WHO, start
    hedging = _HEDGING if _is_aside(words, start) else frozenset({"onrechte"})
    if (place := _first(words, start, stop, hedging)) is not None:
        yield Limit.HEDGE, place


def _opened(words: Words, start: int, place: int, stop: int) -> Limit | None:
    """What is lost with the clause or phrase that opens at this place."""
    word = words[place].bare
    if word in _CONDITIONS or (word == "als" and place > start and words[place - 1].bare == "alleen"):
        return Limit.CONDITION
    if word in _CONSEQUENCES or (word in _RESULTS and _is_news(words[place:stop])):
        return Limit.OUTCOME
    if word == "terwijl" and (_counts(words[place:stop]) or _has(words, place, stop, {"juist", "wel"})):
        return Limit.OUTCOME
    if word == "omdat" and _is_scope(words[:start]):
        return Limit.LIMIT
    if word in ("en", "maar") and _has(words, place, stop, _STATES) and any(w.finite for w in words[place:stop]):
        return Limit.OUTCOME
    if word == "en" and _has(words, place, stop, lexicon.SUPERLATIVE) and any(w.finite for w in words[place:stop]):
        return Limit.OUTCOME
    if tells_which(words, place, stop):
        return Limit.LIMIT
    return _bounded(words, start, place, stop)


def _within(words: Words, place: int) -> Limit | None:
    """What is lost with a word that needs no sign before it."""
    return Limit.CONDITION if words[place].bare in _CONDITIONS - {"behalve"} else None


def _bounded(words: Words, start: int, place: int, stop: int) -> Limit | None:
    """Whether the phrase bounds a number or compares it: "sinds mei", "ten opzichte van 2019", "dan gedacht"."""
    if place != start:
        return None
    rest = (*words[:start], *words[stop:])
    phrase = " ".join(word.bare for word in words[place : place + 3])
    if words[place].bare == "dan" and any(_compares(word) for word in words[max(0, start - 4) : start]):
        return Limit.LIMIT
    if phrase.startswith(_COMPARISONS) and (_counts(rest) or any(_compares(word) for word in rest)):
        return Limit.LIMIT
    if words[place].bare in _PERIODS and stop - start <= _LONGEST_PERIOD and _counts(rest):
        return Limit.LIMIT
    return None


_LONGEST_PERIOD = 4
_CONDITIONS = word_set("voordat totdat tenzij mits zolang zodra indien behalve")
_CONSEQUENCES = word_set("waardoor zodat")
_RESULTS = word_set("waarna waarbij waarmee waarvan wat")
_STATES = word_set("blijft blijven bleef bleven nu inmiddels uiteindelijk voortaan")
_PERIODS = word_set("sinds vanaf tot vorig vorige afgelopen")
_COMPARISONS = (
    "ten opzichte van",
    "vergeleken met",
    "in vergelijking met",
    "tegenover",
    "in plaats van",
    "sinds",
    "vanaf",
)
_OUTCOMES = word_set("""
    dood doden gewond gewonden omgekomen omkwam omkwamen overleden overleed overleden gedood slachtoffer slachtoffers
    aangehouden gearresteerd veroordeeld vrijgesproken failliet ontslagen ontslag verlies winst wint won verliest
    verloor
    titel kampioen geschorst gesloten dicht gestaakt afgelast geschrapt alleen
    """)
_HEDGING = (
    lexicon.NEGATIONS
    | {"onrechte", "zogenaamd", "volgens", "aldus", "indien", "als", "mits", "tenzij", "exclusief", "zou", "zouden"}
    | word_set("mogelijk misschien wellicht vermoedelijk waarschijnlijk vermeend vermeende voorlopig voorlopige nog")
)
_SCOPES = lexicon.NEGATIONS | word_set("alleen vooral mede juist enkel slechts deels voornamelijk met name")
_QUANTITIES = word_set("procent kwart helft derde vijfde tiende dubbel meerderheid minderheid keer")


def _is_news(span: Words) -> bool:
    """Whether a clause tells how many, who, or an outcome that is news by itself."""
    return _counts(span) or any(word.capital or word.bare in _OUTCOMES for word in span[1:])


def _counts(span: Words) -> bool:
    """Whether a quantity stands in it; years, clock times and how long something takes are none."""
    following = (*span[1:], None)
    return any(
        word.bare in _QUANTITIES
        or (((word.figure and not _is_year(word)) or word.bare in lexicon.NUMERALS) and not _is_duration(after))
        for word, after in zip(span, following, strict=True)
    )


def _is_duration(word: Word | None) -> bool:
    return word is not None and word.bare in _DURATIONS


_DURATIONS = word_set("jaar uur dagen weken maanden minuten seconden jaren dag week maand eeuw")


def _is_year(word: Word) -> bool:
    return len(word.core) == 4 and word.core[:2] in ("19", "20")


def _compares(word: Word) -> bool:
    """Whether it is a comparative: meer, minder, hoger, groter."""
    return word.bare in ("meer", "minder", "anders", "liever", "eerder") or (
        word.bare.endswith("er") and word.bare in _COMPARATIVES
    )


_COMPARATIVES = word_set("""
    hoger lager groter kleiner vaker duurder goedkoper sneller langzamer beter slechter langer korter sterker zwakker
    ouder jonger drukker zwaarder lichter verder later
    """)


def _is_scope(before: Words) -> bool:
    """Whether what is denied or claimed may be the reason that follows: "niet omdat …", "vooral omdat …"."""
    return any(word.bare in _SCOPES for word in before[-6:])


def _has(words: Words, start: int, stop: int, wanted: frozenset[str] | set[str]) -> bool:
    return any(word.bare in wanted for word in words[start:stop])


def _first(words: Words, start: int, stop: int, wanted: frozenset[str]) -> int | None:
    return next((place for place in range(start, stop) if words[place].bare in wanted), None)


def _is_aside(words: Words, start: int) -> bool:
    """Whether it stands in brackets or between dashes."""
    return words[start].text.startswith("(") or words[start].text in ("-", "–", "—")
