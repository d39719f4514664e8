"""The compressions of a sentence: what stays when some of its cuts are made, written as a sentence again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from news.brief import MAX_BRIEF
from news.compression import lexicon
from news.compression.cuts import cuts
from news.compression.spans import Cut
from news.compression.words import Word, words_of

MOST = 64
"""Compressions per sentence."""

_TURNS = lexicon.NEGATIONS | {"volgens", "aldus", "als", "maar", "zou", "zouden"}
_MOST_TRIED = 4_000
"""Sets of cuts that are looked at: all there can be of five and fewer cuts of fourteen."""
_MOST_TOGETHER = 5
_TAIL = ".!?…"


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to shorten a sentence: its text, the places of the words that stay, and what went."""

    text: str
    kept: tuple[int, ...]
    cuts: tuple[Cut, ...]


def compressions(sentence: str) -> tuple[Compression, ...]:
    """The sentence itself first, then what is left of it with one cut, two cuts …; no text twice, at most `MOST`.

    Of a sentence that is longer than a brief can be, only what may fit follows it.
    """
    words = words_of(sentence)
    if not words:
        return ()
    found: dict[str, Compression] = {}
    needed = len(sentence) - MAX_BRIEF
    for chosen in islice(_choices(cuts(words)), _MOST_TRIED):
        if chosen and _letters(words, chosen) < needed:
            continue  # too long for any brief
        made = compress(words, chosen)
        found.setdefault(made.text, made)
        if len(found) == MOST:
            break
    return tuple(found.values())


def fitting(sentence: str, limit: int = MAX_BRIEF) -> tuple[str, ...]:
    """What its compressions leave of a sentence in `limit` characters, longest first; no denial and no speaker goes."""
    words = words_of(sentence)
    texts = [made.text for made in compressions(sentence) if len(made.text) <= limit and _is_plain(words, made.cuts)]
    return tuple(sorted(texts, key=len, reverse=True))


def _is_plain(words: tuple[Word, ...], chosen: tuple[Cut, ...]) -> bool:
    """Whether nothing that goes denies, limits or tells who says so."""
    return not any(words[place].bare in _TURNS for cut in chosen for place in range(cut.start, cut.stop))


def _letters(words: tuple[Word, ...], chosen: tuple[Cut, ...]) -> int:
    """How many characters these cuts take away at most."""
    return sum(len(words[place].text) + 1 for cut in chosen for place in range(cut.start, cut.stop))


def _choices(offered: tuple[Cut, ...]) -> Iterator[tuple[Cut, ...]]:
    """Sets of cuts that do not touch each other, small ones first; all brackets go, or none."""
    brackets = tuple(cut for cut in offered if cut.kind == "bracket")
    groups = [(cut,) for cut in offered if cut.kind != "bracket"] + ([brackets] if brackets else [])
    for size in range(min(len(groups), _MOST_TOGETHER) + 1):
        for taken in combinations(groups, size):
            chosen = tuple(cut for group in taken for cut in group)
            if not any(a.overlaps(b) for a, b in combinations(chosen, 2)):
                yield chosen


def compress(words: tuple[Word, ...], chosen: tuple[Cut, ...]) -> Compression:
    """What is left when these cuts, none overlapping another, are made."""
    gone = {place for cut in chosen for place in range(cut.start, cut.stop)}
    order = [place for place in range(len(words)) if place not in gone]
    texts = {place: words[place].text for place in order}
    for cut in chosen:
        _mend(words, cut, order, texts)
    if order and order[0] != 0:
        _begin(order, texts)
    return Compression(" ".join(texts[place] for place in order), tuple(order), chosen)


def _mend(words: tuple[Word, ...], cut: Cut, order: list[int], texts: dict[int, str]) -> None:
    """Put the signs right where words have gone: the end of the sentence keeps its stop, a pair of commas goes."""
    left = next((place for place in reversed(order) if place < cut.start), None)
    if left is None:
        return
    tail = words[cut.stop - 1].text
    if cut.stop >= len(words) or not any(place >= cut.stop for place in order):
        texts[left] = _bare_end(texts[left]) + _final_signs(tail)
    elif cut.paired:
        texts[left] = texts[left].removesuffix(",")
    elif tail.rstrip(")").endswith(",") or tail.endswith("),"):
        texts[left] = _bare_end(texts[left]) + ","


def _bare_end(text: str) -> str:
    return text.rstrip(",;:–—-") or text


def _final_signs(tail: str) -> str:
    signs = "".join(sign for sign in tail[-3:] if sign in _TAIL)
    return signs[:1] or "."


def _begin(order: list[int], texts: dict[int, str]) -> None:
    first = texts[order[0]]
    texts[order[0]] = first[:1].upper() + first[1:]
