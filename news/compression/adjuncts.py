"""A place or time behind the last verb of a sentence, which may go."""

from collections.abc import Iterator

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.spans import Cut
from news.compression.words import Word

Words = tuple[Word, ...]


def adjunct_cuts(words: Words) -> Iterator[Cut]:
    """A place or time behind the last verb, at the end of the sentence or before a report."""
    end = next(
        (
            i + 1
            for i in range(2, len(words) - 1)
            if words[i].comma and words[i + 1].bare in verbs.REPORTING | {"aldus"}
        ),
        len(words),
    )
    last = next((i for i in range(end - 1, 1, -1) if words[i].verbal and not words[i].capital), None)
    if (
        last is None
        or last + 2 >= end
        or not (verbs.is_participle(words[last].bare) or words[last].bare in verbs.INFINITIVES)
    ):
        return
    before = words[last - 1]
    if (
        before.bare in lexicon.DETERMINERS - {"zijn"}
        or _inflected(before)
        or not any(w.finite and not w.capital for w in words[:last])
    ):
        return
    clause = next((i for i in range(last, 0, -1) if words[i - 1].comma), 0)
    if any(word.bare in lexicon.NEGATIONS for word in words[clause:last]):
        return  # "niet vertegenwoordigd in de Kamer" denies less than "niet vertegenwoordigd"
    if words[last].stops or words[last].bare in NEEDS_PLACE or any(word.stops for word in words[last + 1 : end - 1]):
        return
    for place in range(last + 1, end - 1):
        if words[place - 1].bare in (
            "kort",
            "vlak",
            "direct",
            "pal",
            "midden",
            "meteen",
            "dagen",
            "weken",
            "uur",
            "jaar",
        ):
            return
        if (
            words[place].bare in lexicon.FINAL_PREPOSITIONS
            and (place == last + 1 or (words[place - 1].nominal and is_time(words, place, end)))
            and (words[place].bare != "op" or is_time(words, place, end))
        ):
            yield Cut(place, end, "adjunct")


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
