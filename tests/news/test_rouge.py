"""ROUGE and chrF as their authors defined them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rouge import MAX_WORDS, Rouge, chrf, rouge

WORDS = st.lists(st.sampled_from(["de", "raad", "stemt", "in", "met", "het", "plan"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    "brief,reference,expected",
    [
        pytest.param("de raad stemt in", "de raad stemt in", Rouge(1, 1, 1), id="the same"),
        pytest.param("de raad", "het plan", Rouge(0, 0, 0), id="nothing in common"),
        pytest.param("in stemt raad de", "de raad stemt in", Rouge(1, 0, 0.25), id="the same words backwards"),
        pytest.param("de raad stemt", "de raad stemt in met het plan", Rouge(0.6, 0.5, 0.6), id="its beginning"),
        pytest.param("de de de", "de raad", Rouge(0.4, 0, 0.4), id="a repeated word counts as often as it is there"),
        pytest.param("De Raad, stemt: in!", "de raad stemt in", Rouge(1, 1, 1), id="signs and capitals do not count"),
        pytest.param("Gaza-stad", "gaza stad", Rouge(1, 1, 1), id="a hyphen parts words"),
        pytest.param("3.000 euro", "3000 euro", Rouge(1, 1, 1), id="thousands are one number"),
        pytest.param("Oekraïne", "oekraine", Rouge(1, 0, 1), id="one word has no pairs"),
        pytest.param("", "de raad", Rouge(0, 0, 0), id="empty brief"),
        pytest.param("de raad", "", Rouge(0, 0, 0), id="empty reference"),
    ],
)
def test_rouge_by_hand(brief: str, reference: str, expected: Rouge) -> None:
    """These scores were worked out on paper."""
    found = rouge(brief, reference)
    assert (found.one, found.two, found.longest) == pytest.approx((expected.one, expected.two, expected.longest))


def test_the_longest_common_subsequence_may_have_gaps() -> None:
    """Words that stand between do not break it: "de … stemt … plan" is three of five and three of six."""
    assert rouge("de burgemeester stemt tegen plan", "de raad stemt in met plan").longest == pytest.approx(6 / 11)


@pytest.mark.parametrize(
    "brief,reference,expected",
    [
        pytest.param("raad", "raad", 1.0, id="the same"),
        pytest.param("xyz", "raad", 0.0, id="nothing in common"),
        pytest.param("", "raad", 0.0, id="empty brief"),
        pytest.param("ra ad", "r aad", 1.0, id="white space does not count"),
        pytest.param("ab", "ac", 0.25, id="one letter of two, no pair: a half and nothing, in the mean"),
        # orders 1 and 2: precision (1 + 1) / 2, recall (2/4 + 1/3) / 2 = 5/12; F2 = 5PR / (4P + R)
        pytest.param("ra", "raad", 5 * (5 / 12) / (4 + 5 / 12), id="recall weighs four times"),
    ],
)
def test_chrf_by_hand(brief: str, reference: str, expected: float) -> None:
    """These scores were worked out on paper."""
    assert chrf(brief, reference) == pytest.approx(expected)


def test_chrf_keeps_case() -> None:
    """A capital is another character."""
    assert chrf("Raad", "raad") < 1


@given(WORDS, WORDS)
def test_scores_lie_between_nothing_and_all(one: str, two: str) -> None:
    """Each score is from 0 to 1, ROUGE is the same both ways, and pairs and order are never easier than words."""
    found = rouge(one, two)
    assert 0 <= found.longest <= found.one <= 1
    assert 0 <= found.two <= 1
    assert found == rouge(two, one)
    assert 0 <= chrf(one, two) <= 1


@given(WORDS.filter(lambda text: len(text.split()) > 1))
def test_a_text_is_most_like_itself(text: str) -> None:
    """Against itself each score is 1."""
    assert rouge(text, text) == Rouge(1, 1, 1)
    assert chrf(text, text) == pytest.approx(1)


def test_endless_texts_are_cut() -> None:
    """Only the first words count, so that two long texts do not take forever."""
    same = "raad " * MAX_WORDS
    assert rouge(same + "plan " * 50_000, same) == Rouge(1, 1, 1)
