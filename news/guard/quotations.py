"""Quotations stay word for word."""

from collections.abc import Iterator, Sequence

from news.guard.alignment import Part
from news.guard.refusal import Reason
from news.guard.tokens import Token

SCARE_QUOTES = 2
"""Words; a quotation this short may lose its marks: 'horrorhuis'."""


def broken_quotations(brief: Sequence[Token], part: Part) -> Iterator[tuple[Reason, str]]:
    """Each quotation that is not the source's, in words, order or length, and quoted words that lost their marks."""
    for start, end in _runs([brief[part.start + offset].quoted for offset in range(len(part.places))]):
        places = part.places[start:end]
        if not _verbatim(part.source, places):
            yield Reason.QUOTATION, " ".join(brief[part.start + offset].written for offset in range(start, end))
    spans = _runs([word.quoted for word in part.source])
    for offset, place in enumerate(part.places):
        if place is None or brief[part.start + offset].quoted or not part.source[place].quoted:
            continue
        if any(start <= place < end and end - start > SCARE_QUOTES for start, end in spans):
            yield Reason.QUOTATION, brief[part.start + offset].written
            return


def _verbatim(source: Sequence[Token], places: Sequence[int | None]) -> bool:
    """Whether these are quoted words side by side, from one sign to another."""
    found = [place for place in places if place is not None]
    if len(found) != len(places) or found != list(range(found[0], found[0] + len(found))):
        return False
    if not all(source[place].quoted for place in found):
        return False
    begins = found[0] == 0 or not source[found[0] - 1].quoted or _parts(source[found[0] - 1])
    last = found[-1]
    return begins and (last + 1 == len(source) or not source[last + 1].quoted or _parts(source[last]))


def _parts(word: Token) -> bool:
    return word.comma or word.written.rstrip("\"'”’»")[-1:] in ".!?…"


def _runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of true marks, as start and end."""
    runs: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        if mark and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif mark:
            runs.append((place, place + 1))
    return runs
