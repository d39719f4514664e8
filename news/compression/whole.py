"""Whether a sentence is whole as its source wrote it: papers glue, double and drop words, and a brief would too."""

import re
from itertools import pairwise

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs
from news.compression.words import Word

Words = tuple[Word, ...]

_GLUED = re.compile(r"[a-zà-ÿ]{2}[.!?][A-ZÀ-Þ][a-zà-ÿ]|[a-zà-ÿ]{2}[,;:][A-Za-zÀ-ÿ]{2}|^[a-zà-ÿ]{4,}[A-ZÀ-Þ][a-zà-ÿ]")
"""Two sentences or words without the space between them: "gesloten.De", "ja,maar", "zaterdagDe"."""
_TWICE = word_set("dat die er zijn zich van op aan in uit over")
"""Words that may stand twice: "Hij zegt dat dat niet kan"."""


def is_whole(words: Words) -> bool:
    """Whether no words are glued or doubled, no comma parts the subject from its verb, and its clauses have verbs."""
    if any(_GLUED.search(word.core) for word in words):
        return False
    if any(a.bare == b.bare and not a.stops and a.bare.isalpha() and a.bare not in _TWICE for a, b in pairwise(words)):
        return False
    return not _parts_subject(words) and not _is_verbless(words) and not _ends_unfinished(words)


def _parts_subject(words: Words) -> bool:
    """Whether the first comma stands between a subject and its verb: "Het grootste schip, ligt in de haven"."""
    comma = next((place for place, word in enumerate(words[:-1]) if word.comma), None)
    if comma is None or words[0].bare in _OPENERS or not words[comma + 1].finite or words[comma + 1].capital:
        return False
    before = words[: comma + 1]
    clause = any(word.finite and not word.capital for word in before[1:]) or any(w.bare in _OPENERS for w in before)
    return not clause


_OPENERS = (
    lexicon.SUBORDINATORS
    | lexicon.RELATIVES
    | word_set("om of hoe waarom wie of zonder na door te gezien gelet volgens kijk nee ja tja ach zo en maar")
)


def _is_verbless(words: Words) -> bool:
    """Whether it has no verb but its first word, which then is a noun ("Lekken naar de pers"), or that of a "die …"."""
    finite = [
        place
        for place, word in enumerate(words)
        if word.finite and not (place and (word.capital or words[place - 1].bare in _BEFORE_NOUN))
    ]
    if len(finite) != 1:
        return not finite
    before = [word.bare for word in words[max(1, finite[0] - _NEAR) : finite[0]]]
    return (finite == [0] and words[0].bare.endswith("en")) or ("die" in before and not words[finite[0] - 1].stops)


_BEFORE_NOUN = lexicon.NUMERALS | {"de", "een"}
_NEAR = 3
"""Words."""


def _ends_unfinished(words: Words) -> bool:
    """Whether a clause at its end has a participle and nothing that makes it a verb: "de mars, die in mei gelopen."."""
    opened = max((place for place, word in enumerate(words) if place and word.bare in ("die", "waar")), default=None)
    if opened is None or not verbs.is_participle(words[-1].bare):
        return False
    return not any(word.finite and not word.capital for word in words[opened + 1 : -1])
