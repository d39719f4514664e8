"""Clauses that tell which ones are meant: without them the rest says it of all."""

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.names import name_start
from news.compression.words import Word

Words = tuple[Word, ...]


def tells_which(words: Words, place: int, stop: int) -> bool:
    """Whether a clause of "die", "dat" or "voor wie" opens here that tells which ones."""
    word, before = words[place].bare, words[place - 1]
    if word in lexicon.PREPOSITIONS:
        who = word != "onder" and words[min(place + 1, len(words) - 1)].bare in ("wie", "welke")
        return who and _is_general(words, place)
    if word in ("waarin", "waarmee"):
        return _is_introduced(words, place)
    if (
        word not in ("die", "dat")
        or not any(each.verbal and not each.capital for each in words[place + 1 : stop])
        or (before.finite and before.bare not in _ANYBODY)
    ):
        return False
    if words[0].bare in ("het", "dat", "dit") and words[1].bare in lexicon.COPULAS:
        return True  # "Het zijn niet de banken die …"
    return _is_general(words, place) or (not before.stops and before.nominal)


def _is_introduced(words: Words, place: int) -> bool:
    """Whether the clause tells what is in something that is new: "een wetsvoorstel klaar, waarin …"."""
    start = next((before + 1 for before in range(place - 2, -1, -1) if words[before].comma), 0)
    return any(word.bare == "een" for word in words[max(start, place - 8) : place])


def _is_general(words: Words, place: int) -> bool:
    """Whether the clause here tells which ones: its noun is a plural without "de", or means anybody at all."""
    place = _behind_attribute(words, _behind_verb(words, place))
    head = words[place - 1]
    if head.capital and head.bare.endswith("en") and place > 1 and not words[place - 2].capital:
        return place < 3 or (not words[place - 2].nominal and words[place - 2].bare not in _DEFINITE)  # Palestijnen
    if head.bare in _ANYBODY:
        return True
    if head.capital or not head.nominal:
        return False
    if not head.bare.endswith(("en", "s", "’s", "'s")):
        return False
    for before in range(place - 2, max(-1, place - 8), -1):
        word = words[before]
        if word.bare in _DEFINITE or word.bare == "een":
            return word.bare == "zijn" and (words[before + 1].figure or words[before + 1].bare in lexicon.NUMERALS)
        if word.comma or word.closed or (word.finite and not word.capital):
            return True
    return True


def _behind_attribute(words: Words, place: int) -> int:
    """The place behind the noun that "uit Gaza" or "in de Kamer" belongs to, where a name ends that phrase."""
    if not words[place - 1].capital:
        return place
    start = name_start(words, place - 1)
    if start > 1 and words[start - 1].bare in ("de", "het"):
        start -= 1
    return start - 1 if start > 1 and words[start - 1].bare in ("uit", "in", "van", "bij", "op") else place


def _behind_verb(words: Words, place: int) -> int:
    """The place behind the noun where the verb of its clause stands between: "asielzoekers op te vangen, voor wie"."""
    last = words[place - 1]
    if last.bare in _ANYBODY:
        return place
    if place > 2 and words[place - 2].bare == "te" and last.verbal:
        return place - 3 if place > 3 and words[place - 3].bare in _VERB_WORDS else place - 2
    return place - 1 if place > 1 and verbs.is_participle(last.bare) and not last.capital else place


_VERB_WORDS = word_set("op af in uit aan toe mee")
_ANYBODY = word_set("mensen personen iemand iedereen degene degenen bedrijven kinderen mannen vrouwen partijen landen")
_DEFINITE = word_set("de het deze die dit dat zijn haar hun ons onze mijn alle beide")
