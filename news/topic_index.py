"""All that readers follow, in one index: an article is looked at once, whatever their number.

Queries that read alike are one entry with many keys; words that mean the same are one leaf (`news.topic_leaves`) of
many entries. What asks for one leaf is answered by that leaf. What asks for more waits under two leaves that must
stand together wherever it matches, those for which fewest others wait; so only what an article has evidence of is
looked at, and adding or discarding touches one entry.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from news.article import Article
from news.evidence import ABOUT, Score, score
from news.gazetteer import Gazetteer, Topic, gazetteer
from news.query_tree import Both, Either, Query, Tree, Without
from news.query_tree import Term as Asked
from news.topic_leaves import Leaf, LeafTree, leaf_of
from news.topic_text import Text
from news.topic_wishes import AllOf, OneOf, Wish, answer, signs, wanted

K = TypeVar("K", bound=Hashable)
MAX_PAIRS = 64
"""Pairs of leaves under which one entry may wait; what would need more waits under single leaves."""


@dataclass(frozen=True, slots=True)
class Match:
    """An article is about `name`, by `weight` (0..1), `because` of these words as they stand in it, best first."""

    name: str
    weight: float
    because: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Entry(Generic[K]):
    """One query and all who follow it."""

    name: str
    wish: Wish
    leaves: tuple[Leaf, ...]
    pairs: tuple[tuple[Leaf, Leaf], ...] = ()
    """Pairs of leaves (or twice the same one) of which one stands wherever it matches, if it asks for several."""
    wanted: tuple[Leaf, ...] = ()
    """Leaves of which an article is about at least one wherever it matches."""
    keys: dict[K, None] = field(default_factory=dict)


class TopicIndex(Generic[K]):
    """Topics and queries by the key of who follows them; finds all that an article is about."""

    def __init__(self, names: Gazetteer | None = None) -> None:
        """An index of nothing; `names` are the topics that a query may name."""
        self._names = names or gazetteer()
        self._filed: dict[K, str] = {}
        self._entries: dict[str, _Entry[K]] = {}
        self._single: dict[Leaf, dict[str, _Entry[K]]] = defaultdict(dict)
        self._waiting: dict[Leaf, dict[Leaf, dict[str, _Entry[K]]]] = defaultdict(lambda: defaultdict(dict))
        self._crowds = Counter[Leaf]()
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
        scores: dict[Leaf, Score] = {}
        about: set[Leaf] = set()
        found: dict[K, Match] = {}
        for leaf, hits in self._tree.hits(text).items():
            one = score(hits, text, leaf.needs)
            if one is None:
                continue
            scores[leaf] = one
            if one.weight >= ABOUT:
                about.add(leaf)
                for entry in self._single.get(leaf, {}).values():
                    _tell(entry, one, found)
        for entry in self._candidates(scores, about):
            answered = answer(entry.wish, scores.get)
            if answered is not None:
                _tell(entry, answered, found)
        return found

    def _candidates(self, there: Mapping[Leaf, Score], about: set[Leaf]) -> Iterable[_Entry[K]]:
        seen: dict[str, _Entry[K]] = {}
        for leaf in there.keys() & self._waiting.keys():
            beside = self._waiting[leaf]
            for other in there.keys() & beside.keys():
                if leaf in about or other in about:
                    seen.update(beside[other])
                    continue
                for title, entry in beside[other].items():
                    if not about.isdisjoint(entry.wanted):
                        seen[title] = entry
        return seen.values()

    def _file(self, title: str, asked: Topic | Query) -> None:
        leaves: list[Leaf] = []
        if isinstance(asked, Topic):
            wish: Wish = self._plant(leaf_of(Asked(asked.name), asked), leaves)
        else:
            wish = self._wish(asked.tree, leaves)
        entry = _Entry[K](asked.name if isinstance(asked, Topic) else str(asked), wish, tuple(leaves))
        self._entries[title] = entry
        if isinstance(wish, Leaf):
            self._single[wish][title] = entry
            return
        entry.pairs, entry.wanted = tuple(self._pairs(wish)), wanted(wish)
        for leaf, other in entry.pairs:
            self._waiting[leaf][other][title] = entry
            self._crowds[leaf] += 1

    def _take_out(self, title: str, entry: _Entry[K]) -> None:
        del self._entries[title]
        if isinstance(entry.wish, Leaf):
            del self._single[entry.wish][title]
            if not self._single[entry.wish]:
                del self._single[entry.wish]
        for leaf, other in entry.pairs:
            self._leave(title, leaf, other)
        for leaf in entry.leaves:
            self._tree.uproot(leaf)

    def _leave(self, title: str, leaf: Leaf, other: Leaf) -> None:
        del self._waiting[leaf][other][title]
        if not self._waiting[leaf][other]:
            del self._waiting[leaf][other]
        if not self._waiting[leaf]:
            del self._waiting[leaf]
        self._crowds[leaf] -= 1
        if not self._crowds[leaf]:
            del self._crowds[leaf]

    def _wish(self, tree: Tree, leaves: list[Leaf]) -> Wish:
        match tree:
            case Asked(text, quoted):
                return self._plant(leaf_of(tree, None if quoted else self._names.find(text)), leaves)
            case Both(parts):
                asked = tuple(self._wish(part, leaves) for part in parts if not isinstance(part, Without))
                excluded = tuple(self._wish(part.part, leaves) for part in parts if isinstance(part, Without))
                return AllOf(asked, excluded)
            case Either(parts):
                return OneOf(tuple(self._wish(part, leaves) for part in parts))
            case Without():
                raise AssertionError("a query that only excludes is never read")

    def _plant(self, leaf: Leaf, leaves: list[Leaf]) -> Leaf:
        leaves.append(self._tree.plant(leaf))
        return leaves[-1]

    def _pairs(self, wish: Wish) -> Iterator[tuple[Leaf, Leaf]]:
        first, *others = signs(wish, self._crowd)
        if others and len(first) * len(others[0]) <= MAX_PAIRS:
            yield from dict.fromkeys(product(first, others[0]))
        else:
            yield from ((leaf, leaf) for leaf in first)

    def _crowd(self, leaves: Iterable[Leaf]) -> int:
        return sum(1 + self._crowds[leaf] for leaf in leaves)


def _tell(entry: _Entry[K], answered: Score, found: dict[K, Match]) -> None:
    match = Match(entry.name, *answered)
    for key in entry.keys:
        found[key] = match
