"""The clauses of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from news.guard import lexicon
from news.guard.tokens import Token, is_right_verb, is_verb


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a source sentence, from `start` to before `end`; `opener` is the word that opens it, if one does."""

    start: int
    end: int
    opener: int | None

    @property
    def places(self) -> range:
        """Its places in the sentence."""
        return range(self.start, self.end)


def clauses(source: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a sentence: parted by signs, by conjunctions and relative words, and by "en" between two verbs."""
    borders = [0, *(place for place in range(1, len(source)) if _begins(source, place)), len(source)]
    spans = list(pairwise(borders))
    return tuple(Clause(start, end, start if _opened(source, start, end) else None) for start, end in spans)


def _begins(source: Sequence[Token], place: int) -> bool:
    word, before = source[place].word, source[place - 1]
    if before.comma:
        return True
    if word in lexicon.COORDINATORS and word != "of":
        return has_verb(source, _previous_border(source, place), place) and has_verb(
            source, place + 1, _next_comma(source, place)
        )
    opened = place > 1 and before.word in lexicon.SUBORDINATORS  # "die sinds mei …" is one clause
    return word in lexicon.SUBORDINATORS and not opened and _opens(source, place)


def _opens(source: Sequence[Token], place: int) -> bool:
    """Whether a conjunction or relative word opens a clause here, and is no article, comparison or alternative."""
    word, before = source[place].word, source[place - 1]
    if word in ("mits", "tenzij", "indien", "behalve"):
        return True
    if not has_verb(source, place + 1, _next_comma(source, place)):
        return False
    if word in ("die", "dat"):
        auxiliary = before.word in lexicon.MODALS or before.word in lexicon.FUNCTION
        return not auxiliary and before.word not in lexicon.ADVERBS
    if word == "of":
        return is_verb(source, place - 1) or before.word in ("vraag", "onduidelijk", "duidelijk")
    return word not in ("wie", "waar") or before.comma


def _opened(source: Sequence[Token], start: int, end: int) -> bool:
    """Whether what begins here is no main clause: "Dat blijkt uit …" at the beginning of a sentence is one."""
    word = source[start].word
    if word in lexicon.CONDITIONS:
        return True
    demonstrative = start == 0 and word in ("dat", "die")
    return word in lexicon.SUBORDINATORS and has_verb(source, start + 1, end) and not demonstrative


def has_verb(source: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb stands from `start` to before `end`."""
    return any(is_verb(source, place) or is_right_verb(source, place) for place in range(start, end))


def _previous_border(source: Sequence[Token], place: int) -> int:
    return next((each + 1 for each in range(place - 1, -1, -1) if source[each].comma), 0)


def _next_comma(source: Sequence[Token], place: int) -> int:
    return next((each + 1 for each in range(place, len(source)) if source[each].comma), len(source))
