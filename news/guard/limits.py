"""What narrows, turns or completes a claim stays with it (the rules are `news.compression.limits`)."""

from collections.abc import Iterator

from news.compression.limits import Limit, limits
from news.compression.words import Word
from news.guard.alignment import Part
from news.guard.refusal import Reason

_REASONS = {
    Limit.PAIR: Reason.PAIR,
    Limit.OUTCOME: Reason.OUTCOME,
    Limit.LIMIT: Reason.LIMIT,
    Limit.CONDITION: Reason.CONDITION,
    Limit.WHO: Reason.WHO,
    Limit.HEDGE: Reason.MODALITY,
}


def broken_limits(part: Part) -> Iterator[tuple[Reason, str]]:
    """Each limit of its source sentence that a part of a brief has lost, with the word that told it."""
    words = tuple(Word(token.written) for token in part.source)
    gone = frozenset(range(len(words))) - part.kept
    for limit, place in limits(words, gone):
        yield _REASONS[limit], part.source[place].written
