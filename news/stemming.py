"""Stems: the word forms of Dutch that mean the same, written the same way."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

from news.folding import MAX_WORDS, words

_STEMMER = snowballstemmer.stemmer("dutch_porter")
_KEPT = frozenset({"overheid", "schaats", "schaatst", "minderheid", "meerderheid", "eenheid", "gelegenheid"})
"""Words whose stem would be another word (overheid: over; schaats: schat)."""
_PLURAL = re.compile(r"\w{2}(?:[^aeiou][ao]|[ei]o)s$")  # foto's, agenda's, video's
_SINGULAR = re.compile(r"(?:terr|moer|matr|komp|gew|harn|atl|kark|anan)as$")
_VOICELESS = {"z": "s", "v": "f"}  # huizen: huiz, huis; brieven: briev, brief
_SHORT = 4
_LOCK = Lock()  # a snowball stemmer keeps its word in itself: two threads would mix theirs


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """The stem of one folded word: only a-z and 0-9, never empty for a word that is not."""
    if word in _KEPT:
        return "schaats" if word == "schaatst" else word
    if _PLURAL.search(word) and not _SINGULAR.search(word):
        word = word[:-1]
    with _LOCK:
        found = str(_STEMMER.stemWord(word)).lower() or word
    if len(found) < _SHORT:  # abbreviations: ov is not of, VVV is not vv
        return found
    single = found[:-1] if found[-1] == found[-2] and found[-1] not in "aeiou" else found
    return single[:-1] + _VOICELESS.get(single[-1], single[-1])


def stems(text: str) -> tuple[str, ...]:
    """The stem of each word of a text, in their order; at most 20,000."""
    return tuple(stem(word) for word in words(text))


def index_stems(text: str) -> str:
    """What a full-text column keeps of a text: its stems in their order, then the stems of its compounds' parts.

    Parted by one space, each only a-z and 0-9; at most 20,000, of which the parts are given up first. The parts
    follow after all words, so that a phrase is found where it stands and nowhere else.
    """
    from news.compounds import parts  # compounds are known by their stems: the one import that points back

    folded = words(text)
    taken_apart = (stem(part) for word in dict.fromkeys(folded) for part in parts(word))
    return " ".join((*map(stem, folded), *dict.fromkeys(taken_apart))[:MAX_WORDS])
