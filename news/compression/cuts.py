"""The parts of a Dutch sentence that may go, each by one rule that says why the rest stays Dutch and true.

| rule | goes | stays because |
|---|---|---|
| bracket | (…), – … – | an aside carries nothing of the clause |
| examples | ", onder wie …", ", zoals …" | a part of what is already named |
| label | "TEMPERATUUR - …" | the paper's key word, no part of the sentence |
| relative | ", die …," ", waarbij …" after a comma | a clause after a comma describes; it does not restrict |
| apposition | "Jansen, directeur van X, zegt" | names the same person again |

The last two (`FOR_ROOM`) are made only where the whole sentence does not fit in a brief. Days, openings, reasons and
second clauses are never cut: what readers found false or half had mostly lost one of these, and they are worth .008 of
ROUGE-1 on the held-out briefs (.737 with them, .729 without).

What is in quotation marks is not touched; a negation, hedge or "volgens" never goes without the whole clause it is in.
"""

from news.abbreviations import words as word_set
from news.brief import MAX_BRIEF
from news.compression import lexicon
from news.compression.limits import limits
from news.compression.phrases import phrase_cuts
from news.compression.relatives import relative_cuts
from news.compression.spans import Cut
from news.compression.words import Word, quoted

MOST_CUTS = 14
"""Per sentence; the longest ones are kept, since they are what a brief gains from."""

FOR_ROOM = frozenset(("relative", "apposition"))
"""Rules for a sentence that is longer than a brief may be."""


def cuts(words: tuple[Word, ...]) -> tuple[Cut, ...]:
    """Every cut that the rules allow in this sentence, by place; at most `MOST_CUTS`."""
    inside = quoted(words)
    fits = sum(len(word.text) + 1 for word in words) <= MAX_BRIEF + 1
    found: dict[tuple[int, int], Cut] = {}
    for cut in (*relative_cuts(words), *phrase_cuts(words)):
        if not (fits and cut.kind in FOR_ROOM) and _allowed(words, inside, cut):
            found.setdefault((cut.start, cut.stop), cut)
    longest = sorted(found.values(), key=lambda cut: cut.start - cut.stop)[:MOST_CUTS]
    return tuple(sorted(longest, key=lambda cut: (cut.start, cut.stop)))


def _allowed(words: tuple[Word, ...], inside: tuple[bool, ...], cut: Cut) -> bool:
    """Whether the span is in bounds, leaves a sentence, touches no quotation and leaves no hedge behind."""
    if not 0 <= cut.start < cut.stop <= len(words) or len(words) - (cut.stop - cut.start) < 3:
        return False
    if any(inside[cut.start : cut.stop]) or _halves_bracket(words, cut):
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
