"""Words that come in twos: "tussen A en B", "zowel A als B", "niet alleen A maar ook B", "van 3 tot 5"."""

from collections.abc import Iterator

from news.compression import lexicon
from news.compression.words import Word

Words = tuple[Word, ...]


def lost_halves(words: Words, gone: frozenset[int]) -> Iterator[int]:
    """Where a half of a pair goes whose other half stays, or what stands between the two."""
    for first, second in paired(words):
        tail = min(second + 1, len(words) - 1)
        halves = {first, second, tail}
        inner = set(range(first + 1, second))
        if halves & gone and not halves <= gone:
            yield min(halves & gone)
        elif not halves & gone and inner and inner <= gone:
            yield min(inner)


def paired(words: Words) -> Iterator[tuple[int, int]]:
    """The places of both openers of each pair in the sentence."""
    for place, word in enumerate(words):
        if word.bare == "niet" and place + 1 < len(words) and words[place + 1].bare in ("alleen", "enkel", "slechts"):
            yield from _until(words, place, ("maar", "ook", "bovendien"), len(words))
        elif word.bare in _SECOND:
            yield from _until(words, place, _SECOND[word.bare], _FARTHEST)
        elif word.bare == "van" and place + 1 < len(words) and _measures(words[place + 1]):
            yield from _until(words, place, ("tot", "naar"), _NEAREST)


def _until(words: Words, place: int, seconds: tuple[str, ...], farthest: int) -> Iterator[tuple[int, int]]:
    """The pair with the first of these words that follows, within so many words."""
    for second in range(place + 2, min(place + 1 + farthest, len(words))):
        if words[second].bare in seconds:
            yield place, second
            return


def _measures(word: Word) -> bool:
    return word.figure or word.bare in lexicon.NUMERALS | lexicon.DAYS


_SECOND = {
    "tussen": ("en",),
    "zowel": ("als",),
    "enerzijds": ("anderzijds",),
    "hetzij": ("hetzij",),
    "noch": ("noch",),
}
_FARTHEST = 20
"""Words between the halves of a pair."""
_NEAREST = 5
