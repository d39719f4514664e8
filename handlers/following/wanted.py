"""What a reader wants to follow, read from what was typed."""

import re
from dataclasses import dataclass

from handlers.html import clip, visible
from news.errors import QueryError
from news.folding import fold
from news.gazetteer import gazetteer
from news.near import near_topics
from news.query import Fault, is_common, parse_query
from news.query_tree import Both, Either, Query, Term, Tree, Without, both, either

NAME_UNITS = 60
"""UTF-16 units of a topic's name where it is shown; a longer query is cut."""

_PIECES = re.compile(r'[“„«"][^“”„‟«»"]*[”‟»"]|[,;\n]|[^,;\n“„«"]+|["“„«]')
"""A phrase, what parts topics, or anything else."""

_AND = re.compile(r"\s+(?:en|and|&)\s+")
"""Between two topics of one sentence. In capitals it is the query's: news about both at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A topic by the name that is shown and its canonical query; who spells it otherwise wants the same."""

    name: str
    query: str


def wanted(words: str) -> Wanted:
    """What these words ask for; raises QueryError where they make no query, or one that is too long to keep."""
    tree = _canonical(parse_query(visible(words)).tree)
    if isinstance(tree, Term) and not tree.quoted and is_common(tree.text):
        raise QueryError(Fault.EMPTY)  # it would be every article
    query = str(Query(tree))
    try:
        parse_query(query)  # names may have become longer: "vs" is kept as "Verenigde Staten"
    except QueryError:
        raise QueryError(Fault.TOO_MANY_TERMS) from None
    if isinstance(tree, Term) and not tree.quoted and gazetteer().find(tree.text) is not None:
        return Wanted(tree.text, query)
    # "klimaat niet voetbal" is shown as it was understood, else nobody would see that it was
    return Wanted(_name(query if " -" in query and "-" not in words else words), query)


def several(said: str) -> list[str]:
    """The topics of "Gaza, Oekraïne en klimaat", each as it was typed.

    Commas, semicolons and lines part them, except in a phrase; "en" parts known topics, also misspelled ones. What
    only says what not belongs to the one topic before it ("Gaza, niet voetbal").
    """
    parts = [""]
    for piece in _PIECES.findall(said):
        if piece in (",", ";", "\n"):
            parts.append("")
        else:
            parts[-1] += piece
    topics = [topic for part in parts if visible(part) for topic in _apart(visible(part))]
    if len(topics) == 2 and only_excludes(topics[1]) and (whole := f"{topics[0]} {topics[1]}") and query_of(whole):
        return [whole] if gazetteer().find(topics[0]) or not meant(topics[0]) else topics
    return topics


def meant(words: str) -> tuple[str, ...]:
    """The known topics of which these words may be a typing error, the likeliest first; none for a known name.

    Raises QueryError where the words make no query.
    """
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


def only_excludes(words: str) -> bool:
    """Whether the words say what must not be there, and nothing else."""
    try:
        parse_query(words)
    except QueryError as error:
        return error.args[0] is Fault.ONLY_EXCLUDES
    return False


def _apart(part: str) -> list[str]:
    names, find = _AND.split(part), gazetteer().find
    if len(names) < 2 or find(part) is not None:
        return [part]
    return (
        names if all(find(name) is not None or near_topics(name, gazetteer().asked_as()) for name in names) else [part]
    )


def _name(words: str) -> str:
    return clip(visible(words), NAME_UNITS)


def _canonical(tree: Tree) -> Tree:
    """Known names as the gazetteer spells them, other words folded, each once, so that one meaning is one query."""
    match tree:
        case Term(text, quoted):
            known = None if quoted else gazetteer().find(text)
            return Term(known.name) if known is not None else Term(fold(text), quoted)
        case Both(parts):
            return both(dict.fromkeys(map(_canonical, parts))) or tree
        case Either(parts):
            return either(dict.fromkeys(map(_canonical, parts))) or tree
        case Without(part):
            return Without(_canonical(part))
