"""Corrections: a publisher takes back what an earlier version of an article said.

- The later version says so, and the earlier one did not ("Correctie: …", "In een eerdere versie van dit artikel …",
  "Rectificatie", "Aanvulling").
- Or nothing but names and numbers was changed, in a sentence of the title or the top, and the rest is as it was. The
  number of the dead, wounded, missing or arrested that only goes up is no mistake but news.

What was shown is wrong where the later version no longer bears it out.
"""

import re
from collections.abc import Sequence

from news.article import Article, Kind
from news.dutch_numbers import numbers
from news.folding import Token, tokens, words
from news.guard import check
from news.sentences import sentences

TOP = 4
"""Sentences, the title counted, in which a changed name or number is a correction of what was told."""
MOST_CHANGED = 3
"""Words of a sentence that may be others, where it is the same sentence."""
_MARK = re.compile(
    r"(?:^|[.\n(*]\s*)(?:naschrift|correctie|rectificatie|aanvulling|verbetering)\b(?:\s*[:(,.\]]|\s+\d|\s*$)"
    r"|\b(?:in|uit) een (?:eerdere|vorige|oudere) versie van (?:dit|het|deze)\b"
    r"|\b(?:eerder|aanvankelijk) (?:stond|stonden|schreven we|meldden we|werd) (?:in dit (?:artikel|bericht)|hier)\b"
    r"|\bdit (?:artikel|bericht) is (?:gecorrigeerd|aangepast omdat)\b",
    re.IGNORECASE | re.MULTILINE,
)
_GROWING = re.compile(
    r"\b(?:dode\w*|gewond\w*|zwaargewond\w*|slachtoffers?|vermiste\w*|arrestaties?|aanhoudingen|aangehouden|opgepakt"
    r"|gearresteerd|omgekomen|om het leven|overleden|gestorven)\b",
    re.IGNORECASE,
)


def is_correction(before: Article, after: Article) -> bool:
    """Whether the later version of an article corrects the earlier one."""
    if Kind.LIVEBLOG in (before.kind, after.kind) or after.kind is Kind.STUB:
        return False
    return says_so(after) > says_so(before) or _only_facts_changed(before, after)


def says_so(article: Article) -> int:
    """How often an article says that it was corrected."""
    return len(_MARK.findall(f"{article.title}\n{article.body}"))


def is_wrong(shown: str, article: Article) -> bool:
    """Whether a text that was shown says something that the corrected article does not bear out."""
    return bool(words(shown)) and bool(check(shown, article))


def _only_facts_changed(before: Article, after: Article) -> bool:
    old, new = _sentences(before), _sentences(after)
    if len(old) != len(new):
        return False
    changed = [
        (place, one, other)
        for place, (one, other) in enumerate(zip(old, new, strict=True))
        if words(one) != words(other)
    ]
    if not changed or any(place >= TOP for place, _, _ in changed):
        return False
    return all(_is_mended(one, other) for _, one, other in changed) and not all(
        _only_grows(one, other) for _, one, other in changed
    )


def _sentences(article: Article) -> Sequence[str]:
    return (article.title, *sentences(article.body[:60_000]))


def _is_mended(one: str, other: str) -> bool:
    """Whether two sentences differ in a few names or numbers alone, each put in the place of another."""
    mine, yours = list(tokens(one)), list(tokens(other))
    if len(mine) != len(yours):
        return False
    pairs = [(a, b) for a, b in zip(mine, yours, strict=True) if a.word != b.word]
    return len(pairs) <= MOST_CHANGED and all(_is_fact(one, a) and _is_fact(other, b) for a, b in pairs)


def _is_fact(sentence: str, token: Token) -> bool:
    counted = any(number.start <= token.start < number.end for number in numbers(sentence))
    return counted or any(char.isdigit() for char in token.word) or sentence[token.start].isupper()


def _only_grows(one: str, other: str) -> bool:
    """Whether all that changed is that more are dead, wounded, missing or arrested."""
    was, now = [[number.value for number in numbers(text)] for text in (one, other)]
    if not _GROWING.search(other) or len(was) != len(now):
        return False
    return was != now and all(a <= b for a, b in zip(was, now, strict=True))
