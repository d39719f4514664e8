"""A brief explains what it leans on: nouns, names and pronouns whose sentence was left out are refused."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.guard import Reason, check
from news.guard.antecedents import Said, is_met, needs, said_after
from news.guard.mentions import Need
from news.guard.tokens import tokens
from news.sentences import sentences

PAIRS = tomllib.loads(Path(__file__).with_name("guard_reference_pairs.toml").read_text(encoding="utf-8"))
TRUE = [(pair["source"], brief) for pair in PAIRS["true"] for brief in pair["briefs"]]
FALSE = [(pair["source"], brief, pair["word"]) for pair in PAIRS["false"] for brief in pair["briefs"]]


def hanging(brief: str, source: str) -> set[str]:
    """The words that the guard says lean on nothing."""
    return {refusal.words[0] for refusal in check(brief, source) if refusal.reason is Reason.REFERENCE}


def wanting(sentence: str, *earlier: str, title: str = "") -> set[str]:
    """The words of a whole sentence that lean on those before it."""
    words = tokens(sentence)
    return {need.word for need in needs(words, words, [tokens(one) for one in earlier], tokens(title))}


def test_there_are_pairs_enough_of_both_kinds() -> None:
    """The rules are held to at least 45 pairs, of which twenty must pass."""
    assert len(FALSE) >= 30
    assert len(TRUE) >= 18


@pytest.mark.parametrize("source,brief,word", FALSE, ids=[f"{word}: {brief}" for _, brief, word in FALSE])
def test_what_hangs_is_refused(source: str, brief: str, word: str) -> None:
    """The word that points at a sentence left out is named."""
    assert word in hanging(brief, source)


@pytest.mark.parametrize("source,brief", TRUE, ids=[brief for _, brief in TRUE])
def test_what_is_told_may_stand(source: str, brief: str) -> None:
    """A word that the brief explains, or that explains itself, leans on nothing."""
    assert hanging(brief, source) == set()


@pytest.mark.parametrize("source,brief,word", FALSE, ids=[f"{word}: {brief}" for _, brief, word in FALSE])
def test_the_whole_beginning_of_a_source_never_hangs(source: str, brief: str, word: str) -> None:
    """Where nothing is left out, nothing is lost: the source itself is accepted by these rules."""
    assert hanging(" ".join(sentences(source)[:2]), source) == set()


def test_a_surname_in_the_title_is_known() -> None:
    """The reader sees the title above the brief, so a name in it needs no first name."""
    full = "Volgens Simon Hollander komt er een staking."
    assert wanting("Hollander noemt het bod laag.", full) == {"Hollander"}
    assert wanting("Hollander noemt het bod laag.", full, title="Hollander hard over bod") == set()


def test_the_first_sentence_leans_on_nothing() -> None:
    """An article may open with "De minister": what it means by that is not in the brief's hands."""
    assert wanting("De minister noemt het bod laag en doet daarmee iets nieuws.") == set()


def test_a_compound_may_have_named_it() -> None:
    """What "de natuurwet" is, "de wet" is too, where the brief has kept it."""
    source = "Brussel sluit een akkoord over de natuurwet. Boeren zijn boos. De wet gaat in 2028 in."
    assert hanging("Brussel sluit een akkoord over de natuurwet. De wet gaat in 2028 in.", source) == set()
    assert hanging("Boeren zijn boos. De wet gaat in 2028 in.", source) == {"wet"}


def test_the_sentence_before_must_have_kept_its_name() -> None:
    """A pronoun after a sentence that has lost its name points at nobody."""
    need = Need("Hij")
    assert is_met(need, 4, Said(3, frozenset()))
    assert not is_met(need, 4, Said(3, frozenset(), named=False))
    assert not is_met(need, 5, Said(3, frozenset()))
    assert not is_met(need, 4, None)


def test_what_was_said_adds_up() -> None:
    """A noun of the brief's first sentence still tells what its third means."""
    first = said_after(None, 0, tokens("Er komt een tunnel."), tokens("Er komt een tunnel."))
    both = said_after(first, 4, tokens("Boeren klagen."), tokens("Boeren klagen."))
    assert is_met(
        Need("tunnel", tokens("tunnel")[0:1] and frozenset((tokens("tunnel")[0].key,)), adjacent=False), 9, both
    )


WORDS = st.sampled_from(
    [
        "De",
        "het",
        "minister",
        "daarmee",
        "Jansen",
        "Piet",
        "zegt",
        "dat",
        "dit",
        "plan",
        "zijn",
        "zes",
        "van",
        "wil",
        ".",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=5), st.text(max_size=40))
def test_any_words_can_be_asked_about(earlier: list[str], title: str) -> None:
    """The rules read whatever stands there, and a sentence whose whole source is told before it in full is content."""
    for number, sentence in enumerate(earlier):
        words = tokens(sentence)
        found = needs(words, words, [tokens(one) for one in earlier[:number]], tokens(title))
        assert all(need.word for need in found)
        assert number or found == ()


SPOKEN = [
    "Dat stellen de bonden in een rapport.",
    "Dat vinden partij Haan en de vereniging van artsen.",
    "Daarvoor waarschuwen de inspectie en de politie.",
    "Dat schrijft minister Vos aan de Kamer.",
]


@pytest.mark.parametrize("speaker", SPOKEN)
def test_what_the_next_sentence_gives_to_its_speaker_is_no_fact(speaker: str) -> None:
    """A claim keeps who makes it, or keeps out."""
    claim = "De regels voor het vervoer van dieren zijn niet streng genoeg."
    source = f"De Kamer debatteert over dieren. {claim} {speaker}"
    assert Reason.ATTRIBUTION in {refusal.reason for refusal in check(claim, source)}
    assert check(f"{claim} {speaker}", source) == ()


def test_what_comes_to_light_is_a_fact() -> None:
    """Where research or figures show it, nobody's word is left out."""
    source = "Het aantal ongelukken in Straatdam is gedaald. Dat blijkt uit cijfers van de politie."
    assert check("Het aantal ongelukken in Straatdam is gedaald.", source) == ()
