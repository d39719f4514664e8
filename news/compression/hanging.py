"""What in a sentence hangs on one before it, wherever it stands: a count without its noun, "het bedrijf", "de coureur".

`standing` looks at how a sentence opens; these are for a sentence that has others above it and is to open a brief.
"""

import re

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.words import Word
from news.guard.roles import BODIES, PEOPLE

Words = tuple[Word, ...]


def hangs(words: Words) -> bool:
    """Whether a word of the sentence means something that only a sentence before it can have told."""
    if words[0].bare in _GOES_ON:
        return True
    if is_inverted_pronoun(words):
        return True
    if _is_townsman(words) or _refers(words) or any(_counts_what(words, place) for place in range(len(words))):
        return True
    return any(_unnamed(words, place) or _demonstrates(words, place) for place in range(len(words) - 1))


_GOES_ON = lexicon.RELATIVES - {"wat", "waar", "die", "dat"} | word_set("zodat totdat daarentegen desondanks")
"""Opens a clause of the sentence before, which the full stop has parted from it: "Waarop de burgemeester besloot …"."""
_COUNTS = lexicon.NUMERALS | {"een", "geen", "veel", "weinig", "meer"}


def is_taken_back(words: Words, following: Words) -> bool:
    """Whether the sentence after it turns it round ("Maar …"), or it is a "zou" of which nobody tells who says so."""
    if following and following[0].bare in _TURNS:
        return True
    supposed = any(word.bare in ("zou", "zouden") for word in words)
    return supposed and not any(word.bare in _SOURCES or word.bare.startswith("verdacht") for word in words)


def gives_source(following: Words) -> bool:
    """Whether a sentence tells where the one before it comes from: "Dat blijkt uit …", "Dat heeft de raad besloten"."""
    return len(following) > 1 and following[0].bare in ("dat", "dit", "zo") and following[1].bare in _FROM


_FROM = verbs.REPORTING | word_set("blijkt bleek komt kwam staat stond heeft hebben had hadden valt")
_TURNS = word_set("maar toch echter niettemin desondanks daarentegen integendeel helaas tevergeefs")
_SOURCES = verbs.REPORTING | {"volgens", "aldus", "vermoedelijk", "als", "indien", "om"}


def _counts_what(words: Words, place: int) -> bool:
    """Whether "er" stands before a number with no noun: "De bank heeft er gisteren een geopend"."""
    word = words[place]
    if word.bare not in _COUNTS or not any(each.bare == "er" for each in words[max(0, place - 4) : place]):
        return False
    if word.stops or place + 1 == len(words):
        return True
    return verbs.is_participle(words[place + 1].bare) or words[place + 1].bare in verbs.INFINITIVES


def is_inverted_pronoun(words: Words) -> bool:
    """Whether the subject of its first clause is a pronoun behind the verb: "Vooral in Ohio haalden ze resultaten"."""
    for place, word in enumerate(words[:-1]):
        if word.finite and not (place and word.capital):
            return words[place + 1].bare in ("hij", "ze", "zij")
        if word.comma:
            return False
    return False


def _demonstrates(words: Words, place: int) -> bool:
    """Whether "die status" stands here, behind a name or verb so that it opens no clause: "dat de VS die status …"."""
    if words[place].bare not in ("die", "dat", "deze", "dit") or not place or words[place - 1].stops:
        return False
    before, noun = words[place - 1], words[place + 1]
    if before.bare == "dat" and words[place].bare in ("dat", "dit"):
        return True  # "Uit onderzoek blijkt dat dat gebeurde"
    loose = before.capital or before.finite or before.bare in lexicon.PREPOSITIONS
    return loose and noun.nominal and not noun.capital and not noun.verbal and noun.bare not in _NOW


_NOW = lexicon.DAYS | word_set(
    "week maand jaar jaren dagen weken maanden weekend weekeinde zomer winter seizoen eeuw keer"
)


def _unnamed(words: Words, place: int) -> bool:
    """Whether "het bedrijf" or "de oude coureur" stands here, and no subject before it can be its name."""
    head = _head(words, place) if words[place].bare in ("de", "het") else None
    if head is None:
        return False
    noun, following = words[head], words[head + 1] if head + 1 < len(words) else None
    inverted = place > 0 and words[place - 1].finite  # "kwam het bedrijf met een plan": "met" belongs to the verb
    if following is not None and not noun.stops:
        if following.capital or following.bare in _TELL_APART:
            return False
        if not inverted and following.bare in lexicon.PREPOSITIONS:
            return False
    return not any(_names(words, before) for before in range(place))


def _head(words: Words, place: int) -> int | None:
    """The place of the person or body that the article here opens, adjectives passed over."""
    for head in range(place + 1, min(place + 1 + _LONGEST, len(words))):
        if words[head].bare in PEOPLE | BODIES:
            return head
        if words[head].capital or words[head].stops or not words[head].nominal:
            return None
    return None


_LONGEST = 3
"""Words."""


def _refers(words: Words) -> bool:
    """Whether its first clause has a "daarna" or "hiermee": "De landen bepalen of zij daarna overschakelen"."""
    for word in words:
        if _REFERRING.fullmatch(word.bare):
            return True
        if word.comma:
            return False
    return False


_REFERRING = re.compile(r"(?:daar|hier)(?:na|mee|door|bij|voor|van|op|over|in|tegen|uit|om|naast|aan|toe|tussen|onder)")
_TELL_APART = frozenset(("van", "uit", "achter", "die", "dat", "waar", "wie"))


def _is_townsman(words: Words) -> bool:
    """Whether it opens with "De Middelburger", who was named above."""
    opens = words[0].bare == "de" and len(words) > _OPENING and words[1].capital and not words[_OPENING].capital
    return opens and words[1].bare.endswith(("er", "aan")) and words[1].bare != "kamer"


_OPENING = 2
"""Words."""


def _names(words: Words, place: int) -> bool:
    """Whether a name that may be a subject stands here: behind no preposition, and no people of a country."""
    word = words[place]
    if not word.capital or word.closed or word.bare.endswith(("ers", "ezen", "anen", "se")):
        return False
    if not place:
        return word.core.isupper() or (len(words) > 1 and (words[1].capital or words[1].finite))
    return words[place - 1].bare not in lexicon.PREPOSITIONS
