"""Who somebody is: a name with what introduces it."""

from news.abbreviations import words as word_set
from news.compression import lexicon
from news.compression.words import Word

Words = tuple[Word, ...]


def names_who(words: Words, start: int, stop: int) -> bool:
    """Whether an apposition goes that tells who somebody is: the name itself, or what an unknown name does."""
    if not 0 < start < stop or not words[start - 1].comma or not (stop == len(words) or words[stop - 1].comma):
        return False
    span, head = words[start:stop], words[start - 1]
    if words[start].closed and words[start].bare not in lexicon.DETERMINERS:
        return False
    if any(word.finite and not word.capital for word in span) or words[start].figure:
        return False
    if head.capital:
        introduced = words[start].bare == "een" and _is_bare(words, start - 1)
        return words[start].capital or introduced or _is_bare_person(words, start - 1)
    definite = words[start].capital or words[start].bare in ("de", "het")
    return not head.closed and definite


def _is_bare(words: Words, last: int) -> bool:
    """Whether a name ends here that no article introduces, so that "een …" behind it does."""
    first = name_start(words, last)
    placed = lexicon.DETERMINERS | lexicon.FINAL_PREPOSITIONS | {"uit", "naar", "bij"}
    return not (first and words[first - 1].bare in placed) and not words[first].closed


def name_start(words: Words, last: int) -> int:
    """Where the name begins that ends at `last`: its first capital, particles of a surname passed over."""
    first = last
    while first and (words[first - 1].capital or words[first - 1].bare in _PARTICLES) and not words[first - 1].stops:
        first -= 1
    while first < last and not words[first].capital:
        first += 1
    return first


def _is_bare_person(words: Words, last: int) -> bool:
    """Whether a name of two words or more ends here that no article or function introduces."""
    first = name_start(words, last)
    if words[first].closed or last - first < 1:
        return False
    if first == 0:
        return last - first < 2  # "Directeur Karin Dollekamp": the first of three is a function
    before = words[first - 1]
    return not (before.bare in lexicon.DETERMINERS or (before.nominal and not before.stops))


_PARTICLES = word_set("van de der den ter ten te von el al bin")
