"""Whom and what a verb is about stay with it, and so does what it cannot do without."""

from collections.abc import Iterator, Sequence

from news.abbreviations import words
from news.compression.spans import gaps
from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.inversion import skip_phrases
from news.guard.refusal import Reason
from news.guard.tokens import Token, is_right_verb, is_verb

Found = Iterator[tuple[Reason, str]]

_FREE = (
    lexicon.PREPOSITIONS
    | lexicon.ADVERBS
    | lexicon.OTHER_TIMES
    | lexicon.COORDINATORS
    | lexicon.SUBORDINATORS
    | lexicon.HEDGES
    | lexicon.NEGATIONS
    | lexicon.TIMES
    | words(
        "eerstvolgende jongstleden geleden eergisteren maandelijks jaarlijks dagelijks wekelijks momenteel binnenkort"
    )
)
"""Open a phrase that may go, or belong to rules of their own."""

_COMPLEMENTS = {
    "verdacht": "van",
    "verdenkt": "van",
    "verdenken": "van",
    "beschuldigd": "van",
    "beschuldigt": "van",
    "beschuldigen": "van",
    "beticht": "van",
    "sprake": "van",
    "bestaat": "uit",
    "bestaan": "uit",
    "bestond": "uit",
    "bestonden": "uit",
    "beschikt": "over",
    "beschikken": "over",
    "behoort": "tot",
    "behoren": "tot",
    "poging": "tot",
    "pogingen": "tot",
    "leidt": "tot",
    "leiden": "tot",
    "leidde": "tot",
    "voldoet": "aan",
    "voldoen": "aan",
    "gebrek": "aan",
    "tekort": "aan",
    "twijfelt": "aan",
    "rekent": "op",
    "rekenen": "op",
    "wacht": "op",
    "wachten": "op",
    "lijdt": "aan",
    "lijden": "aan",
    "zorgt": "voor",
    "zorgde": "voor",
    "zorgen": "voor",
}
"""Words that say nothing, or something else, without their preposition."""

_REACH = 8
"""Words between such a word and its preposition."""

_SET = words(
    "in-brand in-beslag om-het-leven ter-sprake in-werking in-gebruik op-gang tot-stand in-staat van-kracht in-handen"
    " in-opspraak op-de-vlucht onder-druk te-maken aan-de-slag ten-val tot-leven in-botsing"
    " in-aanraking in-gevaar in-verzet ter-discussie te-boven ten-onder in-elkaar op-non-actief aan-het-licht te-goed"
    " op-vrije-voeten in-de-lucht in-verwachting aan-de-macht in-de-war in-aanmerking ter-beschikking uit-elkaar"
)
"""Phrases that make one verb with theirs."""


def broken_objects(part: Part) -> Found:
    """Each stretch that a part of a brief has dropped and whose verb or noun needs it, by its first word."""
    source, kept = part.source, part.kept
    gone = frozenset(range(len(source))) - kept
    for start, stop in gaps(gone):
        if "-".join(word.word for word in source[start:stop]) in _SET and not _last_is_kept_away(source, stop):
            yield Reason.VERB, source[start].written
        elif _is_argument(part, start, stop):
            yield Reason.OBJECT, source[start].written
        elif _ends_list(source, start, stop):
            yield Reason.PAIR, source[start].written
    yield from _complements(source, kept)


def _last_is_kept_away(source: Sequence[Token], stop: int) -> bool:
    """Whether the phrase goes together with more than itself, so that it is another phrase: "in brand(weer) …"."""
    return stop < len(source) and source[stop - 1].capital


def _is_argument(part: Part, start: int, stop: int) -> bool:
    """Whether a noun without a preposition, or what completes the verb, has gone from within a clause."""
    source = part.source
    if not start or source[start - 1].comma or source[start - 1].written.endswith(")"):
        return False
    if part.inverted is not None and start <= part.inverted:
        return False
    first = _behind_adjuncts(source, start, stop)
    if first is None or _is_inside(source, start, first):
        return False
    head = _head(source, first)
    if head is None or head >= stop:
        return False
    return not any(source[place].word in _TIMES for place in range(first, head + 1))


def _behind_adjuncts(source: Sequence[Token], start: int, stop: int) -> int | None:
    """Where the first phrase begins that is no adverb, time or preposition with its noun; None where none does."""
    place = start
    while place < stop:
        word = source[place]
        if place > start and source[place - 1].comma:
            return None
        if word.word in lexicon.PREPOSITIONS:
            place = skip_phrases(source, place)
            while place < stop and source[place].capital:
                place += 1  # "in de wijk Hoogvliet"
        elif word.word in lexicon.OTHER_TIMES or (
            word.word in lexicon.DETERMINERS and place + 1 < stop and source[place + 1].word in lexicon.TIMES
        ):
            place += 2
        elif word.word in lexicon.ADVERBS | lexicon.TIMES and word.word not in lexicon.DETERMINERS:
            place += 1
        else:
            return place
    return None


def _is_inside(source: Sequence[Token], start: int, first: int) -> bool:
    """Whether what begins here is no phrase of its own: inside one that stays, a clause, a hedge, a bracket, a verb."""
    word, before = source[first], source[first - 1]
    if (
        word.word in _FREE
        or word.written.startswith("(")
        or word.word.startswith(("daar", "hier", "er"))
        or word.quoted
    ):
        return True
    if is_verb(source, first) or is_right_verb(source, first):
        return True
    if first > start:
        return word.word not in lexicon.DETERMINERS - {"zijn"} and not word.number
    if before.word in lexicon.PREPOSITIONS | lexicon.OTHER_TIMES or before.number:
        return True
    if before.word in lexicon.DETERMINERS and not is_verb(source, first - 1):
        return True
    return _is_attribute(before) and word.word not in lexicon.DETERMINERS


_TIMES = lexicon.TIMES | words("jaar uur dagen maanden weken minuten seconden maal keer")


def _is_attribute(word: Token) -> bool:
    return word.content and word.bare.islower() and word.word.endswith("e") and len(word.word) > 3


def _head(source: Sequence[Token], start: int) -> int | None:
    """The last word of the noun phrase that begins here; None where none does."""
    head = None
    for place in range(start, len(source)):
        word = source[place]
        if head is not None and (word.word in lexicon.DETERMINERS or (source[head].capital and not word.capital)):
            break
        if word.word in lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.COORDINATORS | lexicon.NEGATIONS:
            break
        if place > start and (is_verb(source, place) or is_right_verb(source, place)):
            break
        noun = head is not None and not source[head].number and not _is_attribute(source[head])
        if noun and not word.capital and head is not None and not source[head].capital:
            break  # "drie mensen gewond"
        if word.content or word.number:
            head = place
        if word.comma:
            break
    return head


def _ends_list(source: Sequence[Token], start: int, stop: int) -> bool:
    """Whether "en" and the last of several have gone: "de VS en China" is not "de VS"; an aside may lose it."""
    if source[start].word not in ("en", "of") or not start or source[start - 1].comma:
        return False
    comma = next((place + 1 for place in range(start - 1, -1, -1) if source[place].comma), 0)
    if comma and not any(is_verb(source, place) for place in range(comma, start)):
        return False
    return not any(is_verb(source, place) or is_right_verb(source, place) for place in range(start, stop))


def _complements(source: Sequence[Token], kept: frozenset[int]) -> Found:
    """Words that have lost the preposition that completes them."""
    for place in range(len(source) - 1):
        wanted = _COMPLEMENTS.get(source[place].word)
        if wanted is None or source[place].comma:
            continue
        if place not in kept:
            if place + 1 in kept and source[place + 1].word == wanted:
                yield Reason.OBJECT, source[place].written
            continue
        for following in range(place + 1, min(place + _REACH, len(source))):
            if source[following].word == wanted:
                if following not in kept:
                    yield Reason.OBJECT, source[following].written
                break
            if source[following].comma:
                break
