"""One index for all that readers follow: what it finds, whoever comes and goes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.errors import QueryError
from news.gazetteer import Gazetteer, Topic, gazetteer
from news.query import parse_query
from news.topic_index import Match, TopicIndex
from news.topics import match_query

from .topic_articles import article

KYIV = article("Tram in Kyiv rijdt weer", "De tram in Kyiv rijdt weer. Dat meldt het stadsbestuur van Kyiv.")
BRIDGE = article("Brug bij Merwekust dicht", "De brug bij Merwekust is dicht. Schepen varen om.")


def index_of(**asked: str) -> TopicIndex[str]:
    """An index of queries by the names of who asks."""
    index = TopicIndex[str]()
    for key, text in asked.items():
        index.add(key, parse_query(text))
    return index


def test_each_follower_gets_what_was_asked_for() -> None:
    """Readers with their own words, a topic by another name, and combinations, side by side."""
    index = index_of(
        ann="merwekust", bob="oekraine", cas="brug -sluis", dirk='"brug bij merwekust"', eef="tram OR brug"
    )
    assert set(index.match(BRIDGE)) == {"ann", "cas", "dirk", "eef"}
    assert set(index.match(KYIV)) == {"bob", "eef"}


def test_a_match_names_the_query_and_says_why() -> None:
    """Weight and reasons are those of the article, the name is as it was asked."""
    found = index_of(bob="oekraine").match(KYIV)["bob"]
    assert (found.name, found.because) == ("oekraine", ("Kyiv",))
    assert 0.5 <= found.weight <= 1


def test_many_may_follow_the_same() -> None:
    """Each has a key of its own, and leaving takes nothing from the others."""
    index = index_of(ann="merwekust", bob="merwekust", cas="Merwekust")
    index.discard("bob")
    assert set(index.match(BRIDGE)) == {"ann", "cas"}
    assert len(index) == 2
    assert "bob" not in index
    assert "ann" in index


def test_what_is_followed_can_be_changed() -> None:
    """A key follows what it was given last."""
    index = index_of(ann="merwekust")
    index.add("ann", parse_query("Oekraïne"))
    assert index.match(BRIDGE) == {}
    assert set(index.match(KYIV)) == {"ann"}
    assert len(index) == 1


def test_discarding_what_nobody_follows_changes_nothing() -> None:
    """A double tap is no error."""
    index = index_of(ann="merwekust")
    index.discard("bob")
    index.discard("ann")
    index.discard("ann")
    assert len(index) == 0
    assert index.match(BRIDGE) == {}


def test_topics_and_queries_go_together() -> None:
    """A topic of the gazetteer is followed by itself or by its name, and is the same."""
    index = TopicIndex[int]()
    for number, topic in enumerate(gazetteer().topics):
        index.add(number, topic)
    index.add(-1, parse_query("oekraine"))
    found = index.match(KYIV)
    assert {match.name for match in found.values()} == {"Oekraïne", "oekraine"}
    assert len({match.weight for match in found.values()}) == 1


def test_an_index_knows_no_topics_but_those_it_is_given() -> None:
    """A name of another gazetteer is only a word."""
    index = TopicIndex[str](Gazetteer([Topic(name="Merwekust")]))
    index.add("ann", parse_query("oekraine"))
    assert index.match(KYIV) == {}


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("brug kyiv", False, id="one of both is there"),
        pytest.param("brug dicht", True, id="both are there"),
        pytest.param("brug -dicht", False, id="what is excluded is there"),
        pytest.param("(brug OR sluis) dicht", True, id="a choice and a word"),
        pytest.param("brug (kyiv OR sluis)", False, id="a word and a choice of which none is there"),
        pytest.param("brug -(sluis kyiv)", True, id="excluded together, none is there"),
        pytest.param("kyiv OR (brug merwekust)", True, id="a choice with both"),
        pytest.param("brug brug", True, id="the same word twice"),
    ],
)
def test_combinations(text: str, found: bool) -> None:
    """An entry is found wherever it waits."""
    assert ("ann" in index_of(x="brug", y="dicht", z="brug sluis", ann=text).match(BRIDGE)) == found


WORDS = ["Kyiv", "brug", "dicht", "Merwekust", "tram", "voetbal", "Oekraïne", "gaza", "Gazastrook", "den haag", "huis"]
TEXT = st.lists(st.sampled_from([*WORDS, "Den Haag", "huizen", "voetbalclub", ".", "\n\n"]), max_size=30).map(" ".join)
ASKED = st.lists(
    st.sampled_from([*WORDS, "OR", "AND", "-voetbal", "(", ")", '"den haag"', "-(brug"]), min_size=1, max_size=6
).map(" ".join)


def alone(asked: dict[int, str], title: str, body: str) -> dict[int, Match]:
    """What each query answers by itself."""
    found = {key: match_query(parse_query(text), article(title, body)) for key, text in asked.items()}
    return {key: match for key, match in found.items() if match is not None}


def readable(text: str) -> bool:
    """Whether that is a query."""
    try:
        parse_query(text)
    except QueryError:
        return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.lists(ASKED.filter(readable), max_size=12), st.data(), TEXT, TEXT)
def test_an_index_finds_what_each_query_finds_alone(
    asked: list[str], data: st.DataObject, title: str, body: str
) -> None:
    """Whatever came, went and came back in between: nothing is missed, nothing added, same weight, same reasons."""
    index = TopicIndex[int]()
    for key, text in enumerate(asked):
        index.add(key, parse_query(text))
    kept = dict(enumerate(asked))
    for key in data.draw(st.lists(st.sampled_from(sorted(kept)), max_size=8)) if kept else ():
        index.discard(key)
        if data.draw(st.booleans()):
            kept[key] = data.draw(st.sampled_from(asked))
            index.add(key, parse_query(kept[key]))
        else:
            kept.pop(key, None)
    assert len(index) == len(kept)
    assert index.match(article(title, body)) == alone(kept, title, body)


@given(st.lists(ASKED.filter(readable), max_size=8))
def test_what_nobody_follows_leaves_nothing_behind(asked: list[str]) -> None:
    """Readers who come and go do not fill the memory."""
    index, empty = TopicIndex[int](), TopicIndex[int]()
    for key, text in enumerate(asked):
        index.add(key, parse_query(text))
    for key in range(len(asked)):
        index.discard(key)
    assert index.leaves == empty.leaves == 0
