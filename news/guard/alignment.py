"""Where each word of a brief's sentence stands in its source.

A word is found where its stem stands. The path through both sentences keeps their order and prefers words that stand
side by side in both. One move is allowed: where the source opens with something that the brief drops ("Gisteren
stemde de raad in"), verb and subject may change places ("De raad stemde in").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from news.guard import lexicon
from news.guard.inversion import inversions, is_inversion
from news.guard.tokens import Token

CANDIDATES = 5
"""Source sentences, those with most words in common, that are tried for one sentence of the brief."""

STRAIGHTENED = 2
"""Of these, those in which verb and subject may change places."""

LONGEST_SENTENCE = 120
"""Words of a source sentence that are looked at."""

_CONTENT, _FUNCTION, _BESIDE = 1.0, 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a brief's words with the source sentence it comes from.

    `places[i]` is where the word `start + i` of the brief's sentence stands in `source`, None for a word that is not
    there in order; `number` is the source sentence's place in the article. `inverted` is the verb that was moved.
    """

    start: int
    source: tuple[Token, ...]
    number: int
    places: tuple[int | None, ...]
    inverted: int | None = None

    @property
    def kept(self) -> frozenset[int]:
        """The places of the source sentence that the brief has."""
        return frozenset(place for place in self.places if place is not None)


def align(brief: tuple[Token, ...], source: Sequence[tuple[Token, ...]]) -> tuple[Part, ...]:
    """The parts of a brief's sentence: from one source sentence, or from two that follow each other in the brief.

    Two are taken only where they explain more than one does.
    """
    keys = [word.key for word in brief]
    for number, words in enumerate(source):
        if len(words) == len(brief) and [word.key for word in words] == keys:
            return (Part(0, words, number, tuple(range(len(words)))),)
    numbers = _candidates(brief, source)
    plain = [Part(0, source[number], number, _path(brief, source[number])) for number in numbers]
    plain.sort(key=lambda part: -_explained(brief, (part,)))
    straight = [_straight(brief, part) for part in plain[:STRAIGHTENED]]
    best = max(straight, key=lambda part: _explained(brief, (part,)), default=None)
    if best is None:
        return ()
    if None not in best.places:
        return (best,)
    pairs = [pair for one in numbers for two in numbers if one != two for pair in _split(brief, source, one, two)]
    double = max(pairs, key=lambda parts: _explained(brief, parts), default=None)
    if double and _explained(brief, double) > _explained(brief, (best,)) + _CONTENT:
        return double
    return (best,)


def _candidates(brief: Sequence[Token], source: Sequence[tuple[Token, ...]]) -> list[int]:
    """The source sentences with most of the brief's content words, best first."""
    wanted = {word.key for word in brief if word.content}
    shared = [(-len(wanted & {word.key for word in each}), number) for number, each in enumerate(source)]
    return [number for count, number in sorted(shared)[:CANDIDATES] if count]


def _explained(brief: Sequence[Token], parts: Sequence[Part]) -> float:
    """How much of the brief the parts have found, content words above all."""
    score = 0.0
    for part in parts:
        for offset, place in enumerate(part.places):
            if place is not None:
                score += _CONTENT if brief[part.start + offset].content else _FUNCTION
        moves = zip(part.places, part.places[1:], strict=False)
        score += 0.05 * sum(one is not None and two == one + 1 for one, two in moves)
    return score


def _split(
    brief: tuple[Token, ...], source: Sequence[tuple[Token, ...]], one: int, two: int
) -> Iterator[tuple[Part, Part]]:
    """The brief cut in two where the most is explained: its beginning from one sentence, its end from the other."""
    head, tail = _path(brief, source[one]), _path(brief, source[two])
    best = max(range(2, len(brief) - 1), key=lambda cut: _gain(brief, head, tail, cut), default=None)
    if best is not None:
        one_path, two_path = _path(brief[:best], source[one]), _path(brief[best:], source[two])
        yield (
            _straight(brief, Part(0, source[one], one, one_path)),
            _straight(brief, Part(best, source[two], two, two_path)),
        )


def _gain(brief: Sequence[Token], head: Sequence[int | None], tail: Sequence[int | None], cut: int) -> float:
    found = [*head[:cut], *tail[cut:]]
    border = 0.5 if brief[cut - 1].comma or brief[cut].word in lexicon.COORDINATORS | {"die", "dat"} else 0.0
    return border + sum(
        (_CONTENT if word.content else _FUNCTION) for word, place in zip(brief, found, strict=True) if place is not None
    )


def _straight(brief: tuple[Token, ...], plain: Part) -> Part:
    """The part with verb and subject put straight, where that explains more than the source's own order."""
    if None not in plain.places:
        return plain
    best, source = plain, plain.source
    words = brief[plain.start : plain.start + len(plain.places)]
    keys = {word.key for word in words}
    for verb, end in inversions(source):
        if source[verb].key not in keys:
            continue
        order = [*range(verb), *range(verb + 1, end), verb, *range(end, len(source))]
        path = _path(words, [source[place] for place in order])
        moved = replace(
            plain, places=tuple(order[place] if place is not None else None for place in path), inverted=verb
        )
        if is_inversion(source, moved.kept, verb, end) and _explained(brief, (moved,)) > _explained(brief, (best,)):
            best = moved
    return best


def _path(brief: Sequence[Token], source: Sequence[Token]) -> tuple[int | None, ...]:
    """For each word of the brief its place in the source, all in the same order; None where it has none."""
    where: dict[str, list[int]] = {}
    for place, word in enumerate(source[:LONGEST_SENTENCE]):
        where.setdefault(word.key, []).append(place)
    reach: list[_Step] = [_Step(0.0, -1, -1)] * (min(len(source), LONGEST_SENTENCE) + 1)
    steps: dict[tuple[int, int], _Step] = {}
    for i, word in enumerate(brief):
        found = where.get(word.key, ())
        for j in found:
            steps[i, j] = _step(reach[j], steps.get((i - 1, j - 1)), word, i, j)
        for j in found:
            _extend(reach, _Step(steps[i, j].score, i, j))
    return _walk(steps, reach[-1], len(brief))


class _Step(NamedTuple):
    """The best score of a path up to here, and the match that it ends with (`i` in the brief, `j` in the source)."""

    score: float
    i: int
    j: int


def _step(before: _Step, beside: _Step | None, word: Token, i: int, j: int) -> _Step:
    """The best score of a path that ends with the match of `i` and `j`, and the match before it."""
    weight = _CONTENT if word.content else _FUNCTION
    if beside is not None and beside.score + _BESIDE >= before.score:
        return _Step(beside.score + _BESIDE + weight, i - 1, j - 1)
    return _Step(before.score + weight, before.i, before.j)


def _extend(reach: list[_Step], step: _Step) -> None:
    """Note a path that ends with this match for all places behind it that have no better one."""
    for place in range(step.j + 1, len(reach)):
        if reach[place].score >= step.score:
            break
        reach[place] = step


def _walk(steps: dict[tuple[int, int], _Step], last: _Step, length: int) -> tuple[int | None, ...]:
    """The places along the best path, from its end back."""
    found: list[int | None] = [None] * length
    i, j = last.i, last.j
    while i >= 0:
        found[i] = j
        _, i, j = steps[i, j]
    return tuple(found)
