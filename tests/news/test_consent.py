"""Cookie walls are refused by name; news about cookies is news."""

import lxml.html
import pytest

from news.consent import asks_elsewhere, is_consent, is_consent_address, is_error_title, is_wall_title, without_consent
from news.errors import UnreadableError
from tests.news.page_builder import FIRST, SECOND, linked, page, read


@pytest.mark.parametrize(
    "title, text",
    [
        pytest.param("Cookies op krant.nl", "<p>Wij gebruiken cookies.</p>", id="cookies"),
        pytest.param("DPG Media Privacy Gate", "<p>Even geduld.</p>", id="privacy gate"),
        pytest.param("Je privacy-instellingen", "<p>Wij en onze partners gebruiken cookies.</p>" * 9, id="choices"),
        pytest.param(
            "krant.nl",
            "<p>Wij en onze partners gebruiken cookies en vragen je toestemming om gegevens te verwerken.</p>"
            "<p>Klik op akkoord om alle cookies te accepteren. Je kunt je cookie-instellingen altijd wijzigen.</p>",
            id="wall without a name",
        ),
    ],
)
def test_a_consent_wall_is_no_article(title: str, text: str) -> None:
    """A page that only asks for consent is refused by that name."""
    with pytest.raises(UnreadableError, match=r"^consent page$"):
        read(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>".encode())


def test_news_about_cookies_is_an_article() -> None:
    """Who writes about cookies in the third person asks nothing."""
    text = (
        "<p>Websites mogen bezoekers niet langer dwingen om cookies te accepteren voordat zij een pagina zien.</p>"
        "<p>Dat heeft de rechter in Utrecht maandag bepaald in een zaak die de Consumentenbond had aangespannen.</p>"
    )
    article = read(page(text=text, title="Rechter verbiedt verplichte cookies | De Krant"))
    assert len(article.paragraphs) == 2


def test_consent_goes_around_an_article_and_stays_inside() -> None:
    """Only what asks before the first or after the last paragraph is a banner; inside it is quoted."""
    asks = "Wij gebruiken cookies om deze site te verbeteren."
    assert without_consent([asks, FIRST, asks, SECOND, asks]) == [FIRST, asks, SECOND]
    assert without_consent([asks, asks]) == []
    assert is_consent(asks)
    assert not is_consent(FIRST)
    assert not is_wall_title("Kabinet wil cookies verbieden")


@pytest.mark.parametrize(
    "address",
    [
        "https://myprivacy.dpgmedia.nl/consent?siteKey=abc&callbackUrl=https%3A%2F%2Fcourant.example%2Fa",
        "https://courant.example/privacy-gate?redirectUri=%2Fbrug",
        "https://courant.example/cookiewall/?url=/brug",
        "https://consent.courant.example/",
        "https://cookies.courant.example/keuze",
    ],
)
def test_addresses_where_consent_is_asked_for(address: str) -> None:
    """A fetch that ends there has met a wall."""
    assert is_consent_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://courant.example/tech/cookiewall-verboden",
        "https://courant.example/privacy/gate-van-de-haven",
        "https://courant.example/consent-decree-in-boston",
        "https://[::1",
        "",
    ],
)
def test_addresses_of_news_about_consent(address: str) -> None:
    """Are no walls."""
    assert not is_consent_address(address)


REFRESH = "<meta http-equiv='refresh' content='0;url=https://myprivacy.dpgmedia.nl/consent?siteKey=a&callbackUrl=b'>"
SCRIPT = "<script>location.replace('https://myprivacy.dpgmedia.nl/consent?callbackUrl=' + location.href)</script>"
FORM = "<form action='https://consent.courant.example/save'><button>Alles accepteren</button></form>"


@pytest.mark.parametrize("sends", [REFRESH, SCRIPT, FORM], ids=["refresh", "script", "form"])
def test_a_page_that_sends_on_to_consent_is_a_wall(sends: str) -> None:
    """It has no words of its own."""
    with pytest.raises(UnreadableError, match=r"^consent page$"):
        read(f"<html><head><title>De Courant</title>{sends}</head><body>{sends}</body></html>".encode())


def test_an_article_with_a_link_to_consent_is_an_article() -> None:
    """Every page of some outlets has one in its scripts."""
    assert read(page(SCRIPT)).title == "Brug bij Meerdorp ingestort"
    section = "<nav><ul>" + "<li><a href='/x'>Tien tips voor een betere tuin</a></li>" * 40 + "</ul></nav>"
    with pytest.raises(UnreadableError, match=r"^no article on this page$"):
        read(f"<html><head><title>Nieuws</title>{SCRIPT}</head><body>{section}</body></html>".encode())


def test_a_page_that_scripts_build_is_no_wall() -> None:
    """Its scripts know where consent is asked for, among much else; a wall has no other words."""
    few, many = (SCRIPT.replace("</script>", "; var menu = 'sport' ;" * n + "</script>") for n in (1, 40))
    sends = [asks_elsewhere(lxml.html.document_fromstring(f"<body><p>x</p>{script}")) for script in (few, many)]
    assert sends == [True, False]


@pytest.mark.parametrize(
    "title",
    ["Pagina niet gevonden", "404 - Niet gevonden", "Just a moment...", "Access Denied", "Oeps, er ging iets mis"],
)
def test_a_page_that_says_there_is_none_is_no_article(title: str) -> None:
    """Some servers say so with status 200 and in whole sentences."""
    assert is_error_title(title)
    words = (
        "<p>De pagina die je zoekt bestaat niet meer of is verplaatst, misschien heb je een oude link gebruikt.</p>" * 2
    )
    with pytest.raises(UnreadableError, match=r"^no article on this page$"):
        read(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{words}</body></html>".encode())


@pytest.mark.parametrize(
    "title", ["Storing bij ING duurt voort", "404 gewonden bij treinramp in India, zegt de politie"]
)
def test_news_of_what_goes_wrong_is_news(title: str) -> None:
    """An error is a whole title, or begins one that the page calls no article."""
    article = read(page(linked(headline=title), title=f"{title} | De Courant"))
    assert article.title == title
