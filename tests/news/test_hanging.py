"""What in a sentence hangs on one before it, and what the one after it does to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compression.hanging import gives_source, hangs, is_taken_back
from news.compression.words import words_of

HANGING = [
    pytest.param("De bank heeft er gisteren een geopend in Straatdam.", id="a count of what"),
    pytest.param("In de haven liggen er nog twee.", id="a number without its noun"),
    pytest.param("Waarop burgemeester Anna Vos besloot dat de kade dicht moest.", id="a clause of the sentence before"),
    pytest.param("Tijdens een avond voor bouwers kwam het bedrijf met een nieuw plan.", id="which company"),
    pytest.param("Slechts acht Nederlanders gingen de coureur voor in Straatdam.", id="which driver"),
    pytest.param("De voormalige directeur weet nergens van.", id="which director"),
    pytest.param("De landen bepalen zelf of zij daarna de klok verzetten.", id="after what"),
    pytest.param("Uit onderzoek blijkt dat dat na een brief gebeurde.", id="what happened"),
    pytest.param("De Noordleder zag dat niet zitten.", id="which townsman"),
    pytest.param("Er ontstond ruzie toen bleek dat Straatdam die status had verloren.", id="which status"),
    pytest.param("Vooral in het dorp Noordlede haalden ze veel stemmen.", id="who, behind the verb"),
]


@pytest.mark.parametrize("sentence", HANGING)
def test_what_only_an_earlier_sentence_tells_hangs(sentence: str) -> None:
    """Such a sentence opens no brief unless it opens its article."""
    assert hangs(words_of(sentence))


STANDING = [
    pytest.param("De bank heeft er gisteren een kantoor geopend in Straatdam.", id="a count with its noun"),
    pytest.param("Bouwbedrijf Ciran zegt dat het bedrijf een nieuw plan heeft.", id="a company named before"),
    pytest.param("In Straatdam heeft de directeur van het zwembad ontslag genomen.", id="told apart by what follows"),
    pytest.param("De coureur Bas Vos heeft in Straatdam gewonnen.", id="named right behind"),
    pytest.param("Rijkswaterstaat laat de kade, die vorig jaar verzakte, herstellen.", id="a clause of its own noun"),
    pytest.param("Anna Vos zegt dat ze in mei vertrekt.", id="a pronoun with its name"),
    pytest.param("In Straatdam is die week geen bus gegaan.", id="a time"),
]


@pytest.mark.parametrize("sentence", STANDING)
def test_what_is_told_in_the_sentence_itself_stands(sentence: str) -> None:
    """A name, an attribute or a noun of its own is enough."""
    assert not hangs(words_of(sentence))


@pytest.mark.parametrize("opening", ["Maar", "Toch", "Helaas"])
def test_a_turn_takes_back(opening: str) -> None:
    """The sentence after it may say that it is not so."""
    told = words_of("Boven het busstation komen schermen met reclame.")
    assert is_taken_back(told, words_of(f"{opening} is daar nog niets van te zien."))
    assert not is_taken_back(told, words_of("De gemeente betaalt de schermen."))
    assert not is_taken_back(told, ())


def test_a_supposition_needs_who_supposes() -> None:
    """What should or would have happened is told with who says so, or a condition."""
    assert is_taken_back(words_of("De lege ruimte zou worden gevuld met schermen."), ())
    assert not is_taken_back(words_of("De lege ruimte zou worden gevuld met schermen, zegt de wethouder."), ())
    assert not is_taken_back(words_of("Een verdachte zou de schermen hebben vernield."), ())


def test_where_it_comes_from() -> None:
    """The pattern "Dat blijkt uit …" or "Dat heeft X besloten", not "Dat is jammer"."""
    assert gives_source(words_of("Dat blijkt uit cijfers van de gemeente."))
    assert gives_source(words_of("Dat heeft wethouder Anna Vos besloten."))
    assert not gives_source(words_of("Dat is opvallend weinig voor de tijd van het jaar."))
    assert not gives_source(words_of("Dat."))


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_words(sentence: str, following: str) -> None:
    """No text makes the rules fail, and they say the same again."""
    if words := words_of(sentence):
        assert hangs(words) is hangs(words)
        assert is_taken_back(words, words_of(following)) is is_taken_back(words, words_of(following))
    assert gives_source(words_of(following)) in (True, False)
