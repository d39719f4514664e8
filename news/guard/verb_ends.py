"""A verb's end stays with its beginning where a sign stands between them: "moet de kamer, die …, ontmantelen"."""

from collections.abc import Iterator, Sequence

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.spans import Clause, clauses, has_verb
from news.guard.tokens import Token, is_right_verb, is_verb

Found = Iterator[tuple[Reason, str]]


def broken_verbs(part: Part) -> Found:
    """The end of a verb behind a comma, in a stretch that goes: ", neer in de bomen", ", kan schorsen, ontmantelen"."""
    source, kept = part.source, part.kept
    spans = clauses(source)
    yield from _main_verb(source, kept, spans)
    waiting = [each for each in spans if _waits(source, kept, each)]
    for clause in spans:
        if clause.opener is not None or any(place in kept for place in clause.places):
            continue
        first = source[clause.start]
        particle = next((place for place in clause.places if _is_particle(source, clause, place)), None)
        if particle is not None:
            yield Reason.VERB, source[particle].written
        elif first.word in lexicon.PARTICLES - lexicon.PREPOSITIONS - {"samen", "goed", "open"}:
            yield Reason.VERB, first.written
        elif any(each.end <= clause.start for each in waiting) and (verb := _closing(source, clause)) is not None:
            yield Reason.VERB, source[verb].written


def _main_verb(source: Sequence[Token], kept: frozenset[int], spans: Sequence[Clause]) -> Found:
    """The verb of the main clause, where a clause stands between it and a subject that is kept."""
    mains = [place for each in spans if each.opener is None for place in each.places if is_verb(source, place)]
    if mains and not any(place in kept for place in mains):
        yield Reason.VERB, source[mains[0]].written


def _is_particle(source: Sequence[Token], clause: Clause, place: int) -> bool:
    """Whether it is the end of a verb that stands elsewhere: "zetten geld, vooral in voor personeel"."""
    if source[place].word not in lexicon.PARTICLES - {"van", "tot", "over", "samen", "binnen", "boven"}:
        return False
    following = source[place + 1].word if place + 1 < clause.end else ""
    if has_verb(source, clause.start, clause.end) or source[place - 1].word in lexicon.PREPOSITIONS:
        return False
    return following in lexicon.PREPOSITIONS and not source[place].comma


def _waits(source: Sequence[Token], kept: frozenset[int], clause: Clause) -> bool:
    """Whether a main clause is kept with an auxiliary or modal whose participle or infinitive does not stand in it."""
    if clause.opener is not None:
        return False
    verbs = [place for place in clause.places if is_verb(source, place)]
    if not verbs or verbs[0] not in kept or source[verbs[0]].word not in lexicon.MODALS | lexicon.AUXILIARIES:
        return False
    return len(verbs) == 1 and not any(
        is_right_verb(source, place) and source[place].word not in lexicon.MEASURES for place in clause.places
    )


def _closing(source: Sequence[Token], clause: Clause) -> int | None:
    """The participle or infinitive of another clause's verb: it opens none itself and has no finite verb before it."""
    for place in clause.places:
        finite = is_verb(source, place) and source[place].word in lexicon.AUXILIARIES | lexicon.MODALS
        if finite and not (source[place].word == "zijn" and place == clause.start + 1):
            return None
        closes = is_right_verb(source, place) or (is_verb(source, place) and source[place].word.endswith("en"))
        if closes and (place > clause.start or clause.end - clause.start == 1):
            return place
    return None
