"""Fingerprints: numbers that two articles share where their text is nearly the same.

An article is found again by what it shares with a copy of it, however it was changed: bands of a MinHash over its
opening (small changes anywhere), its title (another opening), its first words (another title, or cut short). A report
told anew is found by its rarest words. Sharing one makes two articles candidates and no more: `news.stories` decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from rensa import RMinHash

from news.folding import words
from news.story_profile import Profile, Said

SHINGLE = 3
"""Words that follow each other."""
OPENING_WORDS = 120
"""Words of title and body that are fingerprinted: what an agency's readers share, whoever cut the end."""
FIRST_WORDS = 10
BANDS, ROWS = 12, 4
"""Two openings that are alike for .7 share a band with a chance of .97, for .3 of .09."""
RAREST = 10
"""Words of the lead, and of the whole: of 99 pairs that tell of one event, read in dailies, each shared two or more."""
_SEED = 20_231_117


def shingles(text: str, limit: int = OPENING_WORDS) -> frozenset[str]:
    """The runs of three words among the first `limit` words of a text; of fewer words, all of them as one."""
    return _runs(words(text[: limit * 40])[:limit])


def _runs(found: Sequence[str]) -> frozenset[str]:
    if not found:
        return frozenset()
    return frozenset(" ".join(found[place : place + SHINGLE]) for place in range(max(1, len(found) - SHINGLE + 1)))


def bands(what: Said) -> tuple[int, ...]:
    """Signed 64-bit numbers, each once and at most 14; articles that share one may be copies of each other."""
    title, first = tuple(word.lower() for word in what.headline), what.body[:FIRST_WORDS]
    found = dict.fromkeys(_opening_bands((*title, *what.body)[:OPENING_WORDS]))
    if len(title) >= SHINGLE:
        found |= dict.fromkeys(_numbers("title", (" ".join(title),)))
    if len(first) >= FIRST_WORDS:
        found |= dict.fromkeys(_numbers("first", (" ".join(first),)))
    return tuple(found)


def rare_words(profile: Profile) -> tuple[int, ...]:
    """Such numbers of an article's rarest words, each once and at most 20; who shares some may tell the same."""
    found = {*_rarest(profile.lead_words), *_rarest(profile.words)}
    return tuple(_numbers("word", sorted(found)))


def _rarest(weights: Mapping[str, float]) -> list[str]:
    return sorted(weights, key=lambda word: (-weights[word], word))[:RAREST]


def _opening_bands(opening: Sequence[str]) -> Iterable[int]:
    found = _runs(opening)
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
