"""Whether a main clause is there: a finite verb of its own, outside the clauses that lean on it."""

from news.compression import lexicon
from news.compression.words import Word

Words = tuple[Word, ...]


def has_main_verb(words: Words) -> bool:
    """Whether a finite verb stands outside any clause that a conjunction or relative opened."""
    depth = 0
    openers = lexicon.SUBORDINATORS | {"die", "wie", "dat", "of"}
    for place, word in enumerate(words):
        if place == 0 and word.bare in _FIRST_OPENERS:
            depth = 1
        if (
            place and word.bare in openers and (words[place - 1].comma or word.bare not in ("die", "dat", "of", "wie"))
        ) or (place and word.bare in ("die", "dat") and not _demonstrative(words, place)):
            depth = 1
        if depth == 0 and word.finite and not (word.capital and place) and not _as_noun(words, place):
            return True
        if word.comma and word.verbal:
            depth = 0
    return False


_FIRST_OPENERS = lexicon.SUBORDINATORS - {"sindsdien", "zoals", "toen", "sinds"}
"""Open a clause at the beginning of a sentence too; "toen" and "sinds" may be an adverb or a preposition there."""


def _demonstrative(words: Words, place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].nominal and words[place - 1].bare in lexicon.PREPOSITIONS


def _as_noun(words: Words, place: int) -> bool:
    """Whether what is spelled like a verb is none here: behind "te", or "de manier van denken"."""
    if not place:
        return False
    before = words[place - 1].bare
    named = before in lexicon.PREPOSITIONS | lexicon.DETERMINERS - {"zijn", "dat", "die", "dit", "het"}
    return before in ("te", "om") or (named and words[place].bare.endswith("en"))
