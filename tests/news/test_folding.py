"""Words are compared without case, diacritics and typing habits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.folding import MAX_WORD, MAX_WORDS, fold, tokens, words


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("OEKRAÏNE Oekraïne oekraine", ["oekraine"] * 3, id="case and diaeresis"),
        pytest.param("Oekrai\u0308ne", ["oekraine"], id="decomposed diaeresis"),
        pytest.param("Gaza-stad", ["gaza", "stad"], id="a hyphen parts"),
        pytest.param("Noord–Zuid", ["noord", "zuid"], id="a dash parts"),
        pytest.param("zo'n", ["zo"], id="'n goes"),
        pytest.param("'s-Hertogenbosch", ["hertogenbosch"], id="a clitic before a name"),
        pytest.param("'t Hart en 's avonds", ["hart", "en", "avonds"], id="clitics alone"),
        pytest.param("foto's", ["fotos"], id="a plural after a vowel stays"),
        pytest.param("Foto’s", ["fotos"], id="with the printer's apostrophe"),
        pytest.param("Trump's", ["trump"], id="a genitive goes"),
        pytest.param("Rutte's kabinet", ["rutte", "kabinet"], id="a genitive after e goes"),
        pytest.param("VVD'er, VVD'ers, D66'er", ["vvd", "vvd", "d66"], id="members of a party"),
        pytest.param("O'Brien", ["obrien"], id="an apostrophe inside a name"),
        pytest.param("'Oekraïne wint'", ["oekraine", "wint"], id="quotation marks"),
        pytest.param("V.S. a.u.b.", ["vs", "aub"], id="initials"),
        pytest.param("3.000 mensen, 1.250.000 euro", ["3000", "mensen", "1250000", "euro"], id="thousands"),
        pytest.param("zei hij.Nu", ["zei", "hij", "nu"], id="a missing space"),
        pytest.param(
            "straße Łódź İstanbul København þing", ["strasse", "lodz", "istanbul", "kobenhavn", "thing"], id="letters"
        ),
        pytest.param("ﬁlm ① ２", ["film", "1", "2"], id="ligatures and wide digits"),
        pytest.param("Киев Київ Жуков", ["kiev", "kiiv", "zjoekov"], id="cyrillic"),
        pytest.param("Αθήνα", ["athina"], id="greek"),
        pytest.param("北京", ["x5317x4eac"], id="another script can still be found"),
        pytest.param("Zelen\u00adsky", ["zelensky"], id="a soft hyphen is not there"),
        pytest.param("snake_case", ["snake", "case"], id="an underscore parts"),
        pytest.param("😀 ... --- ''", [], id="nothing to read"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Each rule of the module's docstring, on a word it is for."""
    assert words(text) == expected


@given(st.text(max_size=300))
def test_words_are_plain_for_any_text(text: str) -> None:
    """Whatever is typed, only a-z and 0-9 come out, no word is empty or endless."""
    assert all(re.fullmatch(r"[a-z0-9]{1,64}", word) for word in words(text))
    assert all(len(word) <= MAX_WORD for word in words(text))


@given(st.text(max_size=300))
def test_words_of_words_are_the_same(text: str) -> None:
    """Folding is done once: folded words fold to themselves."""
    once = words(text)
    assert words(" ".join(once)) == once


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=200))
def test_case_makes_no_difference(text: str) -> None:
    """A reader's capitals say nothing about what is meant."""
    assert words(text.upper()) == words(text.lower())


@given(st.text(max_size=300))
def test_tokens_point_into_the_text(text: str) -> None:
    """Each token tells where its word was written, from left to right, without overlap."""
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert words(text[token.start : token.end]) == [token.word] or "'" in fold(
            text[max(0, token.start - 1) : token.end + 1]
        )
        end = token.end


@given(st.text(max_size=200))
def test_fold_keeps_nothing_of_case_and_marks(text: str) -> None:
    """A folded text folds to itself."""
    assert fold(fold(text)) == fold(text)


def test_fold_keeps_what_is_not_a_letter() -> None:
    """Folding changes letters and apostrophes, not the rest of a text."""
    assert fold("Poetin’s 3 “plannen”, één!") == "poetin's 3 “plannen”, een!"


def test_a_word_is_cut_at_its_bound() -> None:
    """A word of ten thousand letters is one word of 64."""
    assert words("a" * 10_000) == ["a" * MAX_WORD]


def test_a_text_is_cut_at_its_bound() -> None:
    """No more than 20,000 words are read of any text."""
    assert len(words("nieuws " * (MAX_WORDS + 500))) == MAX_WORDS
