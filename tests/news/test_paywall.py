"""Paywalls: known by what a page shows and says, and cut off with their offers; pleas are no walls."""

import json

import pytest

from news.article import Article, Kind
from news.paywall import without_wall
from tests.news.page_builder import FIRST, SECOND, THIRD, linked, page, read

OPENING = f"<p>{FIRST}</p><p>{SECOND}</p>"
OFFERS = "<p>Onbeperkt toegang tot alle artikelen.</p><p>Nu vanaf € 2,50 per week</p><p>Al abonnee? Log in</p>"
WHOLE = "".join(f"<p>{THIRD[:-1]}, voor de {number}e keer.</p>" for number in range(14))


def walled(text: str, head: str = "") -> Article:
    """The article of a page whose text ends at a wall."""
    return read(page(head, OPENING + text))


@pytest.mark.parametrize(
    "text, head",
    [
        pytest.param("", linked(isAccessibleForFree=False), id="JSON-LD says so"),
        pytest.param("", linked(isAccessibleForFree="False"), id="in words"),
        pytest.param("", linked(isAccessibleForFree="http://schema.org/False"), id="as an address"),
        pytest.param("", linked(hasPart={"isAccessibleForFree": False, "cssSelector": ".x"}), id="of a part"),
        pytest.param("", linked(hasPart=[{"isAccessibleForFree": "false"}]), id="of one of some parts"),
        pytest.param("", "<meta name='cXenseParse:mhu-article_ispaidcontent' content='true'>", id="a meta element"),
        pytest.param("<div class='artstyle__paywall'><h2>Kies je abonnement</h2></div>", "", id="a class"),
        pytest.param("<div data-testid='paywall-offer'><p>Log in of word lid</p></div>", "", id="a test id"),
        pytest.param(f"<h2>Wil je verder lezen?</h2>{OFFERS}", "", id="a question"),
        pytest.param(f"<h2>Wilt u dit artikel verder lezen?</h2>{OFFERS}", "", id="a polite question"),
        pytest.param("<p>Verder lezen? Word abonnee</p>", "", id="a short question"),
        pytest.param(f"<h3>Lees verder met een abonnement</h3>{OFFERS}", "", id="an order"),
        pytest.param(f"<h3>Lees dit artikel verder met een proefabonnement</h3>{OFFERS}", "", id="a longer order"),
        pytest.param("<p>Dit artikel is exclusief voor abonnees.</p>", "", id="a statement"),
        pytest.param("<p>Exclusief voor onze abonnees</p>", "", id="a short statement"),
        pytest.param(f"<p>Log in om verder te lezen</p>{OFFERS}", "", id="an account"),
        pytest.param("<p>Word abonnee en krijg toegang tot alle artikelen</p>", "", id="an offer of access"),
        pytest.param(
            "<p>Verder lezen? Word abonnee</p><p>Elke dag het nieuws uit je eigen buurt.</p>", "", id="and its praise"
        ),
    ],
)
def test_the_opening_of_a_paid_article_is_kept_and_marked(text: str, head: str) -> None:
    """What may be read stays, the wall and its offers go; it is a teaser."""
    article = walled(text, head)
    assert (article.paywalled, article.kind) == (True, Kind.TEASER)
    assert article.paragraphs == (FIRST, SECOND)


def test_a_description_stands_for_what_is_hidden() -> None:
    """Where nothing of the text may be read, title and description are kept."""
    wall = "<div class='paywall'><p>Dit artikel is alleen voor abonnees.</p></div>"
    article = read(page(linked(isAccessibleForFree=False, description="De brug is ingestort."), wall))
    assert (article.body, article.paywalled) == ("De brug is ingestort.", True)


@pytest.mark.parametrize(
    "text, head",
    [
        pytest.param("", "", id="nothing"),
        pytest.param("<p>Word abonnee en steun onze journalistiek.</p>", "", id="a plea under the text"),
        pytest.param(f"<h2>Wil je meer lezen?</h2>{OFFERS}", linked(isAccessibleForFree=True), id="said to be free"),
        pytest.param(f"<h2>Wil je meer lezen?</h2>{OFFERS}", "", id="an offer under a whole text"),
        pytest.param("<div class='no-paywall'><p>Log in voor reacties</p></div>", "", id="a class that says no"),
        pytest.param("<footer><p>Log in om verder te lezen</p></footer>", "", id="in the footer"),
    ],
)
def test_a_whole_text_is_not_paid(text: str, head: str) -> None:
    """Its offers go as well."""
    article = read(page(head, WHOLE + text))
    assert (article.paywalled, article.kind) == (False, Kind.ARTICLE)
    assert article.paragraphs[-1].endswith("voor de 13e keer.")


def test_the_button_of_every_page_says_nothing() -> None:
    """They all have "Word abonnee" in their head."""
    article = read(page("", f"<div class='top'><a>Word abonnee</a></div>{OPENING}<p>{THIRD}</p>"))
    assert not article.paywalled


@pytest.mark.parametrize("around", ["footer", "aside", "nav", "header"])
def test_what_stands_around_a_short_article_is_no_wall(around: str) -> None:
    """An account is asked for under the comments, or in the menu, of every page."""
    short = page("", f"{OPENING}<p>{THIRD}</p>").replace(
        b"</body>", f"<{around}><p>Log in om verder te lezen</p></{around}></body>".encode()
    )
    assert not read(short).paywalled


def test_news_about_paywalls_is_news() -> None:
    """Paragraphs that speak of subscribers are no wall."""
    told = "De krant had vorig jaar tachtigduizend abonnees, zegt de uitgever, en wil er dit jaar tienduizend bij."
    kept, is_walled = without_wall([FIRST, told, SECOND])
    assert (kept, is_walled) == ([FIRST, told, SECOND], False)


def test_a_plea_inside_a_text_goes_alone() -> None:
    """What comes behind it is text."""
    prose = " ".join(["De brug over het kanaal is dicht en blijft dat voorlopig."] * 5)
    assert without_wall([FIRST, "Wil je verder lezen?", prose, prose]) == ([FIRST, prose, prose], False)


def test_a_live_blog_of_json_is_read() -> None:
    """Its updates are its text where scripts build the page, and its type tells what it is."""
    updates = [{"headline": "Boom op huis", "articleBody": FIRST}, {"headline": "Trein stil", "articleBody": SECOND}]
    about = {"@type": "LiveBlogPosting", "headline": "Storm boven Meerdorp", "liveBlogUpdate": updates}
    article = read(page(f'<script type="application/ld+json">{json.dumps(about)}</script>', "<div id='app'></div>"))
    assert article.kind is Kind.LIVEBLOG
    assert article.paragraphs == ("Boom op huis", FIRST, "Trein stil", SECOND)
