"""How rare words are in the news: what two reports share tells of one event where others do not say it.

Frequencies are learned: of the articles that were kept (`storage.word_counts`), on top of a list that ships
(`word_counts.txt`: counts of stems in 2,258 articles of 2001 to 2023, from which no text can be made), so that an empty
database knows that "minister" says little.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

CAP = 8.0
"""Weight that no word exceeds: once in 3,000 articles is rare, and a typing error is not rarer than a village."""


class Rarity:
    """The weight of words (stems), from counts of the articles in which each occurs.

    `learned` may lack words: they count as not seen. `articles` is of how many articles these counts are.
    """

    def __init__(self, learned: Mapping[str, int] | None = None, articles: int = 0) -> None:
        self._shipped, self._of = _shipped()
        self._learned = learned or {}
        self._all = self._of + articles

    def weight(self, stem: str) -> float:
        """From 0 for a word in every article to `CAP` for one that was hardly ever seen."""
        seen = self._shipped.get(stem, 0) + self._learned.get(stem, 0)
        return min(CAP, max(0.0, math.log((self._all + 1) / (seen + 1))))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Mapping[str, int], int]:
    """The shipped counts, and of how many articles; a line of the list is a count and the stems that have it."""
    first, *lines = files("news").joinpath("word_counts.txt").read_text(encoding="ascii").splitlines()
    counts = {stem: int(count) for count, *stems in map(str.split, lines) for stem in stems}
    return counts, int(first)
