"""Words that still point at what they pointed at in the source, or else are explained in the brief."""

from collections.abc import Iterator, Sequence

from news.guard.alignment import Part
from news.guard.antecedents import Said, is_met, needs, said_after
from news.guard.refusal import Reason
from news.guard.tokens import Token

Words = Sequence[Token]


def broken_references(
    brief: Words, parts: Sequence[Part], said: Said | None, source: Sequence[Words], openings: frozenset[int]
) -> Iterator[tuple[Reason, str]]:
    """Words of a brief's sentence that have lost what they lean on.

    `said` is what the brief says before it; `openings` are the places of the source's first sentence and of its
    title's: these have none before them, so that nothing in them points back.
    """
    title = [word for words in source[max(openings) :] for word in words]
    for part in parts:
        words = brief[part.start : part.start + len(part.places)]
        begin = max(place for place in openings if place <= part.number)
        for need in needs(words, part.source, source[begin : part.number], title):
            if not is_met(need, part.number, said):
                yield Reason.REFERENCE, need.word
        said = said_after(said, part.number, words, part.source)
