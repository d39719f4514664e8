"""What a query asks of an article, once its words are leaves (`news.topic_leaves`): a leaf, all of some, or one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from news.evidence import ABOUT, Score, once
from news.topic_leaves import Leaf


@dataclass(slots=True, eq=False)
class AllOf:
    """All that is wanted must be there and the article be about some of it; nothing of what is excluded may be."""

    wanted: "tuple[Wish, ...]"
    excluded: "tuple[Wish, ...]"


@dataclass(slots=True, eq=False)
class OneOf:
    """One part is enough."""

    parts: "tuple[Wish, ...]"


Wish = Leaf | AllOf | OneOf
Told = Callable[[Leaf], Score | None]
"""What an article says of a leaf, None for nothing."""


def answer(wish: Wish, told: Told) -> Score | None:
    """How an article answers a wish, None if it does not: as much as the most telling part of it."""
    scores: list[Score] = []
    if not _about(wish, told, scores):
        return None
    if len(scores) == 1:
        return scores[0]
    scores.sort(key=lambda score: -score.weight)
    return Score(scores[0].weight, once(word for score in scores for word in score.because))


def wanted(wish: Wish) -> tuple[Leaf, ...]:
    """Leaves of which an article is about at least one wherever it answers the wish."""
    match wish:
        case Leaf():
            return (wish,)
        case AllOf(parts) | OneOf(parts):
            return tuple(dict.fromkeys(leaf for part in parts for leaf in wanted(part)))


def signs(wish: Wish, crowd: Callable[[Iterable[Leaf]], int]) -> list[tuple[Leaf, ...]]:
    """Groups of leaves: one of each group stands wherever the wish is answered; those with the least crowd first."""
    match wish:
        case Leaf():
            return [(wish,)]
        case AllOf(parts):
            return sorted((group for part in parts for group in signs(part, crowd)), key=crowd)
        case OneOf(parts):
            return [tuple(dict.fromkeys(leaf for part in parts for leaf in signs(part, crowd)[0]))]


def _about(wish: Wish, told: Told, scores: list[Score]) -> bool | None:
    """Whether an article is about a wish, None where it has nothing of it; `scores` gets what speaks for it."""
    if isinstance(wish, Leaf):
        found = told(wish)
        if found is None:
            return None
        scores.append(found)
        return found.weight >= ABOUT
    return _about_all(wish, told, scores) if isinstance(wish, AllOf) else _about_one(wish, told, scores)


def _about_all(wish: AllOf, told: Told, scores: list[Score]) -> bool | None:
    about = False
    for part in wish.wanted:
        one = _about(part, told, scores)
        if one is None:
            return None
        about = about or one
    for part in wish.excluded:
        if _about(part, told, []) is not None:
            return None
    return about


def _about_one(wish: OneOf, told: Told, scores: list[Score]) -> bool | None:
    about: bool | None = None
    for part in wish.parts:
        before = len(scores)
        one = _about(part, told, scores)
        if one is None:
            del scores[before:]
        else:
            about = about or one
    return about
