"""Rare words tell events apart."""

from hypothesis import given
from hypothesis import strategies as st

from news.word_rarity import CAP, Rarity


def test_an_empty_database_knows_what_says_little() -> None:
    """Before anything came in a minister is common, a village rare, and a word that nobody knows as rare as can be."""
    rarity = Rarity()
    assert rarity.weight("de") < 0.1
    assert rarity.weight("de") < rarity.weight("minister") < rarity.weight("waterschap") < CAP
    assert rarity.weight("zwaagwesteinderhorn") > 7


def test_what_came_in_is_learned() -> None:
    """A name that came into the news tells less with every article, others as much as before."""
    before, after = Rarity(), Rarity({"zandschip": 800}, 1_000)
    assert after.weight("zandschip") < before.weight("zandschip") - 2
    assert after.weight("sluiswachter") >= before.weight("sluiswachter")


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 10**7)), st.integers(0, 10**7), st.text(min_size=1))
def test_a_weight_is_bounded(counts: dict[str, int], articles: int, word: str) -> None:
    """Whatever was counted, also where counts were halved and do not add up."""
    assert 0 <= Rarity(counts, articles).weight(word) <= CAP
