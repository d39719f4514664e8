"""Promises of news.body_text: what print and scrapers leave in a text is no sentence of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.body_text import clean_body, is_caption
from news.cleaning import clean_text
from news.sentences import sentences

SENTENCE = "De minister wil dat de regels in mei veranderen."


@pytest.mark.parametrize(
    "text, clean",
    [
        pytest.param("De voor- zitter treedt af.", "De voorzitter treedt af.", id="within a line"),
        pytest.param("De voor-\nzitter treedt af.", "De voorzitter treedt af.", id="over two lines"),
        pytest.param(
            "De voor\u00ad\nzitter treedt af.", "De voorzitter treedt af.", id="a soft hyphen at the line's end"
        ),
        pytest.param("land- en tuinbouw, vee- of akkerbouw", "land- en tuinbouw, vee- of akkerbouw", id="pairs stay"),
        pytest.param("land-\nen tuinbouw", "land- en tuinbouw", id="a pair over two lines"),
        pytest.param("de oud- minister en de ex- man", "de oud-minister en de ex-man", id="prefixes keep their hyphen"),
        pytest.param("een zee- eend", "een zee-eend", id="vowels that would be one keep it"),
        pytest.param("in Noord-\nHolland", "in Noord-Holland", id="a name over two lines"),
        pytest.param(
            "Het duel Ajax - PSV is om 20 - 22 uur", "Het duel Ajax - PSV is om 20 - 22 uur", id="a dash stays"
        ),
    ],
)
def test_broken_words_are_whole_again(text: str, clean: str) -> None:
    """A word that print broke is one word, and half of a pair stays half of a pair."""
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    "heading, following",
    [
        pytest.param("Nieuwe regels", "De minister wil dat het anders gaat.", id="two words and an article"),
        pytest.param("Niet overtuigend", "Het plan is volgens de raad te duur.", id="no noun"),
        pytest.param("Rode cijfers", "Volgens Van Dam maakt de fabriek verlies.", id="a name behind a preposition"),
        pytest.param("Oude wortels", "De Duitse minister kent de streek goed.", id="an adjective with a capital"),
        pytest.param("Drie mensen gewond bij botsing", "Door het ongeluk is de weg dicht.", id="a longer one"),
        pytest.param("Verdienen", "Het is volgens de raad een kwestie van geduld.", id="one word"),
        pytest.param("Krakers willen in de kerk blijven", "Volgens de politie mag dat niet.", id="a short sentence"),
    ],
)
def test_a_glued_heading_is_a_paragraph(heading: str, following: str) -> None:
    """A sub-headline without a stop does not open the sentence that follows it."""
    body = clean_body(f"Dat mag niet, zegt hij. {heading} {following} Dat is duidelijk.")
    assert heading in body.split("\n\n")
    assert following in sentences(body)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dat is duur. Zelfs minister De Jonge ziet niets in het plan.", id="a surname with De"),
        pytest.param("Dat is duur. Volgens het programma Dit is het land stijgt de prijs.", id="a programme"),
        pytest.param("Dat is duur. Hij las De avonden van Reve in een dag.", id="a book"),
        pytest.param("Dat is duur. Dat schrijft dagblad Het laatste nieuws.", id="a paper"),
        pytest.param("Dat is duur. BBB-leider Van der Plas wil meer geld.", id="a surname with Van"),
        pytest.param("Dat is duur. Zijn lied Leef of Die bleef lang. Leef of Die kwam uit in mei.", id="a song"),
        pytest.param("Dat is duur. Eten in restaurant De gouden leeuw is goedkoper.", id="a restaurant"),
        pytest.param("Dat is duur. In Den Haag is de Tweede Kamer boos.", id="names"),
    ],
)
def test_a_capital_within_a_sentence_parts_nothing(text: str) -> None:
    """Titles and surnames begin with capitals too."""
    assert clean_body(text) == text


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Een schip ligt aan de kade in Meerdorp. Foto: Karel Zomer", id="photographer"),
        pytest.param("De brug na de botsing (Foto ANP)", id="agency in brackets"),
        pytest.param("Foto: Karel Zomer / De Krant", id="credit alone"),
        pytest.param("Bewoners bij de dijk | Beeld: Getty Images", id="behind a rule"),
        pytest.param("Lees ook: Waarom de brug te oud was.", id="a pointer with a full stop"),
        pytest.param("Lees ook: Waarom de brug te oud was", id="a pointer without one"),
        pytest.param("Verder lezen? Word abonnee", id="a plea"),
        pytest.param("Wil je verder lezen? Probeer nu een maand gratis.", id="a longer plea"),
        pytest.param("Dit artikel is alleen voor abonnees", id="a wall"),
        pytest.param("Al abonnee? Log hier in", id="a door in the wall"),
    ],
)
def test_captions_and_pleas_are_no_text(line: str) -> None:
    """What stands under pictures and at walls is not told by the article."""
    assert clean_body(f"{SENTENCE}\n\n{line}\n\nDe Kamer stemt.") == f"{SENTENCE}\n\nDe Kamer stemt."


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("De politie vond op zijn telefoon een foto van het huis.", id="a photo in the story"),
        pytest.param("Op de foto staat minister Jansen naast de burgemeester.", id="a photo with a name"),
        pytest.param("Wie abonnee wordt, krijgt volgens de krant een fiets.", id="subscribers in the news"),
        pytest.param("Kinderen lezen meer dan tien jaar geleden.", id="reading in the news"),
    ],
)
def test_sentences_about_such_things_stay(line: str) -> None:
    """A sentence is text whatever it is about."""
    assert clean_body(line) == line
    assert not is_caption(line)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"Nieuwe regels voor de visserij\n\n{SENTENCE}", id="on a line of its own"),
        pytest.param(f"NIEUWE REGELS VOOR DE VISSERIJ.\n\n{SENTENCE}", id="in capitals with a stop"),
        pytest.param(f"Nieuwe regels voor de visserij {SENTENCE}", id="glued to the text"),
    ],
)
def test_the_headline_is_not_said_again(body: str) -> None:
    """A headline that is repeated above the text goes."""
    assert clean_body(body, "Nieuwe regels voor de visserij") == SENTENCE


@pytest.mark.parametrize(
    "title, body",
    [
        ("Man dood in Almen", "Man dood in Almen gevonden door een wandelaar."),
        ("Brug in Almen gaat dicht", "Brug in Almen gaat dicht."),
        ("De raad", "De raad Van Almen stemt in."),
    ],
)
def test_a_text_that_begins_as_its_headline_stays(title: str, body: str) -> None:
    """Where the sentence goes on, or nothing else is there, it is text."""
    assert clean_body(body, title) == body


PIECES = st.sampled_from(
    [
        "De ",
        "voor- ",
        "zitter ",
        "Nieuwe regels ",
        "zegt hij. ",
        "\n",
        "\n\n",
        "Foto: Jan ",
        "- ",
        "ab- cd- ef ",
        "Het ",
        "land-\n",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)), st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str, title: str) -> None:
    """What is kept is in its final form, and no text makes it fail."""
    once = clean_body(text, title)
    assert clean_body(once) == once


@pytest.mark.parametrize(
    "label",
    ["voetbal", "tennis -", "identiteit", "profiel -", "Reportage", "Interview"],
)
def test_a_label_before_the_text_goes(label: str) -> None:
    """The section or topic that a paper prints before the first word is no part of the sentence."""
    text = "Lucas Vos stopt als trainer van Straatdam."
    assert clean_body(f"{label} {text}") == text


@pytest.mark.parametrize(
    "text",
    ["Minister Vos stopt ermee.", "maar Vos stopt ermee.", "Interview met Vos is afgelast.", "'s Nachts is het koud."],
)
def test_what_is_no_label_stays(text: str) -> None:
    """A function before a name and a word of the sentence stay."""
    assert clean_body(text) == text


def test_a_dropped_capital_and_a_lonely_stop_are_mended() -> None:
    """The first letter that a paper sets large belongs to its word; a stop stands right behind its own."""
    assert clean_body("D e raad is bijeen .\n\nDe brug is dicht .") == "De raad is bijeen.\n\nDe brug is dicht."
    assert clean_body("U bent te laat, zei de raad.") == "U bent te laat, zei de raad."
    assert clean_body("De raad ... en de brug.") == "De raad ... en de brug."
