"""What is new about a story in an article that comes in: the sentences that tell something nobody told before.

News is a sentence near the top with a name or a number that no earlier article of the story had, in any of its
versions (of another paper's a number, and names once the story has been there a while); of an article that its
publisher changed, also one at the very top that says something else than before. So these are no news: a mended comma,
a longer tail, a copy in another paper, a teaser whose full text comes in, a correction (`news.corrections`), a column.
Of a live blog every new entry is news.

What is told is a whole sentence of the source that needs no other to be understood; where there is none, the reader
would learn nothing, and there is no news.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from news.abbreviations import words as word_set
from news.article import Article, Kind
from news.brief import MAX_BRIEF
from news.compression.worth import is_past, is_scene
from news.corrections import is_correction
from news.dutch_numbers import numbers
from news.fingerprints import shingles
from news.folding import tokens, words
from news.genre import genre
from news.guard import check
from news.lead_candidates import Candidate, candidates, content_stems

TOP = 6
"""Sentences of an article in which news stands; what comes later is background."""
COPY_TOP = 3
"""Of a copy only what was changed at the top is looked at."""
RETELLING = timedelta(minutes=30)
"""So long after a story began its other names are those of another telling of it; other numbers are news at once."""
_NAMES = 2
"""Words of names that make a sentence of another paper news: whom it asked besides is none."""
LIVE_TOP = 12
"""A live blog has its newest entries above the others."""
COPIED = 0.5
"""Part of one opening that stands word for word in the other, from which one is a copy."""
OTHERWISE = 0.4
"""Part of a changed sentence's stems that the article did not have, from which it says something else."""
_OTHER_STEMS = 2
_MOST_TEXT = 20_000
_TOP_TEXT = 2_500
_OPENING, _WITHIN = 100, 400
_SCORE = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])")
_OUTLETS = word_set("anp afp ap dpa reuters nos nu rtl bnr belga efe upi cnn bbc omroep nieuws")

Term = tuple[str, str]
"""A name or a number, so that texts can be compared by what they have."""


def news_in(article: Article, known: Sequence[Article]) -> tuple[str, ...]:
    """The new sentences of an article that joins a story of these articles, which may be earlier versions too.

    One or two, at most 280 characters together, in the article's order; () where there is no news.
    """
    if article.kind in (Kind.STUB, Kind.LIVEBLOG) or genre(article) is not None or _is_full_of_teaser(article, known):
        return ()
    copied = any(_is_copy(article, other) for other in known)
    began = min((_moment(one) for one in known), default=_moment(article))
    names = _NAMES if _moment(article) - began >= RETELLING else None
    return _told(article, _new(article, known, COPY_TOP if copied else TOP, names=names))


def news_of_change(before: Article, after: Article, known: Sequence[Article]) -> tuple[str, ...]:
    """The new sentences of an article that its publisher changed; `known` are the story's other articles."""
    if after.kind is Kind.LIVEBLOG:
        return _told(after, [each for each in _fresh(before, after) if each.place < LIVE_TOP])
    if before.kind in (Kind.TEASER, Kind.STUB) or after.kind is Kind.STUB or is_correction(before, after):
        return ()
    if genre(after) is not None or _is_cut(before, after):
        return ()
    fresh = _fresh(before, after)
    telling = {each.place for each in _new(after, [before, *known], TOP, names=1)}
    return _told(after, [each for each in fresh if each.place in telling or _says_otherwise(each, before)])


@lru_cache(maxsize=64)
def _top(article: Article) -> tuple[Candidate, ...]:
    """The sentences of its beginning that could be told: reading all of a long article takes ten times as long."""
    return candidates(replace(article, body=article.body[:_TOP_TEXT]))


def _new(article: Article, known: Sequence[Article], top: int, *, names: int | None) -> list[Candidate]:
    """The sentences at the top with a number, or so many words of names, that none of the known has."""
    own = {word for name in (article.publisher or "", *article.agencies) for word in words(name)} | _OUTLETS
    had = _had(known) | _named(own)
    found = []
    for each in _top(article):
        kinds = [kind for kind, _ in _terms(each.text) - had] if each.place < top else []
        if "number" in kinds or (names is not None and kinds.count("name") >= names):
            found.append(each)
    return found


def _fresh(before: Article, after: Article) -> list[Candidate]:
    """The sentences that did not stand in the earlier version, however it was spelled."""
    stood = {tuple(words(each.text)) for each in _top(before)}
    return [each for each in _top(after) if tuple(words(each.text)) not in stood]


def _says_otherwise(each: Candidate, before: Article) -> bool:
    """Whether a sentence at the very top says something that the earlier version did not."""
    if each.place >= COPY_TOP:
        return False
    other = each.stems - content_stems(f"{before.title}\n{before.body[:_MOST_TEXT]}")
    return len(other) >= _OTHER_STEMS and len(other) >= OTHERWISE * len(each.stems)


def _told(article: Article, found: Iterable[Candidate]) -> tuple[str, ...]:
    """The one or two of these that a reader understands by themselves, most names and numbers first."""
    news = sorted(found, key=lambda each: (-_worth(each), each.place))
    best = [each for each in news if _stands_alone(each)]
    chosen: list[Candidate] = []
    for each in (*best, *best):  # once more: what leans on another sentence may stand beside it
        together = sorted((*chosen, each), key=lambda one: one.place)
        text = " ".join(one.text for one in together)
        if each not in chosen and len(text) <= MAX_BRIEF and not check(text, article):
            chosen = together
        if len(chosen) == 2:  # what more there is, is in the article
            break
    return tuple(each.text for each in chosen) or _in_context(article, news)


def _in_context(article: Article, news: Sequence[Candidate]) -> tuple[str, ...]:
    """A sentence that needs the one before it, told with that one; () where that does not help either."""
    stood = {each.place: each for each in _top(article)}
    for each in news:
        before = stood.get(each.place - 1)
        if before is None or not _stands_alone(before) or each.personal or is_past(each.text):
            continue
        text = f"{before.text} {each.text}"
        if len(text) <= MAX_BRIEF and not check(text, article):
            return before.text, each.text
    return ()


def _worth(each: Candidate) -> float:
    counted = sum(2 if kind == "number" else 1 for kind, _ in _terms(each.text))
    return min(counted, 6) - each.place


def _stands_alone(each: Candidate) -> bool:
    if each.leans or each.personal or each.quotation or each.attributes:
        return False
    return not is_past(each.text) and not is_scene(each.text)


def _had(known: Sequence[Article]) -> frozenset[Term]:
    return frozenset().union(*(_terms_of(f"{one.title}\n{one.body[:_MOST_TEXT]}") for one in known))


@lru_cache(maxsize=256)
def _terms_of(text: str) -> frozenset[Term]:
    """Every word as the name it may be, and every number."""
    return _named(words(text)) | _counted(text)


def _terms(sentence: str) -> frozenset[Term]:
    """The names and numbers of one sentence; a word that opens it is a name where another one follows it."""
    found = [token for token in tokens(sentence) if not token.word.isdigit()]
    capital = [sentence[token.start].isupper() and len(token.word) > 1 for token in found]
    names = [
        token.word
        for place, token in enumerate(found)
        if capital[place] and (place > 0 or (len(found) > 1 and capital[1]))
    ]
    return _named(names) | _counted(sentence)


def _counted(text: str) -> frozenset[Term]:
    values = {("number", f"{number.value:g}") for number in numbers(text) if number.value != 1}
    return frozenset(values | {("number", score) for score in _SCORE.findall(text)})


def _named(found: Iterable[str]) -> frozenset[Term]:
    return frozenset(("name", word) for word in found)


def _moment(article: Article) -> datetime:
    return article.published_at or article.fetched_at


def _is_copy(one: Article, other: Article) -> bool:
    mine, yours = shingles(one.body, _OPENING), shingles(other.body, _OPENING)
    if not mine or not yours:
        return False
    shared = max(
        len(mine & shingles(other.body, _WITHIN)) / len(mine), len(yours & shingles(one.body, _WITHIN)) / len(yours)
    )
    return shared >= COPIED


def _is_full_of_teaser(article: Article, known: Sequence[Article]) -> bool:
    """Whether it is the first full text of what was only announced, by the same publisher or in the same words."""
    if article.kind is not Kind.ARTICLE or any(one.kind is Kind.ARTICLE for one in known):
        return False
    return any(
        (one.publisher is not None and one.publisher == article.publisher) or _is_copy(article, one) for one in known
    )


def _is_cut(before: Article, after: Article) -> bool:
    """Whether the earlier version broke off ("…") where the later one goes on."""
    text = before.body.rstrip()
    cut = next((text.removesuffix(mark).rstrip() for mark in ("…", "...", "[…]", "[...]") if text.endswith(mark)), None)
    return cut is not None and words(after.body)[: len(words(cut))] == words(cut)
