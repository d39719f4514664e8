"""Word forms that mean the same share a stem."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.folding import MAX_WORDS, words
from news.stemming import index_stems, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ["woning", "woningen"],
        ["huis", "huizen"],
        ["brief", "brieven"],
        ["foto", "foto's", "fotos"],
        ["video", "video's"],
        ["programma", "programma's"],
        ["schaats", "schaatsen", "schaatst"],
        ["Oekraïne", "oekraine", "OEKRAÏNE"],
        ["Gaza", "Gaza's", "gaza"],
        ["kabinet", "kabinetten"],
        ["boer", "boeren"],
        ["Russisch", "Russische"],
        ["terras", "terrassen"],
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_one_word_share_a_stem(forms: list[str]) -> None:
    """Plural, inflection and writing do not part a word from itself."""
    assert len({stems(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "one, other",
    [("Iran", "Irak"), ("overheid", "over"), ("schaats", "schat"), ("ov", "of"), ("Mali", "malie"), ("weer", "ver")],
    ids=lambda word: word,
)
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    """A stem never makes one word of two that news keeps apart."""
    assert stems(one) != stems(other)


@given(st.text(max_size=300))
def test_stems_are_plain_for_any_text(text: str) -> None:
    """One stem per word, only a-z and 0-9: the SQL side quotes nothing else."""
    found = stems(text)
    assert len(found) == len(words(text))
    assert all(re.fullmatch("[a-z0-9]+", one) for one in found)


@given(st.text(max_size=300))
def test_the_index_begins_with_the_stems_in_their_order(text: str) -> None:
    """A phrase is found in the index where it stands in the text."""
    indexed = index_stems(text).split(" ")
    assert tuple(indexed[: len(stems(text))]) == stems(text) or not stems(text)
    assert all(re.fullmatch("[a-z0-9]*", one) for one in indexed)


def test_the_index_holds_the_parts_of_compounds_after_all_words() -> None:
    """Gaza is found in Gazastrook, and no phrase runs from a word into a part."""
    assert index_stems("de Gazastrook in") == "de gazastrok in gaza strok"


def test_the_index_is_bounded() -> None:
    """An endless article takes at most 20,000 words in the index, its own words first."""
    indexed = index_stems("gazastrook " * (MAX_WORDS + 10)).split(" ")
    assert indexed == ["gazastrok"] * MAX_WORDS


def test_stems_are_the_same_from_many_threads() -> None:
    """The stemmer keeps a word in itself: two threads must not mix theirs."""
    asked = [f"woningen{number}en" for number in range(400)]
    stem.cache_clear()
    alone = [stem(word) for word in asked]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem, asked)) == alone
