"""News pages as tests need them: an article with a menu, a cookie banner, related links and a footer around it."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.article import Article
from news.pages import parse_page

NOW = datetime(2026, 2, 1, 11, 0, tzinfo=UTC)


ZONE = ZoneInfo("Europe/Amsterdam")


FIRST = "De brug over het kanaal bij Meerdorp is zondagochtend ingestort nadat een schip tegen een pijler was gevaren."


SECOND = (
    "Niemand raakte gewond, zegt de veiligheidsregio. De schipper is aangehouden en wordt door de politie verhoord."
)


THIRD = (
    "Het kanaal blijft zeker een week dicht voor alle scheepvaart, meldt de provincie in een verklaring aan de pers."
)


MENU = "<nav><ul><li><a href='/'>Voorpagina</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"


RELATED = "<aside><h3>Lees ook</h3><ul><li><a href='/x'>Tien tips voor een betere tuin</a></li></ul></aside>"


COOKIES = (
    "<div class='cookie-banner'><p>Wij gebruiken cookies om deze site te verbeteren.</p><button>Akkoord</button></div>"
)


LINKED = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Brug bij Meerdorp ingestort"}


def page(
    head: str = "", text: str = "", *, title: str = "Brug bij Meerdorp ingestort | De Krant", attributes: str = ""
) -> bytes:
    """A news page with menu, cookie banner, article, related links and footer around `text`."""
    text = text or f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    html = (
        f"<!doctype html><html {attributes}><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"{COOKIES}{MENU}<main><article><h1>{title.split(' | ')[0]}</h1>{text}</article>{RELATED}</main>"
        "<footer><p>© De Krant. Alle rechten voorbehouden.</p></footer></body></html>"
    )
    return html.encode()


def linked(**about: object) -> str:
    """A JSON-LD script that describes the page's article."""
    return f'<script type="application/ld+json">{json.dumps({**LINKED, **about})}</script>'


def read(data: bytes, url: str | None = None) -> Article:
    """The one article of a page."""
    (article,) = parse_page(data, source="page:x", fetched_at=NOW, zone=ZONE, url=url).articles
    return article
