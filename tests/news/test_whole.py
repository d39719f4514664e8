"""Sentences that their source broke are no part of a brief."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compression.standing import standing
from news.compression.whole import is_whole
from news.compression.words import words_of

BROKEN = [
    pytest.param("De brug is zaterdag gesloten.De veerboot vaart wel.", id="two sentences glued"),
    pytest.param("De brug is dicht,maar de veerboot vaart wel.", id="no space behind a comma"),
    pytest.param("De brug ging zaterdagDe weer open voor auto's.", id="two words glued"),
    pytest.param("De raad wil de brug toch toch weer openen.", id="a word twice"),
    pytest.param("Het grootste schip van de vloot, ligt in de haven van Straatdam.", id="a comma before the verb"),
    pytest.param("Lekken naar de pers, ruzies en een aangifte in Straatdam.", id="a noun that looks like a verb"),
    pytest.param("Twee doden, een sjoelclub op weg naar huis die vaststaat in de tunnel.", id="a verb in die only"),
    pytest.param("Zij doen mee aan de mars in Straatdam die van 7 tot 9 mei gehouden.", id="a clause without its verb"),
]


@pytest.mark.parametrize("sentence", BROKEN)
def test_what_the_source_broke_stands_nowhere(sentence: str) -> None:
    """Neither alone nor behind another sentence."""
    assert not is_whole(words_of(sentence))
    assert not standing(sentence).after


WHOLE = [
    "De ChristenUnie en GroenLinks willen de brug in Straatdam weer openen.",
    "Anna Vos zegt dat dat niet kan in een stad met zoveel water.",
    "Wie de brug wil openen, moet eerst de raad van Straatdam overtuigen.",
    "Als het vriest, gaat de brug over de Mark bij Straatdam dicht.",
    "Volgens wethouder Anna Vos, die in mei aantrad, gaat de brug weer open.",
    "De mars die in mei wordt gehouden, trekt duizenden lopers naar Straatdam.",
    "In Straatdam zijn twee mannen aangehouden die een brug hebben beklad.",
]


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_sound_sentence_is_whole(sentence: str) -> None:
    """Names with a capital in the middle, "dat dat", clauses before the verb and their commas are Dutch."""
    assert is_whole(words_of(sentence))


@given(st.text(max_size=200))
def test_any_text(sentence: str) -> None:
    """No text makes it fail, and it says the same again."""
    if words := words_of(sentence):
        assert is_whole(words) is is_whole(words)
