"""How much words in an article say about a topic."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.evidence import KNOWN, OWN_WORDS, Hit, Needs, Score, score, weigh
from news.gazetteer import Term, Topic
from news.query_tree import Term as Asked
from news.topic_leaves import LeafTree, leaf_of
from news.topic_text import Text, Zone

from .topic_articles import article

WORD, COMPANY = Term(text="boot"), Term(text="haven", weight=0.4, company=True)
SHIP = Topic(name="Boot", terms=(WORD, Term(text="sloep", weight=0.8), COMPANY), exceptions=("boot Nieuw Land",))
FILLER = "Er werd lang gesproken en veel gedronken op die avond. " * 12


def said(title: str = "", body: str = "", *, needs: Needs = KNOWN) -> Score | None:
    """What such an article says of boats."""
    tree, text = LeafTree(), Text.of(article(title, body))
    leaf = tree.plant(leaf_of(Asked("Boot"), SHIP))
    hits = tree.hits(text).get(leaf)
    return score(hits, text, needs) if hits else None


def weight(title: str = "", body: str = "", *, needs: Needs = KNOWN) -> float:
    """How much it says; 0 for nothing."""
    found = said(title, body, needs=needs)
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
    assert weight("Weg", body) < 0.5 <= weight("Weg", body, needs=OWN_WORDS)


def test_reasons_are_the_most_telling_first_and_five_at_most() -> None:
    """Words of the title before those of the rest."""
    found = said("Sloepen weg", "Een boot, boten, bootjes, sloep, sloepje en een haven. " + FILLER)
    assert found is not None
    assert found.because[0] == "Sloepen"
    assert len(found.because) == 5


def test_a_reason_is_given_once_however_it_is_written() -> None:
    """BOOT and Boot are one word to a reader; as it stands where it tells most."""
    found = said("BOOT weg", "De boot en de Boot. Een sloep. " + FILLER)
    assert found is not None
    assert [word.lower() for word in found.because].count("boot") == 1
    assert found.because[0] == "BOOT"


@given(st.lists(st.sampled_from(["boot", "sloep", "haven", "weg", "."]), max_size=60).map(" ".join))
def test_a_weight_is_a_chance(body: str) -> None:
    """Whatever there is, never below 0 or above 1."""
    assert 0 <= weight("Kop", body) <= 1


TERMS = st.sampled_from([WORD, Term(text="sloep", weight=0.8), COMPANY])
EARLIER_LAST = (Zone.REST, Zone.LEAD, Zone.OPENING, Zone.TITLE)
PLACED = st.lists(st.tuples(st.sampled_from(Zone), TERMS), min_size=1, max_size=12)
LENGTHS = st.integers(min_value=0, max_value=3000)
NEEDS = st.sampled_from([KNOWN, OWN_WORDS])


@given(PLACED, st.sampled_from(Zone), TERMS, LENGTHS, NEEDS, st.booleans())
def test_one_more_mention_never_lowers_a_weight(
    placed: list[tuple[Zone, Term]], zone: Zone, term: Term, length: int, needs: Needs, rolling: bool
) -> None:
    """Whatever word it is and wherever it stands."""
    before = weigh(placed, length, needs, rolling=rolling)
    assert weigh([*placed, (zone, term)], length, needs, rolling=rolling) >= before


@given(PLACED, st.data(), LENGTHS, NEEDS, st.booleans())
def test_a_mention_that_stands_earlier_never_lowers_a_weight(
    placed: list[tuple[Zone, Term]], data: st.DataObject, length: int, needs: Needs, rolling: bool
) -> None:
    """The lead before the rest, the first sentence before the lead, the title before all."""
    moved = data.draw(st.integers(min_value=0, max_value=len(placed) - 1))
    zone, term = placed[moved]
    rank = EARLIER_LAST.index(zone) if zone in EARLIER_LAST else 0
    earlier = data.draw(st.sampled_from(EARLIER_LAST[rank:]))
    changed = [*placed[:moved], (earlier if zone in EARLIER_LAST else zone, term), *placed[moved + 1 :]]
    assert weigh(changed, length, needs, rolling=rolling) >= weigh(placed, length, needs, rolling=rolling)


@given(PLACED, LENGTHS, st.integers(min_value=1, max_value=500), NEEDS)
def test_the_same_mentions_say_no_more_in_a_longer_text(
    placed: list[tuple[Zone, Term]], length: int, longer: int, needs: Needs
) -> None:
    """What a short text says of something counts for at least as much as in a long one."""
    assert weigh(placed, length + longer, needs, rolling=False) <= weigh(placed, length, needs, rolling=False)


def test_a_short_text_without_title_is_about_what_it_names_twice() -> None:
    """Also when its first sentence names something else."""
    body = "De gezant sprak zaterdag lang met een collega uit een ander land. " * 2
    assert weight(body=body + "Zij spraken over de boot en over wie de boot nu mag gebruiken.") >= 0.5
    assert weight(body=body * 4 + "Zij spraken over de boot en over wie de boot nu mag gebruiken.") < 0.5
