"""Where each word of a brief's sentence stands in its source.

A word is found where its stem stands. The path through both sentences keeps their order and prefers words that stand
side by side in both. One move is allowed: where the source opens with something that the brief drops ("Gisteren
stemde de raad in"), verb and subject may change places ("De raad stemde in").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from news.guard import lexicon
from news.guard.tokens import Token, is_verb

LONGEST_SUBJECT = 10
"""Words; a subject that is longer than this is not moved before its verb."""

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
    for verb, end in _inversions(source):
        if source[verb].key not in keys:
            continue
        order = [*range(verb), *range(verb + 1, end), verb, *range(end, len(source))]
        path = _path(words, [source[place] for place in order])
        moved = replace(
            plain, places=tuple(order[place] if place is not None else None for place in path), inverted=verb
        )
        if _is_inversion(moved, verb, end) and _explained(brief, (moved,)) > _explained(brief, (best,)):
            best = moved
    return best


def _inversions(source: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Each verb that can stand before its subject, with the places where that subject can end."""
    for verb in range(1, len(source) - 1):
        if not is_verb(source, verb) or source[verb].comma:
            continue
        for end in range(verb + 2, min(verb + 2 + LONGEST_SUBJECT, len(source) + 1)):
            if is_verb(source, end - 1) and end - 1 > verb + 1:
                break
            if _phrase_is_whole(source, end):
                yield verb, end
            if source[end - 1].comma:
                break


def _phrase_is_whole(source: Sequence[Token], end: int) -> bool:
    """Whether a phrase can end before this place: not within a name, and not after "in" or "de"."""
    last = source[end - 1]
    if last.word in lexicon.PREPOSITIONS | lexicon.DETERMINERS:
        return False
    return end == len(source) or last.comma or not (last.capital and source[end].capital)


def _is_inversion(part: Part, verb: int, end: int) -> bool:
    """Whether the brief has verb and subject, the subject's first word that means something, and no opening before."""
    kept = part.kept
    if verb not in kept or not _has_subject(part, verb, end):
        return False
    clause = max((place + 1 for place in range(verb - 1) if part.source[place].comma), default=0)
    return not kept & set(range(clause, verb))


def _has_subject(part: Part, verb: int, end: int) -> bool:
    """Whether what is moved before the verb is the phrase after it: the subject, or a place or time."""
    moved = [place for place in range(verb + 1, end) if place in part.kept]
    if not moved:
        return False
    if part.source[moved[0]].word in lexicon.PREPOSITIONS | lexicon.ADVERBS:
        return moved[0] == verb + 1
    begin = skip_phrases(part.source, verb + 1)
    content = [place for place in range(begin, end) if part.source[place].content]
    titled = len(content) > 1 and not part.source[content[0]].capital and part.source[content[1]].capital
    return bool(content) and (content[0] in moved or (titled and content[1] in moved))


def skip_phrases(source: Sequence[Token], place: int) -> int:
    """Where the first phrase without a preposition begins, adverbs passed over too: after its verb, the subject."""
    while place < len(source):
        if source[place].word in lexicon.ADVERBS | lexicon.NEGATIONS | {"zich", "er"}:
            place += 1
        elif source[place].word in lexicon.PREPOSITIONS:
            place = _phrase_end(source, place + 1)
        else:
            break
    return place


def _phrase_end(source: Sequence[Token], place: int) -> int:
    """Where the noun phrase that begins here ends: after its noun, or the last word of its name."""
    while place < len(source) and not source[place].comma:
        word, last = source[place], place + 1 >= len(source)
        adjective = word.word.endswith("e") and word.bare.islower() and not last and source[place + 1].content
        if (
            word.content
            and not word.number
            and not adjective
            and (last or not (source[place + 1].capital and word.capital))
        ):
            return place + 1
        place += 1
    return place + 1


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
