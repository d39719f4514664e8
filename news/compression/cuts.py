"""The parts of a Dutch sentence that may go, each by one rule that says why the rest stays Dutch and true.

| rule | goes | stays because |
|---|---|---|
| bracket | (…), – … – | an aside carries nothing of the clause |
| relative | ", die …," ", waarbij …" after a comma | a clause after a comma describes; it does not restrict |
| apposition | "Jansen, directeur van X, zegt" | names the same person again |
| subordinate | ", omdat …", "nadat …" at the end | adds to a main clause that holds without it; no condition goes |
| coordinate | ", en hij …", "en is …" at the end | two main clauses are two statements |
| examples | ", onder wie …", ", zoals …" | a part of what is already named |
| day | "maandag", "gisteravond" within the sentence | the news is of now; a reader sees its date |
| connective | "echter", "bovendien" | points at a sentence that a brief does not have |
| adjunct | "in Utrecht", "tijdens …" after the last verb | a place or time behind the verb is no object |
| opening | "Na afloop heeft X" → "X heeft" | only where the subject is short and certain |
| start | "Maar X", "En X" | no inversion follows |
| place | "in Utrecht" behind the auxiliary | as a day |
| age | "de 44-jarige man" | an attribute |

What is in quotation marks is not touched; a negation, hedge or "volgens" never goes without the whole clause it is in.
"""

from news.abbreviations import words as word_set
from news.compression import lexicon
from news.compression.clauses import clause_cuts
from news.compression.limits import limits
from news.compression.openings import opening_cuts
from news.compression.phrases import phrase_cuts
from news.compression.spans import Cut
from news.compression.words import Word, quoted

MOST_CUTS = 14
"""Per sentence; the longest ones are kept, since they are what a brief gains from."""


def cuts(words: tuple[Word, ...]) -> tuple[Cut, ...]:
    """Every cut that the rules allow in this sentence, by place; at most `MOST_CUTS`."""
    inside = quoted(words)
    found: dict[tuple[int, int], Cut] = {}
    for cut in (*clause_cuts(words), *phrase_cuts(words), *opening_cuts(words)):
        if _allowed(words, inside, cut):
            found.setdefault((cut.start, cut.stop), cut)
    longest = sorted(found.values(), key=lambda cut: cut.start - cut.stop)[:MOST_CUTS]
    return tuple(sorted(longest, key=lambda cut: (cut.start, cut.stop)))


def _allowed(words: tuple[Word, ...], inside: tuple[bool, ...], cut: Cut) -> bool:
    """Whether the span is in bounds, leaves a sentence, touches no quotation and leaves no hedge behind."""
    if not 0 <= cut.start < cut.stop <= len(words) or len(words) - (cut.stop - cut.start) < 3:
        return False
    if any(inside[cut.start : cut.stop]) or _halves_bracket(words, cut):
        return False
    if cut.kind in ("adjunct", "opening", "day", "place") and any(word.bare in lexicon.SUPERLATIVE for word in words):
        return False
    if any(limits(words, frozenset(range(cut.start, cut.stop)))):
        return False
    if cut.clause and any(word.bare.startswith("voorwaardelijk") for word in words[cut.start : cut.stop]):
        return False  # "een jaar cel, waarvan acht maanden voorwaardelijk" is no year in prison
    return cut.clause or not any(word.bare in _KEPT for word in words[cut.start : cut.stop])


def _halves_bracket(words: tuple[Word, ...], cut: Cut) -> bool:
    text = " ".join(word.text for word in words[cut.start : cut.stop])
    return text.count("(") != text.count(")") or text.count('"') % 2 == 1


_KEPT = lexicon.NEGATIONS | word_set(
    """
    volgens aldus voorwaardelijk voorwaardelijke mogelijk vermoedelijk waarschijnlijk misschien wellicht
    zogenaamd naar-verluidt
    """
)
