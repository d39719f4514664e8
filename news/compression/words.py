"""A sentence as words with their signs apart: what the rules of compression look at."""

import re
from dataclasses import dataclass
from functools import cached_property

from news.abbreviations import words as word_set
from news.compression import lexicon, verbs

_OPENING = "\"'“‘„‚»«([{`"
_CLOSING = "\"'”’»«)]}`"
_SIGNS = re.compile(r"[.,;:!?…–—-]+$")
_FIGURE = re.compile(r"^[€$£]?\d")


@dataclass(frozen=True)
class Word:
    """One word as it stands in its sentence: `text` whole, `bare` in lower case without the signs around it."""

    text: str

    @cached_property
    def bare(self) -> str:
        """Lower case, without quotation marks, brackets and stops."""
        return self.core.lower()

    @cached_property
    def core(self) -> str:
        """Without the signs around it, its case kept."""
        text = self.text.lstrip(_OPENING)
        while text != (text := _SIGNS.sub("", text.rstrip(_CLOSING))):
            pass
        return text

    @property
    def comma(self) -> bool:
        """Whether a comma follows."""
        return self.text.endswith(",")

    @property
    def stops(self) -> bool:
        """Whether any sign follows that parts it from the next word."""
        return (bool(self.text) and self.text[-1] in ",;:.!?…)–—") or self.text in ("-", "–", "—")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital or is a name such as iPhone or 's-Hertogenbosch."""
        core = self.core
        return core[:1].isupper() or (core[:3] == "'s-") or (len(core) > 1 and core[1].isupper())

    @property
    def figure(self) -> bool:
        """Whether it is a number in figures, with or without its currency sign."""
        return bool(_FIGURE.match(self.core))

    @property
    def finite(self) -> bool:
        """Whether it may be a finite verb; a capital within a sentence makes it a name, which the caller knows."""
        return verbs.is_finite(self.bare)

    @property
    def verbal(self) -> bool:
        """Whether it can end a clause as its verb."""
        return verbs.is_verbal(self.bare)

    @property
    def closed(self) -> bool:
        """Whether it belongs to a closed class, so that no noun phrase runs on over it."""
        return self.bare in _CLOSED

    @property
    def nominal(self) -> bool:
        """Whether it can stand in the middle of a noun phrase: no verb, no function word."""
        return any(sign.isalnum() for sign in self.bare) and not self.closed and not (self.finite and not self.capital)


_CLOSED = (
    lexicon.DETERMINERS
    | lexicon.PRONOUNS
    | lexicon.PREPOSITIONS
    | lexicon.ADVERBS
    | lexicon.SUBORDINATORS
    | lexicon.RELATIVES
    | lexicon.COORDINATORS
    | lexicon.NEGATIONS
    | lexicon.DAYS
    | lexicon.NUMERALS
    | lexicon.HEDGES
)


def words_of(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence, as white space parts them."""
    return tuple(Word(text) for text in sentence.split())


def quoted(words: tuple[Word, ...]) -> tuple[bool, ...]:
    """For each word whether it stands in a quotation of more than two words; an open one reaches to the end."""
    inside = [False] * len(words)
    begin: int | None = None
    for place, word in enumerate(words):
        if begin is None and _opens(word.text):
            begin = place
        if begin is not None and _closes(word.text):
            if place - begin > 1:
                inside[begin : place + 1] = [True] * (place + 1 - begin)
            begin = None
    if begin is not None:
        inside[begin:] = [True] * (len(words) - begin)
    return tuple(inside)


def _opens(text: str) -> bool:
    return (
        text[:1] in '"“„‘‚«»'
        or (text[:1] == "'" and text.lower() not in _ELIDED)
        or text.startswith(("``", ",,", "''"))
    )


def _closes(text: str) -> bool:
    bare = text.rstrip(".,;:!?)")
    return bare[-1:] in "\"”’»«'" and len(bare) > 0 and not (len(bare) == 1 and len(text) == 1)


_ELIDED = word_set("'s 't 'n 'k 'm 'r")
