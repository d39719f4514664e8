"""What topics and queries look for, word by word: a tree of stems from which an article's words lead to leaves.

A leaf is one thing to look for: a topic of the gazetteer, a word in all its forms, or a phrase. Its terms are paths of
stems; a look at an article follows the paths that begin at each of its words, so the time it takes depends on the
words of the article and on what they lead to, not on how many leaves there are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from news.evidence import KNOWN, OWN_WORDS, Hit, Needs, excepts, part_is, stands_there
from news.gazetteer import Term, Topic
from news.query_tree import Term as Asked
from news.stemming import stems
from news.topic_text import Text


@dataclass(slots=True, eq=False)
class Leaf:
    """One thing to look for; `needs` is what it takes to be about it (`news.evidence`), `used` by how many entries."""

    name: str
    needs: Needs
    terms: tuple[Term, ...]
    exceptions: tuple[str, ...] = ()
    used: int = 0


@dataclass(slots=True)
class _Node:
    """A place in the tree: what ends here (an exception as its phrase), and where paths go on."""

    ends: list[tuple[Leaf, Term | str]] = field(default_factory=list)
    on: "dict[str, _Node] | None" = None


def leaf_of(asked: Asked, topic: Topic | None) -> Leaf:
    """The leaf for a term of a query, which may be the name of a topic; leaves of one name look for the same."""
    if topic is not None:
        return Leaf(f"topic {topic.name}", KNOWN, topic.terms, topic.exceptions)
    own = Term(text=asked.text, whole=asked.quoted)
    return Leaf(f"{'phrase' if asked.quoted else 'words'} {' '.join(stems(asked.text))}", OWN_WORDS, (own,))


class LeafTree:
    """Leaves by the stems of their terms."""

    def __init__(self) -> None:
        self._root = _Node(on={})
        self._leaves: dict[str, Leaf] = {}

    def __len__(self) -> int:
        """How many leaves there are."""
        return len(self._leaves)

    def plant(self, leaf: Leaf) -> Leaf:
        """The leaf of that name in the tree, in use once more; it is put there where there is none."""
        known = self._leaves.get(leaf.name)
        if known is None:
            known = self._leaves[leaf.name] = leaf
            for path, end in _paths(leaf):
                self._node(path).ends.append((leaf, end))
        known.used += 1
        return known

    def uproot(self, leaf: Leaf) -> None:
        """Take it out of use once; what nobody uses any longer leaves the tree."""
        leaf.used -= 1
        if leaf.used:
            return
        del self._leaves[leaf.name]
        for path in dict.fromkeys(path for path, _ in _paths(leaf)):
            self._prune(path, leaf)

    def hits(self, text: Text) -> dict[Leaf, list[Hit]]:
        """Every leaf of which a term, or an exception, stands in a text, with all places."""
        found: dict[Leaf, list[Hit]] = defaultdict(list)
        first_words = self._root.on or {}
        for first, stemmed in enumerate(text.stems):
            node = first_words.get(stemmed)
            if node is not None:
                self._follow(node, first, text, found)
        for place, stemmed, part in text.parts:
            node = first_words.get(stemmed)
            for leaf, end in node.ends if node else ():
                if isinstance(end, Term) and part_is(end, part, text.surface(place, place)):
                    found[leaf].append(Hit(place, place, end))
        return found

    @staticmethod
    def _follow(node: _Node, first: int, text: Text, found: dict[Leaf, list[Hit]]) -> None:
        last = first
        while True:
            for leaf, end in node.ends:
                if isinstance(end, str):
                    if excepts(end, text, first):
                        found[leaf].append(Hit(first, last, None))
                elif not (end.exact or end.capital) or stands_there(end, text, first, last):
                    found[leaf].append(Hit(first, last, end))
            last += 1
            if node.on is None or last >= len(text.stems) or text.stems[last] not in node.on:
                return
            node = node.on[text.stems[last]]

    def _node(self, path: tuple[str, ...]) -> _Node:
        node = self._root
        for stemmed in path:
            if node.on is None:
                node.on = {}
            node = node.on.setdefault(stemmed, _Node())
        return node

    def _prune(self, path: tuple[str, ...], leaf: Leaf) -> None:
        way = [self._root]
        for stemmed in path:
            way.append((way[-1].on or {})[stemmed])
        way[-1].ends = [end for end in way[-1].ends if end[0] is not leaf]
        for stemmed, above, below in zip(reversed(path), reversed(way[:-1]), reversed(way[1:]), strict=True):
            if below.ends or below.on:
                return
            if above.on is not None:
                del above.on[stemmed]


def _paths(leaf: Leaf) -> Iterator[tuple[tuple[str, ...], Term | str]]:
    for term in leaf.terms:
        yield stems(term.text), term
    for phrase in leaf.exceptions:
        yield stems(phrase), phrase
