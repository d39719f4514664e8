"""What Briefje knows of topics is whole and says what it means."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from news.gazetteer import COMPANY, WEIGHTS, Gazetteer, Term, Topic, folded_name, gazetteer, read_topics

ASKED_FOR = """
Oekraïne|Gaza|Israël|Rusland|Verenigde Staten|China|Iran|Irak|Georgië|Turkije|Jordanië|Mali|Oman|Klimaat|Stikstof|
Asiel|Woningmarkt|Economie|Zorg|Rechtspraak|Koningshuis|Politiek|Tweede Kamer|VVD|PVV|Voetbal|Ajax|Feyenoord|PSV|
Oranje|Wielrennen|Schaatsen|Formule 1|Technologie|Ruimtevaart|Weer|Amsterdam|Rotterdam|Den Haag|Utrecht|Europese Unie
"""


def written(toml: str) -> Topic:
    """The one topic of a file."""
    (topic,) = read_topics(toml)
    return topic


def term(topic: Topic, text: str) -> Term:
    """The term of a topic that is written so."""
    return next(one for one in topic.terms if one.text == text)


def test_there_are_at_least_a_hundred_and_twenty_topics() -> None:
    """Readers can follow much without typing a query."""
    assert len(gazetteer().topics) >= 120


@pytest.mark.parametrize("name", "".join(ASKED_FOR.split("\n")).split("|"))
def test_what_readers_ask_for_most_is_there(name: str) -> None:
    """The topics that everybody expects are known by their own name."""
    topic = gazetteer().find(name)
    assert topic is not None
    assert topic.name == name


def test_no_two_topics_share_a_name() -> None:
    """A name asks for one topic only; an alias may be shared, then the first file's topic has it."""
    names = Counter(folded_name(topic.name) for topic in gazetteer().topics)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_term_folds_to_something() -> None:
    """A term that has no letters would match everywhere or nowhere."""
    empty = [one.text for topic in gazetteer().topics for one in topic.terms if not folded_name(one.text)]
    assert empty == []


def test_every_weight_is_a_weight() -> None:
    """No term says more than a name does, and none says nothing."""
    assert all(0 < one.weight <= 1 for topic in gazetteer().topics for one in topic.terms)


def test_every_topic_has_a_term_that_stands_alone() -> None:
    """Company needs somebody to keep company."""
    assert [topic.name for topic in gazetteer().topics if all(one.company for one in topic.terms)] == []


@pytest.mark.parametrize("asked", ["oekraine", "OEKRAÏNE", "Ukraine", "oorlog in oekraine"])
def test_a_topic_is_found_however_it_is_typed(asked: str) -> None:
    """Case, diacritics and other names make no difference."""
    topic = gazetteer().find(asked)
    assert topic is not None
    assert topic.name == "Oekraïne"


@pytest.mark.parametrize("asked", ["", "Atlantis", "oekrain", "😀"])
def test_what_is_unknown_is_not_found(asked: str) -> None:
    """No topic is guessed: that is for `news.near`."""
    assert gazetteer().find(asked) is None


def test_a_name_goes_before_an_alias_of_another_topic() -> None:
    """Who types a topic's name gets that topic."""
    names = Gazetteer([Topic(name="Sport", aliases=("Bal",)), Topic(name="Bal")])
    assert names.find("bal") == Topic(name="Bal")


def test_the_longest_name_is_known() -> None:
    """A reader of queries needs to look no further ahead than that."""
    assert Gazetteer([Topic(name="Bal", aliases=("het spel met de bal",))]).longest == 5


def test_names_keep_their_order_and_map_back() -> None:
    """The names are those of the topics, and every way to ask leads to one of them."""
    known = gazetteer()
    assert known.names() == tuple(topic.name for topic in known.topics)
    assert set(known.asked_as().values()) == set(known.names())
    assert known.asked_as()["oekraine"] == "Oekraïne"


@pytest.mark.parametrize("kind", [kind for kind in WEIGHTS if kind != "aliases"])
def test_each_kind_of_term_has_its_weight(kind: str) -> None:
    """A name says more than a word, a word more than where somebody is from."""
    assert term(written(f'[[topic]]\nname = "Bal"\n{kind} = ["rond"]'), "rond").weight == WEIGHTS[kind]


def test_a_capital_in_the_file_makes_a_name() -> None:
    """Of a name only the listed forms count, of a word all its forms, unless it is written with =."""
    topic = written('[[topic]]\nname = "Bal"\nwords = ["rond", "=zorg", "Rond"]')
    assert [term(topic, text).exact for text in ("rond", "zorg", "Rond")] == [False, True, True]


def test_people_and_bodies_want_a_capital() -> None:
    """Klaver is a politician, klaver a plant."""
    topic = written('[[topic]]\nname = "Bal"\npeople = ["Klaver"]\nplaces = ["Rome"]\nbodies = ["de bond"]')
    assert [term(topic, text).capital for text in ("Klaver", "Rome", "de bond")] == [True, False, False]


def test_care_is_taken_of_the_words_that_need_it() -> None:
    """Each key of care reaches the term that it names."""
    topic = written(
        '[[topic]]\nname = "Bal"\nplaces = ["Goal"]\nwords = ["net"]\ncompany = ["net"]\n'
        'capital = ["Goal"]\nwhole = ["net"]\nexcept = ["in het net"]'
    )
    assert term(topic, "Goal").capital
    assert term(topic, "net") == Term(text="net", weight=COMPANY, whole=True, company=True)
    assert topic.exceptions == ("in het net",)


def test_a_key_that_is_not_known_is_refused_by_name() -> None:
    """A slip in a file is seen at once, not as a topic that never matches."""
    with pytest.raises(ValueError, match="topic Bal: unknown key peopel"):
        written('[[topic]]\nname = "Bal"\npeopel = ["Klaver"]')


def test_care_is_only_taken_of_terms_that_are_there() -> None:
    """Every word under capital and whole is a term of its topic, but for a slip."""
    slips = []
    for entry in files("news.gazetteer").iterdir():
        if entry.name.endswith(".toml"):
            for topic in tomllib.loads(entry.read_text(encoding="utf-8")).get("topic", []):
                own = {
                    topic["name"],
                    *(text.removeprefix("=") for key in (*WEIGHTS, "company") for text in topic.get(key, ())),
                }
                slips += [
                    (topic["name"], text)
                    for key in ("capital", "whole")
                    for text in topic.get(key, ())
                    if text not in own
                ]
    assert slips == []


def test_topics_can_be_asked_for_in_english() -> None:
    """By a name that no Dutch topic has; it is not looked for in articles."""
    known = gazetteer()
    assert known.find("ukraine") is known.find("Oekraïne")
    assert known.find("Health care") is known.find("Zorg")
    for topic in known.topics:
        assert not topic.english or known.find(topic.english) is topic
    weather = known.find("weather")
    assert weather is not None
    assert "Weather" not in {term.text for term in weather.terms}


def test_every_english_name_is_that_of_a_topic() -> None:
    """A slip in the list would leave a name untranslated, and nobody would see it."""
    listed = tomllib.loads(files("news.gazetteer").joinpath("english.toml").read_text(encoding="utf-8"))["english"]
    assert set(listed) <= set(gazetteer().names())
