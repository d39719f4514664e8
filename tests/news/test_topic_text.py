"""An article taken apart: where each word stands."""

import pytest

from news.article import Kind
from news.topic_text import Text, Zone

from .topic_articles import article


def zone_of(word: str, text: Text) -> Zone:
    """Where the first such word stands."""
    return text.zone(next(place for place, token in enumerate(text.tokens) if token.word == word))


def test_every_word_has_its_zone() -> None:
    """Title, place, first sentence, lead and the rest."""
    body = "De eerste zin is alleen deze opening. Dan volgt iets meer. " + "woord " * 60 + "slot"
    text = Text.of(article("Kop erboven", body, place="Kyiv"))
    assert [zone_of(word, text) for word in ("kop", "kyiv", "opening", "meer", "slot")] == [
        Zone.TITLE,
        Zone.PLACE,
        Zone.OPENING,
        Zone.LEAD,
        Zone.REST,
    ]


def test_without_a_title_the_first_sentence_is_one() -> None:
    """The opening of a teaser stands for its title; the dateline before it stays a place."""
    text = Text.of(article(body="De eerste zin is alleen deze opening. Dan volgt meer.", place="Kyiv"))
    assert [zone_of(word, text) for word in ("kyiv", "opening", "meer")] == [
        Zone.PLACE,
        Zone.TITLE_OF_BODY,
        Zone.LEAD,
    ]


def test_a_long_first_sentence_is_opening_to_its_end() -> None:
    """Also beyond what is lead."""
    text = Text.of(article("Kop", "ja " * 90 + "slot. En meer."))
    assert zone_of("slot", text) is Zone.OPENING
    assert zone_of("meer", text) is Zone.REST


def test_parts_of_compounds_know_their_stems() -> None:
    """So that a part is looked up as quickly as a word."""
    assert (0, "verkies", "verkiezing") in Text.of(article("Verkiezingsdebat")).parts


def test_what_stands_there_is_given_back_on_one_line() -> None:
    """Reasons are shown as they were written."""
    text = Text.of(article("Khan\n Younis wacht"))
    assert text.surface(0, 1) == "Khan Younis"


@pytest.mark.parametrize("kind", list(Kind))
def test_only_a_live_blog_rolls(kind: Kind) -> None:
    """Its updates are about one thing after another."""
    assert Text.of(article("Kop", "Tekst", kind=kind)).rolling == (kind is Kind.LIVEBLOG)


def test_nothing_is_a_text_too() -> None:
    """No words, no error."""
    assert Text.of(article()).tokens == ()
