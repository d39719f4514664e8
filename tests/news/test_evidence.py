"""How much words in an article say about a topic."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.evidence import KNOWN, OWN_WORDS, Hit, Score, score
from news.gazetteer import Term, Topic
from news.query_tree import Term as Asked
from news.topic_leaves import LeafTree, leaf_of
from news.topic_text import Text

from .topic_articles import article

WORD, COMPANY = Term(text="boot"), Term(text="haven", weight=0.4, company=True)
SHIP = Topic(name="Boot", terms=(WORD, Term(text="sloep", weight=0.8), COMPANY), exceptions=("boot Nieuw Land",))
FILLER = "Er werd lang gesproken en veel gedronken op die avond. " * 12


def said(title: str = "", body: str = "", *, prior: float = KNOWN) -> Score | None:
    """What such an article says of boats."""
    tree, text = LeafTree(), Text.of(article(title, body))
    leaf = tree.plant(leaf_of(Asked("Boot"), SHIP))
    hits = tree.hits(text).get(leaf)
    return score(hits, text, prior) if hits else None


def weight(title: str = "", body: str = "", *, prior: float = KNOWN) -> float:
    """How much it says; 0 for nothing."""
    found = said(title, body, prior=prior)
    return found.weight if found else 0.0


def test_the_further_on_the_less() -> None:
    """Title and first sentence, then lead, then the rest."""
    said_of, late = "De boot is weg. ", FILLER + "Een boot."
    title = weight("Boot weg", "Het was laat. " + late)
    opening = weight("Weg", said_of + late)
    later = weight("Weg", "Het was die avond erg laat. " + said_of + late)
    rest = weight("Weg", FILLER + said_of + "Een boot.")
    assert title > opening > later > rest > 0


def test_more_hits_say_more_and_different_ones_most() -> None:
    """Who uses two words for it writes about it."""
    one = weight("Weg", FILLER + "Een boot. ")
    same = weight("Weg", FILLER + "Een boot en een boot. ")
    different = weight("Weg", FILLER + "Een boot en een sloep. ")
    assert one < same < different


def test_the_longer_the_text_the_less_one_mention_says() -> None:
    """A long article mentions much."""
    assert weight("Weg", FILLER + "Een boot.") > weight("Weg", FILLER * 4 + "Een boot.")


def test_company_says_nothing_alone() -> None:
    """However often it is there."""
    assert said("Haven en haven", "De haven. " * 20) is None


def test_company_counts_for_no_more_than_what_it_keeps_company() -> None:
    """Twenty harbours and one boat are not much more than two harbours and one boat."""
    few = weight("Weg", FILLER + "Een boot, een haven, een haven, een haven.")
    many = weight("Weg", FILLER + "Een boot. " + "Een haven. " * 20)
    assert many <= few


def test_an_exception_takes_what_it_covers() -> None:
    """Only in its own words: names letter by letter."""
    assert said("De boot Nieuw Land vaart uit") is None
    assert said("De boot Nieuws Land vaart uit") is not None


def test_a_live_blog_needs_more() -> None:
    """One update among many is not what it is about, its title is."""
    text = Text.of(article("Weg", FILLER + "Een boot en een sloep."))
    hits = [Hit(len(text.tokens) - 5, len(text.tokens) - 5, WORD)] * 2
    still, rolling = score(hits, text, KNOWN), score(hits, replace(text, rolling=True), KNOWN)
    assert still is not None
    assert rolling is not None
    assert rolling.weight < still.weight


@pytest.mark.parametrize("body", ["", "Hij ligt er niet meer.", "De boot ligt er niet meer."])
def test_the_title_of_short_news_is_enough(body: str) -> None:
    """There is no room to come back to it."""
    assert weight("Boot weg", body) >= 0.5


def test_own_words_need_less() -> None:
    """Who asks for a rare word wants what mentions it in its lead."""
    body = "Het was laat. De boot is weg. " + FILLER
    assert weight("Weg", body) < 0.5 <= weight("Weg", body, prior=OWN_WORDS)


def test_reasons_are_the_most_telling_first_and_five_at_most() -> None:
    """Words of the title before those of the rest."""
    found = said("Sloepen weg", "Een boot, boten, bootjes, sloep, sloepje en een haven. " + FILLER)
    assert found is not None
    assert found.because[0] == "Sloepen"
    assert len(found.because) == 5


@given(st.lists(st.sampled_from(["boot", "sloep", "haven", "weg", "."]), max_size=60).map(" ".join))
def test_a_weight_is_a_chance(body: str) -> None:
    """Whatever there is, never below 0 or above 1."""
    assert 0 <= weight("Kop", body) <= 1
