"""What belongs to a clause that is kept: its opener, its verbs, its denials and doubts, its speaker, its condition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.inversion import skip_phrases
from news.guard.refusal import Reason
from news.guard.tokens import Token, is_right_verb, is_verb

Found = Iterator[tuple[Reason, str]]

_NO_SUBJECT = lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.NEGATIONS | lexicon.COORDINATORS | {"te", "zich"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a source sentence, from `start` to before `end`; `opener` is the word that opens it, if one does."""

    start: int
    end: int
    opener: int | None

    @property
    def places(self) -> range:
        """Its places in the sentence."""
        return range(self.start, self.end)


def clauses(source: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a sentence: parted by signs, by conjunctions and relative words, and by "en" between two verbs."""
    borders = [0, *(place for place in range(1, len(source)) if _begins(source, place)), len(source)]
    spans = list(pairwise(borders))
    return tuple(Clause(start, end, start if _opened(source, start, end) else None) for start, end in spans)


def _begins(source: Sequence[Token], place: int) -> bool:
    word, before = source[place].word, source[place - 1]
    if before.comma:
        return True
    if word in lexicon.COORDINATORS and word != "of":
        return _has_verb(source, _previous_border(source, place), place) and _has_verb(
            source, place + 1, _next_comma(source, place)
        )
    opened = place > 1 and before.word in lexicon.SUBORDINATORS  # "die sinds mei …" is one clause
    return word in lexicon.SUBORDINATORS and not opened and _opens(source, place)


def _opens(source: Sequence[Token], place: int) -> bool:
    """Whether a conjunction or relative word opens a clause here, and is no article, comparison or alternative."""
    word, before = source[place].word, source[place - 1]
    if word in ("mits", "tenzij", "indien", "behalve"):
        return True
    if not _has_verb(source, place + 1, _next_comma(source, place)):
        return False
    if word in ("die", "dat"):
        auxiliary = before.word in lexicon.MODALS or before.word in lexicon.FUNCTION
        return not auxiliary and before.word not in lexicon.ADVERBS
    if word == "of":
        return is_verb(source, place - 1) or before.word in ("vraag", "onduidelijk", "duidelijk")
    return word not in ("wie", "waar") or before.comma


def _opened(source: Sequence[Token], start: int, end: int) -> bool:
    """Whether what begins here is no main clause: "Dat blijkt uit …" at the beginning of a sentence is one."""
    word = source[start].word
    if word in lexicon.CONDITIONS:
        return True
    demonstrative = start == 0 and word in ("dat", "die")
    return word in lexicon.SUBORDINATORS and _has_verb(source, start + 1, end) and not demonstrative


def _has_verb(source: Sequence[Token], start: int, end: int) -> bool:
    return any(is_verb(source, place) or is_right_verb(source, place) for place in range(start, end))


def _previous_border(source: Sequence[Token], place: int) -> int:
    return next((each + 1 for each in range(place - 1, -1, -1) if source[each].comma), 0)


def _next_comma(source: Sequence[Token], place: int) -> int:
    return next((each + 1 for each in range(place, len(source)) if source[each].comma), len(source))


def broken_clauses(part: Part) -> Found:
    """Each rule about clauses that a part of a brief breaks, with the word that it is about."""
    source, kept = part.source, part.kept
    spans = clauses(source)
    touched = [each for each in spans if any(place in kept and source[place].content for place in each.places)]
    for each in spans:
        if each in touched:
            yield from _torn(source, kept, each)
            yield from _subject(part, each, spans)
        elif touched:
            yield from _dropped(source, kept, each)


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


def _subject(part: Part, clause: Clause, spans: Sequence[Clause]) -> Found:
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
    if source[start].word in lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.SUBORDINATORS - {"die", "dat"}:
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
            or is_verb(source, place)
            or (head is not None and word.word in lexicon.DETERMINERS)
        ):
            break
        if word.content and not (head is not None and source[head].capital and not word.capital):
            head = place
        if word.comma:
            break
    return head
