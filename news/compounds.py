"""Dutch compounds taken apart at a plausible place: gazastrook is gaza and strook, malieveld is not mali and veld.

A word is split where what follows is a word that often ends a compound (`ENDINGS`) and what comes before can be
a word: at least three letters with a vowel, and no prefix or particle (ver-, over-, aan-). What is between the two
(s, en, e, n) may belong to either, so the first part is given as it stands and without such a link; a link e or n
is only taken off after a consonant, and a name that would lose a letter of its own is never made (malie stays malie).
Where no known ending fits, a word that often begins a compound (`FIRSTS`) parts it too, from whatever follows unless
that is a suffix (klimaatambitie is klimaat and ambitie, natuurlijk is whole).
Words that look like compounds and are none are listed with the others in `words.toml`.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from news.stemming import stem

MIN_FIRST = 3
"""Letters of a first part: ov and eu are too likely to be something else."""
MIN_LAST = 3
"""Letters of a last part: bal, wet, top."""
MIN_UNKNOWN = 4
"""Letters of a last part that only its first part makes likely."""
MAX_LETTERS = 40
"""Letters of a word that is taken apart; longer ones in news are addresses and mistakes."""
MAX_DEPTH = 3
"""Splits of splits: stikstofcrisisdebat."""

_LISTS = tomllib.loads(files("news").joinpath("words.toml").read_text(encoding="utf-8"))
ENDINGS = frozenset(stem(word) for word in _LISTS["endings"].split())
"""Stems of the words that often end a compound."""
FIRSTS = frozenset(_LISTS["firsts"].split())
"""Words that often begin a compound."""
_WORDS = frozenset(_LISTS["endings"].split())
_PARTICLES = frozenset(_LISTS["particles"].split())
_WHOLE = frozenset(_LISTS["whole"].split())
_VOWEL = re.compile("[aeiouy]")
_LINK = re.compile(r"(?P<s>(?<=[^s])s)$|(?P<en>(?<=[^aeiou])en)$")
_SUFFIX = re.compile(
    "(?:e?lijke?|achtige?|heid|heden|loze?|loos|ische?|is(?:me|ten?|tische?)|erings?|eringen|ende|eren?|eerde?|erige?"
    "|iers?|erij|schap|baar|bare|zame?|matige?|ters?|ster|etjes?|tjes?)n?"
)


def is_word(word: str) -> bool:
    """Whether a folded word often ends a compound, and so surely is a word of the language (boeken, haven)."""
    return word in _WORDS or (word.endswith("en") and word[:-2] in _WORDS)


@lru_cache(maxsize=65_536)
def parts(word: str, depth: int = MAX_DEPTH) -> tuple[str, ...]:
    """The folded words of which a folded word may be made, without itself; () where it is no compound."""
    if depth == 0 or not _may_be_compound(word):
        return ()
    for place in range(MIN_FIRST, len(word) - MIN_LAST + 1):  # the longest ending first: voetbal before bal
        first, last = word[:place], word[place:]
        if last not in _NEVER_LAST and stem(last) in ENDINGS and _can_be_first(first):
            firsts = [part for one in _without_link(first) for part in (one, *parts(one, depth - 1))]
            return tuple(dict.fromkeys((*firsts, last, *parts(last, depth - 1))))
    return _begun(word)


def _begun(word: str) -> tuple[str, ...]:
    for place in range(len(word) - MIN_UNKNOWN, MIN_FIRST, -1):
        first, last = word[:place], word[place:]
        if first in FIRSTS and _VOWEL.search(last) and not _SUFFIX.fullmatch(last):
            return tuple(dict.fromkeys((*_without_link(first), last)))
    return ()


def _may_be_compound(word: str) -> bool:
    long_enough = MIN_FIRST + MIN_LAST <= len(word) <= MAX_LETTERS
    return long_enough and word.isalpha() and word not in _WHOLE and stem(word) not in ENDINGS


def _can_be_first(first: str) -> bool:
    return first not in _PARTICLES and _VOWEL.search(first) is not None


def _without_link(first: str) -> tuple[str, ...]:
    link = _LINK.search(first)
    bare = first[: link.start()] if link else ""
    return (first, bare) if len(bare) >= MIN_FIRST and bare not in _PARTICLES else (first,)


_NEVER_LAST = frozenset({"las", "leg", "den", "gen", "ren", "ter", "wer", "kas", "rol"})
"""Letters that end many words and share a stem with an ending."""
