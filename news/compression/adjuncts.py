"""A place or time behind the last verb of a sentence, which may go."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]


_MEASURED = frozenset({"kort", "vlak", "direct", "pal", "midden", "meteen", "dagen", "weken", "uur", "jaar"})
"""Behind these a place or time is measured ("vlak voor", "twee jaar na") and what follows is no part of its own."""


def adjunct_cuts(words: Words) -> Iterator[Cut]:
    """A place or time behind the last verb, at the end of the sentence or before a report."""
    end = _end_of_telling(words)
    last = next((i for i in range(end - 1, 1, -1) if words[i].verbal and not words[i].capital), None)
    if last is None or last + 2 >= end or not _closes(words, last, end):
        return
    for place in range(last + 1, end - 1):
        if words[place - 1].bare in _MEASURED:
            return
        if _begins_adjunct(words, place, last, end):
            yield Cut(place, end, "adjunct")


def _end_of_telling(words: Words) -> int:
    """Where a report behind a comma begins (", aldus …"), else the end of the sentence."""
    reports = verbs.REPORTING | {"aldus"}
    places = (i + 1 for i in range(2, len(words) - 1) if words[i].comma and words[i + 1].bare in reports)
    return next(places, len(words))


def _closes(words: Words, last: int, end: int) -> bool:
    """Whether the verb closes a clause that says enough by itself."""
    verb, before = words[last], words[last - 1]
    if not (verbs.is_participle(verb.bare) or verb.bare in verbs.INFINITIVES):
        return False
    if before.bare in lexicon.DETERMINERS - {"zijn"} or _inflected(before):
        return False
    if not any(w.finite and not w.capital for w in words[:last]):
        return False
    clause = next((i for i in range(last, 0, -1) if words[i - 1].comma), 0)
    if any(word.bare in lexicon.NEGATIONS for word in words[clause:last]):
        return False  # "niet vertegenwoordigd in de Kamer" denies less than "niet vertegenwoordigd"
    return not (verb.stops or verb.bare in NEEDS_PLACE or any(word.stops for word in words[last + 1 : end - 1]))


def _begins_adjunct(words: Words, place: int, last: int, end: int) -> bool:
    if words[place].bare not in lexicon.FINAL_PREPOSITIONS:
        return False
    if words[place].bare == "op" and not is_time(words, place, end):
        return False
    return place == last + 1 or (words[place - 1].nominal and is_time(words, place, end))


def _inflected(word: Word) -> bool:
    """Whether an adjective stands here, so that the next word is a noun and no verb."""
    return word.nominal and word.bare.endswith("e")


NEEDS_PLACE = word_set("""
    gespecialiseerd geïnteresseerd geslaagd betrokken gevestigd gelegen verdeeld veranderd gelegd gezet gestopt
    geplaatst geven hebben krijgen maken nemen gegeven gekregen gemaakt gehouden gespeeld gekomen gegaan
    terechtgekomen beland gestort opgenomen ingezet belegd geloven wonen bestaan geboren zijn veranderen
    gestoken gevallen doorgebracht aangesloten geweest gebleven gebleken verzekerd verbonden gericht
    werken leven liggen zitten staan
    """)


def is_time(words: Words, place: int, end: int) -> bool:
    """Whether the phrase that begins here tells when."""
    span = words[place + 1 : end]
    return any(word.bare in lexicon.TIME_NOUNS or word.bare in lexicon.DAYS for word in span) or words[place].bare in (
        "tijdens",
        "na",
        "sinds",
    )
