"""Phrases that lost the word they were built around: "tegen een gereden", "de van de fabriek", "in gestegen"."""

from collections.abc import Iterator, Sequence

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.tokens import Token, is_right_verb, is_verb

Found = Iterator[tuple[Reason, str]]

_BREAK = lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.COORDINATORS | lexicon.NEGATIONS | lexicon.ARTICLES


def broken_grammar(part: Part) -> Found:
    """Each phrase of the source that a part of a brief has cut in two, by the word that is left without the other."""
    source, kept = part.source, part.kept
    for place in sorted(kept):
        word = source[place]
        cut = place + 1 < len(source) and place + 1 not in kept and not word.comma
        if cut and _wants_noun(source, place) and not _noun_kept(source, kept, place):
            yield Reason.PHRASE, word.written
        if (
            not word.comma
            and word.word in lexicon.PREPOSITIONS | lexicon.ARTICLES
            and not _head_kept(source, kept, place)
        ):
            yield Reason.PHRASE, word.written
        if place and place - 1 not in kept and not source[place - 1].comma:
            yield from _lost_before(source, kept, place)


_POINTERS = frozenset(("haar", "hun", "zijn", "ons", "onze", "diens", "dit", "deze"))


def _wants_noun(source: Sequence[Token], place: int) -> bool:
    """Whether an article, preposition or adjective stands here that the next noun belongs to."""
    word = source[place]
    if word.word in lexicon.PREPOSITIONS:
        loose = lexicon.PREPOSITIONS | lexicon.COORDINATORS
        return source[place + 1].word not in loose and not _ends_verb(source, place)
    if word.word in lexicon.OTHER_TIMES | {"geen"}:
        return True
    if word.word in lexicon.DETERMINERS - lexicon.LOOSE:
        noun = source[place + 1].content and source[place + 1].word not in lexicon.ADVERBS | lexicon.OTHER_TIMES
        pronoun = word.word in ("die", "dat", "dit", "deze", "het") and not noun
        return word.word != "zijn" and not pronoun  # "zijn" is a verb more often
    return _is_adjective(source, place)


def _ends_verb(source: Sequence[Token], place: int) -> bool:
    """Whether what looks like a preposition is the end of a verb, so that nothing need follow: "roept op dinsdag"."""
    return source[place].word in lexicon.PARTICLES and is_verb(source, place + 1)


def _is_adjective(source: Sequence[Token], place: int) -> bool:
    word, following = source[place], source[place + 1]
    after_article = place > 0 and source[place - 1].word in lexicon.ARTICLES
    written = word.word.endswith("e") and len(word.word) > 3 and word.content
    return after_article and written and following.content and not following.number and not is_verb(source, place + 1)


def _noun_kept(source: Sequence[Token], kept: frozenset[int], place: int) -> bool:
    """Whether the next kept word still belongs to this phrase: only adjectives, numbers, first names went between."""
    following = next((each for each in range(place + 1, len(source)) if each in kept), None)
    if following is None:
        return False
    between = range(place + 1, following)
    if any(
        source[each].comma or source[each].word in _BREAK - lexicon.ARTICLES or _verbal(source, each)
        for each in between
    ):
        return False
    if source[following].word in _BREAK | lexicon.DETERMINERS | {"te"} or _verbal(source, following):
        return False
    return all(_can_go(source, each) for each in between)


def _head_kept(source: Sequence[Token], kept: frozenset[int], place: int) -> bool:
    """Whether the phrase that opens here has kept its last word, if it has kept any: not "van een Romeins"."""
    phrase: list[int] = []
    for each in range(place + 1, len(source)):
        word = source[each]
        new_phrase = word.word in _BREAK | lexicon.OTHER_TIMES | lexicon.SUBORDINATORS or (
            phrase and word.word in lexicon.DETERMINERS
        )
        aside = word.written.startswith("(") or word.word.startswith(("daar", "hier"))
        if (new_phrase and phrase) or aside or word.word in lexicon.PREPOSITIONS or _verbal(source, each):
            break
        phrase.append(each)
        if word.comma:
            break
    return not any(each in kept for each in phrase) or phrase[-1] in kept


def _can_go(source: Sequence[Token], place: int) -> bool:
    """Whether this word only tells more of the noun after it."""
    word = source[place]
    if word.figure and len(word.bare) == 4:
        return False  # "in 2021 resten"
    modifier = word.word.endswith(("e", "er", "s")) or word.number or word.word in lexicon.DETERMINERS
    return (
        modifier or word.capital or source[place + 1].capital or "-" in word.word or _participle_before(source, place)
    )


def _participle_before(source: Sequence[Token], place: int) -> bool:
    """An adverb before an adjective: "zwaar beschadigde"."""
    return place + 1 < len(source) and source[place + 1].word.endswith("e")


def _verbal(source: Sequence[Token], place: int) -> bool:
    return is_verb(source, place) or is_right_verb(source, place)


def _lost_before(source: Sequence[Token], kept: frozenset[int], place: int) -> Found:
    """An article, "te" or number that its word needs, or an "en" between two words that are both kept."""
    lost, word = source[place - 1], source[place]
    if lost.word == "te":
        yield Reason.VERB, lost.written
    if lost.number and (word.word in lexicon.UNITS or word.word in lexicon.SCALES):
        yield Reason.NUMBER, lost.written
    possessive = lost.word in _POINTERS and not is_verb(source, place - 1)
    if (lost.word in lexicon.ARTICLES or possessive) and word.content and not _verbal(source, place):
        yield Reason.PHRASE, lost.written
    if lost.word in lexicon.COORDINATORS and place > 1 and place - 2 in kept:
        yield Reason.PHRASE, lost.written


def cut_measures(part: Part) -> Found:
    """That "drie jaar geleden", "drie jaar oud" and "bijna 300" stay whole where a part of them stays."""
    source, kept = part.source, part.kept
    for place in range(len(source) - 1):
        if place in kept and source[place].word in lexicon.ABOUT and source[place + 1].number and place + 1 not in kept:
            yield Reason.NUMBER, source[place + 1].written
    for place in range(2, len(source)):
        counted = source[place - 2].number and place - 2 in kept and place - 1 in kept
        if counted and source[place].word in lexicon.MEASURES and place not in kept and not source[place - 1].comma:
            yield Reason.UNIT, source[place].written
