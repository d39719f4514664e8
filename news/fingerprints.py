"""Fingerprints: numbers that two articles share where their text is nearly the same.

An article is found again by what it shares with a copy of it, however it was changed: bands of a MinHash over its
opening (small changes anywhere), its title (another opening), its first words (another title, or cut short), and
the pairs of telling words in its title (rewritten). Sharing one makes two articles candidates and no more:
`news.stories` decides.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import combinations

from rensa import RMinHash

from news.article import Article
from news.folding import words

SHINGLE = 3
"""Words that follow each other."""
OPENING_WORDS = 120
"""Words of title and body that are fingerprinted: what an agency's readers share, whoever cut the end."""
FIRST_WORDS = 10
BANDS, ROWS = 12, 4
"""Two openings that are alike for .7 share a band with a chance of .97, for .3 of .09."""
TITLE_WORDS = 7
"""Telling words of a title that are paired: at most 21 pairs."""
TELLING = 5
"""Letters from which a word of a title can be telling."""
_SEED = 20_231_117


def shingles(text: str, limit: int = OPENING_WORDS) -> frozenset[str]:
    """The runs of three words among the first `limit` words of a text; of fewer words, all of them as one."""
    found = words(text[: limit * 40])[:limit]
    if not found:
        return frozenset()
    return frozenset(" ".join(found[place : place + SHINGLE]) for place in range(max(1, len(found) - SHINGLE + 1)))


def bands(article: Article) -> tuple[int, ...]:
    """Signed 64-bit numbers, each once and at most 35; articles that share one may be of the same story."""
    title = words(article.title)
    first = words(article.body[:1_000])[:FIRST_WORDS]
    found = dict.fromkeys(_opening_bands(article))
    if len(title) >= SHINGLE:
        found |= dict.fromkeys(_numbers("title", (" ".join(title),)))
    if len(first) >= FIRST_WORDS:
        found |= dict.fromkeys(_numbers("first", (" ".join(first),)))
    telling = sorted({word for word in title if len(word) >= TELLING}, key=lambda word: (-len(word), word))
    pairs = combinations(sorted(telling[:TITLE_WORDS]), 2)
    return tuple(found | dict.fromkeys(_numbers("pair", (" ".join(pair) for pair in pairs))))


def _opening_bands(article: Article) -> Iterable[int]:
    found = shingles(f"{article.title}\n{article.body}")
    if len(found) < SHINGLE:
        return ()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update(sorted(found))
    digest = sketch.digest()
    rows = (digest[place : place + ROWS] for place in range(0, BANDS * ROWS, ROWS))
    return _numbers("opening", (f"{place} {row}" for place, row in enumerate(rows)))


def _numbers(kind: str, keys: Iterable[str]) -> list[int]:
    return [
        int.from_bytes(blake2b(f"{kind} {key}".encode(), digest_size=8).digest(), "big", signed=True) for key in keys
    ]
