"""How good the matching of topics is: what it finds beside what a person says that articles are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from news.article import Article
from news.gazetteer import Gazetteer, folded_name, gazetteer
from news.query import parse_query
from news.topic_index import Match, TopicIndex


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the topics that a person says it is about: names of the gazetteer, or queries."""

    article: Article
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One topic of one article: found but not a label (`false`, with the words it was found by), or `missed`."""

    error: str
    topic: str
    guid: str
    title: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often a topic was found rightly, found falsely and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(right=self.right + other.right, false=self.false + other.false, missed=self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found: that says nothing."""
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        """The share of the labels that was found; None where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there was nothing to find and nothing was found."""
        seen = 2 * self.right + self.false + self.missed
        return 2 * self.right / seen if seen else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The counts of each topic, by its name, and all mistakes in the order of the articles."""

    topics: Mapping[str, Count]
    mistakes: tuple[Mistake, ...]

    @property
    def total(self) -> Count:
        """All topics together: a topic with many labels weighs more (micro average)."""
        return sum(self.topics.values(), Count())


def judge(labelled: Sequence[Labelled], names: Gazetteer | None = None) -> Outcome:
    """Match every article with every topic that is a label of one of them.

    Labels that name one topic (Oekraïne, oekraine) are one. Raises QueryError for a label that can be no query.
    """
    known = names or gazetteer()
    named = {label: _name(label, known) for one in labelled for label in sorted(one.topics)}
    index = TopicIndex[str](known)
    for label, name in sorted(named.items()):
        index.add(name, known.find(label) or parse_query(label, known))
    counts = {name: Count() for name in sorted(set(named.values()), key=folded_name)}
    mistakes: list[Mistake] = []
    for one in labelled:
        found = index.match(one.article)
        wanted = {named[label] for label in one.topics}
        for name in found.keys() | wanted:
            counts[name] += Count(
                right=name in found and name in wanted, false=name not in wanted, missed=name not in found
            )
        mistakes += _mistakes(one.article, found, wanted)
    return Outcome(counts, tuple(mistakes))


def _name(label: str, known: Gazetteer) -> str:
    topic = known.find(label)
    return topic.name if topic else str(parse_query(label, known))


def _mistakes(article: Article, found: Mapping[str, Match], wanted: Iterable[str]) -> list[Mistake]:
    guid, title = article.guid or "", article.title
    false = [Mistake("false", name, guid, title, found[name].because) for name in sorted(set(found).difference(wanted))]
    return [*false, *(Mistake("missed", name, guid, title) for name in sorted(set(wanted).difference(found)))]
