"""Openings that may go: a conjunction before a main clause, or an adverbial (verb and subject then change places)."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]

LONGEST_OPENING = 14
"""Words; what is longer before the verb is rarely one adverbial."""

LONGEST_CLAUSE = 24
"""Words of a clause before the main clause."""


def opening_cuts(words: Words) -> Iterator[Cut]:
    """At most one: what stands before the sentence proper."""
    if len(words) < 5 or words[-1].text.rstrip("\"'”’)").endswith("?"):
        return
    if words[0].bare in ("maar", "en", "want", "dus") and not words[0].stops and words[1].bare not in _CONDITIONS:
        yield Cut(0, 1, "start")
        return
    label = next((place for place in range(1, 4) if words[place].text in ("-", "–", "—")), None)
    if label and words[label + 1].capital and words[label + 1].closed:
        yield Cut(0, label + 1, "start", clause=True)  # "Machtsstrijd - De leider …"
        return
    verb = _verb_after_opening(words)
    if verb is None or not _droppable(words[:verb]) or not _says_enough(words, verb) or _bounds(words, verb):
        return
    subject_stop = _subject_stop(words, verb + 1)
    if subject_stop is not None and subject_stop < len(words) and not _inverts_again(words, subject_stop):
        yield Cut(0, verb, "opening", verb=verb, subject_stop=subject_stop)


_CONDITIONS = word_set("als indien wie wat wanneer toen omdat hoewel terwijl volgens")


def _says_enough(words: Words, verb: int) -> bool:
    """Whether the rest is a statement without its opening: "In Utrecht ligt X" is none."""
    if words[verb].bare in lexicon.POSITIONS or words[verb].bare in ("blijkt", "bleek", "lijkt", "gaat"):
        return False
    if words[verb].bare in lexicon.PERMISSIONS and len(words[:verb]) > 1:
        return False
    return words[verb].bare not in lexicon.COPULAS or any(word.verbal for word in words[verb + 2 :])


def _bounds(words: Words, verb: int) -> bool:
    """Whether what is said holds there alone: of a share, in the present tense, or denied: "Hier krijgt niemand"."""
    opening, rest = words[:verb], words[verb:]
    if any(w.figure or w.bare in lexicon.NUMERALS | _SHARES for w in opening):
        return True
    if opening[0].bare not in _PLACES:
        return False
    if any(word.bare in lexicon.NEGATIONS | {"alleen", "vooral", "meer", "minder", "alle", "elke"} for word in rest):
        return True
    perfect = rest[0].bare not in ("wordt", "worden") and any(verbs.is_participle(word.bare) for word in rest[1:])
    return is_present(rest[0].bare) and not perfect


_SHARES = word_set(
    "procent helft kwart derde vijfde deel aantal meerderheid prognose peiling exitpoll enquête indicatie"
)
_PLACES = word_set("in op bij binnen onder langs rond")


def is_present(word: str) -> bool:
    """Whether a finite form tells what is so rather than what happened; that somebody says so is what happened."""
    if word in verbs.REPORTING or word in _PASTS:
        return False
    return word in verbs.INFINITIVES or word.endswith("t")


_PASTS = word_set("""
    bracht dacht kocht zocht mocht wist moest liet zat at vergat bezat sloot schoot spoot genoot besloot beet smeet
    spleet vocht deed verkocht onderzocht bezocht bedacht heeft is zijn hebben
    """)


def _inverts_again(words: Words, start: int) -> bool:
    """Whether a second clause leans on the same opening: "… en stond hij aan de basis"."""
    return any(
        words[i].bare in ("en", "maar")
        and words[i + 1].finite
        and words[i + 2].bare in lexicon.PRONOUNS | lexicon.DETERMINERS
        for i in range(start, len(words) - 2)
    )


def _verb_after_opening(words: Words) -> int | None:
    """The place of the main verb: the first finite one, or the one behind the comma that closes a clause."""
    clause = words[0].bare in lexicon.OPENING_SUBORDINATORS
    for place in range(1, min(LONGEST_CLAUSE if clause else LONGEST_OPENING, len(words) - 2)):
        word, before = words[place], words[place - 1]
        if before.comma:
            return place if word.finite and not word.capital and before.verbal == clause else None
        if word.bare in lexicon.SUBORDINATORS | lexicon.RELATIVES | {"te", "om", "of"} and not clause:
            return None
        if word.finite and not word.capital and not clause:
            return place
    return None


def _droppable(opening: Words) -> bool:
    """Whether the opening is an adverbial that bounds neither the claim nor its time to come."""
    first = opening[0].bare
    if any(word.bare in lexicon.NEGATIONS | lexicon.FUTURE | lexicon.LOOSE | {"volgens"} for word in opening):
        return False
    if any(word.figure and len(word.core) == 4 and word.core[:2] in ("19", "20") for word in opening):
        return False
    if len(opening) == 1:
        return first in lexicon.OPENING_ADVERBS | lexicon.DAYS
    if first in ("afgelopen", "vorige", "vorig", "deze", "dit", "eerder", "later"):
        return len(opening) == 2 or (len(opening) == 3 and opening[-1].bare in lexicon.TIME_NOUNS)
    if first == "bij":  # "Bij droog weer" is a condition, "Bij een aanval" tells what happened
        return opening[1].bare in ("de", "het", "een")
    return first in lexicon.OPENING_PREPOSITIONS | lexicon.OPENING_SUBORDINATORS and opening[1].bare not in (
        "welke",
        "welk",
        "wat",
    )


def _subject_stop(words: Words, start: int) -> int | None:
    """Where the subject that begins here ends, None where that is not certain."""
    first = words[start]
    if first.bare in ("hij", "ze", "zij", "we", "men") and not first.stops:
        return start + 1
    if first.bare in ("er", "dat", "dit") or (first.bare == "het" and words[start + 1].closed):
        return None  # "er" and "het" may stand for what comes later, "dat" may open a clause
    return _phrase_stop(words, start)


def _phrase_stop(words: Words, start: int) -> int | None:
    """The end of article, number, adjectives, noun and name; what follows must be a function word."""
    place = start
    limit = min(start + 8, len(words) - 1)
    if words[place].bare in lexicon.DETERMINERS:
        place += 1
        if words[start].bare == "het" and (words[place].figure or words[place].bare in lexicon.NUMERALS):
            return None  # "is het 2 jaar geleden"
    while place < limit and (words[place].figure or words[place].bare in lexicon.NUMERALS | lexicon.APPROXIMATORS):
        place += 1
    while place < limit and _adjective(words[place]):
        place += 1
    noun = place
    if place < limit and words[place].nominal and not words[place].capital and not words[place].verbal:
        place += 1
    while place < limit and words[place].capital and not words[place - 1].stops and not words[place].closed:
        place += 1
    if noun == start and place > noun and not words[noun].capital and not words[noun].bare.endswith(("en", "s")):
        return None  # a bare singular is an adverb as often as a noun: "binnenkort", "politie"
    if place == noun or any(word.stops for word in words[start:place]):
        return None
    if words[place].bare == "te" and place - start > 2:
        return None  # "wist Time Magazine Verstappen te strikken": where one name ends is not certain
    if words[place].bare in ("van", "uit", "voor") and not words[place].capital:
        return _with_attribute(words, place, words[noun].bare)
    if words[place].bare in lexicon.PREPOSITIONS and not words[place - 1].capital:
        return None  # "de situatie in de Gazastrook": the phrase behind may belong to the subject
    return place if _ends_here(words[place]) else None


def _adjective(word: Word) -> bool:
    """An inflected adjective: Nederlandse, nieuwe, zwaargewonde, 44-jarige."""
    return (
        word.nominal
        and word.bare.endswith(("e", "jarige"))
        and len(word.bare) > 3
        and word.bare not in lexicon.NOUNS_IN_E
        and not word.bare.endswith(("ie", "tie", "ade", "age", "uree"))
    )


def _with_attribute(words: Words, place: int, noun: str) -> int | None:
    """The pattern "… van NAME": the attribute belongs to the subject; after another preposition that is not certain."""
    if words[place].bare == "voor" and noun not in (
        "minister",
        "staatssecretaris",
        "commissaris",
        "ministerie",
        "bureau",
        "instituut",
    ):
        return None
    stop = place + 1
    if stop < len(words) and words[stop].bare in ("de", "het", "een"):
        stop += 1
    begin = stop
    while (
        stop < len(words) - 1
        and (words[stop].capital or (stop == begin and words[stop].nominal))
        and not words[stop - 1].stops
    ):
        stop += 1
    if stop == begin or words[stop - 1].stops:
        return None
    return stop if _ends_here(words[stop]) and words[stop].bare not in ("van", "en", "uit") else None


_CALL_NUMBER = 3
"""Figures of what may be a name: "het meldpunt 144"."""


def _ends_here(word: Word) -> bool:
    """Whether a noun phrase certainly ends before this word."""
    if word.bare in ("en", "of", "die", "dat", "wie") or word.bare in lexicon.NUMERALS:
        return False
    return (
        word.closed
        or (word.figure and len(word.core) != _CALL_NUMBER)
        or word.bare in ("gewond", "dood", "lichtgewond", "zwaargewond")
        or verbs.is_participle(word.bare)
    )
