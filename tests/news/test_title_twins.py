"""Titles of one pattern: what they differ in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.title_twins import Differs, difference, marked_words

PAIRS = [
    ("Alkmaar krijgt 3 nieuwe bussen", "Breda krijgt 4 nieuwe bussen", Differs.NAMES),
    ("Brand in school in Merwekust", "Brand in school in Heusden", Differs.NAMES),
    ("Zeker 12 doden bij aardbeving", "Zeker 15 doden bij aardbeving", Differs.NUMBERS),
    ("Wedstrijd FC Dam - VV Sluis 2-1", "Wedstrijd FC Dam - VV Sluis 3-1", Differs.NUMBERS),
    ("Raad steunt plan voor zwembad", "Raad verwerpt plan voor zwembad", Differs.NOTHING),
    ("Brand in school in Merwekust", "Grote brand in school in Merwekust", Differs.NOTHING),
    ("Premier Merel de Wit stapt op", "Minister Sjoerd Bakker blijft zitten", Differs.NOTHING),
    ("Brug dicht", "Brug dicht", Differs.NOTHING),
    ("", "", Differs.NOTHING),
]


@pytest.mark.parametrize("one, other, differs", PAIRS)
def test_only_a_name_or_a_number_tells_a_pattern(one: str, other: str, differs: Differs) -> None:
    """Another verb, another word more, or more that differs than is the same: no pattern."""
    assert difference(marked_words(one), marked_words(other)) is differs


@given(st.text(), st.text())
def test_which_comes_first_does_not_matter(one: str, other: str) -> None:
    """And nothing differs from itself, whatever it is."""
    mine, yours = marked_words(one), marked_words(other)
    assert difference(mine, yours) is difference(yours, mine)
    assert difference(mine, mine) is Differs.NOTHING
