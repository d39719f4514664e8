"""What a reader wants to follow, read from what was typed."""

import re
from dataclasses import dataclass

from handlers.html import clip, visible
from news.errors import QueryError
from news.folding import fold
from news.gazetteer import gazetteer
from news.near import near_topics
from news.query import parse_query
from news.query_tree import Both, Either, Query, Term, Tree, Without

NAME_UNITS = 60
"""UTF-16 units of a topic's name where it is shown; a longer query is cut."""

_OUTSIDE_COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""A comma that stands in no phrase."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A topic by the name that is shown and its canonical query; who spells it otherwise wants the same."""

    name: str
    query: str


def wanted(words: str) -> Wanted:
    """What these words ask for; raises QueryError where they make no query."""
    query = parse_query(visible(words))
    tree = _canonical(query.tree)
    known = isinstance(tree, Term) and not tree.quoted and gazetteer().find(tree.text) is not None
    return Wanted(tree.text if known and isinstance(tree, Term) else _name(words), str(Query(tree)))


def several(said: str) -> list[str]:
    """The topics of "Gaza, Oekraïne, klimaat", each as it was typed."""
    return [part for each in _OUTSIDE_COMMA.split(said) if (part := visible(each))]


def meant(words: str) -> tuple[str, ...]:
    """The known topics of which these words may be a typing error, the likeliest first; none for a known name."""
    query = parse_query(visible(words))
    if not isinstance(query.tree, Term) or query.tree.quoted:
        return ()
    return near_topics(query.tree.text, gazetteer().asked_as(), limit=3)


def query_of(words: str) -> str | None:
    """The canonical query of these words, None where they make none."""
    try:
        return wanted(words).query
    except QueryError:
        return None


def _name(words: str) -> str:
    return clip(visible(words), NAME_UNITS)


def _canonical(tree: Tree) -> Tree:
    """Known names as the gazetteer spells them, other words folded, so that one meaning is one query."""
    match tree:
        case Term(text, quoted):
            known = None if quoted else gazetteer().find(text)
            return Term(known.name) if known is not None else Term(fold(text), quoted)
        case Both(parts):
            return Both(tuple(_canonical(part) for part in parts))
        case Either(parts):
            return Either(tuple(_canonical(part) for part in parts))
        case Without(part):
            return Without(_canonical(part))
