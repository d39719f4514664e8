"""Which topics an article is about, and why."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.article import Article
from news.errors import QueryError
from news.expression import All, Any, Expression, Not, Words
from news.gazetteer import Gazetteer, Topic, gazetteer, read_topics
from news.jsonl import parse_jsonl
from news.query import parse_query
from news.stemming import index_stems
from news.topic_eval import Count, Labelled, judge
from news.topics import Match, TopicMatcher, expression_for, match_query, searchable

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
DATA = Path(__file__).parents[3] / "shared" / "data" / "articles"
LABELS = Path(__file__).parent / "labels" / "topics.jsonl"
DECISIONS = LABELS.with_name("decisions.jsonl")
ALL_TOPICS = TopicMatcher(gazetteer().topics)
FILLER = "Er werd lang gesproken en veel gedronken op die avond. " * 40


def article(title: str = "", body: str = "", place: str | None = None) -> Article:
    """An article with nothing but its text."""
    return Article(source="test", fetched_at=NOW, title=title, body=body, place=place)


def topics_of(title: str = "", body: str = "", place: str | None = None) -> set[str]:
    """The names of all topics that such an article is about."""
    return {match.name for match in ALL_TOPICS.match(article(title, body, place))}


def answer(query: str, title: str = "", body: str = "", place: str | None = None) -> Match | None:
    """How such an article answers a query."""
    return match_query(parse_query(query), article(title, body, place))


@pytest.mark.parametrize(
    "topic, title",
    [
        pytest.param("Oekraïne", "Oekraïense drone raakt depot", id="adjective"),
        pytest.param("Oekraïne", "Oekraïners keren terug naar huis", id="inhabitants"),
        pytest.param("Oekraïne", "Zelensky en de bondgenoten: Kyiv vreest de winter", id="capital and leader"),
        pytest.param("Oekraïne", "Oekraïne-oorlog drukt de handel", id="hyphened compound"),
        pytest.param("Oekraïne", "OEKRAÏNE WACHT AF", id="all capitals"),
        pytest.param("Gaza", "Hulp bereikt Gazastrook niet", id="compound"),
        pytest.param("Gaza", "Grens bij Rafah blijft dicht", id="place"),
        pytest.param("Voetbal", "Vrouwenvoetbal trekt meer publiek", id="tail of a compound"),
        pytest.param("Stikstof", "Stikstofcrisis legt bouw stil", id="lower-case compound"),
        pytest.param("Verenigde Staten", "VS sturen schip", id="abbreviation"),
        pytest.param("Den Haag", "Markt in Den Haag verhuist", id="name of two words"),
        pytest.param("Georgië", "Georgische oppositie de straat op", id="the country"),
        pytest.param("Jordanië", "Jordanië opent kamp, Amman vraagt hulp", id="not the quarter"),
        pytest.param("Mali", "Leger van Mali slaat terug", id="with its capital"),
        pytest.param("Openbaar vervoer", "NS laat treinen langer rijden", id="all capitals where it needs them"),
    ],
)
def test_what_is_about_a_topic(topic: str, title: str) -> None:
    """Word forms, places, people, organisations and compounds tell what a title is about."""
    assert topic in topics_of(title)


@pytest.mark.parametrize(
    "topic, title",
    [
        pytest.param("Mali", "Boeren trekken naar het Malieveld", id="Malieveld"),
        pytest.param("Mali", "Kleine mali in de begroting", id="without its capital"),
        pytest.param("Oman", "Boek over de omanteling van pijpen", id="letters of another word"),
        pytest.param("Iran", "Irak wil praten", id="Irak is not Iran"),
        pytest.param("Irak", "Iran wil praten", id="Iran is not Irak"),
        pytest.param("Turkije", "Kalkoen is duur dit jaar", id="the bird"),
        pytest.param("Turkije", "Turks fruit op het toneel", id="the book"),
        pytest.param("Jordanië", "Feest in de Jordaan", id="the quarter"),
        pytest.param("Georgië", "Storm treft Georgia en Alabama", id="the American state"),
        pytest.param("Rusland", "Man sterft bij Russisch roulette", id="the game"),
        pytest.param("Chili", "Recept voor chili con carne", id="the dish"),
        pytest.param("Cuba", "Een cuba libre graag", id="the drink"),
        pytest.param("Terrorisme", "Wie is dit en wat is er gebeurd", id="is and IS"),
        pytest.param("Openbaar vervoer", "Een of ander idee", id="ov and of"),
        pytest.param("Klimaat", "Het politieke klimaat verhardt", id="another climate"),
        pytest.param("Asiel", "Dierenasiel zoekt baasjes", id="for animals"),
        pytest.param("Weer", "Weerstand tegen plan", id="resistance"),
        pytest.param("Weer", "Weerwoord van de voorzitter", id="reply"),
        pytest.param("Voetbal", "Code oranje in het noorden", id="the alarm"),
        pytest.param("Frankrijk", "Frans Timmermans vertrekt", id="the man"),
        pytest.param("Rechtspraak", "Scheidsrechter fluit te laat", id="the referee"),
        pytest.param("Soedan", "Zuid-Soedan viert feest", id="the neighbour"),
        pytest.param("Verenigde Staten", "Zuid-Amerika lijdt onder droogte", id="the other continent"),
    ],
)
def test_what_only_looks_like_a_topic(topic: str, title: str) -> None:
    """A word that means something else does not make an article about a topic."""
    assert topic not in topics_of(title)


def test_a_mention_in_passing_is_not_what_an_article_is_about() -> None:
    """One name far down in a long article is only a mention."""
    assert "Oekraïne" not in topics_of("Lange avond in het dorp", FILLER + "Iemand noemde Oekraïne. " + FILLER)


def test_a_title_weighs_more_than_the_lead_and_the_lead_more_than_the_rest() -> None:
    """The same word tells less the further on it stands."""
    title = answer("rafah", "Rust in Rafah", FILLER)
    lead = answer("rafah", "Rust", "Het is stil in Rafah. " + FILLER)
    later = answer("rafah", "Rust", FILLER + "Rafah Rafah Rafah Rafah.")
    assert title is not None
    assert lead is not None
    assert later is not None
    assert title.weight > lead.weight > later.weight


def test_a_teaser_without_title_is_about_what_its_first_sentence_tells() -> None:
    """The opening of a teaser stands for its title."""
    assert "Irak" in topics_of(body="In Irak is vandaag een nieuwe regering gevormd. Er werd gevierd.")


def test_the_place_of_the_dateline_counts() -> None:
    """Where an agency wrote from tells what it wrote about, but not alone."""
    without = answer("Gaza", body="Het bestand houdt stand, maar inwoners van de Gazastrook wachten nog op brood.")
    with_place = answer(
        "Gaza", body="Het bestand houdt stand, maar inwoners van de Gazastrook wachten nog op brood.", place="RAFAH"
    )
    assert without is not None
    assert with_place is not None
    assert with_place.weight > without.weight


def test_because_is_what_stands_in_the_article() -> None:
    """A reader sees the article's own words, the most telling first, each once."""
    match = answer("gaza", "Gazastrook wacht", "In Rafah en in de Gazastrook is het stil, zegt Hamas.")
    assert match is not None
    assert match.because == ("Gazastrook", "Rafah", "Hamas")


def test_company_counts_only_beside_another_word() -> None:
    """A word that many topics share says nothing alone."""
    names = Gazetteer(read_topics('[[topic]]\nname = "Bal"\nwords = ["doelman"]\ncompany = ["trainer"]'))
    matcher = TopicMatcher(names.topics, names)
    alone = matcher.match(article("De trainer en nog een trainer", "De trainer zegt niets."))
    beside = matcher.match(article("De trainer prijst zijn doelman"))
    assert alone == ()
    assert [match.because for match in beside] == [("doelman", "trainer")]


def test_all_topics_are_found_in_one_pass_most_telling_first() -> None:
    """The order is by weight, and each topic comes once."""
    found = ALL_TOPICS.match(article("Rusland valt Oekraïne aan", "Oekraïne meldt doden in Kyiv. Rusland zwijgt."))
    assert [match.weight for match in found] == sorted((match.weight for match in found), reverse=True)
    assert {"Oekraïne", "Rusland"} <= {match.name for match in found}
    assert max(Counter(match.name for match in found).values()) == 1


def test_topics_and_queries_go_together() -> None:
    """A matcher takes readers' own queries beside the gazetteer's topics, and finds what each alone would."""
    asked = [parse_query(text) for text in ("gaza OR rafah -voetbal", "steenmarter", "Oekraïne")]
    written = article("Steenmarter knaagt kabels door in Rafah")
    together = TopicMatcher([*gazetteer().topics, *asked]).match(written)
    for query in asked:
        assert match_query(query, written) == next((match for match in together if match.name == str(query)), None)


@pytest.mark.parametrize(
    "query, found",
    [
        pytest.param("steenmarter", True, id="a word that no gazetteer knows"),
        pytest.param("STEENMARTERS", True, id="in another form"),
        pytest.param("steenmarter kabels", True, id="and"),
        pytest.param("steenmarter wolf", False, id="and of which one is not there"),
        pytest.param("wolf OR steenmarter", True, id="or"),
        pytest.param("steenmarter -kabel", False, id="without what is there"),
        pytest.param("steenmarter -wolf", True, id="without what is not there"),
        pytest.param('"knaagt kabels"', True, id="a phrase"),
        pytest.param('"kabels knaagt"', False, id="a phrase in another order"),
        pytest.param("marter", False, id="the end of a word that is no ending of compounds"),
        pytest.param("kabel", True, id="the begin of a compound"),
        pytest.param('"kabel"', True, id="a phrase of one word in another form"),
        pytest.param("voetbal", False, id="a topic that it is not about"),
    ],
)
def test_queries(query: str, found: bool) -> None:
    """What a query asks is what an article answers."""
    answered = answer(query, "Steenmarter knaagt kabels door", "De kabelbreuk kwam onverwacht.")
    assert (answered is not None) == found


def test_an_empty_article_is_about_nothing() -> None:
    """No text, no topics, no error; and a matcher of nothing finds nothing."""
    assert topics_of() == set()
    assert TopicMatcher([]).match(article("Oekraïne")) == ()


def holds(expression: Expression, indexed: list[str]) -> bool:
    """What a store does with an expression, on one article's column of stems."""
    match expression:
        case Words(stems, prefix):
            size = len(stems)
            runs = (tuple(indexed[place : place + size]) for place in range(len(indexed)))
            return any(run == stems or (prefix and run[-1].startswith(stems[-1])) for run in runs)
        case All(inner):
            return all(holds(part, indexed) for part in inner)
        case Any(inner):
            return any(holds(part, indexed) for part in inner)
        case Not(part):
            return not holds(part, indexed)


VOCABULARY = """
Gaza Gazastrook gaza Rafah Khan Younis voetbal vrouwenvoetbal Ajax Den Haag Oekraïne oekraïneoorlog huurwoning
woningmarkt steenmarter klimaattop Trump's foto's VVD'er de het niet zorg jeugdzorg . , - Mali Malieveld EU
"""
WORD = st.sampled_from(VOCABULARY.split())
TEXT = st.lists(WORD, max_size=25).map(" ".join)
ASKED = st.lists(
    WORD | st.sampled_from(["OR", "AND", "-voetbal", "(", ")", '"den haag"', "-(gaza"]), min_size=1, max_size=6
)


@settings(max_examples=300)
@given(title=TEXT, body=TEXT, asked=ASKED.map(" ".join))
def test_what_matches_is_never_missed_by_the_index(title: str, body: str, asked: str) -> None:
    """Storage narrows to a superset of what is accepted: no article is lost on the way."""
    written = article(title, body)
    try:
        query = parse_query(asked)
    except QueryError:
        return
    if match_query(query, written) is not None:
        assert holds(expression_for(query), index_stems(searchable(written)).split(" "))


@given(title=TEXT, body=TEXT)
def test_weights_and_reasons_are_sound(title: str, body: str) -> None:
    """Each weight is within 0..1, and each reason can be read in the article."""
    whole = " ".join(searchable(article(title, body)).split())
    for match in ALL_TOPICS.match(article(title, body)):
        assert 0 < match.weight <= 1
        assert match.because
        assert all(word in whole for word in match.because)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_matched(title: str, body: str) -> None:
    """No text brings the matching down."""
    assert isinstance(ALL_TOPICS.match(article(title, body)), tuple)


def test_an_expression_narrows_by_every_word_that_stands_alone() -> None:
    """What is excluded and what only keeps company is not looked for by storage."""
    toml = '[[topic]]\nname = "Bal"\nwords = ["doelman", "doelmannen"]\ncompany = ["trainer"]'
    names = Gazetteer(read_topics(toml))
    assert expression_for(parse_query("bal -trainer", names), names) == Any((Words(("bal",)), Words(("doelman",))))


def test_a_topic_of_another_gazetteer_is_its_own() -> None:
    """Matching knows no names but those it is given."""
    names = Gazetteer([Topic(name="Oekraïne")])
    assert match_query(parse_query("Kyiv", names), article("Rust in Kyiv"), names) is not None
    assert TopicMatcher(names.topics, names).match(article("Rust in Kyiv")) == ()


@pytest.mark.parametrize(
    "title, body, about",
    [
        pytest.param("Premier vormt regering", "De oppositie wil verkiezingen.", False, id="of any country"),
        pytest.param("Premier vormt regering", "De oppositie in de Tweede Kamer wil verkiezingen.", True, id="of ours"),
    ],
)
def test_company_alone_places_nothing(title: str, body: str, about: bool) -> None:
    """A premier may be anybody's: it takes something of our own politics, and where that stands decides."""
    abroad = " Het kabinet van dat land viel." + " De straten waren die avond leeg en donker." * 20
    politics = TopicMatcher([topic for topic in gazetteer().topics if topic.name == "Politiek"])
    assert bool(politics.match(article(title, body + abroad))) is about


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared news is not here")
@pytest.mark.parametrize("half", ["dev", "measure"])
def test_hard_decisions_are_mostly_right(half: str) -> None:
    """Of items near the threshold, and of passing mentions, most are told apart."""
    asked = [one for one in map(json.loads, DECISIONS.read_text(encoding="utf-8").splitlines()) if one["half"] == half]
    items = labelled_items({one["file"] for one in asked})
    total = sum(
        (decided(items[one["id"]], one["topic"], about=one["about"]) for one in asked),
        Count(),
    )
    assert total.right > 20
    assert total.precision is not None
    assert total.recall is not None
    assert total.precision >= 0.8
    assert total.recall >= 0.65


def decided(item: Article, topic: str, *, about: bool) -> Count:
    """One decision beside that of a person."""
    found = match_query(parse_query(topic), item) is not None
    return Count(right=found and about, false=found and not about, missed=about and not found)


def labelled_items(files: Iterable[str]) -> dict[str | None, Article]:
    """The items of these files of the shared news, by their id."""
    zone = ZoneInfo("Europe/Amsterdam")
    return {
        item.guid: item
        for file in sorted(files)
        for item in parse_jsonl((DATA / f"{file}.jsonl").read_bytes(), source=file, fetched_at=NOW, zone=zone).articles
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared news is not here")
@pytest.mark.parametrize("half", ["dev", "measure"])
def test_labelled_news_is_matched_precisely(half: str) -> None:
    """On labelled items, most of what is found is right and little is missed; `briefje eval topics` tells which."""
    labels = [one for one in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()) if one["half"] == half]
    items = labelled_items({one["file"] for one in labels})
    total = judge([Labelled(items[one["id"]], frozenset(one["topics"])) for one in labels]).total
    assert total.right > 100
    assert total.precision is not None
    assert total.recall is not None
    assert total.precision >= 0.88
    assert total.recall >= 0.89
