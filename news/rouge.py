"""How near a brief is to a reference: ROUGE-1, ROUGE-2, ROUGE-L and chrF, as F scores from 0 to 1.

Words are what `news.folding` makes of a text, for reference and brief alike: lower case, no diacritics, a hyphen parts
words (Gaza-stad: gaza, stad), a number with points between thousands is one word, apostrophe endings go. Nothing is
stemmed and no stop word is left out, so figures compare with those of `rouge-score` without its (English) stemmer.
ROUGE-L is by the longest common subsequence of the whole text (Lin 2004), not per sentence. chrF has character
n-grams of 1 to 6 without white space and beta 2 (Popović 2015), case kept.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.folding import words

MAX_WORDS = 2_000
"""Words of either text that are compared: ROUGE-L takes time by their product."""

CHRF_ORDER = 6
CHRF_BETA = 2.0


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1 of single words, of pairs of words, and of the longest common subsequence; each from 0 to 1."""

    one: float
    two: float
    longest: float


def rouge(brief: str, reference: str) -> Rouge:
    """The three F1 scores of a brief against one reference; 0 where either has no words."""
    ours, theirs = words(brief)[:MAX_WORDS], words(reference)[:MAX_WORDS]
    common = _common_subsequence(ours, theirs)
    return Rouge(
        _overlap(ours, theirs),
        _overlap(list(pairwise(ours)), list(pairwise(theirs))),
        _f_score(common, len(ours), len(theirs)),
    )


def chrf(brief: str, reference: str) -> float:
    """The chrF of a brief against one reference; 0 where either is empty."""
    ours, theirs = "".join(brief.split()), "".join(reference.split())
    by_order = (_precision_recall(ours, theirs, order) for order in range(1, CHRF_ORDER + 1))
    pairs = [pair for pair in by_order if pair is not None]
    if not pairs:
        return 0.0
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    weight = CHRF_BETA**2
    return (1 + weight) * precision * recall / (weight * precision + recall) if precision + recall else 0.0


def _precision_recall(ours: str, theirs: str, order: int) -> tuple[float, float] | None:
    """Precision and recall of the character n-grams of one order; None where either text is too short for it."""
    mine, their = Counter(_grams(ours, order)), Counter(_grams(theirs, order))
    if not mine or not their:
        return None
    shared = (mine & their).total()
    return shared / mine.total(), shared / their.total()


def _grams(text: str, order: int) -> Iterable[str]:
    return (text[place : place + order] for place in range(len(text) - order + 1))


def _overlap(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> float:
    return _f_score((Counter(ours) & Counter(theirs)).total(), len(ours), len(theirs))


def _f_score(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def _common_subsequence(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """The length of the longest sequence of words that both have in order."""
    row = [0] * (len(theirs) + 1)
    for word in ours:
        diagonal = 0
        for place, other in enumerate(theirs, 1):
            diagonal, row[place] = row[place], diagonal + 1 if word == other else max(row[place], row[place - 1])
    return row[-1]
