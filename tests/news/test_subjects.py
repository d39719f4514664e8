"""Promises of news.subjects: what a headline is about, well enough to keep a list varied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.subjects import OPENING, Subjects, subjects_of


@pytest.mark.parametrize(
    "title,opening,topic",
    [
        ("Kyiv weer zonder stroom", "", "Oekraïne"),
        ("OEKRAÏNERS KRIJGEN STEUN", "", "Oekraïne"),
        ("Hulptrucks wachten", "Bij Rafah staan honderd vrachtwagens.", "Gaza"),
        ("Kabinet trekt wet in", "", "Politiek"),
        ("", "In Kyiv viel de stroom uit.", "Oekraïne"),
        ("Khan Younis onder vuur", "", "Gaza"),
    ],
)
def test_a_known_topic_is_seen(title, opening, topic):
    """By a name in title or opening, by any of its words in the title."""
    assert topic in subjects_of(title, opening).topics


@pytest.mark.parametrize(
    "title,opening",
    [
        ("Turnster wint in Heerlen", "De turnster won na een spannende wedstrijd, zei haar coach."),
        ("Mali dagen in de zon", ""),
        ("Brug dicht", "Het kabinet laat weten dat er geen verkiezingen komen."),
    ],
)
def test_a_word_in_passing_is_no_topic(title, opening):
    """What is a name wants its capital; a mere word of a topic does not count in the opening."""
    assert "Politiek" not in subjects_of(title, opening).topics
    assert "Oekraïne" not in subjects_of(title, opening).topics


def test_a_name_wants_its_capital():
    """Oman is a country, oman is not."""
    assert "Oman" in subjects_of("Sultan van Oman op bezoek", "").topics
    assert "Oman" not in subjects_of("de oman op bezoek", "").topics


def test_words_beyond_the_opening_do_not_count():
    """A report that names a city in its ninth paragraph is not about it."""
    assert "Oekraïne" not in subjects_of("Brug dicht", "Het regent. " * OPENING + "In Kyiv ook.").topics


def test_telling_words_are_names_and_long_words():
    """In any of their forms; "krijgt" and "maakt" tell nothing, nor does the capital that begins a title."""
    words = subjects_of("Er komt een rechtszaak over de fabriek in Elst", "").words
    assert words == subjects_of("Nu komt een rechtszaken over die fabrieken bij Elst", "").words
    assert len(words) == 3


def test_without_a_title_the_opening_tells():
    """A teaser has none."""
    assert subjects_of("", "Burgemeester sluit de Waterpoort.") == subjects_of("Burgemeester sluit de Waterpoort.", "")


@given(st.text(max_size=300), st.text(max_size=900))
def test_any_text_has_its_subjects(title, opening):
    """Whatever a source sends."""
    assert isinstance(subjects_of(title, opening), Subjects)
