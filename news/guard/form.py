"""What a brief must look like, whatever its source says."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from news.brief import MAX_BRIEF
from news.guard.refusal import Reason, Refusal
from news.guard.tokens import Token
from news.statement import has_main_verb, is_balanced, is_foreign

SAME_SHARE = 0.8
"""Of its content words; a sentence that shares as many with another one says it again."""

_BEGINNING = re.compile(r"(?:[\"“‘„«'(]|,,)*\s?(?:[A-ZÀ-ÖØ-Þ0-9€$]|['’][a-z]\b ?[A-Z]?|[a-z][A-Z])")
_END = re.compile(r"[.!?][\"”’»')]*$")


def broken_form(text: str, parted: Sequence[str], read: Sequence[Sequence[Token]]) -> Iterator[Refusal]:
    """Each rule of form that the text of a brief breaks."""
    if not text.strip() or len(text) > MAX_BRIEF:
        yield Refusal(Reason.LENGTH, (str(len(text)),))
    for sentence in parted:
        if not _is_sentence(sentence):
            yield Refusal(Reason.NOT_A_SENTENCE, (sentence.split()[0],), sentence)
    if parted and is_foreign(text):
        yield Refusal(Reason.LANGUAGE)
    yield from _repeated(parted, read)


def _is_sentence(sentence: str) -> bool:
    if not _BEGINNING.match(sentence) or not _END.search(sentence) or sentence.rstrip("\"'”’").endswith(("...", "…")):
        return False
    return is_balanced(sentence) and has_main_verb(sentence)


def _repeated(parted: Sequence[str], read: Sequence[Sequence[Token]]) -> Iterator[Refusal]:
    stems = [{word.stem for word in sentence if word.content} for sentence in read]
    for place, one in enumerate(stems):
        for other in range(place + 1, len(stems)):
            least = min(len(one), len(stems[other]))
            if least and len(one & stems[other]) >= SAME_SHARE * least:
                yield Refusal(Reason.REPEATED, tuple(sorted(one & stems[other])), parted[other])
    for sentence, words in zip(parted, read, strict=True):
        for one_word, two_word in pairwise(words):
            if one_word.word == two_word.word and one_word.content and not one_word.comma:
                yield Refusal(Reason.REPEATED, (one_word.written,), sentence)
