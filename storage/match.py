"""An expression in the words of a full-text index: FTS5 and `tsquery` say the same things differently.

FTS5 knows `a NOT b` but no "everything but b". So an expression becomes what is looked for and whether that is to be
there or to be absent, by de Morgan's laws; only what remains at the top may be an absence, which is then asked of all
articles. PostgreSQL could say it directly, but one way for both is one way to be wrong.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from news.errors import QueryError
from news.expression import All, Expression, Not, Words

MAX_DEPTH = 20
"""Levels of brackets: FTS5 refuses somewhere past 80, and nobody means them."""
MAX_STEMS = 2_000
"""Stems in one expression: all names of some ten wide topics."""
_STEM = re.compile(r"[a-z0-9]{1,64}")


@dataclass(frozen=True, slots=True)
class Match:
    """What to ask the index, in its own words; `absent` asks for the articles that it does not hold for."""

    query: str
    absent: bool = False


class Dialect(Protocol):
    """How an index writes a phrase and puts parts together; what it gives can be a part again."""

    def phrase(self, words: Words) -> str:
        """Stems that follow each other, the last perhaps only a beginning."""
        ...

    def all(self, parts: Iterable[str]) -> str:
        """Every part."""
        ...

    def any(self, parts: Iterable[str]) -> str:
        """One of the parts."""
        ...

    def but(self, part: str, without: str) -> str:
        """The first without the second."""
        ...


class Fts5:
    """https://www.sqlite.org/fts5.html#full_text_query_syntax."""

    def phrase(self, words: Words) -> str:
        """Quoted, so that a stem is never taken for AND, OR, NOT or NEAR."""
        return f'"{" ".join(words.stems)}"' + (" *" if words.prefix else "")

    def all(self, parts: Iterable[str]) -> str:
        """Binds tighter than OR, looser than NOT: brackets leave no doubt."""
        return f"({' AND '.join(parts)})"

    def any(self, parts: Iterable[str]) -> str:
        """One of the parts."""
        return f"({' OR '.join(parts)})"

    def but(self, part: str, without: str) -> str:
        """A binary operator."""
        return f"({part} NOT {without})"


class Tsquery:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY."""

    def phrase(self, words: Words) -> str:
        """Each stem with the "w" that `storage.fulltext` puts before it."""
        return f"({' <-> '.join('w' + stem for stem in words.stems)}" + (":*)" if words.prefix else ")")

    def all(self, parts: Iterable[str]) -> str:
        """Every part."""
        return f"({' & '.join(parts)})"

    def any(self, parts: Iterable[str]) -> str:
        """One of the parts."""
        return f"({' | '.join(parts)})"

    def but(self, part: str, without: str) -> str:
        """The first without the second."""
        return f"({part} & !{without})"


def match(expression: Expression, dialect: Dialect) -> Match:
    """The expression for this index.

    Raises `QueryError` for a stem that is none (only a-z and 0-9 are, so nothing can be smuggled into a query), for
    parts that are missing, and for more brackets or stems than anybody means.
    """
    stems = _count(expression, MAX_DEPTH)
    if stems > MAX_STEMS:
        raise QueryError(f"{stems} words, at most {MAX_STEMS}")
    return _match(expression, dialect)


def _count(expression: Expression, depth: int) -> int:
    if depth == 0:
        raise QueryError(f"more than {MAX_DEPTH} levels of brackets")
    if isinstance(expression, Words):
        return len(_checked(expression).stems)
    if isinstance(expression, Not):
        return _count(expression.part, depth - 1)
    if not expression.parts:
        raise QueryError("brackets around nothing")
    return sum(_count(part, depth - 1) for part in expression.parts)


def _checked(words: Words) -> Words:
    if not words.stems:
        raise QueryError("a phrase of no words")
    for stem in words.stems:
        if not _STEM.fullmatch(stem):
            raise QueryError(f"not a stem: {stem[:80]!r}")
    return words


def _match(expression: Expression, dialect: Dialect) -> Match:
    if isinstance(expression, Words):
        return Match(dialect.phrase(expression))
    if isinstance(expression, Not):
        inner = _match(expression.part, dialect)
        return Match(inner.query, not inner.absent)
    parts = [_match(part, dialect) for part in expression.parts]
    there = [part.query for part in parts if not part.absent]
    absent = [part.query for part in parts if part.absent]
    return _all(there, absent, dialect) if isinstance(expression, All) else _any(there, absent, dialect)


def _all(there: list[str], absent: list[str], dialect: Dialect) -> Match:
    if not there:
        return Match(dialect.any(absent), absent=True)
    return Match(dialect.but(dialect.all(there), dialect.any(absent)) if absent else dialect.all(there))


def _any(there: list[str], absent: list[str], dialect: Dialect) -> Match:
    """`a OR NOT b` is everything but `b NOT a`."""
    if not absent:
        return Match(dialect.any(there))
    return Match(dialect.but(dialect.all(absent), dialect.any(there)) if there else dialect.all(absent), absent=True)
