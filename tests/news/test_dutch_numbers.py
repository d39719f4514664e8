"""Numbers in Dutch: what they say, and what looks like one and counts nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.dutch_numbers import Bound, numbers, value_of


def found(text: str) -> list[tuple[float, str]]:
    """What the numbers of a text say, and where they stand."""
    return [(number.value, text[number.start : number.end]) for number in numbers(text)]


@pytest.mark.parametrize(
    "word, value",
    [
        pytest.param("drie", 3, id="a unit"),
        pytest.param("Vijftien", 15, id="a capital"),
        pytest.param("één", 1, id="the number, not the article"),
        pytest.param("eenentwintig", 21, id="one and twenty"),
        pytest.param("tweeëndertig", 32, id="a diaeresis"),
        pytest.param("honderdvijf", 105, id="hundred"),
        pytest.param("twaalfhonderd", 1_200, id="twelve hundred"),
        pytest.param("drieëntwintigduizend", 23_000, id="thousands"),
        pytest.param("duizendzes", 1_006, id="a thousand and six"),
        pytest.param("een", None, id="the article"),
        pytest.param("drieste", None, id="no number at all"),
        pytest.param("achtbaan", None, id="begins as one"),
        pytest.param("tientallen", None, id="nobody counted"),
        pytest.param("honderdduizendhonderdduizend", None, id="too often"),
        pytest.param("vier" * 40, None, id="too long"),
    ],
)
def test_words_say_numbers(word: str, value: float | None):
    """As Dutch writes them together."""
    assert value_of(word) == value


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Er zijn drie doden.", [(3, "drie")], id="a word"),
        pytest.param("Ruim 1.200 mensen", [(1200, "Ruim 1.200")], id="thousands with their bound"),
        pytest.param("5,4 procent", [(5.4, "5,4")], id="a comma"),
        pytest.param("1,5 miljoen euro", [(1_500_000, "1,5 miljoen")], id="millions"),
        pytest.param("twee miljard", [(2e9, "twee miljard")], id="billions in words"),
        pytest.param("om 14.30 uur en om 9 uur", [], id="times of day"),
        pytest.param("half drie en kwart over vier", [], id="spoken times"),
        pytest.param("op 3 maart 2024", [], id="a date"),
        pytest.param("de 34-jarige man (34), 34 jaar oud", [], id="ages"),
        pytest.param("acht jaar cel", [(8, "acht")], id="years that count"),
        pytest.param("met 2-1, de A12, 12:30, COVID-19, 1e", [], id="scores, roads and ranks"),
        pytest.param("een auto", [], id="an article"),
    ],
)
def test_a_text_counts(text: str, expected: list[tuple[float, str]]):
    """Only what is counted counts."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text, bound",
    [
        pytest.param("zeker vier doden", Bound.LEAST, id="at least"),
        pytest.param("meer dan veertig", Bound.LEAST, id="more than"),
        pytest.param("zo'n tachtig mensen", Bound.ABOUT, id="about"),
        pytest.param("Onzeker: vier doden", Bound.EXACT, id="only a part of a word"),
    ],
)
def test_a_number_is_meant_in_some_way(text: str, bound: Bound):
    """The word before it tells."""
    [number] = numbers(text)
    assert number.bound is bound


@given(st.text(max_size=300))
def test_any_text_is_read(text: str):
    """What is found stands there, in order, none within another."""
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.value >= 0
        last = number.end


@given(st.integers(0, 999_999))
def test_digits_say_what_they_say(value: int):
    """With and without points between thousands; what looks like a year counts nothing."""
    written = f"{value:,}".replace(",", ".")
    assert [number.value for number in numbers(f"Er kwamen {written} mensen.")] == (
        [] if 1900 <= value <= 2100 and "." not in written else [value]
    )
