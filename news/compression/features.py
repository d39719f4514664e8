"""What can be counted about the sentences of an article and their cuts, for the head that scores them."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from news.compression import lexicon, verbs
from news.compression.spans import Cut
from news.compression.standing import standing
from news.compression.words import Word, words_of

CUT_KINDS = ("bracket", "relative", "apposition", "examples", "label")
_QUOTES = re.compile(r"[\"“”„‘«»]|''|,,")
_STEM = 6
"""Letters by which words are held to be the same; enough for a count."""


def sentence_features(title: str, sentences: Sequence[str]) -> list[list[float]]:
    """One row per sentence, each about 0 to 1."""
    rows = [words_of(sentence) for sentence in sentences]
    named = _content(words_of(title))
    counts = Counter(stem for words in rows for stem in set(_content(words)))
    opening = set(_content(rows[0])) if rows else set()
    return [_row(place, sentence, rows, named, counts, opening) for place, sentence in enumerate(sentences)]


def _row(
    place: int, sentence: str, rows: Sequence[Sequence[Word]], named: list[str], counts: Counter[str], opening: set[str]
) -> list[float]:
    words, total = rows[place], len(rows)
    content = set(_content(words))
    stand = standing(sentence)
    names = sum(word.capital for word in words[1:])
    return [
        1.0,
        *(float(place == rank) for rank in range(5)),
        1 / (1 + place),
        place / total,
        math.log1p(total) / 4,
        min(len(words), 50) / 30,
        float(len(words) < 8),
        float(len(words) > 35),
        len(content & set(named)) / (len(set(named)) or 1),
        len(content & opening) / (len(opening) or 1),
        sum(counts[stem] - 1 for stem in content) / (10 * len(content) or 1),
        min(names, 8) / 8,
        float(any(word.figure for word in words)),
        float(bool(_QUOTES.search(sentence))),
        float(bool(_QUOTES.match(sentence))),
        float(stand.alone),
        float(stand.after),
        float(sentence.rstrip("\"'”’").endswith("?")),
        float(any(word.bare in verbs.REPORTING for word in words)),
        float(any(word.bare in lexicon.NEGATIONS for word in words)),
        float(any(word.bare in lexicon.DAYS for word in words)),
        float(any(word.bare in ("ik", "we", "wij", "je", "u") for word in words)),
    ]


def _content(words: Sequence[Word]) -> list[str]:
    return [word.bare[:_STEM] for word in words if word.nominal and len(word.bare) > 3]


def cut_features(title: str, sentence: str, place: int, cut: Cut) -> list[float]:
    """One row for a cut in the sentence at this place, each about 0 to 1."""
    words = words_of(sentence)
    span = words[cut.start : cut.stop]
    named = set(_content(words_of(title)))
    content = set(_content(span))
    return [
        1.0,
        *(float(cut.kind == kind) for kind in CUT_KINDS),
        len(span) / 15,
        len(span) / len(words),
        len(words) / 30,
        float(place == 0),
        float(any(word.figure for word in span)),
        sum(word.capital for word in span) / 5,
        len(content & named) / (len(content) or 1),
        len(content & named) / (len(named) or 1),
        float(cut.stop == len(words)),
    ]
