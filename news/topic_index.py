"""All that readers follow, in one index: an article is looked at once, whatever their number.

Queries that read alike are one entry with many keys; words that mean the same are one leaf (`news.topic_leaves`) of
many entries. An entry waits under leaves of which one stands wherever it matches; one that asks for several things
waits under that for which fewest others wait. So only what an article has evidence of is looked at, and adding or
discarding touches one entry.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from news.article import Article
from news.evidence import ABOUT, MAX_BECAUSE, Score, score
from news.gazetteer import Gazetteer, Topic, gazetteer
from news.query_tree import Both, Either, Query, Tree, Without
from news.query_tree import Term as Asked
from news.topic_leaves import Leaf, LeafTree, leaf_of
from news.topic_text import Text

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Match:
    """An article is about `name`, by `weight` (0..1), `because` of these words as they stand in it, best first."""

    name: str
    weight: float
    because: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _All:
    wanted: "tuple[_Wish, ...]"
    excluded: "tuple[_Wish, ...]"


@dataclass(slots=True, eq=False)
class _Either:
    parts: "tuple[_Wish, ...]"


_Wish = Leaf | _All | _Either
_Told = Callable[[Leaf], Score | None]


@dataclass(slots=True, eq=False)
class _Entry(Generic[K]):
    """One query and all who follow it."""

    name: str
    wish: _Wish
    leaves: tuple[Leaf, ...]
    under: tuple[Leaf, ...]
    """Leaves of which one stands wherever it matches."""
    needs: tuple[Leaf, ...]
    """Leaves that all stand wherever it matches."""
    wanted: tuple[Leaf, ...]
    """Leaves of which an article is about at least one wherever it matches."""
    keys: dict[K, None] = field(default_factory=dict)


class TopicIndex(Generic[K]):
    """Topics and queries by the key of who follows them; finds all that an article is about."""

    def __init__(self, names: Gazetteer | None = None) -> None:
        """An index of nothing; `names` are the topics that a query may name."""
        self._names = names or gazetteer()
        self._filed: dict[K, str] = {}
        self._entries: dict[str, _Entry[K]] = {}
        self._waiting: dict[Leaf, dict[str, _Entry[K]]] = defaultdict(dict)
        self._tree = LeafTree()

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._filed)

    def __contains__(self, key: object) -> bool:
        """Whether something is followed under that key."""
        return key in self._filed

    @property
    def leaves(self) -> int:
        """How many different things are looked for."""
        return len(self._tree)

    def add(self, key: K, asked: Topic | Query) -> None:
        """Follow a topic or a query under a key, in place of what stood under it."""
        self.discard(key)
        title = f"topic {asked.name}" if isinstance(asked, Topic) else f"query {asked}"
        if title not in self._entries:
            self._file(title, asked)
        self._entries[title].keys[key] = None
        self._filed[key] = title

    def discard(self, key: K) -> None:
        """Follow nothing under that key any longer; nothing happens where nothing stood under it."""
        title = self._filed.pop(key, None)
        if title is None:
            return
        entry = self._entries[title]
        del entry.keys[key]
        if not entry.keys:
            self._take_out(title, entry)

    def match(self, article: Article) -> dict[K, Match]:
        """What the article is about of all that is followed, by key."""
        text = Text.of(article)
        scores = {leaf: score(hits, text, leaf.prior) for leaf, hits in self._tree.hits(text).items()}
        about = {leaf for leaf, one in scores.items() if one is not None and one.weight >= ABOUT}
        found: dict[K, Match] = {}
        for entry in self._candidates(scores, about):
            answer = _answer(entry, scores.get)
            if answer is not None:
                found.update(dict.fromkeys(entry.keys, answer))
        return found

    def _candidates(self, there: Mapping[Leaf, Score | None], about: set[Leaf]) -> Iterable[_Entry[K]]:
        seen: dict[str, _Entry[K]] = {}
        for leaf in there.keys() & self._waiting.keys():
            for title, entry in self._waiting[leaf].items():
                if not about.isdisjoint(entry.wanted) and all(map(there.__contains__, entry.needs)):
                    seen[title] = entry
        return seen.values()

    def _file(self, title: str, asked: Topic | Query) -> None:
        leaves: list[Leaf] = []
        if isinstance(asked, Topic):
            wish: _Wish = self._plant(leaf_of(Asked(asked.name), asked), leaves)
        else:
            wish = self._wish(asked.tree, leaves)
        under = self._under(wish)
        name = asked.name if isinstance(asked, Topic) else str(asked)
        entry = _Entry[K](name, wish, tuple(leaves), under, _needed(wish), _wanted(wish))
        self._entries[title] = entry
        for leaf in under:
            self._waiting[leaf][title] = entry

    def _take_out(self, title: str, entry: _Entry[K]) -> None:
        del self._entries[title]
        for leaf in entry.under:
            del self._waiting[leaf][title]
            if not self._waiting[leaf]:
                del self._waiting[leaf]
        for leaf in entry.leaves:
            self._tree.uproot(leaf)

    def _wish(self, tree: Tree, leaves: list[Leaf]) -> _Wish:
        match tree:
            case Asked(text, quoted):
                return self._plant(leaf_of(tree, None if quoted else self._names.find(text)), leaves)
            case Both(parts):
                wanted = tuple(self._wish(part, leaves) for part in parts if not isinstance(part, Without))
                excluded = tuple(self._wish(part.part, leaves) for part in parts if isinstance(part, Without))
                return _All(wanted, excluded)
            case Either(parts):
                return _Either(tuple(self._wish(part, leaves) for part in parts))
            case Without():
                raise AssertionError("a query that only excludes is never read")

    def _plant(self, leaf: Leaf, leaves: list[Leaf]) -> Leaf:
        leaves.append(self._tree.plant(leaf))
        return leaves[-1]

    def _under(self, wish: _Wish) -> tuple[Leaf, ...]:
        match wish:
            case Leaf():
                return (wish,)
            case _All(wanted):
                return min(map(self._under, wanted), key=self._crowd)
            case _Either(parts):
                return tuple(dict.fromkeys(leaf for part in parts for leaf in self._under(part)))

    def _crowd(self, leaves: Iterable[Leaf]) -> int:
        return sum(1 + len(self._waiting.get(leaf, ())) for leaf in leaves)


def _needed(wish: _Wish) -> tuple[Leaf, ...]:
    match wish:
        case Leaf():
            return (wish,)
        case _All(wanted):
            return tuple(dict.fromkeys(leaf for part in wanted for leaf in _needed(part)))
        case _Either():
            return ()


def _wanted(wish: _Wish) -> tuple[Leaf, ...]:
    match wish:
        case Leaf():
            return (wish,)
        case _All(parts) | _Either(parts):
            return tuple(dict.fromkeys(leaf for part in parts for leaf in _wanted(part)))


def _answer(entry: _Entry[Any], told: _Told) -> Match | None:
    if isinstance(entry.wish, Leaf):  # nine of ten
        found = told(entry.wish)
        return None if found is None or found.weight < ABOUT else _match(entry, found)
    scores: list[Score] = []
    if not _about(entry.wish, told, scores):
        return None
    scores.sort(key=lambda score: -score.weight)
    because = dict.fromkeys([word for score in scores for word in score.because])
    return _match(entry, Score(scores[0].weight, tuple(because)[:MAX_BECAUSE]))


def _match(entry: _Entry[Any], found: Score) -> Match:
    return Match(entry.name, round(found.weight, 4), found.because)


def _about(wish: _Wish, told: _Told, scores: list[Score]) -> bool | None:
    """Whether an article is about a wish, None where it has nothing of it; `scores` gets what speaks for it."""
    if isinstance(wish, Leaf):
        found = told(wish)
        if found is None:
            return None
        scores.append(found)
        return found.weight >= ABOUT
    return _about_all(wish, told, scores) if isinstance(wish, _All) else _about_either(wish, told, scores)


def _about_all(wish: _All, told: _Told, scores: list[Score]) -> bool | None:
    """All of it must be there, and the article be about some of it."""
    parts = [_about(part, told, scores) for part in wish.wanted]
    if None in parts or any(_about(part, told, []) is not None for part in wish.excluded):
        return None
    return any(parts)


def _about_either(wish: _Either, told: _Told, scores: list[Score]) -> bool | None:
    about: bool | None = None
    for part in wish.parts:
        of_part: list[Score] = []
        one = _about(part, told, of_part)
        if one is not None:
            scores += of_part
            about = one or bool(about)
    return about
