"""Phrases between signs that may go: asides, appositions, examples."""

from collections.abc import Iterator

from news.compression import lexicon, verbs
from news.compression.main_verb import has_main_verb
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]

LONGEST_APPOSITION = 14
"""Words."""


def phrase_cuts(words: Words) -> Iterator[Cut]:
    """All cuts of phrases within or at the end of the sentence."""
    yield from _label(words)
    yield from _brackets(words)
    yield from _dashes(words)
    for place in range(1, len(words)):
        if words[place - 1].comma:
            yield from _apposition(words, place)
            yield from _examples(words, place)


def _label(words: Words) -> Iterator[Cut]:
    """The key word that papers put before a text: "TEMPERATUUR - …", "Machtsstrijd - De leider …"."""
    for place in range(1, min(4, len(words) - 1)):
        if words[place].text not in ("-", "–", "—"):
            continue
        shouted = place < _LONGEST_SHOUT and all(len(w.core) > 1 and w.core.isupper() for w in words[:place])
        if shouted or (words[place + 1].capital and words[place + 1].closed):
            yield Cut(0, place + 1, "label", clause=True)
        return


_LONGEST_SHOUT = 3
"""Words and the dash."""


def _brackets(words: Words) -> Iterator[Cut]:
    begin: int | None = None
    for place, word in enumerate(words):
        if word.text.startswith("(") and begin is None:
            begin = place
        if begin is not None and word.text.rstrip(".,;:!?").endswith(")"):
            yield Cut(begin, place + 1, "bracket", clause=True)
            begin = None


def _dashes(words: Words) -> Iterator[Cut]:
    """– an aside between two dashes –."""
    places = [place for place, word in enumerate(words) if word.text in ("-", "–", "—")]
    if len(places) == 2 and places[0] > 0 and 2 <= places[1] - places[0] <= 20 and places[1] + 1 < len(words):
        yield Cut(places[0], places[1] + 1, "bracket", clause=True)


def _apposition(words: Words, place: int) -> Iterator[Cut]:
    """The pattern ", directeur van X," between a noun phrase and its verb, or at the end behind a name."""
    stop = next((i + 1 for i in range(place, min(place + LONGEST_APPOSITION, len(words))) if words[i].stops), None)
    if stop is None or not _names_again(words, place, stop):
        return
    if stop == len(words):
        if any(w.bare in ("en", "of") for w in words[place:stop]) or stop - place == 1:
            return  # it may be the end of a list
        if words[place - 1].capital and _begins_noun_phrase(words, place) and has_main_verb(words[:place]):
            yield Cut(place, stop, "apposition")
    elif words[stop - 1].comma and _verb_follows(words, place, stop):
        yield Cut(place, stop, "apposition", paired=True)


def _verb_follows(words: Words, place: int, stop: int) -> bool:
    following = words[stop]
    if following.capital or not following.finite:
        return False
    before = words[place - 1]
    if place == 1 and before.bare.endswith(("s", "en")) and words[place].bare not in lexicon.DETERMINERS:
        return False  # "Explosies, aanslagen, verwarde mensen" is a list
    enumeration = any(word.comma for word in words[: place - 1])
    return (before.capital or before.nominal) and not enumeration and not has_main_verb(words[:place])


def _names_again(words: Words, place: int, stop: int) -> bool:
    """Whether the span is a noun phrase or an age: no verb, no conjunction, no clause opener."""
    if words[place].bare in lexicon.SUBORDINATORS | lexicon.RELATIVES | lexicon.COORDINATORS | lexicon.ADVERBS | {
        "te",
        "om",
    }:
        return words[place].bare == "zelf"
    if words[place].bare in lexicon.PREPOSITIONS and words[place].bare not in ("in", "van", "met"):
        return False
    span = words[place:stop]
    return not any((w.finite and not w.capital) or w.bare in ("en", "of", "maar") for w in span) or (
        _begins_noun_phrase(words, place) and not any(w.finite and not w.capital for w in span)
    )


def _begins_noun_phrase(words: Words, place: int) -> bool:
    """Whether a function or an article stands here: "directeur van …", "de leider van …"; no second name of a list."""
    word = words[place]
    if word.bare in ("de", "het", "een"):
        return place + 1 < len(words) and words[place + 1].nominal
    return not word.capital and word.nominal and not word.figure and not verbs.is_verbal(word.bare)


def _examples(words: Words, place: int) -> Iterator[Cut]:
    """The pattern ", onder wie …" up to the comma before the verb, or to the end."""
    opening = " ".join(word.bare for word in words[place : place + 2])
    if not opening.startswith(lexicon.EXAMPLES) or (
        words[place].bare in ("vooral", "voornamelijk")
        and (place + 4 > len(words) or all(word.bare in lexicon.PREPOSITIONS for word in words[place + 1 : place + 3]))
    ):  # "zetten geld, vooral in voor …": the verb is inzetten
        return
    for stop in range(place + 2, len(words)):
        if words[stop - 1].comma and words[stop].finite and not words[stop].capital:
            yield Cut(place, stop, "examples", clause=True, paired=True)
            return
    if words[-1].verbal:
        return  # the verb of the clause that the examples stand in
    if has_main_verb(words[:place]) and not any(
        w.comma and words[i + 1].bare in verbs.REPORTING for i, w in enumerate(words[place:-1], place)
    ):
        yield Cut(place, len(words), "examples", clause=True)
