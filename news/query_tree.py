"""What a reader looks for, as a tree over words, names and phrases; `news.query` reads it from a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from news.expression import All, Any, Expression, Not, Words
from news.stemming import stems


@dataclass(frozen=True, slots=True)
class Term:
    """One word, name or, `quoted`, phrase, as it was typed; it has at least one folded word."""

    text: str
    quoted: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Both:
    """All parts must be there (at least two, the excluded ones last, none of them `Both`)."""

    parts: tuple["Tree", ...]

    def __str__(self) -> str:
        wanted = " AND ".join(_in_brackets(part) for part in self.parts if not isinstance(part, Without))
        return " ".join((wanted, *(str(part) for part in self.parts if isinstance(part, Without))))


@dataclass(frozen=True, slots=True)
class Either:
    """One part must be there (at least two, none of them `Either`)."""

    parts: tuple["Tree", ...]

    def __str__(self) -> str:
        return " OR ".join(_in_brackets(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Without:
    """The part must not be there."""

    part: "Tree"

    def __str__(self) -> str:
        return f"-{_in_brackets(self.part)}"


Tree = Term | Both | Either | Without


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader looks for; `str()` of it is read back as the same tree."""

    tree: Tree

    def __str__(self) -> str:
        return str(self.tree)

    @property
    def names(self) -> tuple[str, ...]:
        """What must or may be there, as it was typed, each once."""
        return tuple(dict.fromkeys(term.text for term in wanted_terms(self.tree)))

    @property
    def expression(self) -> Expression:
        """The query over stems, in its own words alone; `news.topics.expression_for` knows what else they mean."""
        return expression(self.tree)


def wanted_terms(tree: Tree) -> Iterator[Term]:
    """The terms of a tree that are not excluded."""
    match tree:
        case Term():
            yield tree
        case Both(parts) | Either(parts):
            for part in parts:
                yield from wanted_terms(part)


def both(parts: Iterable[Tree]) -> Tree | None:
    """All of the parts, as flat as it can be, the excluded ones last; None for none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Both) else (part,))]
    flat.sort(key=lambda part: isinstance(part, Without))
    return Both(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def either(parts: Iterable[Tree]) -> Tree | None:
    """One of the parts, as flat as it can be; None for none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))]
    return Either(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def _in_brackets(tree: Tree) -> str:
    return str(tree) if isinstance(tree, Term) else f"({tree})"


def expression(tree: Tree) -> Expression:
    """The tree over stems, in its own words alone."""
    match tree:
        case Term(text):
            return Words(stems(text))
        case Both(parts):
            return All(tuple(expression(part) for part in parts))
        case Either(parts):
            return Any(tuple(expression(part) for part in parts))
        case Without(part):
            return Not(expression(part))
