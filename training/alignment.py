"""Which sentences and parts of an article its brief kept: the labels that the head learns from."""

from collections.abc import Sequence
from dataclasses import dataclass

from news.compression.spans import Cut
from news.compression.words import words_of
from news.sentences import sentences

LEAST_COMMON = 0.5
"""Of the words of a brief's sentence that its source sentence must have, in order."""


@dataclass(frozen=True, slots=True)
class Kept:
    """For each sentence whether the brief has it; for each cut in a kept sentence whether its words stayed."""

    sentences: tuple[bool, ...]
    cuts: dict[tuple[int, Cut], bool]


def kept(brief: str, source: Sequence[str], offered: Sequence[Sequence[Cut]]) -> Kept:
    """Align each sentence of the brief with the source sentence that has most of its words in order."""
    bare = [[word.bare for word in words_of(sentence)] for sentence in source]
    found: list[bool] = [False] * len(source)
    cuts: dict[tuple[int, Cut], bool] = {}
    for sentence in sentences(brief):
        words = [word.bare for word in words_of(sentence)]
        stays, place = max(
            ((common(other, words), place) for place, other in enumerate(bare)), key=lambda one: (sum(one[0]), -one[1])
        )
        if sum(stays) <= LEAST_COMMON * len(words):
            continue
        found[place] = True
        for cut in offered[place]:
            cuts[place, cut] = sum(stays[cut.start : cut.stop]) > (cut.stop - cut.start) / 2
    return Kept(tuple(found), cuts)


def common(source: Sequence[str], brief: Sequence[str]) -> list[bool]:
    """For each word of the source whether it belongs to the longest common subsequence."""
    table = [[0] * (len(brief) + 1) for _ in range(len(source) + 1)]
    for i in reversed(range(len(source))):
        for j in reversed(range(len(brief))):
            same = source[i] == brief[j]
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    stays, j = [False] * len(source), 0
    for i in range(len(source)):
        if j < len(brief) and source[i] == brief[j] and table[i][j] == table[i + 1][j + 1] + 1:
            stays[i], j = True, j + 1
        else:
            while j < len(brief) and table[i + 1][j] < table[i][j]:
                j += 1
    return stays
