"""Which topics an article is about, how much, and by which of its words; the rule is that of `news.evidence`."""

from collections.abc import Iterable
from functools import lru_cache

from news.article import Article
from news.expression import All, Any, Expression, Words
from news.gazetteer import Gazetteer, Topic, gazetteer
from news.query_tree import Both, Either, Query, Tree, Without
from news.query_tree import Term as Asked
from news.stemming import stems
from news.topic_index import Match, TopicIndex
from news.topic_text import searchable

__all__ = ["Match", "TopicMatcher", "expression_for", "match_query", "searchable"]


class TopicMatcher:
    """Finds, in one pass over an article, every one of some topics and queries that it is about."""

    def __init__(self, topics: Iterable[Topic | Query], names: Gazetteer | None = None) -> None:
        """Of what reads alike, one is found."""
        self._index = TopicIndex[str](names)
        for topic in topics:
            self._index.add(topic.name if isinstance(topic, Topic) else str(topic), topic)

    def match(self, article: Article) -> tuple[Match, ...]:
        """The topics that the article is about, the most telling first, then by name."""
        return tuple(sorted(self._index.match(article).values(), key=lambda match: (-match.weight, match.name)))


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
