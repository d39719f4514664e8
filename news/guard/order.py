"""Where the verb stands once words have gone: not first, not beside another one, not in a clause alone."""

from collections.abc import Iterator, Sequence

from news.compression.verbs import is_participle
from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.spans import clauses
from news.guard.tokens import Token, is_verb

Found = Iterator[tuple[Reason, str]]

_OPENERS = lexicon.SUBORDINATORS - {"die", "dat", "toen", "sinds", "of", "om", "waar", "wie"}
"""Open a clause wherever they stand; the others may be an adverb, a preposition or a pronoun at the beginning."""


def broken_order(brief: Sequence[Token], part: Part) -> Found:
    """Each rule of word order that a part of a brief breaks, by the verb or the opener that it is about."""
    words = brief[part.start : part.start + len(part.places)]
    if len(part.kept) == len(part.source) or not words:
        return
    yield from _verb_first(words, part)
    yield from _verbs_side_by_side(words, part)
    yield from _clause_alone(brief, words, part)


def _clause_alone(brief: Sequence[Token], words: Sequence[Token], part: Part) -> Found:
    """A clause without the one that it belongs to, and an opener without its clause."""
    openers = {clause.opener: clause for clause in clauses(part.source) if clause.opener is not None}
    if part.start == 0 and (words[0].word in _OPENERS or (part.places[0] or 0) in openers) and not _main_clause(brief):
        yield Reason.VERB, words[0].written
    for opener, clause in openers.items():
        if opener in part.kept and not any(place in part.kept for place in range(opener + 1, clause.end)):
            yield Reason.VERB, part.source[opener].written


def _verb_first(words: Sequence[Token], part: Part) -> Found:
    """The verb that opens the sentence, where in the source it does not."""
    place = part.places[0]
    if part.start or place is None or not place:
        return
    if is_verb(part.source, place) and not _is_noun(part.source, place):
        yield Reason.INVERSION, words[0].written


def _is_noun(source: Sequence[Token], place: int) -> bool:
    """Whether what is spelled like a verb is the plural that is counted or described: "drie banken"."""
    return source[place - 1].number or source[place - 1].word in lexicon.DETERMINERS - {"zijn"}


def _verbs_side_by_side(words: Sequence[Token], part: Part) -> Found:
    """Two finite verbs that the brief has put beside each other."""
    for offset in range(len(words) - 1):
        one, two = part.places[offset], part.places[offset + 1]
        if one is None or two is None or two == one + 1 or words[offset].comma or part.inverted in (one, two):
            continue
        if _is_finite(part.source, one) and _is_finite(part.source, two):
            yield Reason.VERB, words[offset + 1].written


def _is_finite(source: Sequence[Token], place: int) -> bool:
    word = source[place].word
    if word in lexicon.AUXILIARIES | lexicon.MODALS:
        return is_verb(source, place)
    return is_verb(source, place) and not is_participle(word) and not word.endswith("en")


def _main_clause(words: Sequence[Token]) -> bool:
    """Whether behind the clause that opens a sentence another one begins: behind a comma, or verb beside verb."""
    for place in range(2, len(words)):
        if words[place - 1].comma and any(is_verb(words, later) for later in range(place, len(words))):
            return True
        if _is_finite(words, place) and (is_verb(words, place - 1) or is_participle(words[place - 1].word)):
            return True
    return False
