"""Clauses that describe: from ", die …" or ", waarbij …" to the comma behind their verb, or to the end."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.main_verb import has_main_verb
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]

_PRONOMINAL = word_set("iedereen niemand degene degenen alles iets niets diegene diegenen al hetgeen allen")


def relative_cuts(words: Words) -> Iterator[Cut]:
    """All cuts of clauses that a comma and a relative open."""
    for place in range(2, len(words) - 1):
        if words[place - 1].comma and _opens_relative(words, place):
            yield from _relative(words, place)


def _opens_relative(words: Words, place: int) -> bool:
    """Whether a describing clause opens here: after a noun or name, not after a verb or "al"."""
    word, before = words[place].bare, words[place - 1]
    if word in lexicon.PREPOSITIONS and place + 1 < len(words) and words[place + 1].bare in ("wie", "wiens", "welke"):
        return before.bare not in _PRONOMINAL
    if word not in lexicon.RELATIVES or before.bare in _PRONOMINAL:
        return False
    if before.verbal and not before.capital and (word in ("dat", "wat") or not _closes(before)):
        return False
    if word == "dat":  # after a verb of saying it is no relative: only after "het … noun"
        return any(w.bare in ("het", "een") for w in words[max(0, place - 4) : place - 1])
    return not (
        word == "die"
        and place + 1 < len(words)
        and words[place + 1].finite
        and not words[place + 1].bare.endswith("en")
    )


def _closes(word: Word) -> bool:
    """A participle or infinitive that ends the main clause: "een motie ingediend, die …"."""
    return verbs.is_participle(word.bare) or word.bare in verbs.INFINITIVES


def _relative(words: Words, place: int) -> Iterator[Cut]:
    """From its opener to the comma behind its verb, or to the end of the sentence."""
    for stop in range(place + 2, len(words)):
        if not words[stop - 1].comma:
            continue
        if not words[stop - 1].verbal and _goes_on(words, stop):
            return  # what follows may be the main clause's own verb: "…, die X kan, Y, moet Z"
        if has_main_verb(words[:place]) and any(word.comma for word in words[place : stop - 1]):
            return  # a list within the clause: its end is not certain
        if words[stop - 1].verbal and _resumes(words, place, stop):
            yield Cut(place, stop, "relative", clause=True, paired=True)
            return
    if any(word.comma for word in words[place:-1]):
        return  # the main clause may go on behind one of these commas
    if _ends_in_verb(words, place) and has_main_verb(words[:place]) and not _later_clause(words, place):
        yield Cut(place, len(words), "relative", clause=True)


def _goes_on(words: Words, stop: int) -> bool:
    """Whether a verb of the main clause may stand right behind this comma, or all that is left are its verbs."""
    following = words[stop]
    if following.finite and not following.capital and following.bare not in verbs.REPORTING:
        return True
    return all(word.verbal or word.bare in ("te", "worden") for word in words[stop:])


def _resumes(words: Words, place: int, stop: int) -> bool:
    """Whether the main clause goes on after this comma: with its verb where it has had none, else with no clause."""
    following = words[stop]
    if following.bare in lexicon.COORDINATORS | lexicon.SUBORDINATORS | lexicon.RELATIVES:
        return False
    if has_main_verb(words[:place]):
        return not following.finite or following.bare in verbs.REPORTING
    return following.finite and not following.capital


def _later_clause(words: Words, place: int) -> bool:
    """Whether a report follows the relative clause: it must stay."""
    return any(
        words[i].comma and words[i + 1].bare in verbs.REPORTING | {"zo", "volgens", "aldus"}
        for i in range(place, len(words) - 1)
    )


def _ends_in_verb(words: Words, place: int) -> bool:
    """Whether a clause that opens here has a verb, late enough for Dutch verb-final order."""
    return any(word.verbal for word in words[place + 2 :]) or (len(words) - place == 2 and words[-1].verbal)
