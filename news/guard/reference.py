"""Pronouns that still point at whom they pointed at in the source."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from news.guard import lexicon
from news.guard.alignment import Part
from news.guard.phrases import name_runs
from news.guard.refusal import Reason
from news.guard.tokens import Token, is_verb

OPENING_WORDS = 6
"""Words; a pronoun after these has most likely been given its noun in the same sentence."""


def broken_references(
    brief: Sequence[Token], parts: Sequence[Part], before: Part | None, openings: frozenset[int]
) -> Iterator[tuple[Reason, str]]:
    """Pronouns that have lost what they point at.

    `before` is the last part of the brief's sentence before this one; `openings` are the source's sentences that have
    none before them, so that their pronouns point at nothing there either.
    """
    for part in parts:
        word = _pointer(brief[part.start : part.start + len(part.places)])
        if word and part.number not in openings and not _follows(part, before):
            yield Reason.REFERENCE, word
        before = part


def _follows(part: Part, before: Part | None) -> bool:
    """Whether what a pronoun here points at stands before it: the source's sentence before, with its name."""
    if before is None or before.number not in (part.number - 1, part.number):
        return False
    return all(run[-1] in before.kept for run in name_runs(before.source)[:1])


def _pointer(words: Sequence[Token]) -> str:
    """The word near the beginning that points back, "" where none does."""
    start = 1 if words and words[0].word in lexicon.COORDINATORS else 0
    for place, word in enumerate(words[start : start + OPENING_WORDS]):
        if place == 0 and (word.word in lexicon.POINTING or _is_definite(words[start:])):
            return word.written
        if place == 0 and word.word == "het" and len(words) > start + 1 and is_verb(words, start + 1):
            return ""
        if word.word in lexicon.PERSONAL:
            return word.written
        if word.capital or (word.first and word.content and len(words) > 1 and words[1].capital):
            break
    return _demonstrative(words)


def _demonstrative(words: Sequence[Token]) -> str:
    """The "deze" of "deze toenadering", wherever it stands: what was just told; "deze week" points at no words."""
    for word, following in pairwise(words):
        if word.word in ("deze", "dit") and following.content and following.word not in lexicon.TIMES:
            return word.written
    return ""


def _is_definite(words: Sequence[Token]) -> bool:
    """Such as "De man …", "Het bedrijf …": the one that was just named."""
    return (
        len(words) > 2 and words[0].word in ("de", "het") and words[1].word in lexicon.GENERIC and not words[2].capital
    )
