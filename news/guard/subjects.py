"""Whoever does it stays with what is done."""

from collections.abc import Iterator, Sequence

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.inversion import skip_phrases
from news.guard.refusal import Reason
from news.guard.spans import Clause
from news.guard.tokens import Token, is_right_verb, is_verb

_OPENINGS = lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.OTHER_TIMES | (lexicon.SUBORDINATORS - {"die", "dat"})
_NO_SUBJECT = lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.OTHER_TIMES | lexicon.COORDINATORS | lexicon.NOT_SUBJECTS


def lost_subject(part: Part, clause: Clause, spans: Sequence[Clause]) -> Iterator[tuple[Reason, str]]:
    """Whoever does it must be kept where the verb is."""
    source, kept = part.source, part.kept
    verb = next((place for place in clause.places if is_verb(source, place)), None)
    if verb is None or verb not in kept:
        return
    head = _head(source, *_subject_region(source, clause, verb, spans))
    if head is None or head in kept:
        return
    if source[head].word in lexicon.SUBJECT_PRONOUNS and part.start:
        return  # "… en ging naar huis" after the sentence that names who
    yield Reason.SUBJECT_OBJECT, source[head].written


def _subject_region(source: Sequence[Token], clause: Clause, verb: int, spans: Sequence[Clause]) -> tuple[int, int]:
    """Where the subject of a clause stands: before its verb, or after it where something else opens the clause."""
    if clause.opener is not None:
        after = clause.opener + 1
        relative = source[clause.opener].word in ("die", "wie", "om") or (
            source[clause.opener].word == "dat" and not _reported(source, clause.opener)
        )
        return (after, after) if relative else (after, clause.end)
    start = clause.start
    while start < verb and source[start].word in lexicon.COORDINATORS | {"zo"}:
        start += 1
    if start == verb:
        return _before_break(source, clause, verb, spans)
    if source[start].word in _OPENINGS or source[start + 1].word in lexicon.TIMES:
        return skip_phrases(source, verb + 1), clause.end
    return start, verb


def _reported(source: Sequence[Token], opener: int) -> bool:
    """Whether "dat" opens what somebody says or finds: after a verb, not after a noun."""
    return opener > 0 and (is_verb(source, opener - 1) or is_right_verb(source, opener - 1))


def _before_break(source: Sequence[Token], clause: Clause, verb: int, spans: Sequence[Clause]) -> tuple[int, int]:
    """The subject of a verb that opens its clause: after it, or before the clause that stands between."""
    index = spans.index(clause)
    coordinated = source[clause.start].word in lexicon.COORDINATORS
    between = index >= 2 and spans[index - 1].opener is not None and spans[index - 2].opener is None
    if between and not any(is_verb(source, place) for place in spans[index - 2].places):
        return spans[index - 2].start, spans[index - 2].end
    return (verb, verb) if coordinated else (skip_phrases(source, verb + 1), clause.end)


def _stands_alone(source: Sequence[Token], place: int, end: int) -> bool:
    """Whether "het", "die" or "dat" is somebody, and not the article of a noun."""
    if source[place].word not in lexicon.DETERMINERS:
        return True
    return place + 1 >= end or not source[place + 1].content or source[place + 1].word in lexicon.ADVERBS


def _head(source: Sequence[Token], start: int, end: int) -> int | None:
    """The noun, name or pronoun that the first phrase in this region is about; None where none stands there."""
    head = None
    for place in range(start, end):
        word = source[place]
        if word.word == "er":
            continue
        if word.word in lexicon.SUBJECT_PRONOUNS and head is None and _stands_alone(source, place, end):
            return place
        if (
            word.word in _NO_SUBJECT
            or word.written.startswith("(")
            or is_verb(source, place)
            or (head is not None and word.word in lexicon.DETERMINERS)
        ):
            break
        if word.content and not (head is not None and source[head].capital and not word.capital):
            head = place
        if word.comma:
            break
    return head
