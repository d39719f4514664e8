"""The best briefs that the scores allow: one or two compressed sentences, by the overlap that is to be expected.

With q the probability that a sub-editor's brief holds a sentence and k that he keeps a part of it, a brief of n words
shares sum(q·k) words with his, so 2·sum/(n + m) is its expected F1, m being the length of a usual brief. That settles
by itself how many sentences to take and how far to cut. What leans on a sentence that is left out, and a second
sentence that says the first again, are no candidates: the guard would refuse them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from news.brief import MAX_BRIEF
from news.compression.compressions import Compression, compressions
from news.compression.hanging import gives_source, hangs, is_taken_back
from news.compression.spans import Cut
from news.compression.standing import standing
from news.compression.words import words_of
from news.compression.worth import is_repeated, titled, worth
from news.guard.antecedents import Said, is_met, needs, said_after
from news.guard.speakers import gives_to_speaker, names_speaker
from news.guard.tokens import Token, tokens

USUAL_LENGTH = 28
"""Words of a usual brief."""

SHORTEST_BRIEF = 50
"""Characters."""

OPENING = (0, 1)
"""The places of the two sentences of which the second may point back: nothing stands before them that it could mean."""

MOST_SENTENCES = 2
BELOW = 0.85
"""Of the score of a brief that does not begin with the article's first sentence, where names are told in full."""

_SENTENCES = 8
_EACH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence of the article and what the head says: the `chance` that a brief holds it, and that each cut stays."""

    text: str
    chance: float
    keeps: dict[Cut, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible brief: text, score, the places of its sentences, those (`sources`), and what was left of each."""

    text: str
    score: float
    places: tuple[int, ...]
    sources: tuple[str, ...]
    parts: tuple[Compression, ...]


@dataclass(frozen=True)
class _Article:
    """The sentences as the rules about what leans on them read them."""

    title: str
    judged: tuple[Judged, ...]

    @cached_property
    def heading(self) -> tuple[Token, ...]:
        """The words of the title."""
        return tokens(self.title)

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each sentence."""
        return tuple(tokens(one.text) for one in self.judged)


@dataclass(frozen=True, slots=True)
class _Part:
    place: int
    source: str
    made: Compression
    hits: float
    words: int
    alone: bool


def best_briefs(judged: Sequence[Judged], most: int = 24, title: str = "") -> list[Candidate]:
    """Briefs in falling order of score, none longer than `MAX_BRIEF`, no two alike."""
    article = _Article(title, tuple(judged))
    parts = {place: _parts(place, judged[place]) for place in _promising(judged)}
    found: dict[str, Candidate] = {}
    for candidate in sorted(_pairings(parts, title), key=lambda candidate: -candidate.score):
        if candidate.text not in found and _stands(candidate, article):
            found[candidate.text] = candidate
        if len(found) == most:
            break
    return list(found.values())


def _stands(candidate: Candidate, article: _Article) -> bool:
    """Whether each sentence of a candidate leans on nothing that it leaves out, and says something new."""
    said: Said | None = None
    for place, part in zip(candidate.places, candidate.parts, strict=True):
        words, source = tokens(part.text), article.sentences[place]
        for need in needs(words, source, article.sentences[:place], article.heading):
            if not is_met(need if candidate.places == OPENING else replace(need, adjacent=False), place, said):
                return False
        said = said_after(said, place, words, source)
        following = article.sentences[place + 1] if place + 1 < len(article.sentences) else ()
        if gives_to_speaker(following) and place + 1 not in candidate.places and not names_speaker(words):
            return False
    texts = [words_of(part.text) for part in candidate.parts]
    last = candidate.places[-1]
    after = words_of(article.judged[last + 1].text) if last + 1 < len(article.judged) else ()
    if is_taken_back(texts[0], ()) or is_taken_back((), after):
        return False
    if len(texts) < MOST_SENTENCES and gives_source(after):
        return len(candidate.text) + len(article.judged[last + 1].text) >= MAX_BRIEF
    return len(texts) < 2 or not is_repeated(*texts)


def _promising(judged: Sequence[Judged]) -> list[int]:
    ranked = sorted(range(len(judged)), key=lambda place: (-judged[place].chance, place))[:_SENTENCES]
    return sorted(set(ranked) | {place - 1 for place in ranked if place})


def _parts(place: int, sentence: Judged) -> list[_Part]:
    """The best compressions of one sentence that can stand."""
    found = []
    factor = worth(sentence.text)
    for made in compressions(sentence.text):
        stand = standing(made.text)
        if stand.after and len(made.text) <= MAX_BRIEF:
            hits = factor * _hits(sentence, made)
            alone = stand.alone and not (place and hangs(words_of(made.text)))
            found.append(_Part(place, sentence.text, made, hits, len(made.kept), alone))
    return sorted(found, key=lambda part: -_overlap(part.hits, part.words))[:_EACH]


def _hits(sentence: Judged, made: Compression) -> float:
    """The words that are to be expected in common: each stays with the least chance of the cuts around it."""
    keep: dict[int, float] = {}
    for cut, chance in sentence.keeps.items():
        for word in range(cut.start, cut.stop):
            keep[word] = min(keep.get(word, 1.0), chance)
    return sentence.chance * sum(keep.get(word, 1.0) for word in made.kept)


def _overlap(hits: float, words: int) -> float:
    return 2 * hits / (words + USUAL_LENGTH)


def _pairings(parts: dict[int, list[_Part]], title: str) -> Iterator[Candidate]:
    for place, ones in parts.items():
        for one in ones:
            if one.alone:
                yield from _candidate((one,), title)
        for later, others in parts.items():
            if later == place + 1:  # a turn, a date or a name may stand between two that are no neighbours
                yield from _pairs(ones, others, title)


def _pairs(ones: Sequence[_Part], others: Sequence[_Part], title: str) -> Iterator[Candidate]:
    """Two neighbours; a second that points back follows the article's first sentence, of which nothing is cut."""
    for one in ones:
        for other in others:
            opens = (one.place, other.place) == OPENING and not one.made.cuts
            if one.alone and (other.alone or opens):
                yield from _candidate((one, other), title)


def _candidate(parts: tuple[_Part, ...], title: str) -> Iterator[Candidate]:
    text = " ".join(part.made.text for part in parts)
    if SHORTEST_BRIEF <= len(text) <= MAX_BRIEF:
        placed = BELOW if parts[0].place else 1.0
        score = (
            placed * titled(title, text) * _overlap(sum(part.hits for part in parts), sum(part.words for part in parts))
        )
        yield Candidate(
            text=text,
            score=score,
            places=tuple(part.place for part in parts),
            sources=tuple(part.source for part in parts),
            parts=tuple(part.made for part in parts),
        )
