"""Compounds are taken apart where Dutch does it, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.compounds import MAX_LETTERS, is_word, parts

MADE_OF = {
    "gazastrook": "gaza",
    "gazaoorlog": "gaza",
    "oekraineoorlog": "oekraine",
    "oekrainetop": "oekraine",
    "ruslandbeleid": "rusland",
    "irandeal": "iran",
    "iransancties": "iran",
    "irakmissie": "irak",
    "chinabeleid": "china",
    "israelbezoek": "israel",
    "syriestrijders": "syrie",
    "syriegangers": "syrie",
    "hamasleider": "hamas",
    "hamasstrijders": "hamas",
    "trumpbeleid": "trump",
    "brexitdeal": "brexit",
    "brexitdebat": "brexit",
    "ajaxfan": "ajax",
    "ajaxsupporters": "ajax",
    "oranjefans": "oranje",
    "klimaatwet": "klimaat",
    "klimaattop": "klimaat",
    "klimaatakkoord": "klimaat",
    "klimaatmars": "klimaat",
    "klimaatactivisten": "klimaat",
    "stikstofcrisis": "stikstof",
    "stikstofcrisisdebat": "stikstof",
    "stikstofuitstoot": "stikstof",
    "asielbeleid": "asiel",
    "asielzoekers": "asiel",
    "asielopvang": "asiel",
    "vluchtelingendeal": "vluchteling",
    "vluchtelingenkamp": "vluchteling",
    "boerenprotest": "boer",
    "boerenpartij": "boer",
    "vrouwenvoetbal": "voetbal",
    "zaalvoetbal": "voetbal",
    "voetbalclub": "voetbal",
    "huurwoning": "woning",
    "koopwoningen": "woningen",
    "woningmarkt": "woning",
    "woningtekort": "woning",
    "jeugdzorg": "zorg",
    "ouderenzorg": "zorg",
    "zorgverzekeraar": "zorg",
    "zorgkosten": "zorg",
    "weerbericht": "weer",
    "winterweer": "weer",
    "noodweer": "weer",
    "arbeidsmarkt": "arbeid",
    "kabinetscrisis": "kabinet",
    "verkiezingsdebat": "verkiezing",
    "regeringspartij": "regering",
    "energierekening": "energie",
    "kernenergie": "energie",
    "aardgas": "gas",
    "gaswinning": "gas",
    "treinverkeer": "verkeer",
    "verkeersongeluk": "verkeer",
    "schaatsploeg": "schaats",
    "wielerploeg": "wieler",
    "tennistoernooi": "tennis",
    "ruimtestation": "ruimte",
    "schoolbestuur": "school",
    "basisschool": "school",
    "drugshandel": "drugs",
    "vredesoverleg": "vrede",
}

NOT_MADE_OF = {
    "malieveld": "mali",
    "maliebaan": "mali",
    "omanteling": "oman",
    "iranier": "iran",
    "iraniers": "iran",
    "irakees": "irak",
    "romein": "rome",
    "chilipeper": "chili",
    "chilisaus": "chili",
    "weerstand": "weer",
    "weerwoord": "weer",
    "weerwolf": "weer",
    "weerzin": "weer",
    "zorgvuldig": "zorg",
    "bezorger": "zorg",
    "verzorging": "zorg",
    "oranjerie": "oranje",
    "onweer": "weer",
    "polenta": "polen",
    "finale": "fin",
    "spanning": "span",
    "nederland": "land",
    "rusland": "land",
    "scheidsrechter": "rechter",
    "grensrechter": "rechter",
    "kandidaat": "daat",
    "universiteit": "unie",
    "politicus": "cus",
    "maandag": "maan",
    "klimaat": "maat",
    "voetbal": "bal",
    "stikstof": "stof",
    "uitspraak": "spraak",
    "achterstand": "stand",
    "overlast": "last",
    "verkeer": "keer",
    "aanslag": "slag",
    "onderwijs": "wijs",
    "opstand": "stand",
    "vereniging": "enig",
    "gazaan": "gaza",
    "antwoord": "woord",
}


@pytest.mark.parametrize("word, part", MADE_OF.items(), ids=lambda word: word)
def test_a_compound_has_its_part(word: str, part: str) -> None:
    """Who asks for the part finds the compound."""
    assert part in parts(word)


@pytest.mark.parametrize("word, part", NOT_MADE_OF.items(), ids=lambda word: word)
def test_what_looks_like_a_part_is_none(word: str, part: str) -> None:
    """Who asks for a word does not get what merely begins or ends with its letters."""
    assert part not in parts(word)


def test_links_are_taken_off_and_left_on() -> None:
    """The s and en between two parts may belong to the first, so it is given both ways."""
    assert parts("verkiezingsdebat")[:2] == ("verkiezings", "verkiezing")
    assert "hamas" in parts("hamasleider")


def test_a_part_of_three_is_taken_apart_again() -> None:
    """A compound of a compound shows all its parts."""
    assert {"stikstofcrisis", "stikstof", "crisis", "debat"} <= set(parts("stikstofcrisisdebat"))


def test_a_word_beyond_any_dutch_word_is_left_alone() -> None:
    """Addresses and pasted keys cost no time."""
    assert parts("gaza" * MAX_LETTERS + "strook") == ()
    assert parts("gaza2strook") == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=30))
def test_parts_lie_within_the_word(word: str) -> None:
    """A part is a piece of the word that is shorter than it, plain and not empty."""
    for part in parts(word):
        assert part in word
        assert part != word
        assert re.fullmatch("[a-z]{2,}", part)


def test_words_are_known_as_words() -> None:
    """As they stand and in the plural; a slip of the pen is none, nor what only begins compounds."""
    assert is_word("boek")
    assert is_word("boeken")
    assert not is_word("oekriane")
    assert not is_word("wielren")
