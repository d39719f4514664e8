"""The topics an article is about: those of the gazetteer, and those that somebody asks for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from news.article import Article
from news.errors import QueryError
from news.gazetteer import folded_name, gazetteer
from news.query import parse_query
from news.query_tree import Query
from news.topics import Match, TopicMatcher


def topics_of(article: Article, asked: Sequence[str] = ()) -> tuple[Match, ...]:
    """Every known or asked topic that the article is about, the most telling first.

    A topic that is asked for has the name it was asked by ("oekraine"), and is not named again by its own
    ("Oekraïne"). `asked` holds queries; raises QueryError, naming the query, for one that cannot be understood.
    """
    names = {_own_name(name): name for name in asked}
    matches = [replace(one, name=names.get(one.name, one.name)) for one in _matcher(tuple(asked)).match(article)]
    return tuple({match.name: match for match in reversed(matches)}.values())[::-1]


@lru_cache(maxsize=16)
def _matcher(asked: tuple[str, ...]) -> TopicMatcher:
    known = {folded_name(name) for name in asked}
    others = [topic for topic in gazetteer().topics if folded_name(topic.name) not in known]
    return TopicMatcher([*map(_query, asked), *others])


def _query(name: str) -> Query:
    try:
        return parse_query(name)
    except QueryError as error:
        raise QueryError(f"topic {name!r}: {error}") from error


def _own_name(name: str) -> str:
    return str(_query(name))
