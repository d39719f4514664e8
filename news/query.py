"""What a reader types to look for, as a tree: words, names, "phrases", AND, OR, -without and brackets.

- Words beside each other must all be there; `AND`, `EN` say the same; `OR`, `OF` ask for one of both. Operators are
  written in capitals: in lower case they are words like any other.
- `-word`, `NOT word` and `NIET word` exclude, from the whole of the query or of the brackets they stand in:
  `gaza OR rafah -voetbal` is `(gaza OR rafah) -voetbal`. So does "niet", "geen", "behalve" or "not" as one says it,
  before the last name of a few words: `niet Gaza`, `klimaat maar niet voetbal`; elsewhere it is a word like any other.
- A name that the gazetteer knows is one thing to look for, also when it has more words (Den Haag).
- Words too common to look for (de, het, van) are left out, unless they stand in a phrase or are all there is.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from news.errors import QueryError
from news.folding import words
from news.gazetteer import Gazetteer, gazetteer
from news.query_tree import Query, Term, Tree, Without, both, either

MAX_LETTERS = 200
MAX_TERMS = 50
MAX_DEPTH = 10


class Fault(StrEnum):
    """Why a query cannot be understood; the first argument of the QueryError."""

    EMPTY = "nothing to look for"
    TOO_LONG = "longer than 200 characters"
    TOO_MANY_TERMS = "more than 50 words"
    TOO_DEEP = "brackets more than 10 deep"
    BRACKET = "a bracket without its other half"
    QUOTE = "a quotation mark without its other half"
    OPERATOR = "AND, OR or NOT with nothing beside it"
    ONLY_EXCLUDES = "says only what must not be there"


def parse_query(text: str, names: Gazetteer | None = None) -> Query:
    """The query that a text asks; raises QueryError with a `Fault` as its argument."""
    if len(text) > MAX_LETTERS:
        raise QueryError(Fault.TOO_LONG)
    known = names or gazetteer()
    lexemes = _as_said(list(_lexemes(text)), known)
    if sum(lexeme.kind in ("word", "phrase") for lexeme in lexemes) > MAX_TERMS:
        raise QueryError(Fault.TOO_MANY_TERMS)
    reading = _Reading(lexemes, known)
    tree = reading.group(0)
    if reading.ahead() is not None:
        raise QueryError(Fault.BRACKET)
    if tree is None:
        raise QueryError(Fault.EMPTY)
    return Query(tree)


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str


_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("−–—‐‑", "-"), "（": "(", "）": ")"})
_LEXEME = re.compile(
    r'(?P<phrase>"[^"]*")|(?P<quote>")|(?P<open>\()|(?P<close>\))|(?P<not>(?<![^\s(])-+(?=[^\s)-]))|(?P<word>[^\s()"]+)'
)
_OPERATORS = {"AND": "and", "EN": "and", "&&": "and", "OR": "or", "OF": "or", "||": "or", "|": "or"} | dict.fromkeys(
    ("NOT", "NIET"), "not"
)
_SAID_NOT = frozenset({"niet", "geen", "behalve", "not"})
_BEFORE_NOT = frozenset({"maar", "en", "wel", "ook", "but", "and"})
"""What leads to "niet" and is no topic: maar niet, en geen."""
_STOP_WORDS = frozenset(
    tomllib.loads(files("news").joinpath("words.toml").read_text(encoding="utf-8"))["common"].split()
)


def is_common(text: str) -> bool:
    """Whether a word is too common to look for, such as "de", and is no name that is known."""
    return text.casefold() in _STOP_WORDS and gazetteer().find(text) is None


def _lexemes(text: str) -> Iterator[_Lexeme]:
    for found in _LEXEME.finditer(text.translate(_MARKS)):
        kind, written = str(found.lastgroup), found.group()
        if kind == "quote":
            raise QueryError(Fault.QUOTE)
        if kind == "phrase":
            written = " ".join(written.strip('"').split())
        if kind == "word":
            written = written.lstrip("-")  # a dash after a quotation mark excludes nothing, nor may it when read again
        kind = _OPERATORS.get(written, kind) if kind == "word" else kind
        if kind not in ("word", "phrase") or words(written):
            yield _Lexeme(kind, written)


def _as_said(lexemes: list[_Lexeme], names: Gazetteer) -> list[_Lexeme]:
    """The lexemes with a "niet" that excludes as an operator: at most one topic before it, one behind it."""
    if any(lexeme.kind != "word" for lexeme in lexemes):
        return lexemes
    said = [place for place, lexeme in enumerate(lexemes[:-1]) if lexeme.text.casefold() in _SAID_NOT]
    if len(said) != 1:
        return lexemes
    before, after = lexemes[: said[0]], lexemes[said[0] + 1 :]
    while before and before[-1].text.casefold() in _BEFORE_NOT:
        before = before[:-1]
    if all(len(side) < 2 or names.find(" ".join(one.text for one in side)) for side in (before, after)):
        return [*before, _Lexeme("not", lexemes[said[0]].text), *after]
    return lexemes


class _Reading:
    """Reads lexemes from left to right; each method takes what it understands and leaves the rest."""

    def __init__(self, lexemes: list[_Lexeme], names: Gazetteer) -> None:
        self._lexemes = lexemes
        self._names = names
        self._place = 0

    def ahead(self, further: int = 0) -> str | None:
        """The kind of what follows, None at the end."""
        place = self._place + further
        return self._lexemes[place].kind if place < len(self._lexemes) else None

    def group(self, depth: int) -> Tree | None:
        """Everything up to a closing bracket or the end; None if that is nothing."""
        if depth > MAX_DEPTH:
            raise QueryError(Fault.TOO_DEEP)
        choices: list[Tree | None] = []
        excluded: list[Tree] = []
        while True:
            choices.append(both(self._sequence(depth, excluded)))
            if self.ahead() != "or":
                break
            self._place += 1
        if len(choices) > 1 and None in choices:
            raise QueryError(Fault.OPERATOR)
        wanted = either([choice for choice in choices if choice is not None])
        if wanted is None and excluded:
            raise QueryError(Fault.ONLY_EXCLUDES)
        return wanted and both([wanted, *(Without(part) for part in excluded)])

    def _sequence(self, depth: int, excluded: list[Tree]) -> list[Tree]:
        found: list[Tree] = []
        common: list[Tree] = []
        while (kind := self.ahead()) not in (None, "close", "or"):
            if kind in ("and", "not"):
                self._operator(kind, depth, excluded, bool(found or common))
            else:
                self._operand(depth, found, common)
        return found or common[:1]

    def _operator(self, kind: str | None, depth: int, excluded: list[Tree], after: bool) -> None:
        self._place += 1
        if self.ahead() in (None, "close", "or", "and") or (kind == "and" and not after):
            raise QueryError(Fault.OPERATOR)
        if kind == "not":
            if self.ahead() == "not":
                raise QueryError(Fault.OPERATOR)
            found: list[Tree] = []
            common: list[Tree] = []
            self._operand(depth, found, common)
            excluded += found or common

    def _operand(self, depth: int, found: list[Tree], common: list[Tree]) -> None:
        if self.ahead() == "open":
            found += [part for part in (self._bracket(depth),) if part is not None]
            return
        term = self._term()
        is_common = not term.quoted and term.text.casefold() in _STOP_WORDS and self._names.find(term.text) is None
        (common if is_common else found).append(term)

    def _bracket(self, depth: int) -> Tree | None:
        self._place += 1
        inside = self.group(depth + 1)
        if self.ahead() != "close":
            raise QueryError(Fault.BRACKET)
        self._place += 1
        return inside

    def _term(self) -> Term:
        first = self._lexemes[self._place]
        if first.kind == "phrase":
            self._place += 1
            return Term(first.text, quoted=True)
        for length in range(self._names.longest, 0, -1):
            run = self._lexemes[self._place : self._place + length]
            text = " ".join(lexeme.text for lexeme in run)
            if len(run) == length and all(lexeme.kind == "word" for lexeme in run) and self._is_name(text, length):
                break
        self._place += length
        return Term(text)

    def _is_name(self, text: str, length: int) -> bool:
        return length == 1 or self._names.find(text) is not None
