"""The guard's entry: a brief and its article in, the broken rules out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from news.article import Article
from news.dateline import split_dateline
from news.guard import lexicon
from news.guard.alignment import Part, align
from news.guard.antecedents import Said, said_after
from news.guard.clauses import broken_clauses
from news.guard.form import broken_form
from news.guard.grammar import broken_grammar, cut_measures
from news.guard.limits import broken_limits
from news.guard.objects import broken_objects
from news.guard.order import broken_order
from news.guard.phrases import broken_phrases, name_runs, torn_names
from news.guard.quotations import broken_quotations
from news.guard.reference import broken_references
from news.guard.refusal import Reason, Refusal
from news.guard.speakers import gives_to_speaker, names_speaker
from news.guard.tokens import Token, read, tokens
from news.guard.verb_ends import broken_verbs
from news.sentences import paragraphs, sentences

MAX_SENTENCES = 150
"""Sentences of the source that are looked at."""

MAX_TEXT = 2_000
"""Characters of a brief; a longer one is refused without reading it."""

MAX_CHARACTERS = 60_000
"""Of the source that are looked at."""

MAX_TITLE = 500
"""Characters of its title."""

MAX_INSERTED = 2
"""Function words that a sentence of the brief may have beyond its source's."""


@dataclass(frozen=True, slots=True)
class _Source:
    """An article as sentences of words, with all its words and stems, and the names that stand alone in it.

    `openings` are the sentences that have none before them: the first of the body and of the title.
    """

    sentences: tuple[tuple[Token, ...], ...]
    known: frozenset[str]
    alone: frozenset[str]
    openings: frozenset[int]


def check(brief_text: str, article: Article | str) -> tuple[Refusal, ...]:
    """Each rule that a brief breaks against its article, in the order of its sentences; () where it is accepted.

    `article` is an article, whose title counts as a source too, or the text of one. Takes time by the length of the
    brief times that of the few sentences it comes from.
    """
    text = " ".join(brief_text.split())
    if len(text) > MAX_TEXT:
        return (Refusal(Reason.LENGTH, (str(len(text)),)),)
    parted = sentences(text)
    ours = [tokens(sentence) for sentence in parted]
    found = list(broken_form(text, parted, ours))
    body, title = (article, "") if isinstance(article, str) else (article.body, article.title)
    source = _source(body[:MAX_CHARACTERS], title[:MAX_TITLE])
    said: Said | None = None
    aligned = [align(words, source.sentences) for words in ours]
    for sentence, words, parts in zip(parted, ours, aligned, strict=True):
        found += [Refusal(reason, (word,), sentence) for reason, word in _broken(words, parts, said, source)]
        for part in parts:
            said = said_after(said, part.number, words[part.start : part.start + len(part.places)], part.source)
    found += _unattributed([part for parts in aligned for part in parts], source)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _source(body: str, title: str) -> _Source:
    """The article as the rules read it; kept, since several candidates are checked against one article."""
    running = [words for part in paragraphs(split_dateline(body)[1]) for words in read(part) if words][:MAX_SENTENCES]
    found = (*running, *(words for words in read(title) if words))
    known = frozenset(form for words in found for word in words for form in (word.word, word.stem))
    runs = ((words, run) for words in found for run in name_runs(words) if len(run) == 1)
    alone = frozenset(words[run[0]].word for words, run in runs)
    return _Source(found, known, alone, frozenset((0, len(running))))


def _broken(
    words: tuple[Token, ...], parts: Sequence[Part], said: Said | None, source: _Source
) -> Iterator[tuple[Reason, str]]:
    yield from _unexplained(words, parts, source)
    yield from broken_references(words, parts, said, source.sentences, source.openings)
    for part in parts:
        yield from broken_quotations(words, part)
        yield from torn_names(words, part, source.alone)
        if len(part.kept) < len(part.source):
            yield from broken_clauses(part)
            yield from broken_phrases(part)
            yield from broken_grammar(part)
            yield from cut_measures(part)
            yield from broken_limits(part)
            yield from broken_objects(part)
            yield from broken_verbs(part)
            yield from broken_order(words, part)


def _unexplained(words: Sequence[Token], parts: Sequence[Part], source: _Source) -> Iterator[tuple[Reason, str]]:
    """Words of the brief that stand nowhere in the source, not in these sentences, or not in this order."""
    found = {part.start + offset for part in parts for offset, place in enumerate(part.places) if place is not None}
    inserted = 0
    for place, word in enumerate(words):
        if place in found or not word.word:
            continue
        if word.word in lexicon.INSERTABLE and inserted < MAX_INSERTED:
            inserted += 1
            continue
        yield _why(word, parts, source), word.written


def _why(word: Token, parts: Sequence[Part], source: _Source) -> Reason:
    """The name of what is wrong with a word that could not be found in its place."""
    if word.word in lexicon.NEGATIONS:
        return Reason.NEGATION
    if word.number:
        return Reason.NUMBER
    if word.word in lexicon.MODALS:
        return Reason.MODALITY
    if word.word in lexicon.REPORTS:
        return Reason.ATTRIBUTION
    near = any(word.key == theirs.key for part in parts for theirs in part.source)
    if not near:
        return Reason.NOT_ALIGNED if word.word in source.known or word.stem in source.known else Reason.UNKNOWN_WORD
    return Reason.SUBJECT_OBJECT if word.capital or word.first else Reason.ORDER


def _unattributed(parts: Sequence[Part], source: _Source) -> list[Refusal]:
    """Claims whose speaker stands in the source's next sentence ("Dat zegt …"), which the brief leaves out."""
    numbers = {part.number for part in parts}
    refusals = []
    for part in parts:
        following = source.sentences[part.number + 1] if part.number + 1 < len(source.sentences) else ()
        if part.number + 1 in numbers or not gives_to_speaker(following):
            continue
        if not names_speaker([part.source[place] for place in part.kept]):
            refusals.append(Refusal(Reason.ATTRIBUTION, tuple(word.written for word in following[:3])))
    return refusals
