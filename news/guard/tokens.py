"""A sentence as the guard reads it: its words with the signs around them told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from news.compression.verbs import FINITE, is_finite, is_participle
from news.folding import fold
from news.guard import lexicon
from news.sentences import sentences
from news.stemming import stem

_OPENING = "\"'“‘„‚»«([{`,"
_CLOSING = "\"'”’»«)]}`.,;:!?…"
_SEPARABLE = tuple(lexicon.PARTICLES | {"deel", "plaats", "vrij", "les"})
_LONE = frozenset(('"', "''", ",,", "“", "”", "„", "’", "‘"))
_OPENS = re.compile(r"\(?(?:[\"“„‘«]|,,)|'(?![stnkm](?:-|$|\b))\w")
_CLOSES = re.compile(r"(?:[\"”»’]|''|')[.,;:!?)]*$")
_FIGURE = re.compile(r"[€$£]?\d[\d.,:/½¼%-]*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as `written`, without signs (`bare`), folded, and its stem; what stands around it; what it is.

    Two words are forms of one word where their `key` is the same: the stem of a word that means something, and the
    word itself of a number or a function word. `comma` tells whether a sign follows that parts it from the next word,
    `quoted` whether it stands within quotation marks, `first` whether it opens its sentence, so that its capital tells
    nothing, `figure` whether it is a number in figures, `content` whether it carries meaning of its own.
    """

    written: str
    bare: str
    word: str
    stem: str
    key: str
    comma: bool
    quoted: bool
    first: bool
    figure: bool
    content: bool

    @property
    def number(self) -> bool:
        """Whether it is a number, in figures or in letters."""
        return self.figure or self.word in lexicon.NUMERALS

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital that is not that of the sentence's beginning."""
        return not self.first and (self.bare[:1].isupper() or self.bare[:3] == "'s-" or self.bare[1:2].isupper())


def tokens(sentence: str, inside: bool = False) -> tuple[Token, ...]:
    """The words of a sentence, as white space parts them; lone signs are none of them.

    `inside` tells that a quotation from the sentence before is still open.
    """
    return _read(sentence, inside)[0]


def read(paragraph: str) -> tuple[tuple[Token, ...], ...]:
    """The sentences of a paragraph as words; quotations run on from one to the next."""
    found = []
    inside = False
    for sentence in sentences(paragraph):
        words, inside = _read(sentence, inside)
        found.append(words)
    return tuple(found)


def _read(sentence: str, inside: bool) -> tuple[tuple[Token, ...], bool]:
    written = [word for word in sentence.split() if any(char.isalnum() for char in word) or word in _LONE]
    quoted, inside = _quoted(written, inside)
    pairs = [(word, marks) for word, marks in zip(written, quoted, strict=True) if word not in _LONE]
    return tuple(_token(word, marks, place == 0) for place, (word, marks) in enumerate(pairs)), inside


def _token(written: str, quoted: bool, first: bool) -> Token:
    comma = (
        written[-1] in ",;:)–—"
        or (written[-2:-1] == "," and not written[-1].isalnum())
        or written.endswith(("''", ",'", ',"'))
    )
    form = _form(_bare(written))
    return Token(written, form.bare, form.word, form.stem, form.key, comma, quoted, first, form.figure, form.content)


class _Form(NamedTuple):
    """What a word is wherever it stands."""

    bare: str
    word: str
    stem: str
    key: str
    figure: bool
    content: bool


@lru_cache(maxsize=65_536)
def _form(bare: str) -> _Form:
    word = fold(bare).removesuffix("'s") if not bare[:1].isdigit() else bare.casefold()
    figure = bool(_FIGURE.fullmatch(bare))
    content = bool(word) and word not in lexicon.FUNCTION
    found = _stem(word)
    return _Form(bare, word, found, f"{found}*" if content and not figure else word, figure, content)


def _bare(written: str) -> str:
    elided = written[:2] in ("'s", "'t", "’s", "’t", "'n")
    text = written if elided else written.lstrip(_OPENING)
    end = text.rstrip(_CLOSING)
    if end.count(".") and len(end) <= 5 and end.replace(".", "").isalpha():
        return end + "."  # J.P., o.a.
    return end.strip("()[]") if end.count("(") != end.count(")") else end


def _stem(word: str) -> str:
    letters = "".join(char for char in word if char.isalnum() and char.isascii())
    return "-".join(filter(None, (stem(part) for part in _parts(word)))) if letters else word


def _parts(word: str) -> list[str]:
    return ["".join(char for char in part if char.isascii() and char.isalnum()) for part in word.split("-")]


def _quoted(written: Sequence[str], inside: bool) -> tuple[list[bool], bool]:
    """For each word whether quotation marks stand open around it, and whether they still do at the end."""
    found = []
    for word in written:
        inside = inside or bool(_OPENS.match(word)) or (word in _LONE and word not in ("''", "”", "’"))
        found.append(inside)
        if inside and _CLOSES.search(word) and word not in (",,", "„", "“"):
            inside = word in _LONE and found[-2:-1] != [True]
    return found, inside


def is_verb(words: Sequence[Token], place: int) -> bool:
    """Whether the word at this place can be a finite verb or an infinitive there, and not a noun."""
    word = words[place]
    before = words[place - 1] if place else None
    if word.capital or word.word in lexicon.HOMOGRAPHS or not word.word or (word.quoted and before is None):
        return False
    if word.word in lexicon.MODALS | lexicon.AUXILIARIES:
        return before is None or before.comma or before.word not in lexicon.DETERMINERS | lexicon.PREPOSITIONS
    return is_form(word.word) and (before is None or not _noun_follows(before) or _after_zijn(words, place))


def is_form(word: str) -> bool:
    """Whether it is spelled like a verb's finite form or infinitive, with or without a prefix that can part from it."""
    if word in FINITE or (is_finite(word) and not word.startswith("ge")):
        return True
    return any(
        word.startswith(each) and len(word) - len(each) > 3 and word[len(each) :] in FINITE for each in _SEPARABLE
    )


def is_right_verb(words: Sequence[Token], place: int) -> bool:
    """Whether the word is a participle or infinitive that closes its clause: at its end, or next to another verb."""
    word, before = words[place], words[place - 1] if place else None
    if (
        word.capital
        or not is_participle(word.word)
        or (before is not None and _noun_follows(before) and not _after_zijn(words, place))
    ):
        return False
    last = place + 1 == len(words) or word.comma
    return last or is_verb(words, place + 1) or words[place + 1].word in lexicon.PREPOSITIONS | lexicon.COORDINATORS


def _after_zijn(words: Sequence[Token], place: int) -> bool:
    """Whether "zijn" before this word is the verb: the word ends its clause ("zijn overleden", not "zijn leden")."""
    if words[place - 1].word != "zijn":
        return False
    last = place + 1 == len(words) or words[place].comma or words[place + 1].word in lexicon.PREPOSITIONS
    return last


def _noun_follows(before: Token) -> bool:
    """Whether the next word is a noun or adjective: after an article, a preposition, a number or an adjective in -e."""
    if before.comma:
        return False
    if before.word in ("die", "dat", "te", "om", "of", "er"):
        return False
    if before.word in lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.QUALIFIERS or before.number:
        return True
    adjective = before.bare.islower() and before.word.endswith("e") and len(before.word) > 4
    pointing = before.word.startswith(("daar", "hier", "waar", "er"))  # daarmee
    return adjective and not pointing and before.word not in FINITE
