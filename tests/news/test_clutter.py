"""Promises of news.clutter, seen through news.agency."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from news.agency import parse_agency
from news.article import Article
from news.errors import UnreadableError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SUNDAY_NOON = datetime(2026, 2, 1, 12, 0, tzinfo=AMSTERDAM)


def articles(text: str) -> tuple[Article, ...]:
    """What comes out of a page seen on a Sunday at noon."""
    return parse_agency(text, source="file:test", fetched_at=SUNDAY_NOON, zone=AMSTERDAM).articles


CLUTTER = [
    "Deze site gebruikt cookies om beter te werken.",
    "Wij gebruiken cookies",
    "Cookies accepteren",
    "Advertentie",
    "ADVERTENTIE",
    "Deel dit artikel",
    "Delen via Facebook, Twitter en WhatsApp",
    "Facebook | X | E-mail",
    "© ANP",
    "© 2026 ANP / Fotograaf",
    "Foto: ANP",
    "Foto ANP",
    "Bron: ANP",
    "(ANP)",
    "Reageer",
    "12 reacties",
    "Abonneer nu",
    "Abonneer je op onze nieuwsbrief",
    "Word abonnee",
    "Log in",
    "Lees meer",
    "Lees ook: Dijk houdt stand",
    "Bekijk ook",
    "Bekijk ook: beelden van de storm",
    "Tekst loopt door onder de foto",
    "Lees verder onder de advertentie",
    "Home > Nieuws > Binnenland",
    "Volg ons op Instagram",
    "Heb je een tip? Mail de redactie.",
]


@pytest.mark.parametrize("line", CLUTTER)
@pytest.mark.parametrize("place", ["top", "middle", "end"])
def test_page_clutter_is_never_text(line: str, place: str) -> None:
    """Whatever the page puts around and between, the body is the article's paragraphs."""
    lines = ["Kop boven het stuk", "EEMDORP (ANP) - Een eerste zin.", "Een tweede zin."]
    lines.insert({"top": 0, "middle": 2, "end": 3}[place], line)
    (article,) = articles("\n".join(lines))
    assert article.title == "Kop boven het stuk"
    assert article.place == "EEMDORP"
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


@pytest.mark.parametrize(
    "sentence",
    [
        "De foto van de dijk ging de wereld over.",
        "Deel dit artikel niet, zei de rechter tegen de krant.",
        "Lees meer over de dijk, raadt de dijkgraaf aan.",
        "Advertenties op tv worden duurder.",
        "Reageer rustig, is het advies.",
        "Meer uit het fonds komt er niet.",
        "De site plaatst cookies, klaagt de bond.",
        "Home is waar het hart is.",
        "Abonneer je niet, waarschuwt de bond.",
        "Volg ons voorbeeld, zegt hij.",
    ],
)
def test_sentences_with_such_words_stay(sentence: str) -> None:
    """A sentence is text, also one that begins as clutter does."""
    (article,) = articles(f"Kop boven het stuk\nEen eerste zin.\n{sentence}\nEen laatste zin.")
    assert article.paragraphs == ("Een eerste zin.", sentence, "Een laatste zin.")


def test_a_pointer_goes_with_the_titles_it_points_at() -> None:
    """A heading ("Lees ook") in the middle of an article takes its links with it, and not the text after them."""
    page = "Kop\nEen eerste zin.\nLees ook\nDijk houdt stand\nSchip vergaan\nEen tweede zin."
    (article,) = articles(page)
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


def test_what_follows_the_teasers_is_not_the_article() -> None:
    """Lines under a pointer at the foot of the page are left out."""
    page = (
        "Kop\nEen zin. Nog een.\nMeer uit Sport\nTwee zinnen. Samen.\n1 uur geleden\nLees verder\nWij schrijven alles."
    )
    assert [article.body for article in articles(page)] == ["Een zin. Nog een.", "Twee zinnen. Samen."]


def test_labels_under_a_pointer_go_too() -> None:
    """The subjects under "Lees meer over" are links as well."""
    (article,) = articles("Kop\nEen eerste zin.\nEen tweede zin.\nLees meer over:\nDijken\nStorm")
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


def test_a_credit_behind_the_last_sentence_goes() -> None:
    """A copyright line that is glued to the text is cut off."""
    (article,) = articles("Kop\nEen eerste zin.\nEen tweede zin.© ANP")
    assert article.paragraphs == ("Een eerste zin.", "Een tweede zin.")


def test_only_clutter_is_no_article() -> None:
    """A page without an article says so."""
    with pytest.raises(UnreadableError, match="no article in this text"):
        articles("Advertentie\nDeel dit artikel\n© ANP")
