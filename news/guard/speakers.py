"""Sentences that hand the one before them to who says so: "Dat stellen de bonden", "Daarvoor waarschuwt de dienst"."""

from collections.abc import Sequence

from news.abbreviations import words
from news.guard import lexicon
from news.guard.tokens import Token

_POINTING = words("dat dit zo daarvoor hiervoor")
_SAYS = lexicon.SAYS | words(
    """
    stellen stelden vinden vonden beweren beweerden denken dachten melden meldden schrijven schreven claimen claimden
    waarschuwt waarschuwen waarschuwde waarschuwden betoogt betogen betoogde betoogden concludeert concluderen
    concludeerde concludeerden verwacht verwachten vreest vrezen meent menen zeiden pleit pleiten pleitte pleitten
    """
)
_NEAR = 3
"""Words from the beginning within which the verb stands: "Dat schrijft", "Dat heeft … gezegd" is another pattern."""


def gives_to_speaker(sentence: Sequence[Token]) -> bool:
    """Whether a sentence tells who says the one before it, which without it would stand as a fact."""
    return bool(sentence) and sentence[0].word in _POINTING and any(word.word in _SAYS for word in sentence[1:_NEAR])


def names_speaker(sentence: Sequence[Token]) -> bool:
    """Whether a sentence tells by itself that somebody says so."""
    return any(word.word in lexicon.REPORTS for word in sentence)
