"""What of an article tells which event it is about."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.story_profile import BODY_WORDS, Profile, Sort, profile, profile_of, said
from news.word_rarity import Rarity

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
BODY = "Een zandschip voer bij Leidschendam tegen de Vlietbrug. Wethouder Hagens schrok. De Vlietbrug is dicht."


def article(title: str = "Zandschip ramt Vlietbrug", body: str = BODY, **values: object) -> Article:
    """An article with nothing but what is given."""
    return Article(source="test", fetched_at=NOW, title=title, body=body, **values)  # type: ignore[arg-type]


def of(one: Article) -> Profile:
    """Its profile before anything was learned."""
    return profile(one, Rarity())


def test_names_weigh_and_small_words_do_not() -> None:
    """Rare words count most, twice said more than once; what every article says is left out."""
    words = of(article()).words
    assert words["leidschendam"] > words["wethouder"]
    assert words["vlietbrug"] > words["leidschendam"]
    assert "de" not in words


def test_title_and_lead_come_first() -> None:
    """What stands in them is known by its place."""
    made = of(article(body=f"{BODY} {'Vis. ' * 80} Sluiswachter."))
    assert set(made.title_words) == {"zandschip", "ramt", "vlietbrug"}
    assert "leidschendam" in made.lead_words
    assert "sluiswachter" in made.words
    assert "sluiswachter" not in made.lead_words


def test_parts_of_a_compound_count_half() -> None:
    """A report of the one says klimaattaks, the other a taks for the climate."""
    words = of(article(title="", body="De klimaatwet gaat door.")).words
    assert 0 < words["klimat"] < words["klimaatwet"]
    assert len(said(article(body="Klimaatwet: wet op het klimaat")).parts & {"klimat", "wet"}) == 0


def test_a_rubric_behind_the_title_is_not_said() -> None:
    """Every report of that village has it."""
    assert "zaltbommel" not in of(article(title="Zandschip ramt de Vlietbrug. zaltbommel", body="Niets.")).words


@pytest.mark.parametrize(
    "one, sort",
    [
        pytest.param(article(), Sort.REPORT, id="a report"),
        pytest.param(article(kind=Kind.TEASER), Sort.REPORT, id="a teaser"),
        pytest.param(article(title="Brug. Column"), Sort.OPINION, id="a column"),
        pytest.param(article(kind=Kind.LIVEBLOG), Sort.LIVE, id="a live blog"),
        pytest.param(article(kind=Kind.STUB), Sort.LISTED, id="a pointer"),
        pytest.param(article(title="Kort nieuws Leidschendam"), Sort.LISTED, id="short items"),
        pytest.param(article(body=""), Sort.LISTED, id="no body"),
    ],
)
def test_what_it_can_be_of_one_story_with(one: Article, sort: Sort) -> None:
    """Only reports tell one event."""
    assert of(one).sort is sort


@given(st.text(max_size=80), st.text(max_size=600))
def test_a_profile_is_kept_as_text(title: str, body: str) -> None:
    """It comes back the same, whatever the article says."""
    made = of(article(title, body, publisher="De Bode"))
    assert profile_of(made.text(), made.at, made.outlet) == made


def test_a_long_article_costs_no_more_than_a_short_one() -> None:
    """Only the beginning counts."""
    start = " ".join(f"w{number}x" for number in range(BODY_WORDS + 100))
    assert of(article(body=start)) == of(article(body=f"{start} {'Nog veel meer. ' * 500}"))


def test_the_same_words_are_known_whatever_was_learned() -> None:
    """Two copies are the same though one came in when its words were rarer; other words are not."""
    later = profile(article(), Rarity({"zandschip": 900, "vlietbrug": 900}, 1_000))
    assert later.whole == of(article()).whole != of(article(body=BODY.replace("dicht", "open"))).whole
    assert later.words.get("zandschip", 0) < of(article()).words["zandschip"]
