"""What a sentence leans on: whoever or whatever it names as known, since an earlier sentence told who or what.

A brief that leaves the earlier sentence out leaves such words hanging, or hands them to somebody else. `needs` finds
them, `is_met` tells whether what the brief has said before them will do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from news.guard.definites import definites, surnames
from news.guard.mentions import Need
from news.guard.phrases import name_runs
from news.guard.pointers import pointers
from news.guard.tokens import Token

Words = Sequence[Token]


_CONTRASTS = frozenset(("maar", "toch"))
"""Open a sentence that takes back the one before it, also where the brief drops the word."""


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence of the brief before this one: its place in the source, and all keys that the brief has so far.

    `named` is whether it has kept the first name of its source sentence.
    """

    number: int
    keys: frozenset[str]
    named: bool = True


def needs(words: Words, source: Words, earlier: Sequence[Words], title: Words = ()) -> tuple[Need, ...]:
    """What a sentence of a brief leans on.

    `source` is the sentence that it was made of, `earlier` those before that, `title` the article's. Nothing where
    none stands before it: there it points at nothing in the source either.
    """
    if not earlier or not words:
        return ()
    contrast = (Need(source[0].bare),) if source[0].word in _CONTRASTS else ()
    return (*contrast, *pointers(words), *definites(words, earlier), *surnames(words, earlier, title))


def is_met(need: Need, number: int, said: Said | None) -> bool:
    """Whether what was said meets this need of a sentence that stands at `number` in the source."""
    if said is None:
        return False
    if need.keys & said.keys:
        return True
    return need.adjacent and said.named and said.number in (number - 1, number)


def said_after(said: Said | None, number: int, words: Words, source: Words) -> Said:
    """What is said once a sentence of the brief, made of this one of the source, stands there."""
    keys = frozenset(word.key for word in words)
    named = all(source[run[-1]].key in keys for run in name_runs(source)[:1])
    return Said(number, keys | (said.keys if said else frozenset()), named)
