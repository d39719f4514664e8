"""Which topics an article is about, how much, and by which of its words.

All topics are looked for in one pass: their terms, as stems, are the keys of one Aho-Corasick automaton that runs
over the stems of the article; the parts of its compounds are looked up beside it. So the time an article takes
depends on its length and on what is found, not on how many topics there are. What is found is weighed by
`news.evidence`: from `ABOUT` on the article is about the topic, below it the topic is only mentioned.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from news.article import Article
from news.evidence import MAX_BECAUSE, Hit, Score, Text, part_is, score, searchable, stands_there
from news.expression import All, Any, Expression, Words
from news.gazetteer import Gazetteer, Term, Topic, gazetteer
from news.query_tree import Both, Either, Query, Tree, Without
from news.query_tree import Term as Asked
from news.stemming import stem, stems

__all__ = ["ABOUT", "ABOUT_WORDS", "Match", "TopicMatcher", "expression_for", "match_query", "searchable"]

ABOUT = 0.57
"""From this weight on an article is about a topic of the gazetteer; measured on labelled news."""
ABOUT_WORDS = 0.25
"""The same for words that the gazetteer does not know: who asks for those, asks for what is rare."""


@dataclass(frozen=True, slots=True)
class Match:
    """An article is about `name`, by `weight` (0..1), `because` of these words as they stand in it, best first."""

    name: str
    weight: float
    because: tuple[str, ...]


class TopicMatcher:
    """Finds, in one pass over an article, every topic and query that it is about."""

    def __init__(self, topics: Iterable[Topic | Query], names: Gazetteer | None = None) -> None:
        self._names = names or gazetteer()
        self._about: list[float] = []  # per leaf: from which weight on the article is about it
        self._leaf_of: dict[str, int] = {}
        self._keys: dict[str, list[tuple[int, Term | None]]] = defaultdict(list)
        self._asked: list[tuple[str, Tree]] = []
        self._asked_with: dict[int, list[int]] = defaultdict(list)
        self._automaton = ahocorasick.Automaton()
        for topic in topics:
            self._ask(topic)
        for key in self._keys:
            self._automaton.add_word(f" {key} ", (key, key.count(" ")))
        if self._keys:
            self._automaton.make_automaton()

    def match(self, article: Article) -> tuple[Match, ...]:
        """The topics that the article is about, the most telling first, then by name."""
        text = Text.of(article)
        found = {leaf: told for leaf, hits in self._hits(text).items() if (told := score(hits, text)) is not None}
        candidates = dict.fromkeys(place for leaf in found for place in self._asked_with[leaf])
        matches = (self._answer(*self._asked[place], found) for place in candidates)
        return tuple(sorted(filter(None, matches), key=lambda match: (-match.weight, match.name)))

    def _ask(self, topic: Topic | Query) -> None:
        tree = Asked(topic.name) if isinstance(topic, Topic) else topic.tree
        if isinstance(topic, Topic):
            self._leaf(_key(tree, topic), ABOUT, topic.terms, topic.exceptions)
        for asked in dict.fromkeys(_leaves(tree)):
            leaf = self._leaf_for(asked)
            self._asked_with[leaf].append(len(self._asked))
        self._asked.append((str(tree), tree))

    def _leaf_for(self, asked: Asked) -> int:
        topic = None if asked.quoted else self._names.find(asked.text)
        if topic is not None:
            return self._leaf(_key(asked, topic), ABOUT, topic.terms, topic.exceptions)
        own = Term(text=asked.text, whole=asked.quoted)
        return self._leaf(_key(asked, None), ABOUT_WORDS, (own,), ())

    def _leaf(self, key: str, about: float, terms: Sequence[Term], exceptions: Sequence[str]) -> int:
        if key not in self._leaf_of:
            leaf = self._leaf_of[key] = len(self._about)
            self._about.append(about)
            for term in terms:
                self._keys[" ".join(stems(term.text))].append((leaf, term))
            for phrase in exceptions:
                self._keys[" ".join(stems(phrase))].append((leaf, None))
        return self._leaf_of[key]

    def _hits(self, text: Text) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = defaultdict(list)
        for first, last, key in self._found_keys(text):
            for leaf, term in self._keys[key]:
                if term is None or stands_there(term, text, first, last):
                    hits[leaf].append(Hit(first, last, term))
        for place, part in text.parts:
            for leaf, term in self._keys.get(stem(part), ()):
                if term is not None and part_is(term, part):
                    hits[leaf].append(Hit(place, place, term))
        return hits

    def _found_keys(self, text: Text) -> Iterator[tuple[int, int, str]]:
        if not self._keys or not text.stems:
            return
        position_at, end = {}, 0
        for position, stemmed in enumerate(text.stems):
            end += len(stemmed) + 1
            position_at[end] = position
        for end, (key, spaces) in self._automaton.iter(f" {' '.join(text.stems)} "):
            last = position_at[end]
            yield last - spaces, last, key

    def _answer(self, name: str, tree: Tree, found: dict[int, Score]) -> Match | None:
        told = self._told(tree, found)
        if told is None or not told[1]:
            return None
        return Match(name, round(told[0].weight, 4), told[0].because[:MAX_BECAUSE])

    def _told(self, tree: Tree, found: dict[int, Score]) -> tuple[Score, bool] | None:
        """What an article tells of a tree and whether it is about it; None where it has nothing of it."""
        match tree:
            case Asked():
                leaf = self._leaf_for(tree)
                return (found[leaf], found[leaf].weight >= self._about[leaf]) if leaf in found else None
            case Both(inner):
                excluded = (part.part for part in inner if isinstance(part, Without))
                wanted = [self._told(part, found) for part in inner if not isinstance(part, Without)]
                if None in wanted or any(self._told(part, found) for part in excluded):
                    return None
                return _together(wanted)
            case Either(inner):
                return _together([self._told(part, found) for part in inner])
            case Without():
                return None


def match_query(query: Query, article: Article, names: Gazetteer | None = None) -> Match | None:
    """How an article answers a query, None if it does not; its name is that of the query."""
    return next(iter(_matcher_of(query, names or gazetteer()).match(article)), None)


def expression_for(query: Query, names: Gazetteer | None = None) -> Expression:
    """What storage narrows with: it holds for the `index_stems` of `searchable` of all that `match_query` accepts.

    What a query excludes is left out of it: whether an article tells of something is for `match_query` to judge.
    """
    return _narrowing(query.tree, names or gazetteer())


@lru_cache(maxsize=256)
def _matcher_of(query: Query, names: Gazetteer) -> TopicMatcher:
    return TopicMatcher((query,), names)


def _key(asked: Tree, topic: Topic | None) -> str:
    if topic is not None:
        return f"topic {topic.name}"
    quoted = isinstance(asked, Asked) and asked.quoted
    return f"{'phrase' if quoted else 'words'} {' '.join(stems(str(asked)))}"


def _leaves(tree: Tree) -> Iterator[Asked]:
    match tree:
        case Asked():
            yield tree
        case Both(inner) | Either(inner):
            for part in inner:
                yield from _leaves(part)
        case Without(part):
            yield from _leaves(part)


def _together(told: Iterable[tuple[Score, bool] | None]) -> tuple[Score, bool] | None:
    present = sorted((one for one in told if one is not None), key=lambda one: -one[0].weight)
    if not present:
        return None
    because = dict.fromkeys(word for one, _ in present for word in one.because)
    return Score(present[0][0].weight, tuple(because)), any(about for _, about in present)


def _narrowing(tree: Tree, names: Gazetteer) -> Expression:
    match tree:
        case Asked(text, quoted):
            topic = None if quoted else names.find(text)
            return _any_term(topic) if topic else Words(stems(text))
        case Both(inner):
            wanted = tuple(_narrowing(part, names) for part in inner if not isinstance(part, Without))
            return All(wanted) if len(wanted) > 1 else wanted[0]
        case Either(inner):
            return Any(tuple(_narrowing(part, names) for part in inner))
        case Without():
            raise AssertionError("a query that only excludes is never read")


def _any_term(topic: Topic) -> Expression:
    found = dict.fromkeys(stems(term.text) for term in topic.terms if not term.company)
    return Any(tuple(Words(stemmed) for stemmed in found))
