"""Good briefs from which a word goes that the rest cannot do without: the guard refuses each of them, by name."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.guard import Reason, check
from news.guard.lexicon import ARTICLES, AUXILIARIES, MODALS, PARTICLES, PREPOSITIONS
from news.guard.tokens import Token, is_right_verb, is_verb, tokens
from news.sentences import sentences

PAIRS = tomllib.loads(Path(__file__).with_name("guard_pairs.toml").read_text(encoding="utf-8"))
GOOD = [
    (pair["source"], brief)
    for pair in PAIRS["true"]
    for brief in pair["briefs"]
    if len(sentences(brief)) == 1 and '"' not in brief and len(tokens(brief)) == len(brief.split())
]


def without(brief: str, start: int, stop: int) -> str:
    """The brief without these words, with a capital and a full stop again."""
    written = brief.split()
    kept = [*written[:start], *written[stop:]]
    text = " ".join(kept).rstrip(",.") + "."
    return text[:1].upper() + text[1:]


def deletions(kind: str) -> list[tuple[str, str]]:
    """Every good brief with one word of this kind gone, beside its source."""
    return [
        (source, without(brief, place, place + 1))
        for source, brief in GOOD
        for place in KINDS[kind](tokens(brief))
        if len(tokens(brief)) > 3
    ]


def finite(words: tuple[Token, ...]) -> Iterator[int]:
    """Modals and auxiliaries."""
    yield from (
        place for place, word in enumerate(words) if word.word in MODALS | AUXILIARIES and is_verb(words, place)
    )


def closing(words: tuple[Token, ...]) -> Iterator[int]:
    """Participles and infinitives that end their clause, where an auxiliary or modal stands before them."""
    for place in range(1, len(words)):
        before = any(words[one].word in MODALS | AUXILIARIES for one in range(place))
        if before and (is_right_verb(words, place) or (is_verb(words, place) and words[place].word.endswith("en"))):
            yield place


def particles(words: tuple[Token, ...]) -> Iterator[int]:
    """Particles of separable verbs at the end."""
    last = len(words) - 1
    if words[last].word in PARTICLES and words[last - 1].word not in PREPOSITIONS:
        yield last


def objects_of_prepositions(words: tuple[Token, ...]) -> Iterator[int]:
    """Nouns and names right behind a preposition, where no other part of the phrase follows."""
    for place in range(1, len(words)):
        after = words[place + 1] if place + 1 < len(words) else None
        ends = after is None or words[place].comma or after.word in PREPOSITIONS
        if words[place - 1].word in PREPOSITIONS and words[place].content and not words[place].number and ends:
            yield place


def nouns_of_articles(words: tuple[Token, ...]) -> Iterator[int]:
    """Nouns right behind their article, where the next word is no noun."""
    for place in range(1, len(words)):
        after = words[place + 1] if place + 1 < len(words) else None
        ends = after is None or not after.content or words[place].comma
        if words[place - 1].word in ARTICLES and words[place].content and ends:
            yield place


KINDS = {
    "finite verb": finite,
    "participle or infinitive": closing,
    "particle": particles,
    "noun behind a preposition": objects_of_prepositions,
    "noun behind an article": nouns_of_articles,
}
CASES = [(kind, *case) for kind in KINDS for case in deletions(kind)]


def test_each_kind_is_tried() -> None:
    """There are good briefs enough for each way to break one."""
    assert {kind for kind, *_ in CASES} == set(KINDS)
    assert len(CASES) > 60


@pytest.mark.parametrize("kind,source,broken", CASES, ids=[f"{kind}: {broken}" for kind, _, broken in CASES])
def test_a_brief_without_it_is_refused(kind: str, source: str, broken: str) -> None:
    """No verb, half of a verb, preposition or article is left behind without what belongs to it."""
    assert check(broken, source)


def subjects() -> list[tuple[str, str]]:
    """Good briefs whose subject, all that stands before the verb, has gone."""
    found = []
    for source, brief in GOOD:
        words = tokens(brief)
        verb = next((place for place in range(1, len(words)) if is_verb(words, place)), None)
        if verb is not None and words[0].word not in PREPOSITIONS and not any(word.comma for word in words[:verb]):
            found.append((source, without(brief, 0, verb)))
    return found


@pytest.mark.parametrize("source,broken", subjects(), ids=[broken for _, broken in subjects()])
def test_a_brief_without_its_subject_is_refused(source: str, broken: str) -> None:
    """A sentence does not open with its verb where the source's does not."""
    assert check(broken, source)


def openings() -> list[tuple[str, str]]:
    """Good briefs that open with an adverbial, with it gone and verb and subject where they were."""
    found = []
    for source, brief in GOOD:
        words = tokens(brief)
        verb = next((place for place in range(1, len(words)) if is_verb(words, place)), None)
        if verb is not None and words[0].word in PREPOSITIONS - {"volgens"} and not any(w.comma for w in words[:verb]):
            found.append((source, without(brief, 0, verb)))
    return found


@pytest.mark.parametrize("source,broken", openings(), ids=[broken for _, broken in openings()])
def test_an_opening_that_goes_puts_the_subject_first(source: str, broken: str) -> None:
    """Where verb and subject stay in their places, a question is left: "Zijn drie mensen gewond geraakt"."""
    assert Reason.INVERSION in {refusal.reason for refusal in check(broken, source)}


@given(st.sampled_from(GOOD), st.integers(0, 30), st.integers(1, 30))
def test_no_end_can_be_torn_off(pair: tuple[str, str], start: int, length: int) -> None:
    """Whatever is dropped, what the guard lets through has a finite verb that the source has as one."""
    source, brief = pair
    broken = without(brief, start, start + length)
    if not check(broken, source):
        words = tokens(broken)
        assert any(is_verb(words, place) for place in range(len(words)))
        assert not is_verb(words, 0) or words[0].word in {word.word for word in tokens(source)[:1]}


def test_two_finite_verbs_do_not_meet() -> None:
    """What stood between two clauses may not go and leave their verbs side by side."""
    source = "De brug is sinds mei dicht en de gemeente heeft een pont ingezet."
    assert Reason.VERB in {refusal.reason for refusal in check("De brug is heeft een pont ingezet.", source)}


def test_every_refusal_of_a_torn_brief_is_named() -> None:
    """Whoever counts refusals sees by what rule: the reasons of the broken briefs are those of words that went."""
    reasons = {refusal.reason for _, source, broken in CASES for refusal in check(broken, source)}
    assert {Reason.VERB, Reason.PHRASE, Reason.OBJECT, Reason.MODALITY} <= reasons
