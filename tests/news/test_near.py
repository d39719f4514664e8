"""A typing error gets a proposal, a sound word gets none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.gazetteer import gazetteer
from news.near import near_topics

NAMES = gazetteer().asked_as()


@pytest.mark.parametrize(
    "typed, meant",
    [
        pytest.param("oekriane", "Oekraïne", id="letters in each other's place"),
        pytest.param("oekrane", "Oekraïne", id="a letter missing"),
        pytest.param("Oekrainne", "Oekraïne", id="a letter too many"),
        pytest.param("gazza", "Gaza", id="doubled"),
        pytest.param("klimat", "Klimaat", id="one vowel"),
        pytest.param("voetbla", "Voetbal", id="swapped at the end"),
        pytest.param("israel;", None, id="what folds to a name is no mistake"),
        pytest.param("woningmakrt", "Woningmarkt", id="a long word"),
        pytest.param("stiktof", "Stikstof", id="a consonant missing"),
        pytest.param("amsterdm", "Amsterdam", id="a city"),
        pytest.param("verstapen", None, id="a person is no topic"),
        pytest.param("feijenoord", "Feyenoord", id="as it sounds"),
        pytest.param("noord-korae", "Noord-Korea", id="two words"),
        pytest.param("ukrane", "Oekraïne", id="another name of it"),
        pytest.param("formule1", "Formule 1", id="a space missing"),
        pytest.param("economi", "Economie", id="not typed to the end"),
    ],
)
def test_what_was_meant_comes_first(typed: str, meant: str | None) -> None:
    """The likeliest topic is proposed first, by its own name."""
    assert next(iter(near_topics(typed, NAMES)), None) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "ab",
        "steenmarter",
        "beer",
        "boeken",
        "padel",
        "wolf",
        "qwertyuiop",
        "😀😀😀",
        "a" * 500,
        "de kat van de buren",
    ],
)
def test_what_looks_like_nothing_gets_no_proposal(typed: str) -> None:
    """A wrong proposal is worse than none."""
    assert near_topics(typed, NAMES) == ()


@pytest.mark.parametrize("typed", ["Oekraïne", "oekraine", "Ukraine", "den haag"])
def test_a_name_without_a_mistake_gets_no_proposal(typed: str) -> None:
    """There is nothing to ask of who typed it right."""
    assert near_topics(typed, NAMES) == ()


def test_plain_names_will_do() -> None:
    """A store's own list of topics can be searched too."""
    assert near_topics("boekn", ["Boeken", "Koken", "Zeilen"]) == ("Boeken",)


def test_no_more_than_asked_for() -> None:
    """The limit holds, and none means none."""
    names = ["Bakken", "Bakkes", "Bakker", "Bakkie"]
    assert len(near_topics("bakke", names, limit=2)) == 2
    assert near_topics("bakke", names, limit=0) == ()


@given(st.sampled_from([name for name in gazetteer().names() if len(name) >= 6]), st.data())
def test_one_slip_in_a_long_name_is_understood(name: str, data: st.DataObject) -> None:
    """Whichever letter but the first is left out, the name is among the proposals, unless what is left is a name."""
    place = data.draw(st.integers(1, len(name) - 1))
    typed = name[:place] + name[place + 1 :]
    known = gazetteer().find(typed)
    assert known is not None or name in near_topics(typed, NAMES)


@given(st.text(max_size=100))
def test_proposals_are_names_each_once(typed: str) -> None:
    """Whatever is typed, what is proposed exists, at most three, without doubles."""
    found = near_topics(typed, NAMES)
    assert set(found) <= set(gazetteer().names())
    assert len(set(found)) == len(found) <= 3
