"""What belongs to a clause that is kept: its opener, its verbs, its denials and doubts, its speaker, its condition."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.spans import Clause, clauses, has_verb
from news.guard.subjects import lost_subject
from news.guard.tokens import Token, is_right_verb, is_verb

Found = Iterator[tuple[Reason, str]]


def broken_clauses(part: Part) -> Found:
    """Each rule about clauses that a part of a brief breaks, with the word that it is about."""
    source, kept = part.source, part.kept
    spans = clauses(source)
    touched = [each for each in spans if any(place in kept and source[place].content for place in each.places)]
    for before, each in pairwise(spans):
        if each in touched and before not in touched and before.opener is not None and _tail(source, each):
            yield Reason.PHRASE, source[each.start].written
    for each in spans:
        if each in touched:
            yield from _torn(source, kept, each)
            yield from lost_subject(part, each, spans)
        elif touched:
            yield from _dropped(source, kept, each)


def _tail(source: Sequence[Token], clause: Clause) -> bool:
    """Whether it is no clause of its own but the end of the one before it: ", in plaats van een meerderheid"."""
    return source[clause.start].word in lexicon.PREPOSITIONS and not has_verb(source, clause.start, clause.end)


def _dropped(source: Sequence[Token], kept: frozenset[int], clause: Clause) -> Found:
    """A clause that is gone may be neither a condition nor the speaker of what is kept."""
    first = source[clause.start].word
    if clause.opener is not None and first in lexicon.CONDITIONS:
        yield Reason.CONDITION, source[clause.start].written
    if clause.opener is None or first == "zoals":
        for place in clause.places:
            if _is_report(source, place) and place not in kept:
                yield Reason.ATTRIBUTION, source[place].written
                return


def _is_report(source: Sequence[Token], place: int) -> bool:
    word = source[place].word
    if word == "zeggen" and place and source[place - 1].word == "eigen":
        return True
    return word in ("volgens", "aldus", "blijkens", "verluidt") or (word in lexicon.REPORTS and is_verb(source, place))


def _torn(source: Sequence[Token], kept: frozenset[int], clause: Clause) -> Found:
    """What a kept clause has lost that it cannot lose."""
    if clause.opener is not None and clause.opener not in kept:
        word = source[clause.opener]
        yield (Reason.CONDITION if word.word in lexicon.CONDITIONS else Reason.VERB), word.written
    for place in clause.places:
        if place not in kept and (reason := _bound(source, kept, clause, place)):
            yield reason, source[place].written


def _bound(source: Sequence[Token], kept: frozenset[int], clause: Clause, place: int) -> Reason | None:
    """The rule that forbids dropping this word from its clause."""
    word = source[place].word
    if word in lexicon.NEGATIONS:
        return None if _in_dropped_phrase(source, kept, place) else Reason.NEGATION
    if _is_report(source, place):
        return Reason.ATTRIBUTION
    if word == "verwachting" and source[place - 1].word == "naar":
        return Reason.MODALITY
    if word in lexicon.MODALS and is_verb(source, place):
        return Reason.MODALITY
    if word in lexicon.HEDGES and not (word == "of" and place == clause.start):
        return None if _in_dropped_phrase(source, kept, place) or _with_number(source, kept, place) else Reason.MODALITY
    if is_verb(source, place) or is_right_verb(source, place) or _is_particle(source, clause, place):
        return Reason.VERB
    return None


def _in_dropped_phrase(source: Sequence[Token], kept: frozenset[int], place: int) -> bool:
    """Whether it goes together with the noun it belongs to: after a preposition or article that goes too."""
    following = source[place + 1].word if place + 1 < len(source) else ""
    if place + 1 in kept or not following or following in lexicon.PREPOSITIONS | lexicon.ADVERBS or source[place].comma:
        return False
    if place + 1 < len(source) and is_verb(source, place + 1):
        return False
    for before in range(place - 1, -1, -1):
        if before in kept or source[before].comma:
            return False
        if source[before].word in lexicon.PREPOSITIONS:
            return True
    return False


def _with_number(source: Sequence[Token], kept: frozenset[int], place: int) -> bool:
    """Whether it goes together with the number it stands before."""
    return place + 1 < len(source) and source[place + 1].number and place + 1 not in kept


def _is_particle(source: Sequence[Token], clause: Clause, place: int) -> bool:
    """Whether it is the first half of a verb, at the end of its clause or before a preposition: "stelt … uit tot"."""
    if source[place].word not in lexicon.PARTICLES or not place or source[place - 1].word in lexicon.PREPOSITIONS:
        return False
    last = place + 1 == clause.end
    return last or (source[place + 1].word in lexicon.PREPOSITIONS and source[place].word not in ("samen", "van"))
