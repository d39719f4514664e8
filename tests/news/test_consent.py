"""Cookie walls are refused by name; news about cookies is news."""

import pytest

from news.consent import is_consent, is_wall_title, without_consent
from news.errors import UnreadableError
from tests.news.page_builder import FIRST, SECOND, page, read


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
