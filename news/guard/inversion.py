"""The one move that keeps a Dutch sentence's meaning: verb and subject change places when the opening goes."""

from collections.abc import Iterator, Sequence

from news.guard import lexicon
from news.guard.tokens import Token, is_verb

LONGEST_SUBJECT = 10
"""Words; a subject that is longer than this is not moved before its verb."""


def inversions(source: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Each verb that can stand before its subject, with the places where that subject can end."""
    for verb in range(1, len(source) - 1):
        if not is_verb(source, verb) or source[verb].comma:
            continue
        for end in range(verb + 2, min(verb + 2 + LONGEST_SUBJECT, len(source) + 1)):
            if is_verb(source, end - 1) and end - 1 > verb + 1:
                break
            if _phrase_is_whole(source, end):
                yield verb, end
            if source[end - 1].comma:
                break


def _phrase_is_whole(source: Sequence[Token], end: int) -> bool:
    """Whether a phrase can end before this place: not within a name, and not after "in" or "de"."""
    last = source[end - 1]
    if last.word in lexicon.PREPOSITIONS | lexicon.DETERMINERS:
        return False
    return end == len(source) or last.comma or not (last.capital and source[end].capital)


def is_inversion(source: Sequence[Token], kept: frozenset[int], verb: int, end: int) -> bool:
    """Whether the brief has verb and subject, the subject's first word that means something, and no opening before."""
    if verb not in kept or not _has_subject(source, kept, verb, end):
        return False
    joined = (place + 1 for place in range(verb - 1) if source[place].word in lexicon.COORDINATORS)
    return not kept & set(range(max(joined, default=0), verb))


def _has_subject(source: Sequence[Token], kept: frozenset[int], verb: int, end: int) -> bool:
    """Whether what is moved before the verb is the phrase after it: the subject, or a place or time."""
    moved = [place for place in range(verb + 1, end) if place in kept]
    if not moved:
        return False
    if source[moved[0]].word in lexicon.PREPOSITIONS | lexicon.ADVERBS:
        return moved[0] == verb + 1
    begin = skip_phrases(source, verb + 1)
    content = [
        place for place in range(begin, end) if source[place].content or source[place].word in lexicon.NOMINATIVES
    ]
    titled = len(content) > 1 and not source[content[0]].capital and source[content[1]].capital
    return bool(content) and (content[0] in moved or (titled and content[1] in moved))


def skip_phrases(source: Sequence[Token], place: int) -> int:
    """Where the first phrase without a preposition begins, adverbs passed over too: after its verb, the subject."""
    while place < len(source):
        if source[place].word in lexicon.ADVERBS | lexicon.NEGATIONS | {"zich", "er"}:
            place += 1
        elif source[place].word in lexicon.PREPOSITIONS:
            place = _phrase_end(source, place + 1)
        else:
            break
    return place


def _phrase_end(source: Sequence[Token], place: int) -> int:
    """Where the noun phrase that begins here ends: after its noun, or the last word of its name."""
    while place < len(source) and not source[place].comma:
        word, last = source[place], place + 1 >= len(source)
        adjective = word.word.endswith("e") and word.bare.islower() and not last and source[place + 1].content
        if (
            word.content
            and not word.number
            and not adjective
            and (last or not (source[place + 1].capital and word.capital))
        ):
            return place + 1
        place += 1
    return place + 1
